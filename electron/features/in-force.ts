import { forceOn } from '../amendments/force.ts'
import type { Handler } from '../handler.ts'
import { findCustomer } from '../records/customers.ts'

export const showInForce: Handler<'showInForce'> = (vault, { customer, on: asked }, { now }) => {
  const on = asked ?? now.slice(0, 10)
  const force = forceOn(vault, findCustomer(vault, customer).id, on)
  return {
    on,
    documents: force.documents.map(({ id, title, signedOn, standing }) => ({
      contractId: id,
      title,
      signedOn,
      standing,
    })),
    clauses: force.clauses.map(({ row, id, contract, path, heading, page, text }) => ({
      clauseId: id,
      contractId: contract,
      clauseNumber: path,
      heading,
      page,
      text,
      standing: force.standingOf(row),
    })),
    amendments: [...force.amendments],
  }
}
