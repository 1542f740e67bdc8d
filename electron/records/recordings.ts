import type { RecordingRow } from '../../shared/contract/customers.ts'
import type { Segment, SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** A row of the table `recording` with its transcript's facts. Without `sha256` it is a transcript-only call. JSON columns are text here. */
export interface RecordingRecord {
  readonly id: string
  readonly customer: string
  readonly sha256: string | null
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
  readonly media_type: string | null
  readonly segments: number
  /** Null where the call has no transcript. */
  readonly transcript: string | null
  readonly transcript_sha256: string | null
  readonly transcript_warnings: string | null
  readonly masked: number
}

const RECORDING = `
  SELECT recording.*, item.media_type,
         (SELECT count(*) FROM segment WHERE segment.recording = recording.id) AS segments,
         transcript.id AS transcript, transcript.sha256 AS transcript_sha256,
         transcript.warnings AS transcript_warnings, coalesce(transcript.masked, 0) AS masked
  FROM recording
  LEFT JOIN item ON item.sha256 = recording.sha256
  LEFT JOIN transcript ON transcript.recording = recording.id`

export function findRecording(vault: ReadVault, id: string): RecordingRecord {
  const found = vault.get<RecordingRecord>(`${RECORDING} WHERE recording.id = @id`, { id })
  if (!found) throw notFound('recording', id)
  return found
}

/** A customer's calls, oldest first; undated ones by when they were taken in. Times carry offsets: never compare their text. */
export const recordingsOf = (vault: ReadVault, customer: string): RecordingRecord[] =>
  vault.all<RecordingRecord>(
    `${RECORDING} WHERE recording.customer = @customer
     ORDER BY unixepoch(coalesce(recording.started_at, recording.at), 'subsec'), recording.rowid`,
    { customer },
  )

const HASH = { audio: 'recording.sha256', transcript: 'transcript.sha256' } as const

/** A customer's calls with this file as their audio or their transcript, in the order they were taken in. */
export const recordingsWith = (
  vault: ReadVault,
  customer: string,
  file: keyof typeof HASH,
  sha256: string,
): RecordingRecord[] =>
  vault.all<RecordingRecord>(
    `${RECORDING} WHERE recording.customer = @customer AND ${HASH[file]} = @sha256 ORDER BY recording.rowid`,
    { customer, sha256 },
  )

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

interface SegmentRecord {
  readonly id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly speaker: SpeakerRole
  readonly speaker_basis: SpeakerBasis
  readonly label: string | null
  readonly text: string
  readonly flags: string
}

export const segmentsOf = (vault: ReadVault, recording: string): Segment[] =>
  vault
    .all<SegmentRecord>('SELECT * FROM segment WHERE recording = @recording ORDER BY position', { recording })
    .map((row) => ({
      segmentId: row.id,
      startMs: row.start_ms,
      endMs: row.end_ms,
      speaker: row.speaker,
      speakerBasis: row.speaker_basis,
      label: row.label,
      text: row.text,
      flags: JSON.parse(row.flags) as string[],
    }))

/** What was odd about the audio, then about its transcript. */
export const warningsOf = (record: RecordingRecord): Warning[] => [
  ...(JSON.parse(record.warnings) as Warning[]),
  ...(JSON.parse(record.transcript_warnings ?? '[]') as Warning[]),
]
