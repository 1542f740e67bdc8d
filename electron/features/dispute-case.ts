import { overallOf } from '../../shared/verdict.ts'
import { checkClaim } from '../claim-check/index.ts'
import { wordProposal } from '../claim-check/wording.ts'
import type { Handler } from '../handler.ts'
import { caseClaimsOf, newestFinding } from '../records/case-claims.ts'
import { casesOf, claimsOf, findCase, findClaim } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'

export const openCase: Handler<'openCase'> = (vault, input, { id, now }) => {
  const customer = findCustomer(vault, input.customer)
  const caseId = id('case')
  const title = input.title ?? customer.name
  return {
    subject: caseId,
    customer: customer.id,
    detail: { title },
    write: (rows) => {
      rows.insert('dispute_case', { id: caseId, customer: customer.id, title, at: now })
      return { caseId }
    },
  }
}

export const listCases: Handler<'listCases'> = (vault) => ({ cases: casesOf(vault) })

export const addClaim: Handler<'addClaim'> = (vault, { case: caseId, text, on, locale }, { id, now }) => {
  const { customer } = findCase(vault, caseId)
  const claimId = id('claim')
  const proposal = checkClaim(vault, { customer, text, on: on ?? dayOf(now) })
  return {
    subject: claimId,
    customer,
    detail: { case: caseId, text, on, signed: proposal.signed.verdict, said: proposal.said.verdict },
    write: (rows) => {
      const position = claimsOf(vault, caseId).length + 1
      rows.insert('claim', { id: claimId, dispute_case: caseId, position, text, about: on ?? null, at: now })
      rows.insert('finding', { claim: claimId, proposal: JSON.stringify(proposal), at: now })
      return { claimId, ...wordProposal(proposal, locale ?? vault.info.locale) }
    },
  }
}

export const recheckClaim: Handler<'recheckClaim'> = (vault, { claim, locale }, { now }) => {
  const { id, customer, text, about, at } = findClaim(vault, claim)
  const proposal = checkClaim(vault, { customer, text, on: about ?? dayOf(at) })
  return {
    subject: id,
    customer,
    detail: { signed: proposal.signed.verdict, said: proposal.said.verdict },
    write: (rows) => {
      rows.insert('finding', { claim: id, proposal: JSON.stringify(proposal), at: now })
      return { claimId: id, ...wordProposal(proposal, locale ?? vault.info.locale) }
    },
  }
}

export const decideClaim: Handler<'decideClaim'> = (vault, { claim, signed, said, note, by }, { now }) => {
  const record = findClaim(vault, claim)
  const { row: finding } = newestFinding(vault, record)
  return {
    subject: claim,
    customer: record.customer,
    detail: { signed, said, note, by },
    write: (rows) => {
      rows.insert('decision', { claim, finding, signed, said, note, by, at: now })
      return { claimId: claim, overall: overallOf(signed, said) }
    },
  }
}

export const showCase: Handler<'showCase'> = (vault, { case: caseId, locale }) => {
  const { id, title, customer, customerName, at } = findCase(vault, caseId)
  const claims = caseClaimsOf(vault, id, locale ?? vault.info.locale)
  return { caseId: id, title, customerId: customer, customerName, openedAt: at, claims }
}

const dayOf = (instant: string): string => instant.slice(0, 10)
