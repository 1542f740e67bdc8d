import type { Call } from './call.ts'

const SUFFIX: Readonly<Record<string, string>> = { mpeg: 'mp3', 'x-wav': 'wav', 'vnd.wave': 'wav', mp4: 'm4a' }

const subtypeOf = (mediaType: string | null): string => mediaType?.split('/')[1]?.split(';')[0] ?? ''

/** How a file of this media type ends: `mp3`. */
export const suffixOf = (mediaType: string | null): string => {
  const subtype = subtypeOf(mediaType)
  return SUFFIX[subtype] ?? (subtype || 'bin')
}

/** The format of a recording as people name it: its codec, else the kind of its file. */
export const soundFormat = ({ codec, mediaType }: Pick<Call, 'codec' | 'mediaType'>): string =>
  codec ?? suffixOf(mediaType).toUpperCase()
