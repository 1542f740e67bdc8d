import type { SegmentFlag } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { seconds } from '../audio/audio-facts.ts'
import { type TranscriptSegment, withFlags } from './transcript-text.ts'

/** The sound that a transcript is held against. */
export interface BoundAudio {
  readonly durationMs: number
  /** Lower-case hexadecimal, of the file's bytes. */
  readonly sha256: string
  /** Whether nobody can be heard in `[startMs, endMs)`, where that was measured. */
  readonly isSilentBetween?: ((startMs: number, endMs: number) => boolean) | undefined
}

export interface Binding<S extends TranscriptSegment> {
  readonly segments: S[]
  readonly warnings: Warning[]
  /** The transcript states the hash of this very sound. */
  readonly isBoundByHash: boolean
}

/** Engines round up the last word's end; more than this past the sound is another recording's transcript. */
const TOLERANCE_MS = 1000
/** Of a long recording, what decoders differ by in its length. */
const TOLERANCE_SHARE = 0.01
/** A transcript that stops earlier was cut off or belongs to another call. */
const LEAST_SHARE = 0.5

function hashWarnings(stated: string | null, sha256: string): Warning[] {
  if (stated === null || stated === sha256) return []
  const message =
    'The transcript states the hash of another sound file than this one: it was made of another call, or of another copy of this one. Check that they belong together.'
  return [{ code: 'transcript-of-other-audio', message }]
}

function durationWarnings(statedMs: number | null, durationMs: number): Warning[] {
  if (statedMs === null || Math.abs(statedMs - durationMs) <= Math.max(TOLERANCE_MS, durationMs * TOLERANCE_SHARE)) {
    return []
  }
  const message = `The transcript was made of ${seconds(statedMs)} of sound and the recording has ${seconds(durationMs)}. Check that they belong to the same call.`
  return [{ code: 'duration-differs', message }]
}

function endWarnings(endMs: number, durationMs: number): Warning[] {
  const lengths = `The transcript ends at ${seconds(endMs)} and the recording at ${seconds(durationMs)}`
  if (endMs > durationMs + TOLERANCE_MS) {
    const message = `${lengths}: what is past the end can't be heard. Check that they belong to the same call.`
    return [{ code: 'transcript-longer-than-audio', message }]
  }
  if (endMs < durationMs * LEAST_SHARE) {
    const message = `${lengths}: the rest is not transcribed, or they belong to different calls. Check the transcript.`
    return [{ code: 'transcript-short', message }]
  }
  return []
}

/**
 * Checks that a transcript fits the recording it was given for. Segments past the end are flagged `past-end`, those over
 * silence `over-silence`. Warnings: `transcript-of-other-audio` (strong: the file itself names another sound),
 * `duration-differs`, `transcript-longer-than-audio`, `transcript-short`. Without audio there is nothing to compare.
 */
export function checkBinding<S extends TranscriptSegment>(
  transcript: {
    readonly segments: readonly S[]
    readonly durationMs: number | null
    readonly audioSha256: string | null
  },
  audio: BoundAudio | null,
): Binding<S> {
  const { segments, audioSha256 } = transcript
  if (audio === null || segments.length === 0) return { segments: [...segments], warnings: [], isBoundByHash: false }
  const { durationMs, sha256, isSilentBetween } = audio
  const flagsOf = ({ startMs, endMs }: S): SegmentFlag[] => {
    if (endMs > durationMs + TOLERANCE_MS) return ['past-end']
    return isSilentBetween?.(startMs, endMs) ? ['over-silence'] : []
  }
  const endMs = segments.reduce((latest, segment) => Math.max(latest, segment.endMs), 0)
  return {
    segments: segments.map((segment) => withFlags(segment, flagsOf(segment))),
    warnings: [
      ...hashWarnings(audioSha256, sha256),
      ...durationWarnings(transcript.durationMs, durationMs),
      ...endWarnings(endMs, durationMs),
    ],
    isBoundByHash: audioSha256 === sha256,
  }
}
