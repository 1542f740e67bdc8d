import type { SegmentFlag, SpokenWord } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'

export type TranscriptFormat =
  | 'webvtt'
  | 'srt'
  | 'sbv'
  | 'meet-text'
  | 'whisper-json'
  | 'whisper-cpp-json'
  | 'faster-whisper-json'
  | 'vibe-json'
  | 'deepgram-json'
  | 'aws-transcribe-json'
  | 'aws-call-analytics-json'
  | 'google-speech-json'
  | 'azure-batch-json'
  | 'azure-fast-json'
  | 'vcon'
  | 'said-and-signed-transcript'

/** One timed utterance as the transcript gives it. Times are whole milliseconds, `endMs` after `startMs`. */
export interface TranscriptSegment {
  readonly startMs: number
  readonly endMs: number
  /** The speaker's name as the transcript gives it. */
  readonly label: string | null
  /** Channel of the recording that it was heard on, from 0; null where the format doesn't say. */
  readonly channel: number | null
  readonly text: string
  /** Each with its letters of `text`, in their order; empty where the format has no times of words. */
  readonly words: readonly SpokenWord[]
  /** 0 to 1 as the engine estimated it; null when it said nothing. */
  readonly confidence: number | null
  readonly flags: readonly SegmentFlag[]
}

export interface TranscriptText {
  readonly format: TranscriptFormat
  /** BCP 47, as the file says it. */
  readonly language: string | null
  /** The engine that wrote it, as far as the file's shape tells. */
  readonly engine: string | null
  /** The engine's model, as the file names it. */
  readonly model: string | null
  /** Length of the sound that was transcribed, as the file states it. */
  readonly durationMs: number | null
  /** Hash of that sound, as the file states it (Deepgram, vCon). */
  readonly audioSha256: string | null
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
export const withFlags = <S extends TranscriptSegment>(segment: S, flags: readonly SegmentFlag[]): S =>
  flags.length === 0 ? segment : { ...segment, flags: [...new Set([...segment.flags, ...flags])] }
