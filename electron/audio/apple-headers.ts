import { requirePossible } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { dataWithin, type SoundLayout } from './sound-layout.ts'

/* AIFF and AIFF-C (Apple 1991) and Core Audio Format: runs of chunks, big-endian. */

const MOST_CHUNKS = 1000

const damaged = (format: string) =>
  new RecordingUnreadable(
    'audio-damaged',
    `The ${format} file is damaged or cut off: no sound can be found in it. Copy the recording again.`,
  )

const notSupported = (format: string, codec: string) =>
  new RecordingUnreadable(
    'file-not-supported',
    `This ${format} file holds an unknown codec (${codec.replaceAll(/[^\w .-]/g, '?')}), which can't be taken in as a call. Export the call as WAV, MP3, OGG or M4A.`,
  )

interface Chunk {
  readonly id: string
  readonly start: number
  readonly size: number
}

/** The chunks of a file up to the one that holds the sound, by their ids. `header`: bytes of a chunk's id and size. */
async function chunksUntil(
  file: FileRanges,
  start: number,
  sound: string,
  header: 8 | 12,
): Promise<Map<string, Chunk>> {
  const chunks = new Map<string, Chunk>()
  let offset = start
  for (let seen = 0; seen < MOST_CHUNKS; seen += 1) {
    const bytes = await file.read(offset, header)
    if (bytes.length < header) break
    const id = bytes.toString('latin1', 0, 4)
    const size = header === 8 ? bytes.readUInt32BE(4) : Number(bytes.readBigInt64BE(4))
    chunks.set(id, { id, start: offset + header, size })
    if (size < 0) break
    offset += header + size + (header === 8 ? size % 2 : 0)
    // A description may follow the sound; what follows a cut-off sound is not there to be read.
    if (id === sound && offset >= file.size) break
  }
  return chunks
}

/** 80-bit extended precision, as AIFF writes sample rates: sign and exponent, then 64 bits with the leading one. */
function extended(bytes: Buffer, at: number): number {
  const exponent = (bytes.readUInt16BE(at) & 0x7fff) - 16_383 - 63
  return Math.round(Number(bytes.readBigUInt64BE(at + 2)) * 2 ** exponent)
}

const pcm = (bits: number, order: 'le' | 'be'): string | undefined => {
  const bytes = Math.ceil(bits / 8)
  if (bytes === 1) return 'pcm-s8'
  return bytes >= 2 && bytes <= 4 ? `pcm-s${bytes * 8}${order}` : undefined
}

const AIFC: Readonly<Record<string, (bits: number) => string | undefined>> = {
  NONE: (bits) => pcm(bits, 'be'),
  twos: (bits) => pcm(bits, 'be'),
  sowt: (bits) => pcm(bits, 'le'),
  fl32: () => 'pcm-f32be',
  FL32: () => 'pcm-f32be',
  fl64: () => 'pcm-f64be',
  ulaw: () => 'mulaw',
  ULAW: () => 'mulaw',
  alaw: () => 'alaw',
  ALAW: () => 'alaw',
}

/** Bytes of a sample, from the codec's own name. */
const sampleBytes = (codec: string): number => (codec.endsWith('law') ? 1 : Number(/\d+/.exec(codec)?.[0] ?? 8) / 8)

/** Reads the header of an AIFF or AIFF-C file. Throws RecordingUnreadable. */
export async function readAiffHeader(file: FileRanges, start: number): Promise<SoundLayout> {
  const chunks = await chunksUntil(file, start + 12, 'SSND', 8)
  const sound = chunks.get('SSND')
  const common = await file.read(chunks.get('COMM')?.start ?? file.size, 22)
  if (!sound || common.length < 18) throw damaged('AIFF')
  const kind = (await file.read(start + 8, 4)).toString('latin1')
  const compression = kind === 'AIFC' && common.length === 22 ? common.toString('latin1', 18, 22) : 'NONE'
  const codec = AIFC[compression]?.(common.readUInt16BE(6))
  if (codec === undefined) throw notSupported('AIFF', compression)
  const channels = common.readUInt16BE(0)
  const sampleRate = extended(common, 8)
  requirePossible(channels, sampleRate)
  const offset = await file.read(sound.start, 4)
  const skip = 8 + (offset.length === 4 ? offset.readUInt32BE(0) : 0)
  const range = dataWithin(file.size, sound.start + skip, Math.max(0, sound.size - skip))
  return {
    codec,
    channels,
    sampleRate,
    blockBytes: channels * sampleBytes(codec),
    blockSamples: 1,
    ...range,
    warnings: [],
  }
}

const IS_FLOAT = 1
const IS_LITTLE_ENDIAN = 2
const CAF_CODECS: Readonly<Record<string, string>> = {
  ulaw: 'mulaw',
  alaw: 'alaw',
  'aac ': 'aac',
  alac: 'alac',
  ima4: 'adpcm-ima',
  opus: 'opus',
  '.mp3': 'mp3',
}

function cafCodec(id: string, flags: number, bits: number): string | undefined {
  if (id !== 'lpcm') return CAF_CODECS[id]
  const order = flags & IS_LITTLE_ENDIAN ? 'le' : 'be'
  return flags & IS_FLOAT ? `pcm-f${bits === 64 ? 64 : 32}${order}` : pcm(bits, order)
}

/** Samples in a byte of sound whose packets differ in length, from the packet table. */
async function samplesAByte(file: FileRanges, table: Chunk | undefined, dataBytes: number): Promise<number> {
  const bytes = await file.read(table?.start ?? file.size, 16)
  if (bytes.length < 16 || dataBytes <= 0) throw damaged('Core Audio (CAF)')
  return Number(bytes.readBigInt64BE(8)) / dataBytes
}

/** Reads the header of a Core Audio Format file. Throws RecordingUnreadable. */
export async function readCafHeader(file: FileRanges, start: number): Promise<SoundLayout> {
  const chunks = await chunksUntil(file, start + 8, 'data', 12)
  const data = chunks.get('data')
  const description = await file.read(chunks.get('desc')?.start ?? file.size, 32)
  if (!data || description.length < 32) throw damaged('Core Audio (CAF)')
  const id = description.toString('latin1', 8, 12)
  const [flags, packetBytes, packetFrames, channels, bits] = [12, 16, 20, 24, 28].map((at) =>
    description.readUInt32BE(at),
  ) as [number, number, number, number, number]
  const codec = cafCodec(id, flags, bits)
  if (codec === undefined) throw notSupported('Core Audio (CAF)', id)
  const sampleRate = Math.round(description.readDoubleBE(0))
  requirePossible(channels, sampleRate)
  // Four bytes of an edit count come before the sound; size -1 runs to the end of the file.
  const range = dataWithin(file.size, data.start + 4, data.size < 0 ? null : Math.max(0, data.size - 4))
  const isEven = packetBytes > 0 && packetFrames > 0
  const dataBytes = range.dataEnd + range.missingBytes - range.dataStart
  const blocks = isEven
    ? { blockBytes: packetBytes, blockSamples: packetFrames }
    : { blockBytes: 1, blockSamples: await samplesAByte(file, chunks.get('pakt'), dataBytes) }
  return { codec, channels, sampleRate, ...blocks, ...range, warnings: [] }
}
