import type { AudioFacts } from './audio-facts.ts'
import { findFfmpeg } from './ffmpeg.ts'
import { type AudioMeasure, measureAudio } from './measure-audio.ts'
import { isPlayable, makePlayable } from './playable.ts'
import { probeAudio } from './probe-audio.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** One file, or two of a call whose sides were written apart: the left one first. */
export type SoundPaths = readonly [string] | readonly [string, string]

export interface SoundToRead {
  readonly paths: SoundPaths
  /** The file's own name: nothing else tells what sound without any header is. */
  readonly name: string
  /** As the user set it; looked for where null. */
  readonly ffmpeg: string | null
  /** Where a copy goes that browsers can play, if one is needed. */
  readonly playablePath: string
}

export interface ReadSound extends AudioMeasure {
  readonly facts: AudioFacts
  /** Of the call: two where each side has a file of its own. */
  readonly channels: number
  /** Of the copy at `playablePath`; null where none was needed or could be made. */
  readonly playable: { readonly mediaType: string } | null
}

/**
 * Reads a recording once for all that is shown, played and compared of it. Throws RecordingUnreadable.
 *
 * @param onProgress share of the sound that is measured, 0 to 1
 */
export async function readSound(
  { paths, name, ffmpeg: setting, playablePath }: SoundToRead,
  onProgress?: (share: number) => void,
): Promise<ReadSound> {
  const ffmpeg = findFfmpeg(setting)
  const facts = await probeAudio(paths[0], { ffmpeg, name })
  const measure = await measureAudio({ paths, facts, ffmpeg, onProgress })
  const isPair = paths.length === 2
  const needsCopy = measure.isDecoded && (isPair || !isPlayable(facts))
  const playable = needsCopy ? await playableCopy({ paths, facts, ffmpeg, out: playablePath }) : null
  return { ...measure, facts, channels: isPair ? 2 : facts.channels, playable }
}

/** A copy is a convenience: where it can't be made the call is taken in all the same. */
const playableCopy = (call: Parameters<typeof makePlayable>[0]): Promise<{ readonly mediaType: string } | null> =>
  makePlayable(call).catch((error: unknown) => {
    if (error instanceof RecordingUnreadable) return null
    throw error
  })
