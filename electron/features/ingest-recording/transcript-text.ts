import type { Warning } from '../../../shared/units.ts'

export type TranscriptFormat = 'webvtt' | 'srt' | 'whisper-json' | 'whisper-cpp-json'

/** One timed utterance as the transcript gives it. Times are whole milliseconds, `endMs` after `startMs`. */
export interface TranscriptSegment {
  readonly startMs: number
  readonly endMs: number
  /** The speaker's name as the transcript gives it. */
  readonly label: string | null
  readonly text: string
  /** 0 to 1 as the engine estimated it; null when it said nothing. */
  readonly confidence: number | null
  /** What makes it doubtful: `low-confidence`, `loop`, `thirty-second`, later `past-end`, `speaker-conflict`. */
  readonly flags: readonly string[]
}

export interface TranscriptText {
  readonly format: TranscriptFormat
  /** BCP 47, as the file says it. */
  readonly language: string | null
  /** The engine that wrote it, as far as the file's shape tells. */
  readonly engine: string | null
  /** By start, then by end. */
  readonly segments: readonly TranscriptSegment[]
  readonly warnings: readonly Warning[]
}

/** What a reader of one format found, before anything is dropped. */
export interface RawTranscript extends TranscriptText {
  /** Cues whose times couldn't be read. */
  readonly unreadable: number
  /** Where the first of those is, for the sentence: `line 12`. */
  readonly firstBad: string | null
}

/** The same segment with more flags; each flag once. */
export const withFlags = <S extends TranscriptSegment>(segment: S, flags: readonly string[]): S =>
  flags.length === 0 ? segment : { ...segment, flags: [...new Set([...segment.flags, ...flags])] }
