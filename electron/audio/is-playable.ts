import type { AudioFacts } from './audio-facts.ts'

/** What Chromium's media element plays, tried in Chromium 156 (2026): the codecs by media type. */
const PLAYED: Readonly<Record<string, readonly string[]>> = {
  'audio/wav': ['pcm-u8', 'pcm-s16le', 'pcm-s24le', 'pcm-s32le', 'pcm-f32le', 'mulaw', 'alaw', 'mp3'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['opus', 'vorbis', 'flac'],
  'audio/mp4': ['aac', 'opus', 'flac', 'mp3'],
  'audio/aac': ['aac'],
  'audio/flac': ['flac'],
  'audio/webm': ['opus', 'vorbis'],
}
/** More than these have no layout a browser knows. */
const MOST_CHANNELS = 8

/** A browser believes the header: it stops where that says, or breaks off where the sound does. */
const SPOILT: readonly string[] = ['truncated', 'header-mismatch', 'damaged-inside']

interface Sound extends Pick<AudioFacts, 'mediaType' | 'codec'> {
  readonly channels?: number
  readonly warnings?: AudioFacts['warnings']
}

/** Whether a browser plays a recording as it is, to its end. What isn't given is taken to be in order. */
export const isPlayable = ({ mediaType, codec, channels = 1, warnings = [] }: Sound): boolean =>
  channels <= MOST_CHANNELS &&
  PLAYED[mediaType]?.includes(codec) === true &&
  !warnings.some(({ code }) => SPOILT.includes(code))
