import type { AudioFacts } from './audio-facts.ts'
import { probeOtherSide } from './probe-other-side.ts'
import { resampled } from './resample.ts'
import { openSamples, type SampleStream } from './sample-stream.ts'
import { joinSides, oneChannel } from './sides.ts'

/** A call's sound: one file, or its two sides in a file each, the left one first. */
export interface CallSound {
  readonly paths: readonly [string] | readonly [string, string]
  /** Of the first file. */
  readonly facts: AudioFacts
  readonly ffmpeg: string | null
  readonly signal?: AbortSignal | undefined
  /** See SampleSource; nothing is left out of a pair. */
  readonly fromMs?: number | undefined
}

/**
 * A call's samples; those of two sides as one stereo stream, at the first one's rate where they differ.
 * Throws RecordingUnreadable, also while it is read.
 */
export async function openCall(
  { paths, facts, ffmpeg, signal, fromMs }: CallSound,
  wantedRate?: number,
): Promise<SampleStream> {
  const [path, otherPath] = paths
  if (otherPath === undefined) return openSamples({ path, facts, ffmpeg, signal, fromMs }, wantedRate)
  const first = openSamples({ path, facts, ffmpeg, signal }, wantedRate)
  const otherFacts = await probeOtherSide(otherPath, facts, ffmpeg)
  const other = openSamples({ path: otherPath, facts: otherFacts, ffmpeg, signal }, first.sampleRate)
  return joinSides(oneChannel(first, 'mix'), resampled(oneChannel(other, 'mix'), first.sampleRate))
}
