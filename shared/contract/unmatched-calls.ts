import { z } from 'zod'
import { CustomerId, CustomerRef, RecordingId } from '../ids.ts'
import { op } from '../operation.ts'
import { RecordingRow } from './customers.ts'
import { CallFact } from './ingest-recording.ts'

/** How it is known whose call it is. */
export const MatchBasis = z.enum(['given', 'phone', 'reference', 'person', 'rule'])
export type MatchBasis = z.infer<typeof MatchBasis>

const Candidate = z.object({ customerId: CustomerId, name: z.string(), basis: MatchBasis })

export const UnmatchedCall = RecordingRow.extend({
  /** Its path or name in the source. */
  path: z.string().nullable(),
  phone: z.string().nullable(),
  reference: z.string().nullable(),
  facts: z.array(CallFact),
  /** Several customers it could be of, or none. */
  candidates: z.array(Candidate),
})
export type UnmatchedCall = z.infer<typeof UnmatchedCall>

export const listUnmatchedCalls = op(
  'read',
  'List the calls whose customer isn’t known, each with those it could be of.',
  z.strictObject({ limit: z.number().int().min(1).max(1000).default(200) }),
  z.object({ total: z.number().int(), calls: z.array(UnmatchedCall) }),
)

export const matchCall = op(
  'write',
  'Say whose call it is; with --remember, also of all unmatched calls with the same number, now and later.',
  z.strictObject({
    recording: RecordingId,
    customer: CustomerRef,
    /** Adds the call’s phone number to the customer’s numbers. */
    remember: z.boolean().default(false),
    by: z.string().trim().min(1).max(200),
    note: z.string().trim().max(1000).default(''),
  }),
  z.object({ customerId: CustomerId, matched: z.array(RecordingId) }),
)

export const rematchCalls = op(
  'write',
  'Try all unmatched calls again, after customers or their numbers were added.',
  z.strictObject({}),
  z.object({ matched: z.array(RecordingId), left: z.number().int() }),
)
