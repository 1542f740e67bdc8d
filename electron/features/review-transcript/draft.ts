import { type SegmentRecord, segmentOf } from '../../records/recordings.ts'
import { masksOf, type NewSegment, wordsOf } from '../../records/transcripts.ts'

/** A segment as it should be read from now on. */
export type Draft = NewSegment

export function draftOf(record: SegmentRecord): Draft {
  const { startMs, endMs, speaker, speakerBasis, label, text, flags } = segmentOf(record)
  return { startMs, endMs, speaker, speakerBasis, label, text, flags, words: wordsOf(record), masks: masksOf(record) }
}

export interface SegmentChange {
  readonly was: SegmentRecord
  readonly becomes: Draft
}
