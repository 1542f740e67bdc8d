import type { SpeakerBasis, SpeakerRole, SpokenWord, TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Rows } from '../vault/rows.ts'
import { passageOf, rowidOf } from './passages.ts'
import { type SegmentRecord, segmentRecordsOf } from './recordings.ts'

/** A segment to be kept. Numbers that nobody may read are masked in its text, and `masks` says when they were said. */
export interface NewSegment {
  readonly startMs: number
  readonly endMs: number
  readonly speaker: SpeakerRole
  readonly speakerBasis: SpeakerBasis
  readonly label: string | null
  readonly text: string
  readonly words: readonly SpokenWord[]
  readonly masks: readonly TimeRange[]
  readonly flags: readonly string[]
}

/** A transcript to be kept as the one that is read from now on. */
export interface NewTranscript {
  readonly id: string
  readonly sha256: string
  readonly format: string
  readonly language: string | null
  readonly engine: string | null
  readonly model: string | null
  readonly modelSha256: string | null
  readonly masked: number
  readonly segments: readonly NewSegment[]
  readonly warnings: readonly Warning[]
}

/** Where the segments of a call are found: the call and whose it is. */
export interface CallOf {
  readonly recording: string
  readonly customer: string | null
}

/**
 * Keeps a transcript and its segments with their places in the search index. One the call had before stays, with all
 * that was cited from it, but is found no more.
 */
export function keepTranscript(
  vault: ReadVault,
  rows: Rows,
  call: CallOf,
  transcript: NewTranscript,
  { id, now }: { id(prefix: string): string; now: string },
): void {
  for (const { row } of segmentRecordsOf(vault, call.recording)) rows.unindex(rowidOf('segment', row))
  rows.insert('transcript', {
    id: transcript.id,
    recording: call.recording,
    sha256: transcript.sha256,
    format: transcript.format,
    language: transcript.language,
    engine: transcript.engine,
    masked: transcript.masked,
    warnings: JSON.stringify(transcript.warnings),
    at: now,
    model: transcript.model,
    model_sha256: transcript.modelSha256,
  })
  for (const [position, segment] of transcript.segments.entries())
    insertSegment(rows, call, segment, { id: id('segment'), transcript: transcript.id, position, correction: null })
}

/** Writes one segment and puts it into the index. */
export function insertSegment(
  rows: Rows,
  { recording, customer }: CallOf,
  segment: NewSegment,
  place: { id: string; transcript: string; position: number; correction: string | null },
): void {
  const row = rows.insert('segment', {
    id: place.id,
    transcript: place.transcript,
    recording,
    position: place.position,
    start_ms: segment.startMs,
    end_ms: segment.endMs,
    speaker: segment.speaker,
    speaker_basis: segment.speakerBasis,
    label: segment.label,
    text: segment.text,
    flags: JSON.stringify(segment.flags),
    words: segment.words.length === 0 ? null : packWords(segment.words),
    masks: segment.masks.length === 0 ? null : JSON.stringify(segment.masks),
    correction: place.correction,
  })
  rows.index(rowidOf('segment', row), passageOf('segment', customer, segment.text))
}

/** Takes a segment that a correction replaced out of what is found; its row stays. */
export function supersedeSegment(rows: Rows, { id, row }: SegmentRecord, correction: string): void {
  rows.insert('segment_superseded', { segment: id, correction })
  rows.unindex(rowidOf('segment', row))
}

/** Moves a call's segments in the index to the customer whose call it turned out to be. */
export function moveInIndex(vault: ReadVault, rows: Rows, { recording, customer }: CallOf): void {
  for (const { row, text } of segmentRecordsOf(vault, recording)) {
    rows.unindex(rowidOf('segment', row))
    rows.index(rowidOf('segment', row), passageOf('segment', customer, text))
  }
}

/** Four numbers a word: an hour of speech has ten thousand of them. */
const packWords = (words: readonly SpokenWord[]): string =>
  JSON.stringify(words.flatMap(({ span, startMs, endMs }) => [...span, startMs, endMs]))

const NUMBERS_A_WORD = 4

export function wordsOf({ words }: SegmentRecord): SpokenWord[] {
  const numbers = JSON.parse(words ?? '[]') as number[]
  return Array.from({ length: numbers.length / NUMBERS_A_WORD }, (_, index) => {
    const [from, to, startMs, endMs] = numbers.slice(index * NUMBERS_A_WORD) as [number, number, number, number]
    return { span: [from, to], startMs, endMs }
  })
}

export const masksOf = ({ masks }: SegmentRecord): TimeRange[] => JSON.parse(masks ?? '[]') as TimeRange[]
