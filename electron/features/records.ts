import type { Recognition } from '../../shared/contract/ingest-contract.ts'
import type { ShownSegment, SpeechShares } from '../../shared/contract/records.ts'
import type { Output } from '../../shared/contract.ts'
import type { Warning } from '../../shared/units.ts'
import { isPlayable } from '../audio/playable.ts'
import type { Handler } from '../handler.ts'
import { clauseOf, clauseRecordsOf, wordsOf } from '../records/clauses.ts'
import { contractRow, findContract } from '../records/contracts.ts'
import {
  factsOf,
  findRecording,
  type RecordingRecord,
  recordingRow,
  segmentOf,
  segmentRecordsOf,
  warningsOf,
} from '../records/recordings.ts'
import { signatureOf } from '../records/signatures.ts'
import { masksOf, wordsOf as spokenWordsOf } from '../records/transcripts.ts'
import type { ReadVault } from '../vault/open.ts'
export const showContract: Handler<'showContract'> = (vault, { contract }) => {
  const record = findContract(vault, contract)
  const amendments = vault.all<{ id: string }>('SELECT id FROM contract WHERE amends = @contract ORDER BY rowid', {
    contract,
  })
  return {
    ...contractRow(vault, record),
    customerId: record.customer,
    sha256: record.sha256,
    mediaType: record.media_type,
    pageSizes: JSON.parse(record.page_sizes) as [number, number][],
    language: record.language,
    ingestedAt: record.at,
    amendedBy: amendments.map((amendment) => amendment.id),
    clauses: clauseRecordsOf(vault, contract).map((clause) => ({ ...clauseOf(clause), words: wordsOf(clause) })),
    recognition: record.recognition === null ? null : (JSON.parse(record.recognition) as Recognition),
    signatureDetail: signatureOf(vault, contract),
    cameWith: record.came_with,
    warnings: JSON.parse(record.warnings) as Warning[],
  }
}

export const showRecording: Handler<'showRecording'> = (vault, { recording }) => {
  const record = findRecording(vault, recording)
  const derived = derivedOf(vault, recording)
  return {
    ...recordingRow(record),
    customerId: record.owner,
    matchBasis: matchBasisOf(vault, record),
    sha256: record.sha256,
    otherSha256: record.other_sha256,
    transcriptSha256: record.transcript_sha256,
    name: record.name,
    mediaType: record.media_type,
    sampleRate: record.sample_rate,
    playable: playableOf(record, derived.playable),
    peaks: derived.peaks?.sha256 ?? null,
    shares: record.shares === null ? null : (JSON.parse(record.shares) as SpeechShares),
    metadataSource: JSON.parse(record.metadata_source) as Record<string, string>,
    facts: factsOf(record),
    source: record.source,
    ingestedAt: record.at,
    transcript: shownSegments(vault, recording),
    transcription: transcriptionOf(vault, record),
    warnings: warningsOf(record),
  }
}

interface DerivedAudio {
  readonly kind: 'peaks' | 'playable'
  readonly sha256: string
  readonly mediaType: string
}

function derivedOf(vault: ReadVault, recording: string): Partial<Record<DerivedAudio['kind'], DerivedAudio>> {
  const rows = vault.all<DerivedAudio>(
    `SELECT derived_audio.kind, sha256, media_type AS mediaType FROM derived_audio JOIN item USING (sha256)
     WHERE recording = @recording ORDER BY derived_audio.row`,
    { recording },
  )
  return Object.fromEntries(rows.map((row) => [row.kind, row]))
}

function playableOf(
  { sha256, codec, media_type, other_sha256 }: RecordingRecord,
  copy: DerivedAudio | undefined,
): Output<'showRecording'>['playable'] {
  if (copy) return { sha256: copy.sha256, mediaType: copy.mediaType, isCopy: true }
  if (sha256 === null || other_sha256 !== null || codec === null || media_type === null) return null
  return isPlayable({ codec, mediaType: media_type }) ? { sha256, mediaType: media_type, isCopy: false } : null
}

/** How it is known whose call it is: by its newest match, else as it was when the call was taken in. */
const matchBasisOf = (vault: ReadVault, { id, owner, match_basis }: RecordingRecord) =>
  vault.get<{ basis: NonNullable<RecordingRecord['match_basis']> }>(
    'SELECT basis FROM recording_match WHERE recording = @id ORDER BY row DESC LIMIT 1',
    { id },
  )?.basis ?? (owner === null ? null : (match_basis ?? 'given'))

function shownSegments(vault: ReadVault, recording: string): ShownSegment[] {
  const listened = Map.groupBy(
    vault.all<{ segment: string; by: string; at: string }>(
      `SELECT segment_listened.segment, by, at FROM segment_listened JOIN segment ON segment.id = segment_listened.segment
       WHERE segment.recording = @recording ORDER BY segment_listened.row`,
      { recording },
    ),
    ({ segment }) => segment,
  )
  return segmentRecordsOf(vault, recording).map((record) => ({
    ...segmentOf(record),
    words: spokenWordsOf(record),
    masks: masksOf(record),
    listened: (listened.get(record.id) ?? []).map(({ by, at }) => ({ by, at })),
    isCorrected: record.correction !== null,
  }))
}

const transcriptionOf = (
  vault: ReadVault,
  { transcript }: RecordingRecord,
): Output<'showRecording'>['transcription'] =>
  transcript === null
    ? null
    : vault.get<NonNullable<Output<'showRecording'>['transcription']>>(
        `SELECT id AS transcriptId, sha256, format, language, engine, model, at,
                1 + (SELECT count(DISTINCT correction) FROM segment WHERE segment.transcript = transcript.id AND correction IS NOT NULL) AS version
         FROM transcript WHERE id = @transcript`,
        { transcript },
      )!
