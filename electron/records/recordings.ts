import type { RecordingRow } from '../../shared/contract/customers.ts'
import type { CallFact, Segment, SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import type { MatchBasis } from '../../shared/contract/unmatched-calls.ts'
import type { Warning } from '../../shared/units.ts'
import { notFound, refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** A row of the table `recording` with whose it is now and its transcript's facts. JSON columns are text here. */
export interface RecordingRecord {
  readonly id: string
  /** Whose call it is as far as is known now. */
  readonly owner: string | null
  /** Null where the call has no audio. */
  readonly sha256: string | null
  readonly other_sha256: string | null
  readonly duration_ms: number | null
  readonly codec: string | null
  readonly channels: number | null
  readonly sample_rate: number | null
  readonly started_at: string | null
  readonly agent: string | null
  readonly direction: 'in' | 'out' | null
  readonly metadata_source: string
  readonly warnings: string
  readonly at: string
  readonly match_basis: MatchBasis | null
  readonly declared_ms: number | null
  /** The other party's number in E.164. */
  readonly phone: string | null
  readonly reference: string | null
  readonly call_id: string | null
  readonly facts: string | null
  readonly shares: string | null
  readonly source: string | null
  readonly path: string | null
  readonly sidecar_sha256: string | null
  readonly media_type: string | null
  readonly name: string | null
  readonly segments: number
  /** Null where the call has no transcript. */
  readonly transcript: string | null
  readonly transcript_sha256: string | null
  readonly transcript_warnings: string | null
  readonly masked: number
}

/** A correction puts one segment in the place of one, so as many as came at first are there. */
const RECORDING = `
  SELECT recording.*, item.media_type, item.name,
         (SELECT count(*) FROM segment WHERE segment.transcript = transcript.id AND correction IS NULL) AS segments,
         transcript.id AS transcript, transcript.sha256 AS transcript_sha256,
         transcript.warnings AS transcript_warnings, coalesce(transcript.masked, 0) AS masked
  FROM current_recording AS recording
  LEFT JOIN item ON item.sha256 = recording.sha256
  LEFT JOIN current_transcript AS transcript ON transcript.recording = recording.id`

/** Asked of the table and of the matches: the view alone would be worked out for every call of the vault. */
export const OWNED = `recording.owner = @customer AND recording.id IN (
  SELECT id FROM recording WHERE customer = @customer UNION ALL SELECT recording FROM recording_match WHERE customer = @customer)`

/** By when it was; undated ones by when they were taken in. Times carry offsets: never compare their text. */
const BY_TIME = "unixepoch(coalesce(recording.started_at, recording.at), 'subsec'), recording.row"

export function findRecording(vault: ReadVault, id: string): RecordingRecord {
  const found = vault.get<RecordingRecord>(`${RECORDING} WHERE recording.id = @id`, { id })
  if (!found) throw notFound('recording', id)
  return found
}

/** A customer's calls, oldest first. */
export const recordingsOf = (vault: ReadVault, customer: string): RecordingRecord[] =>
  vault.all<RecordingRecord>(`${RECORDING} WHERE ${OWNED} ORDER BY ${BY_TIME}`, { customer })

/** Calls of nobody yet, oldest first: all, the first few, or those with a number. What is shown of a call is read for these alone. */
export const unmatchedRecordings = (
  vault: ReadVault,
  { limit = -1, phone = null }: { readonly limit?: number; readonly phone?: string | null } = {},
): RecordingRecord[] =>
  vault.all<RecordingRecord>(
    `${RECORDING} WHERE recording.id IN (
       SELECT id FROM current_recording AS recording WHERE owner IS NULL AND phone IS coalesce(@phone, phone)
       ORDER BY ${BY_TIME} LIMIT @limit)
     ORDER BY ${BY_TIME}`,
    { limit, phone },
  )

/** How many calls are of nobody yet. */
export const countUnmatched = (vault: ReadVault): number =>
  vault.get<{ total: number }>('SELECT count(*) AS total FROM current_recording WHERE owner IS NULL')!.total

/** Calls of nobody yet that bear one of a customer's numbers or references: several people have it, or it came later. */
export const countUnmatchedOf = (vault: ReadVault, customer: string): number =>
  vault.get<{ total: number }>(
    `SELECT count(*) AS total FROM current_recording AS recording
     WHERE owner IS NULL AND id IN (
       SELECT id FROM recording WHERE phone IN (SELECT e164 FROM customer_phone WHERE customer = @customer)
       UNION SELECT id FROM recording WHERE reference IN (SELECT reference FROM customer_reference WHERE customer = @customer))`,
    { customer },
  )!.total

/** By the tables' own indexes: the view would be worked out for every call of the vault. */
const WITH = {
  audio: `recording.id IN (
    SELECT id FROM recording WHERE sha256 = @sha256 UNION ALL SELECT recording FROM recording_sound WHERE sha256 = @sha256)`,
  side: `recording.id IN (
    SELECT id FROM recording WHERE sha256 = @sha256 OR other_sha256 = @sha256
    UNION ALL SELECT recording FROM recording_sound WHERE sha256 = @sha256 OR other_sha256 = @sha256)`,
  transcript: 'recording.id IN (SELECT recording FROM transcript WHERE sha256 = @sha256)',
} as const

/** Every call with this file as its (first) audio, as either of its sides or as a transcript, the oldest first. */
export const recordingsWith = (vault: ReadVault, file: keyof typeof WITH, sha256: string): RecordingRecord[] =>
  vault.all<RecordingRecord>(`${RECORDING} WHERE ${WITH[file]} ORDER BY recording.row`, { sha256 })

export const recordingRow = (record: RecordingRecord): RecordingRow => ({
  recordingId: record.id,
  startedAt: record.started_at,
  durationMs: record.duration_ms,
  agent: record.agent,
  direction: record.direction,
  codec: record.codec,
  channels: record.channels,
  segments: record.segments,
  hasAudio: record.sha256 !== null,
  masked: record.masked,
})

export const factsOf = (record: RecordingRecord): CallFact[] => JSON.parse(record.facts ?? '[]') as CallFact[]

/** A row of the table `segment`. JSON columns are text here. */
export interface SegmentRecord {
  readonly row: number
  readonly id: string
  readonly transcript: string
  readonly recording: string
  readonly position: number
  readonly start_ms: number
  readonly end_ms: number
  readonly speaker: SpeakerRole
  readonly speaker_basis: SpeakerBasis
  readonly label: string | null
  readonly text: string
  readonly flags: string
  readonly words: string | null
  readonly masks: string | null
  readonly correction: string | null
}

/** A call's segments as they read now: of its newest transcript, corrections included. */
export const segmentRecordsOf = (vault: ReadVault, recording: string): SegmentRecord[] =>
  vault.all<SegmentRecord>('SELECT * FROM current_segment WHERE recording = @recording ORDER BY position, row', {
    recording,
  })

/** Throws `not-found`, or `segment-superseded` when a correction or a newer transcript took its place. */
export function findCurrentSegment(vault: ReadVault, id: string): SegmentRecord {
  const found = vault.get<SegmentRecord>('SELECT * FROM segment WHERE id = @id', { id })
  if (!found) throw notFound('segment', id)
  if (vault.get('SELECT 1 FROM current_segment WHERE id = @id', { id }) === undefined)
    throw refused('segment-superseded', 'This part of the transcript was corrected meanwhile. Look at it again.')
  return found
}

const OF_CORRECTION = {
  before:
    'SELECT segment.* FROM segment JOIN segment_superseded ON segment_superseded.segment = segment.id WHERE segment_superseded.correction = @correction',
  after: 'SELECT segment.* FROM segment WHERE segment.correction = @correction',
} as const

/** The segments that a correction replaced, or those it put in their places. */
export const segmentsOfCorrection = (
  vault: ReadVault,
  correction: string,
  side: keyof typeof OF_CORRECTION,
): SegmentRecord[] => vault.all<SegmentRecord>(`${OF_CORRECTION[side]} ORDER BY segment.position`, { correction })

export const segmentOf = (row: SegmentRecord): Segment => ({
  segmentId: row.id,
  startMs: row.start_ms,
  endMs: row.end_ms,
  speaker: row.speaker,
  speakerBasis: row.speaker_basis,
  label: row.label,
  text: row.text,
  flags: JSON.parse(row.flags) as string[],
})

/** What was odd about the audio, then about its transcript. */
export const warningsOf = (record: RecordingRecord): Warning[] => [
  ...(JSON.parse(record.warnings) as Warning[]),
  ...(JSON.parse(record.transcript_warnings ?? '[]') as Warning[]),
]

/** A file of a source, as it was when it was taken in. */
export interface SourceFile {
  readonly source: string
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
}

/** The call that was taken in from this very file, by its place, size and time; null where there is none. */
export function callFromFile(vault: ReadVault, file: SourceFile): RecordingRecord | null {
  const found = vault.get<{ recording: string }>(
    `SELECT recording FROM recording_file
     WHERE source = @source AND path = @path AND bytes = @bytes AND modified_ms = @modifiedMs ORDER BY row DESC LIMIT 1`,
    { ...file },
  )
  return found ? findRecording(vault, found.recording) : null
}
