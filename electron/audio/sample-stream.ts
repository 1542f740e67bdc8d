import type { AudioFacts } from './audio-facts.ts'
import { codecName } from './codecs.ts'
import { ffmpegOutput } from './ffmpeg.ts'
import { canSeek, ffmpegInput } from './ffmpeg-input.ts'
import { isPcmFile, pcmBlocks, type UndecodedBlocks, undecodedBlocks } from './pcm-file.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { hasWasmDecoder, wasmBlocks } from './wasm-decoders.ts'

/** A recording's sound as it comes, 16 bits a sample. */
export interface SampleStream {
  readonly sampleRate: number
  /** Two of a stereo recording; of more than two all are mixed into one. */
  readonly channels: 1 | 2
  /** Where in the recording the first block begins; its start where not given. */
  readonly startMs?: number
  /** Blocks of any length, channels interleaved; a block is only good until the next one is asked for. */
  readonly blocks: AsyncIterable<Int16Array>
  /** The same sound before it is decoded, where a byte is a sample: read instead of `blocks` it takes half the time. */
  readonly undecoded?: UndecodedBlocks | null
}

export interface SampleSource {
  readonly path: string
  readonly facts: AudioFacts
  readonly ffmpeg: string | null
  readonly signal?: AbortSignal | undefined
  /** What is before this isn't wanted: it is left out where that can be done to the sample. */
  readonly fromMs?: number | undefined
}

type Shape = Pick<AudioFacts, 'container' | 'codec' | 'channels'>

/** Whether a recording's sound can be read without ffmpeg. */
export const isDecodedHere = (facts: Shape): boolean => isPcmFile(facts) || hasWasmDecoder(facts)

const noDecoder = (codec: string) =>
  new RecordingUnreadable(
    'decoder-missing',
    `${codecName(codec)} can’t be decoded without ffmpeg, which is not on this machine. Install ffmpeg or set its path in the settings.`,
  )

/** 16-bit samples out of bytes that come in pieces of any length. */
async function* pairedBytes(chunks: AsyncIterable<Buffer>): AsyncGenerator<Int16Array> {
  let rest: Buffer = Buffer.alloc(0)
  // Four bytes: a sample of both channels stays together.
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 && chunk.byteOffset % 2 === 0 ? chunk : Buffer.concat([rest, chunk])
    const whole = bytes.length - (bytes.length % 4)
    rest = Buffer.from(bytes.subarray(whole))
    if (whole > 0) yield new Int16Array(bytes.buffer, bytes.byteOffset, whole / 2)
  }
  if (rest.length >= 2) yield new Int16Array(Uint8Array.from(rest.subarray(0, 2)).buffer)
}

const A_MINUTE_MS = 60_000
/** No call is longer; the limit where a header doesn't say. */
const LONGEST_MS = 48 * 60 * A_MINUTE_MS

/**
 * Headers err, but not by half: sound beyond that has no end. A few bytes can claim days (an edit list, a leap in the
 * times), and a program that isn't ffmpeg may write for ever.
 */
const longestMs = ({ durationMs }: AudioFacts): number =>
  durationMs > 0 ? Math.min(LONGEST_MS, 2 * durationMs + A_MINUTE_MS) : LONGEST_MS

/** The blocks while they are no longer than the recording can be. */
async function* bounded(blocks: AsyncIterable<Int16Array>, mostSamples: number): AsyncGenerator<Int16Array> {
  let samples = 0
  for await (const block of blocks) {
    samples += block.length
    if (samples > mostSamples)
      throw new RecordingUnreadable(
        'audio-damaged',
        'Decoding the recording gives far more sound than it says it holds: it is damaged. Copy or export the call again.',
      )
    yield block
  }
}

/**
 * What ffmpeg is told beside the shape of the sound. Where a phone sent no sound (DTX) ffmpeg skips AMR's frames, and all
 * after them would be early: the gaps in its times are filled with silence.
 */
const filtersFor = (codec: string): string[] => (codec.startsWith('amr-') ? ['-af', 'aresample=async=1'] : [])

/**
 * A recording's sound, decoded here where it is PCM or G.711, else by ffmpeg, else by what WebAssembly there is.
 *
 * @param wantedRate samples a second that would be liked; ffmpeg gives them, the others give the recording's own
 * Throws RecordingUnreadable `decoder-missing` at once, and what decoding throws while it is read.
 */
export function openSamples(source: SampleSource, wantedRate?: number): SampleStream {
  const { path, facts, ffmpeg, signal, fromMs = 0 } = source
  const channels = facts.channels === 2 ? 2 : 1
  const ownRate = { sampleRate: facts.sampleRate, channels } as const
  if (isPcmFile(facts))
    return { ...ownRate, blocks: pcmBlocks(path, facts, signal), undecoded: undecodedBlocks(path, facts, signal) }
  if (ffmpeg !== null) {
    const sampleRate = wantedRate ?? facts.sampleRate
    const startMs = canSeek(facts) ? fromMs : 0
    const shape = ['-map', '0:a:0', ...filtersFor(facts.codec), '-ac', String(channels), '-ar', String(sampleRate)]
    const output = [...shape, '-f', 's16le', 'pipe:1']
    const decoded = async function* () {
      const bytes = ffmpegOutput(ffmpeg, [...(await ffmpegInput(path, facts, startMs)), ...output], { signal })
      yield* bounded(pairedBytes(bytes), (longestMs(facts) / 1000) * sampleRate * channels)
    }
    return { sampleRate, channels, startMs, blocks: decoded() }
  }
  if (hasWasmDecoder(facts)) return { ...ownRate, blocks: wasmBlocks(path, facts, signal) }
  throw noDecoder(facts.codec)
}
