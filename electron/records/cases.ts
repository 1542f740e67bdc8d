import type { CaseRow } from '../../shared/contract/customers.ts'
import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** Cases, newest first: all of the vault, or one customer's. */
export const casesOf = (vault: ReadVault, customer: string | null = null): CaseRow[] =>
  vault.all<CaseRow>(
    `SELECT dispute_case.id AS caseId, dispute_case.title, customer.id AS customerId, customer.name AS customerName,
            dispute_case.at AS openedAt, count(claim.id) AS claims,
            count(claim.id) FILTER (WHERE NOT EXISTS (SELECT 1 FROM decision WHERE decision.claim = claim.id)) AS undecided
     FROM dispute_case
     JOIN customer ON customer.id = dispute_case.customer
     LEFT JOIN claim ON claim.dispute_case = dispute_case.id
     WHERE @customer IS NULL OR dispute_case.customer = @customer
     GROUP BY dispute_case.id ORDER BY dispute_case.rowid DESC`,
    { customer },
  )

export interface CaseRecord {
  readonly id: string
  readonly customer: string
  readonly customerName: string
  readonly title: string
  readonly at: string
}

export function findCase(vault: ReadVault, id: string): CaseRecord {
  const found = vault.get<CaseRecord>(
    `SELECT dispute_case.id, dispute_case.customer, customer.name AS customerName, dispute_case.title, dispute_case.at
     FROM dispute_case JOIN customer ON customer.id = dispute_case.customer WHERE dispute_case.id = @id`,
    { id },
  )
  if (!found) throw notFound('case', id)
  return found
}

export interface ClaimRecord {
  readonly id: string
  readonly dispute_case: string
  readonly customer: string
  readonly position: number
  readonly text: string
  readonly about: string | null
  readonly at: string
}

const CLAIM = `SELECT claim.*, dispute_case.customer FROM claim JOIN dispute_case ON dispute_case.id = claim.dispute_case`

export function findClaim(vault: ReadVault, id: string): ClaimRecord {
  const found = vault.get<ClaimRecord>(`${CLAIM} WHERE claim.id = @id`, { id })
  if (!found) throw notFound('claim', id)
  return found
}

export const claimsOf = (vault: ReadVault, disputeCase: string): ClaimRecord[] =>
  vault.all<ClaimRecord>(`${CLAIM} WHERE claim.dispute_case = @disputeCase ORDER BY claim.position`, { disputeCase })
