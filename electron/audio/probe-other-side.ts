import type { AudioFacts } from './audio-facts.ts'
import { probeAudio } from './probe-audio.ts'
import { rawExtension } from './raw-names.ts'

/**
 * Facts of the second file of a call whose sides were written apart. Where the first has no header the second has none
 * either, and is of the same form: what lies in a vault has no name to tell it by. Throws as probeAudio does.
 */
export const probeOtherSide = (path: string, first: AudioFacts, ffmpeg: string | null): Promise<AudioFacts> =>
  probeAudio(path, { ffmpeg, name: first.container === 'raw' ? `side${rawExtension(first)}` : undefined })
