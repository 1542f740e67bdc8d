import { RecordingUnreadable } from './recording-unreadable.ts'

/** The `fmt ` chunk of a WAV file, and of the ASF stream that borrows it. */
export interface WavFormat {
  readonly tag: number
  readonly channels: number
  readonly sampleRate: number
  readonly byteRate: number
  readonly blockBytes: number
  readonly bits: number
}

/** How a codec's sound is laid out: so many samples (of each channel) in a block of so many bytes. */
export interface WavBlocks {
  readonly codec: string
  readonly blockBytes: number
  readonly blockSamples: number
}

const PCM_BY_BITS: Readonly<Record<number, string>> = { 8: 'pcm-u8', 16: 'pcm-s16le', 24: 'pcm-s24le', 32: 'pcm-s32le' }
const FLOAT_BY_BITS: Readonly<Record<number, string>> = { 32: 'pcm-f32le', 64: 'pcm-f64le' }

type Blocks = (format: WavFormat) => Omit<WavBlocks, 'codec'> | null

/** One sample a block, sized by the codec itself: the header's own figure may lie. */
const bySample =
  (bytes: number): Blocks =>
  ({ channels }) => ({ blockBytes: channels * bytes, blockSamples: 1 })

/** Blocks of the header's size; what one holds follows from the codec. */
const byBlock =
  (samples: (format: WavFormat) => number): Blocks =>
  (format) => {
    const blockSamples = samples(format)
    return blockSamples > 0 && Number.isInteger(blockSamples) ? { blockBytes: format.blockBytes, blockSamples } : null
  }

/** Codecs whose blocks differ from writer to writer, and nothing to count them by: the stated bytes a second are used. */
const byRate: Blocks = ({ byteRate, sampleRate }) =>
  byteRate > 0 ? { blockBytes: 1, blockSamples: sampleRate / byteRate } : null

/** Two nibbles a byte after a header of 4 (IMA) or 7 (Microsoft) bytes a channel, which hold the first samples. */
const adpcmSamples =
  (headerBytes: number, headerSamples: number) =>
  ({ blockBytes, channels }: WavFormat): number =>
    Math.floor(((blockBytes - headerBytes * channels) * 2) / channels) + headerSamples

/** mmreg.h, by format tag. MP3 is counted by its own frames. */
const CODECS: Readonly<Record<number, { readonly codec: (bits: number) => string | undefined; blocks: Blocks }>> = {
  1: { codec: (bits) => PCM_BY_BITS[bits], blocks: (format) => bySample(format.bits / 8)(format) },
  2: { codec: () => 'adpcm-ms', blocks: byBlock(adpcmSamples(7, 2)) },
  3: { codec: (bits) => FLOAT_BY_BITS[bits], blocks: (format) => bySample(format.bits / 8)(format) },
  6: { codec: () => 'alaw', blocks: bySample(1) },
  7: { codec: () => 'mulaw', blocks: bySample(1) },
  17: { codec: () => 'adpcm-ima', blocks: byBlock(adpcmSamples(4, 1)) },
  34: { codec: () => 'truespeech', blocks: byRate },
  // Two GSM frames of 160 samples in 65 bytes.
  49: { codec: () => 'gsm', blocks: () => ({ blockBytes: 65, blockSamples: 320 }) },
  64: { codec: () => 'g726', blocks: byRate },
  66: { codec: () => 'g723', blocks: byRate },
  69: { codec: () => 'g726', blocks: byRate },
  80: { codec: () => 'mp2', blocks: byRate },
  85: { codec: () => 'mp3', blocks: () => ({ blockBytes: 0, blockSamples: 0 }) },
  100: { codec: () => 'g726', blocks: byRate },
  131: { codec: () => 'g729', blocks: byRate },
  255: { codec: () => 'aac', blocks: byRate },
  352: { codec: () => 'wma', blocks: byRate },
  353: { codec: () => 'wma', blocks: byRate },
  354: { codec: () => 'wma', blocks: byRate },
  355: { codec: () => 'wma', blocks: byRate },
  // 64 kbit/s whatever the header says: ffmpeg's own counts a byte for each sample.
  655: {
    codec: () => 'g722',
    blocks: ({ channels, sampleRate }) => ({ blockBytes: channels, blockSamples: sampleRate / 8000 }),
  },
  41225: { codec: () => 'speex', blocks: byRate },
}

/** The codec of a format tag, or undefined. */
export const wavCodec = ({ tag, bits }: Pick<WavFormat, 'tag' | 'bits'>): string | undefined => CODECS[tag]?.codec(bits)

/**
 * How the sound of a WAV file is laid out. Throws RecordingUnreadable: `file-not-supported` for a codec nobody knows,
 * `audio-damaged` for blocks that can't be.
 */
export function wavBlocks(format: WavFormat): WavBlocks {
  const codec = wavCodec(format)
  if (codec === undefined) {
    throw new RecordingUnreadable(
      'file-not-supported',
      `This WAV file holds an unknown codec (format ${format.tag}, ${format.bits} bits), which can't be taken in as a call. Export the call as plain (PCM) WAV, MP3, OGG or M4A.`,
    )
  }
  const blocks = CODECS[format.tag]?.blocks(format)
  if (!blocks) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The header describes blocks of sound that can’t be: the WAV file is damaged. Copy or export the recording again.',
    )
  }
  return { codec, ...blocks }
}
