import type { Call } from './call.ts'

const SUFFIX: Readonly<Record<string, string>> = { mpeg: 'mp3', 'x-wav': 'wav', 'vnd.wave': 'wav', mp4: 'm4a' }

const subtypeOf = (mediaType: string | null): string => mediaType?.split('/')[1]?.split(';')[0] ?? ''

/** How a file of this media type ends: `mp3`. */
export const suffixOf = (mediaType: string | null): string => {
  const subtype = subtypeOf(mediaType)
  return SUFFIX[subtype] ?? (subtype || 'bin')
}

/** Codecs by the names people know them by; all kinds of PCM are one. */
const CODECS: Readonly<Record<string, string>> = {
  mulaw: 'G.711 µ-law',
  alaw: 'G.711 A-law',
  gsm: 'GSM 6.10',
  opus: 'Opus',
  vorbis: 'Vorbis',
  speex: 'Speex',
  truespeech: 'TrueSpeech',
  'adpcm-ms': 'Microsoft ADPCM',
  'adpcm-ima': 'IMA ADPCM',
  g722: 'G.722',
  g723: 'G.723.1',
  g726: 'G.726',
  g729: 'G.729',
  'amr-nb': 'AMR',
  'amr-wb': 'AMR wideband',
}

/** The format of a recording as people name it: its codec, else the kind of its file. */
export function soundFormat({ codec, mediaType }: Pick<Call, 'codec' | 'mediaType'>): string {
  if (codec === null) return suffixOf(mediaType).toUpperCase()
  return CODECS[codec] ?? codec.replace(/^pcm-.*/, 'PCM').toUpperCase()
}
