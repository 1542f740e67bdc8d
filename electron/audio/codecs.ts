/** What each codec is called in a sentence; names as `AudioFacts.codec` has them. All kinds of PCM are `PCM`. */
const NAMES: Readonly<Record<string, string>> = {
  mulaw: 'G.711 µ-law',
  alaw: 'G.711 A-law',
  mp3: 'MP3',
  mp2: 'MPEG layer II',
  opus: 'Opus',
  vorbis: 'Vorbis',
  speex: 'Speex',
  aac: 'AAC',
  alac: 'Apple Lossless (ALAC)',
  flac: 'FLAC',
  gsm: 'GSM 6.10 (WAV49)',
  'adpcm-ms': 'Microsoft ADPCM',
  'adpcm-ima': 'IMA ADPCM',
  truespeech: 'TrueSpeech',
  g722: 'G.722',
  g723: 'G.723.1',
  g726: 'G.726',
  g729: 'G.729',
  wma: 'Windows Media Audio (WMA)',
  'amr-nb': 'AMR',
  'amr-wb': 'AMR wideband',
}

/** A codec's name for sentences, `GSM 6.10 (WAV49)`. */
export const codecName = (codec: string): string => NAMES[codec] ?? (codec.startsWith('pcm-') ? 'PCM' : codec)
