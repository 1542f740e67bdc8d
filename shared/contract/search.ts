import { z } from 'zod'
import { ClauseId, ContractId, CustomerId, CustomerRef, RecordingId, SegmentId } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Milliseconds, Span } from '../units.ts'
import { SpeakerRole } from './ingest-recording.ts'
import { SignatureStatus } from './signature.ts'

export const PassageKind = z.enum(['clause', 'segment'])
export type PassageKind = z.infer<typeof PassageKind>

export const SearchHit = z.object({
  kind: PassageKind,
  score: z.number(),
  quote: z.string(),
  highlights: z.array(Span),
  /** Null: a call of nobody yet. */
  customerId: CustomerId.nullable(),
  customerName: z.string().nullable(),
  contractId: ContractId.optional(),
  clauseId: ClauseId.optional(),
  clauseNumber: z.string().optional(),
  document: z.string().optional(),
  page: z.number().int().positive().optional(),
  signature: SignatureStatus.optional(),
  recordingId: RecordingId.optional(),
  segmentId: SegmentId.optional(),
  startMs: Milliseconds.optional(),
  endMs: Milliseconds.optional(),
  speaker: SpeakerRole.optional(),
  date: z.string().nullable().optional(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = op(
  'read',
  'Search clauses and calls together, in Hebrew and English.',
  z.strictObject({
    query: z.string().trim().min(1).max(500),
    customer: CustomerRef.optional(),
    kind: PassageKind.optional(),
    from: Day.optional(),
    to: Day.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  z.object({ total: z.number().int(), hits: z.array(SearchHit) }),
)
