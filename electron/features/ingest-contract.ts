import { basename } from 'node:path'
import type { Clause } from '../../shared/contract/ingest-contract.ts'
import type { Output, ParsedInput } from '../../shared/contract.ts'
import type { Warning } from '../../shared/units.ts'
import type { Change, Handler, Unchanged } from '../handler.ts'
import { type ContractRecord, clausesOf, contractWith, findContract } from '../records/contracts.ts'
import { findCustomer } from '../records/customers.ts'
import { factsNotKept, giveBack, lostOriginals } from '../records/known-evidence.ts'
import { passageOf, rowidOf } from '../records/passages.ts'
import { refused } from '../vault/errors.ts'
import type { Staged } from '../vault/objects.ts'
import type { ReadVault } from '../vault/open.ts'
import { runTask } from '../work/run.ts'

/** A page takes milliseconds; a file that goes a minute without one is made to be read for ever. */
const PATIENCE = {
  ms: 60_000,
  refusal: () =>
    refused(
      'pdf-damaged',
      'A page of this file takes longer than a minute to read. Print it anew as a PDF, then add that.',
    ),
}

export const ingestContract: Handler<'ingestContract'> = async (vault, input, context) => {
  const customer = findCustomer(vault, input.customer)
  if (input.amends !== undefined) sameCustomer(findContract(vault, input.amends), customer)
  const source = context.files.read(input.file)
  const staged = await context.stage(source.path)
  const known = contractWith(vault, customer.id, staged.sha256)
  if (known) return addedBefore(vault, known, input, staged)

  // From here on the copy is read, never the source: what was hashed is what was read.
  const { signal, progress, now } = context
  const text = await runTask(
    'readContract',
    { path: staged.path },
    { signal, onProgress: progress, patience: PATIENCE },
  )
  const clauses: Clause[] = text.clauses.map((clause) => ({
    ...clause,
    clauseId: context.id('clause'),
  }))
  const id = context.id('contract')
  const title = input.title ?? text.title ?? basename(source.name)
  const signedOn = input.signedOn ?? text.signedOn
  const facts = {
    title,
    signed_on: signedOn,
    amends: input.amends ?? null,
    text_source: text.textSource,
    signature: text.mediaType === 'application/pdf' ? 'not-checked' : 'unsigned',
    language: text.language,
    pages: text.pageSizes.length || 1,
  } as const

  return {
    subject: id,
    customer: customer.id,
    detail: { ...facts, sha256: staged.sha256, bytes: staged.bytes, name: source.name, clauses: clauses.length },
    write: (rows) => {
      const earlier = contractWith(vault, customer.id, staged.sha256)
      if (earlier) throw refused('already-added', 'This contract was added a moment ago; it is on the customer’s page.')
      rows.keep(staged, { kind: 'contract', mediaType: text.mediaType, name: source.name, at: now })
      rows.insert('contract', {
        id,
        customer: customer.id,
        sha256: staged.sha256,
        ...facts,
        page_sizes: JSON.stringify(text.pageSizes),
        warnings: JSON.stringify(text.warnings),
        at: now,
      })
      for (const [position, clause] of clauses.entries()) {
        const { clauseId, boxes, terms, number, path, level, heading, page, text } = clause
        const row = rows.insert('clause', {
          id: clauseId,
          contract: id,
          position,
          number,
          path,
          level,
          heading,
          page,
          text,
          boxes: JSON.stringify(boxes),
          terms: JSON.stringify(terms),
        })
        rows.index(rowidOf('clause', row), passageOf('clause', customer.id, `${heading ?? ''}\n${text}`))
      }
      return ingested(vault, findContract(vault, id))
    },
  }
}

/** The answer for a file that is this customer's contract already. Where its original was lost, it is given back. */
function addedBefore(
  vault: ReadVault,
  known: ContractRecord,
  { title, signedOn, amends }: ParsedInput<'ingestContract'>,
  staged: Staged,
): Unchanged<Output<'ingestContract'>> | Change<Output<'ingestContract'>> {
  const notKept = factsNotKept([
    { name: 'title', given: title, kept: known.title },
    { name: 'day of signing', given: signedOn, kept: known.signed_on },
    { name: 'amended contract', given: amends, kept: known.amends },
  ])
  const answer = { ...ingested(vault, known, notKept), duplicate: true }
  const lost = lostOriginals(vault, [staged])
  if (lost.length === 0) return { unchanged: answer }
  return {
    subject: known.id,
    customer: known.customer,
    detail: { restored: lost.map(({ sha256 }) => sha256) },
    write: (rows) => {
      giveBack(vault, rows, lost)
      return answer
    },
  }
}

function sameCustomer(amended: ContractRecord, customer: { id: string; name: string }): void {
  if (amended.customer !== customer.id)
    throw refused(
      'amends-other-customer',
      `The contract it amends belongs to another customer, not to ${customer.name}.`,
    )
}

function ingested(
  vault: ReadVault,
  record: ContractRecord,
  warnings: readonly Warning[] = [],
): Output<'ingestContract'> {
  return {
    contractId: record.id,
    sha256: record.sha256,
    duplicate: false,
    mediaType: record.media_type,
    pages: record.pages,
    textSource: record.text_source,
    signature: { status: record.signature, signers: [] },
    signedOn: record.signed_on,
    amends: record.amends,
    clauses: clausesOf(vault, record.id),
    warnings: [...(JSON.parse(record.warnings) as Warning[]), ...warnings],
  }
}
