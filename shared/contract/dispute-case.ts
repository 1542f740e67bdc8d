import { z } from 'zod'
import { CaseId, ClaimId, CustomerId, CustomerRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Instant, Locale } from '../units.ts'
import { DecidedVerdict, Overall } from '../verdict.ts'
import { ClaimCheck } from './check-claim.ts'
import { CaseRow } from './customers.ts'

export const openCase = op(
  'write',
  'Open a dispute with a customer.',
  z.strictObject({ customer: CustomerRef, title: z.string().trim().min(1).max(200).optional() }),
  z.object({ caseId: CaseId }),
)

export const addClaim = op(
  'write',
  'Add one thing the customer says he was promised, in his own words; held against both records at once.',
  z.strictObject({
    case: CaseId,
    text: z.string().trim().min(1).max(2000),
    /** The day the claim is about. */
    on: Day.optional(),
    locale: Locale.optional(),
  }),
  ClaimCheck.extend({ claimId: ClaimId }),
)

export const Decision = z.object({
  signed: DecidedVerdict,
  said: DecidedVerdict,
  overall: Overall,
  note: z.string(),
  by: z.string(),
  at: Instant,
})
export type Decision = z.infer<typeof Decision>

export const decideClaim = op(
  'write',
  'Record a person’s decision on a claim, on both axes. Deciding again keeps the earlier decision in the history.',
  z.strictObject({
    claim: ClaimId,
    signed: DecidedVerdict,
    said: DecidedVerdict,
    note: z.string().trim().max(4000).default(''),
    by: z.string().trim().min(1).max(200),
  }),
  z.object({ claimId: ClaimId, overall: Overall }),
)

export const recheckClaim = op(
  'write',
  'Hold a claim against the records again, after evidence was added. The earlier finding stays in the history.',
  z.strictObject({ claim: ClaimId, locale: Locale.optional() }),
  ClaimCheck.extend({ claimId: ClaimId }),
)

export const CaseClaim = z.object({
  claimId: ClaimId,
  text: z.string(),
  on: Day.nullable(),
  addedAt: Instant,
  /** The newest finding, and whether evidence of this customer has changed since it was made. */
  finding: ClaimCheck,
  foundAt: Instant,
  stale: z.boolean(),
  decision: Decision.nullable(),
  /** Earlier decisions, oldest first. */
  history: z.array(Decision),
})
export type CaseClaim = z.infer<typeof CaseClaim>

export const showCase = op(
  'read',
  'Show a case: its claims, what both records say of each, and what was decided.',
  z.strictObject({ case: CaseId, locale: Locale.optional() }),
  z.object({
    caseId: CaseId,
    title: z.string(),
    customerId: CustomerId,
    customerName: z.string(),
    openedAt: Instant,
    claims: z.array(CaseClaim),
  }),
)

export const listCases = op(
  'read',
  'List the cases of the vault, newest first.',
  z.strictObject({}),
  z.object({ cases: z.array(CaseRow) }),
)
