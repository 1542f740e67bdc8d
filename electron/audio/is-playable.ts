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

/** Whether a browser plays a recording as it is. */
export const isPlayable = ({
  mediaType,
  codec,
  channels = 1,
}: Pick<AudioFacts, 'mediaType' | 'codec'> & { readonly channels?: number }): boolean =>
  channels <= MOST_CHANNELS && PLAYED[mediaType]?.includes(codec) === true
