import type { AudioFacts, Container } from './audio-facts.ts'
import { openFileRanges } from './file-ranges.ts'
import { fromFloat } from './pcm.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { sniffAudio } from './sniff-audio.ts'
import { readWavHeader } from './wav-header.ts'

interface Decoded {
  readonly channelData: Float32Array[]
  readonly samplesDecoded: number
}

/** What the four decoders have in common. */
interface Decoder {
  readonly ready: Promise<void>
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>
  flush?(): Promise<Decoded>
  free(): void
}

type Shape = Pick<AudioFacts, 'container' | 'codec' | 'channels'>

const DECODERS: readonly {
  readonly codec: string
  readonly containers: readonly Container[]
  /** Loaded when first needed: together they are two megabytes of code. */
  readonly create: () => Promise<Decoder>
}[] = [
  { codec: 'mp3', containers: ['mp3', 'wav'], create: async () => new (await import('mpg123-decoder')).MPEGDecoder() },
  { codec: 'opus', containers: ['ogg'], create: async () => new (await import('ogg-opus-decoder')).OggOpusDecoder() },
  {
    codec: 'vorbis',
    containers: ['ogg'],
    create: async () => new (await import('@wasm-audio-decoders/ogg-vorbis')).OggVorbisDecoder(),
  },
  {
    codec: 'flac',
    containers: ['flac'],
    create: async () => new (await import('@wasm-audio-decoders/flac')).FLACDecoder(),
  },
]

const decoderOf = ({ container, codec }: Shape) =>
  DECODERS.find((each) => each.codec === codec && each.containers.includes(container))

/** Whether a recording is decoded by WebAssembly where there is no ffmpeg. */
export const hasWasmDecoder = (facts: Shape): boolean => decoderOf(facts) !== undefined

/** What is fed at once: 64 KB of Opus at 16 kbit/s come out as 13 MB of samples. */
const READ_BYTES = 64 * 1024

function interleaved({ channelData, samplesDecoded }: Decoded, channels: number): Int16Array {
  const rows = channelData.slice(0, channels === 2 ? 2 : undefined)
  const width = channels === 2 ? 2 : 1
  const samples = new Int16Array(samplesDecoded * width)
  for (let index = 0; index < samplesDecoded; index += 1) {
    if (width === 2) {
      samples[index * 2] = fromFloat(rows[0]?.[index] ?? 0)
      // A stream may turn mono half-way: both sides hear it then.
      samples[index * 2 + 1] = fromFloat((rows[1] ?? rows[0])?.[index] ?? 0)
    } else {
      let sum = 0
      for (const row of rows) sum += row[index] ?? 0
      samples[index] = fromFloat(sum / Math.max(1, rows.length))
    }
  }
  return samples
}

async function* encodedBytes(path: string, facts: AudioFacts, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await openFileRanges(path)
  try {
    const { start } = await sniffAudio(file)
    const isInWav = facts.container === 'wav'
    const header = isInWav ? await readWavHeader(file, start) : { dataStart: start, dataEnd: file.size }
    for (let offset = header.dataStart; offset < header.dataEnd; offset += READ_BYTES) {
      signal?.throwIfAborted()
      yield await file.read(offset, Math.min(READ_BYTES, header.dataEnd - offset))
    }
  } finally {
    await file.close()
  }
}

/** A decoder that broke over damaged sound breaks again when it is freed; its memory goes with it either way. */
function release(decoder: Decoder): void {
  try {
    decoder.free()
  } catch {}
}

/** The samples of an MP3, Opus, Vorbis or FLAC recording at its own rate, memory bounded. Damaged parts are left out. */
export async function* wasmBlocks(path: string, facts: AudioFacts, signal?: AbortSignal): AsyncGenerator<Int16Array> {
  const decoder = await decoderOf(facts)?.create()
  if (!decoder) throw new RangeError(`There is no decoder for ${facts.codec} in ${facts.container}.`)
  await decoder.ready
  try {
    for await (const bytes of encodedBytes(path, facts, signal)) {
      yield interleaved(await decoder.decode(bytes), facts.channels)
    }
    if (decoder.flush) yield interleaved(await decoder.flush(), facts.channels)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof RecordingUnreadable) throw error
    throw new RecordingUnreadable(
      'audio-damaged',
      'The sound could not be decoded: the recording is damaged. Copy or export the call again.',
      error instanceof Error ? error.message : String(error),
    )
  } finally {
    release(decoder)
  }
}
