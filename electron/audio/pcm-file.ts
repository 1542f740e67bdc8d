import { readAiffHeader, readCafHeader } from './apple-headers.ts'
import { readAuHeader } from './au-header.ts'
import type { AudioFacts, Container } from './audio-facts.ts'
import { type FileRanges, openFileRanges } from './file-ranges.ts'
import { PCM_CODECS, type PcmCodec } from './pcm.ts'
import { sniffAudio } from './sniff-audio.ts'
import type { SoundLayout } from './sound-layout.ts'
import { readWavHeader } from './wav-header.ts'

/** With its samples it stays in a processor's own memory: four times as much is read half as fast. */
const READ_BYTES = 256 * 1024

const HEADERS: Partial<Readonly<Record<Container, (file: FileRanges, start: number) => Promise<SoundLayout>>>> = {
  wav: readWavHeader,
  au: readAuHeader,
  aiff: readAiffHeader,
  caf: readCafHeader,
}

export interface UndecodedBlocks {
  readonly levels: Float64Array
  readonly blocks: AsyncIterable<Uint8Array>
}

type Shape = Pick<AudioFacts, 'container' | 'codec' | 'channels'>

/** Whether a recording is PCM or G.711 that is read here. */
export const isPcmFile = ({ container, codec }: Shape): boolean =>
  (container === 'raw' || HEADERS[container] !== undefined) && PCM_CODECS[codec] !== undefined

/** Where the sound of such a recording is. */
export async function pcmRange(file: FileRanges, facts: AudioFacts): Promise<[start: number, end: number]> {
  const readHeader = HEADERS[facts.container]
  if (!readHeader) return [0, file.size]
  const { start } = await sniffAudio(file)
  const { dataStart, dataEnd } = await readHeader(file, start)
  return [dataStart, dataEnd]
}

export const pcmCodec = (codec: string): PcmCodec => {
  const known = PCM_CODECS[codec]
  if (!known) throw new RangeError(`${codec} is no PCM.`)
  return known
}

function mixed(samples: Int16Array, channels: number): Int16Array {
  const mono = new Int16Array(Math.floor(samples.length / channels))
  for (let index = 0; index < mono.length; index += 1) {
    let sum = 0
    for (let channel = 0; channel < channels; channel += 1) sum += samples[index * channels + channel]!
    mono[index] = sum / channels
  }
  return mono
}

/** The bytes of a PCM or G.711 recording's sound in blocks of whole samples of all channels. */
async function* soundBytes(path: string, facts: AudioFacts, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const blockBytes = pcmCodec(facts.codec).sampleBytes * facts.channels
  const file = await openFileRanges(path)
  try {
    const [start, end] = await pcmRange(file, facts)
    const step = READ_BYTES - (READ_BYTES % blockBytes)
    for (let offset = start; offset + blockBytes <= end; offset += step) {
      signal?.throwIfAborted()
      const bytes = await file.read(offset, Math.min(step, end - offset))
      yield bytes.subarray(0, bytes.length - (bytes.length % blockBytes))
    }
  } finally {
    await file.close()
  }
}

/** The samples of a PCM or G.711 recording, block by block in the same memory; more than two channels are mixed into one. */
export async function* pcmBlocks(path: string, facts: AudioFacts, signal?: AbortSignal): AsyncGenerator<Int16Array> {
  const { sampleBytes, toSamples } = pcmCodec(facts.codec)
  const scratch = new Int16Array(READ_BYTES / sampleBytes)
  for await (const bytes of soundBytes(path, facts, signal)) {
    const samples = toSamples(bytes, scratch)
    yield facts.channels > 2 ? mixed(samples, facts.channels) : samples
  }
}

/** A recording of one byte a sample before it is decoded: bytes, and the 16-bit value of each. Null for any other. */
export function undecodedBlocks(path: string, facts: AudioFacts, signal?: AbortSignal): UndecodedBlocks | null {
  const { levels } = pcmCodec(facts.codec)
  return levels === null || facts.channels > 2 ? null : { levels, blocks: soundBytes(path, facts, signal) }
}
