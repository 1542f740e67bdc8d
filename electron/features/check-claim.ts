import { checkClaim as check } from '../claim-check/index.ts'
import { wordProposal } from '../claim-check/wording.ts'
import type { Handler } from '../handler.ts'
import { findCustomer } from '../records/customers.ts'

export const checkClaim: Handler<'checkClaim'> = (vault, { customer, claim, on, locale }, { now }) => {
  const proposal = check(vault, { customer: findCustomer(vault, customer).id, text: claim, on: on ?? now.slice(0, 10) })
  return wordProposal(proposal, locale ?? vault.info.locale)
}
