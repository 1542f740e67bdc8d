import type { Warning } from '../../../shared/units.ts'
import { seconds } from './audio-facts.ts'
import { type TranscriptSegment, withFlags } from './transcript-text.ts'

/** Engines round up the last word's end; more than this past the sound is another recording's transcript. */
const TOLERANCE_MS = 1000
/** A transcript that stops earlier was cut off or belongs to another call. */
const LEAST_SHARE = 0.5

/**
 * Checks that a transcript fits the recording it was given for. Segments past the end are flagged `past-end`; warnings:
 * `transcript-longer-than-audio`, `transcript-short`. Without audio (`durationMs` null) there is nothing to compare.
 */
export function checkBinding<S extends TranscriptSegment>(
  segments: readonly S[],
  durationMs: number | null,
): { segments: S[]; warnings: Warning[] } {
  if (durationMs === null || segments.length === 0) return { segments: [...segments], warnings: [] }
  const endMs = segments.reduce((latest, segment) => Math.max(latest, segment.endMs), 0)
  const limit = durationMs + TOLERANCE_MS
  const flagged = segments.map((segment) => withFlags(segment, segment.endMs > limit ? ['past-end'] : []))
  const lengths = `The transcript ends at ${seconds(endMs)} and the recording at ${seconds(durationMs)}`
  if (endMs > limit) {
    const message = `${lengths}: what is past the end can't be heard. Check that they belong to the same call.`
    return { segments: flagged, warnings: [{ code: 'transcript-longer-than-audio', message }] }
  }
  if (endMs < durationMs * LEAST_SHARE) {
    const message = `${lengths}: the rest is not transcribed, or they belong to different calls. Check the transcript.`
    return { segments: flagged, warnings: [{ code: 'transcript-short', message }] }
  }
  return { segments: flagged, warnings: [] }
}
