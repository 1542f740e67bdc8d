import { z } from 'zod'
import { CustomerId, CustomerRef, FileRef, RecordingId, SourceId } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Instant, Milliseconds, Sha256, Warning } from '../units.ts'
import { CallFactName } from './ingest-recording.ts'

/** Fact → heading of the column that holds it. `durationMs` may be a column of seconds or of h:mm:ss. */
export const ColumnMapping = z.partialRecord(z.union([CallFactName, z.enum(['from', 'to'])]), z.string().max(200))
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** One call as the phone system's own list has it. */
export const CallRecord = z.object({
  callId: z.string().nullable(),
  startedAt: Instant.nullable(),
  durationMs: Milliseconds.nullable(),
  phone: z.string().nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  agent: z.string().nullable(),
  reference: z.string().nullable(),
})
export type CallRecord = z.infer<typeof CallRecord>

const CallRecordsFile = {
  file: FileRef,
  /** Says the zone of its clocks. */
  source: SourceId.optional(),
  /** Without it the columns are told by their headings. */
  mapping: ColumnMapping.optional(),
}

export const previewCallRecords = op(
  'read',
  'Show how a phone system’s list of calls (CSV) would be read: its columns, and its first rows.',
  z.strictObject(CallRecordsFile),
  z.object({
    columns: z.array(z.string()),
    mapping: ColumnMapping,
    rows: z.number().int(),
    first: z.array(CallRecord),
    warnings: z.array(Warning),
  }),
)

export const importCallRecords = op(
  'write',
  'Take in a phone system’s list of calls (CSV), so that calls without a recording are known.',
  z.strictObject(CallRecordsFile),
  z.object({ sha256: Sha256, duplicate: z.boolean(), records: z.number().int(), warnings: z.array(Warning) }),
)

/** A recording that is shorter than the call was, by the phone system’s own word. */
const Cut = z.object({
  recordingId: RecordingId,
  startedAt: Instant.nullable(),
  declaredMs: Milliseconds,
  actualMs: Milliseconds,
})

export const showCoverage = op(
  'read',
  'Show what is not there: calls without audio, audio without a transcript, transcripts without audio, cut recordings.',
  z.strictObject({ customer: CustomerRef.optional(), from: Day.optional(), to: Day.optional() }),
  z.object({
    recordings: z.number().int(),
    transcribed: z.number().int(),
    records: z.number().int(),
    /** Calls that a record lists and no recording holds; of many the first thousand. */
    withoutAudioTotal: z.number().int(),
    withoutAudio: z.array(CallRecord.extend({ customerId: CustomerId.nullable() })),
    withoutTranscript: z.array(RecordingId),
    transcriptOnly: z.array(RecordingId),
    cut: z.array(Cut),
    /** Recordings whose own file is cut off or damaged inside. */
    damaged: z.array(RecordingId),
    unmatched: z.number().int(),
    undated: z.number().int(),
  }),
)
