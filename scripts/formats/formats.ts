/** A form in which calls are recorded, and what its file is known to be. */
export interface Format {
  readonly name: string
  readonly file: string
  /** As `AudioFacts` names it. */
  readonly codec: string
  readonly channels: 1 | 2
  /** Samples a second that are written; a decoder may give others (`decodedRate`). */
  readonly rate: number
  readonly decodedRate?: number
  /** Of ffmpeg; with `sox`, of that. */
  readonly args: readonly string[]
  readonly writer?: 'sox'
  /** Made of another format's file, not of the call itself. */
  readonly from?: string
  /** The customer's side, where each side has a file of its own. */
  readonly otherSide?: string
}

const codec = (name: string, ...more: string[]): string[] => ['-c:a', name, ...more]
const kbit = (thousands: number): string[] => ['-b:a', `${thousands}k`]
const as = (muxer: string): string[] => ['-f', muxer]

/** Name, file, codec as `AudioFacts` names it, channels, rate, the writer's arguments. */
type Row = readonly [string, string, string, 1 | 2, number, readonly string[], Partial<Format>?]

const ROWS: readonly Row[] = [
  ['WAV, PCM 16 bit', 'pcm-8k-stereo.wav', 'pcm-s16le', 2, 8000, codec('pcm_s16le')],
  ['WAV, PCM 16 bit', 'pcm-16k-stereo.wav', 'pcm-s16le', 2, 16_000, codec('pcm_s16le')],
  ['WAV, PCM 16 bit', 'pcm-8k-mono.wav', 'pcm-s16le', 1, 8000, codec('pcm_s16le')],
  ['WAV, PCM 16 bit', 'pcm-16k-mono.wav', 'pcm-s16le', 1, 16_000, codec('pcm_s16le')],
  ['WAV, PCM 24 bit (extensible)', 'pcm-24-stereo.wav', 'pcm-s24le', 2, 16_000, codec('pcm_s24le')],
  ['WAV, G.711 µ-law', 'mulaw-stereo.wav', 'mulaw', 2, 8000, codec('pcm_mulaw')],
  ['WAV, G.711 µ-law', 'mulaw-mono.wav', 'mulaw', 1, 8000, codec('pcm_mulaw')],
  ['WAV, G.711 A-law', 'alaw-stereo.wav', 'alaw', 2, 8000, codec('pcm_alaw')],
  ['WAV, G.711 A-law', 'alaw-mono.wav', 'alaw', 1, 8000, codec('pcm_alaw')],
  ['WAV49 (GSM 6.10)', 'wav49-mono.WAV', 'gsm', 1, 8000, [...codec('gsm_ms'), ...as('wav')]],
  ['WAV, IMA ADPCM', 'ima-adpcm-stereo.wav', 'adpcm-ima', 2, 8000, codec('adpcm_ima_wav')],
  ['WAV, IMA ADPCM', 'ima-adpcm-mono.wav', 'adpcm-ima', 1, 8000, codec('adpcm_ima_wav')],
  ['WAV, Microsoft ADPCM', 'ms-adpcm-stereo.wav', 'adpcm-ms', 2, 8000, codec('adpcm_ms')],
  ['WAV, Microsoft ADPCM', 'ms-adpcm-mono.wav', 'adpcm-ms', 1, 8000, codec('adpcm_ms')],
  ['WAV, G.722', 'g722-mono.wav', 'g722', 1, 16_000, codec('g722')],
  ['WAV, G.723.1', 'g723-mono.wav', 'g723', 1, 8000, [...codec('g723_1'), '-b:a', '6300']],
  ['WAV, G.726', 'g726-mono.wav', 'g726', 1, 8000, [...codec('g726'), ...kbit(32)]],
  ['WAV, MP3', 'mp3-mono.wav', 'mp3', 1, 8000, [...codec('libmp3lame'), ...kbit(16)]],
  ['MP3, constant rate', 'cbr-stereo.mp3', 'mp3', 2, 16_000, [...codec('libmp3lame'), ...kbit(48)]],
  ['MP3, constant rate', 'cbr-mono.mp3', 'mp3', 1, 8000, [...codec('libmp3lame'), ...kbit(16)]],
  [
    'MP3, 16 kbit/s joint stereo',
    'low-stereo.mp3',
    'mp3',
    2,
    8000,
    [...codec('libmp3lame'), ...kbit(16), '-joint_stereo', '1'],
  ],
  ['MP3, variable rate', 'vbr-stereo.mp3', 'mp3', 2, 16_000, codec('libmp3lame', '-q:a', '5')],
  ['MP3, variable rate', 'vbr-mono.mp3', 'mp3', 1, 16_000, codec('libmp3lame', '-q:a', '5')],
  [
    'MP3 without a Xing header',
    'no-xing-mono.mp3',
    'mp3',
    1,
    8000,
    [...codec('libmp3lame'), ...kbit(16), '-write_xing', '0'],
  ],
  ['Ogg Opus', 'opus-stereo.ogg', 'opus', 2, 16_000, [...codec('libopus'), ...kbit(32)], { decodedRate: 48_000 }],
  ['Ogg Opus', 'opus-mono.opus', 'opus', 1, 16_000, [...codec('libopus'), ...kbit(16)], { decodedRate: 48_000 }],
  ['Ogg Vorbis', 'vorbis-stereo.ogg', 'vorbis', 2, 16_000, codec('libvorbis', '-q:a', '2')],
  ['Ogg Vorbis', 'vorbis-mono.ogg', 'vorbis', 1, 16_000, codec('libvorbis', '-q:a', '2')],
  ['Ogg Speex', 'speex-stereo.spx', 'speex', 2, 8000, [...codec('libspeex'), ...as('ogg')]],
  ['Ogg Speex', 'speex-mono.spx', 'speex', 1, 8000, [...codec('libspeex'), ...as('ogg')]],
  ['M4A, AAC', 'aac-stereo.m4a', 'aac', 2, 16_000, [...codec('aac'), ...kbit(48)]],
  ['M4A, AAC', 'aac-mono.m4a', 'aac', 1, 16_000, [...codec('aac'), ...kbit(32)]],
  [
    'MP4, AAC in fragments',
    'fragmented-stereo.mp4',
    'aac',
    2,
    16_000,
    [...codec('aac'), ...kbit(48), '-movflags', 'frag_keyframe+empty_moov', '-frag_duration', '1000000'],
  ],
  ['M4A, Apple Lossless', 'alac-stereo.m4a', 'alac', 2, 16_000, codec('alac')],
  ['AAC (ADTS)', 'adts-stereo.aac', 'aac', 2, 16_000, [...codec('aac'), ...kbit(48), ...as('adts')]],
  ['AAC (ADTS)', 'adts-mono.aac', 'aac', 1, 16_000, [...codec('aac'), ...kbit(32), ...as('adts')]],
  ['FLAC', 'flac-stereo.flac', 'flac', 2, 16_000, codec('flac')],
  ['FLAC', 'flac-mono.flac', 'flac', 1, 16_000, codec('flac')],
  ['WebM, Opus', 'opus-stereo.webm', 'opus', 2, 16_000, [...codec('libopus'), ...kbit(32)], { decodedRate: 48_000 }],
  [
    'WebM as browsers record it',
    'browser-mono.webm',
    'opus',
    1,
    16_000,
    [...codec('libopus'), ...kbit(24), '-live', '1'],
    { decodedRate: 48_000 },
  ],
  ['Windows Media Audio', 'wma-stereo.wma', 'wma', 2, 22_050, [...codec('wmav2'), ...kbit(48)]],
  ['Windows Media Audio', 'wma-mono.wma', 'wma', 1, 16_000, [...codec('wmav2'), ...kbit(24)]],
  ['AMR', 'amr-mono.amr', 'amr-nb', 1, 8000, ['-t', 'amr-nb'], { writer: 'sox' }],
  ['3GP, AMR', 'amr-mono.3gp', 'amr-nb', 1, 8000, codec('copy'), { from: 'amr-mono.amr' }],
  ['AU, G.711 µ-law', 'mulaw-stereo.au', 'mulaw', 2, 8000, codec('pcm_mulaw')],
  ['AIFF', 'pcm-stereo.aiff', 'pcm-s16be', 2, 16_000, codec('pcm_s16be')],
  ['CAF, G.711 µ-law', 'mulaw-stereo.caf', 'mulaw', 2, 8000, codec('pcm_mulaw')],
  ['Raw GSM 6.10', 'raw.gsm', 'gsm', 1, 8000, [...codec('libgsm'), ...as('gsm')]],
  ['Raw G.711 µ-law', 'raw.ulaw', 'mulaw', 1, 8000, [...codec('pcm_mulaw'), ...as('mulaw')]],
  ['Raw G.711 A-law', 'raw.alaw', 'alaw', 1, 8000, [...codec('pcm_alaw'), ...as('alaw')]],
  ['Raw PCM (Asterisk sln)', 'raw.sln', 'pcm-s16le', 1, 8000, [...codec('pcm_s16le'), ...as('s16le')]],
  ['Raw G.722', 'raw.g722', 'g722', 1, 16_000, [...codec('g722'), ...as('g722')]],
  ['Two files, G.711 µ-law', 'sides-in.wav', 'mulaw', 2, 8000, codec('pcm_mulaw'), { otherSide: 'sides-out.wav' }],
  ['Two files, WAV49', 'gsm-in.WAV', 'gsm', 2, 8000, [...codec('gsm_ms'), ...as('wav')], { otherSide: 'gsm-out.WAV' }],
  [
    'Two files, raw GSM 6.10',
    'raw-in.gsm',
    'gsm',
    2,
    8000,
    [...codec('libgsm'), ...as('gsm')],
    { otherSide: 'raw-out.gsm' },
  ],
]

/** Every form of recording that the tools here can write. */
export const FORMATS: readonly Format[] = ROWS.map(([name, file, codec, channels, rate, args, more]) => ({
  ...{ name, file, codec, channels, rate, args },
  ...more,
}))
