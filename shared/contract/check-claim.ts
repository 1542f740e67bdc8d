import { z } from 'zod'
import { ClauseId, ContractId, CustomerRef, RecordingId, SegmentId } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Locale, Milliseconds, Sha256, Span } from '../units.ts'
import { Overall, Verdict } from '../verdict.ts'
import { PageBox, WordSource } from './ingest-contract.ts'
import { SpeakerBasis, SpeakerRole } from './ingest-recording.ts'
import { SignatureStatus } from './signature.ts'

export const Stance = z.enum(['supports', 'contradicts', 'context'])
export type Stance = z.infer<typeof Stance>

/** A pinned pointer into one record with its exact quote: a clause on its page, or a segment in its call. */
export const Evidence = z.object({
  stance: Stance,
  quote: z.string(),
  /** The parts of the quote that met the claim, as `[start, end)` of the quote. */
  highlights: z.array(Span),
  /** Hash of the original this quote stands in: the contract, or the call's audio (its transcript where there is none). */
  sha256: Sha256,
  why: z.string(),
  contractId: ContractId.optional(),
  clauseId: ClauseId.optional(),
  document: z.string().optional(),
  clauseNumber: z.string().optional(),
  heading: z.string().nullable().optional(),
  page: z.number().int().positive().optional(),
  boxes: z.array(PageBox).optional(),
  inForce: z.boolean().optional(),
  signature: SignatureStatus.optional(),
  /** `ocr`: read from a picture; `confirmed` says whether a person held it against the page. */
  source: WordSource.optional(),
  confirmed: z.boolean().optional(),
  recordingId: RecordingId.optional(),
  segmentId: SegmentId.optional(),
  startMs: Milliseconds.optional(),
  endMs: Milliseconds.optional(),
  speaker: SpeakerRole.optional(),
  speakerBasis: SpeakerBasis.optional(),
  /** False for a transcript-only call: there is nothing to listen to. */
  hasAudio: z.boolean().optional(),
  /** When the call was (an instant), or when the document was signed (a day). */
  date: z.string().nullable().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** One record's answer to a claim, proposed by the engine; the reasons are sentences in the asked language. */
export const Axis = z.object({
  verdict: Verdict,
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  evidence: z.array(Evidence),
})
export type Axis = z.infer<typeof Axis>

/** What was in scope, what was searched and what could not be. */
export const Coverage = z.object({
  contracts: z.number().int(),
  clauses: z.number().int(),
  recordings: z.number().int(),
  segments: z.number().int(),
  recordingsWithoutTranscript: z.number().int(),
  /** Contracts kept without readable text (a scan), by title. */
  unreadable: z.array(z.string()),
  /** Calls whose sound is not in the vault, searched in their transcript only: when each began, null where unknown. */
  missing: z.array(z.string().nullable()),
  /** Calls that the phone system lists and the vault has nothing of: when each began, null where unknown. */
  notRecorded: z.array(z.string().nullable()).default([]),
  /** Calls with one of the customer’s numbers or references that are nobody’s yet, and so were not searched. */
  unmatched: z.number().int().default(0),
})
export type Coverage = z.infer<typeof Coverage>

export const ClaimCheck = z.object({ overall: Overall, signed: Axis, said: Axis, coverage: Coverage })
export type ClaimCheck = z.infer<typeof ClaimCheck>

export const checkClaim = op(
  'read',
  'Hold one claim against the contract in force and the calls of a customer.',
  z.strictObject({
    customer: CustomerRef,
    claim: z.string().trim().min(1).max(2000),
    /** The day the claim is about; the text in force on it is the one that counts. Today by default. */
    on: Day.optional(),
    locale: Locale.optional(),
  }),
  ClaimCheck,
)
