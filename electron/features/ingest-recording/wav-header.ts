import type { Warning } from '../../../shared/units.ts'
import { requirePossible } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** The shape of a WAV file's sound and where its bytes really are. */
export interface WavHeader {
  readonly codec: string
  readonly channels: number
  readonly sampleRate: number
  /** Bytes of one sample of all channels; 0 for a codec of frames (MP3). */
  readonly blockBytes: number
  readonly dataStart: number
  /** Where the sound really ends, whatever the header says. */
  readonly dataEnd: number
  /** Bytes of sound the header promises beyond the end of the file. */
  readonly missingBytes: number
  readonly warnings: readonly Warning[]
}

interface Chunk {
  readonly id: string
  readonly start: number
  readonly size: number
}

interface Format {
  readonly tag: number
  readonly channels: number
  readonly sampleRate: number
  readonly blockBytes: number
  readonly bits: number
}

const CHUNK_HEADER = 8
const EXTENSIBLE = 0xfffe
/** Chunks before the sound are few; a file with more is noise that happens to start with RIFF. */
const MOST_CHUNKS = 1000
/** Sizes from here on are what a writer to a pipe puts when it can't know (ffmpeg 0xFFFFFFFF, sox 0x7FFFFFFF - header). */
const PLACEHOLDER_SIZE = 0x7fff_f000

const PCM_BY_BITS: Readonly<Record<number, string>> = { 8: 'pcm-u8', 16: 'pcm-s16le', 24: 'pcm-s24le', 32: 'pcm-s32le' }
const FLOAT_BY_BITS: Readonly<Record<number, string>> = { 32: 'pcm-f32le', 64: 'pcm-f64le' }

/** Format tags of mmreg.h that are taken: the codec's name by bits a sample. */
const CODECS: Readonly<Record<number, (bits: number) => string | undefined>> = {
  1: (bits) => PCM_BY_BITS[bits],
  3: (bits) => FLOAT_BY_BITS[bits],
  6: () => 'alaw',
  7: () => 'mulaw',
  85: () => 'mp3',
}

/** Format tags of mmreg.h that telephone systems write and nothing here plays. */
const UNSUPPORTED_CODECS: Readonly<Record<number, string>> = {
  2: 'Microsoft ADPCM',
  17: 'IMA ADPCM',
  34: 'TrueSpeech',
  49: 'GSM (WAV49)',
  66: 'G.723.1',
  69: 'G.726',
  80: 'MPEG layer II',
  100: 'G.726',
  131: 'G.729',
  255: 'AAC inside WAV',
  352: 'Windows Media',
  353: 'Windows Media',
  655: 'G.722',
  41225: 'Speex',
}

const damaged = (what: string) =>
  new RecordingUnreadable('audio-damaged', `${what}: the WAV file is damaged. Copy or export the recording again.`)

const notSupported = (what: string) =>
  new RecordingUnreadable(
    'file-not-supported',
    `This WAV file holds ${what}, which can't be played here. Export the call as plain (PCM) WAV, MP3, OGG or M4A.`,
  )

async function chunkAt(file: FileRanges, offset: number): Promise<Chunk | null> {
  const header = await file.read(offset, CHUNK_HEADER)
  if (header.length < CHUNK_HEADER) return null
  return { id: header.toString('latin1', 0, 4), start: offset + CHUNK_HEADER, size: header.readUInt32LE(4) }
}

/** Chunks are padded to even lengths. */
const chunkEnd = (chunk: Chunk) => chunk.start + chunk.size + (chunk.size % 2)

async function findChunks(
  file: FileRanges,
  riffStart: number,
): Promise<{ fmt: Chunk; data: Chunk; long: Chunk | null }> {
  let fmt: Chunk | null = null
  let long: Chunk | null = null
  let offset = riffStart + 12
  for (let seen = 0; seen < MOST_CHUNKS; seen += 1) {
    const chunk = await chunkAt(file, offset)
    if (chunk === null) break
    if (chunk.id === 'fmt ') fmt = chunk
    if (chunk.id === 'ds64') long = chunk
    if (chunk.id === 'data') {
      if (fmt === null) throw damaged('The sound comes before its description')
      return { fmt, data: chunk, long }
    }
    offset = chunkEnd(chunk)
  }
  throw damaged(
    fmt === null || chunkEnd(fmt) > file.size
      ? 'The description of the sound is cut off'
      : 'There is a header and no sound',
  )
}

async function readFormat(file: FileRanges, chunk: Chunk): Promise<Format> {
  const bytes = await file.read(chunk.start, Math.min(chunk.size, 40))
  if (bytes.length < 14) throw damaged('The description of the sound is cut off')
  const tag = bytes.readUInt16LE(0)
  return {
    // WAVE_FORMAT_EXTENSIBLE keeps the real tag in the first two bytes of its sub-format GUID.
    tag: tag === EXTENSIBLE && bytes.length >= 26 ? bytes.readUInt16LE(24) : tag,
    channels: bytes.readUInt16LE(2),
    sampleRate: bytes.readUInt32LE(4),
    blockBytes: bytes.readUInt16LE(12),
    bits: bytes.length >= 16 ? bytes.readUInt16LE(14) : 8,
  }
}

function codecOf({ tag, bits }: Format): string {
  const unsupported = UNSUPPORTED_CODECS[tag]
  if (unsupported !== undefined) throw notSupported(unsupported)
  const codec = CODECS[tag]?.(bits)
  if (codec === undefined) throw notSupported(`an unknown codec (format ${tag}, ${bits} bits)`)
  return codec
}

/** Bytes of one sample of all channels, from the codec itself: the header's own figure may lie. */
function blockBytesOf(codec: string, format: Format): number {
  if (codec === 'mp3') return 0
  const isG711 = codec === 'mulaw' || codec === 'alaw'
  return format.channels * (isG711 ? 1 : format.bits / 8)
}

async function promisedBytes(file: FileRanges, data: Chunk, long: Chunk | null): Promise<number> {
  if (data.size !== 0xffff_ffff || long === null) return data.size
  // RF64 (EBU 3306): sizes above 4 GB are in `ds64`, after the 8 bytes of the RIFF size.
  const size = await file.read(long.start + 8, 8)
  return size.length === 8 ? Number(size.readBigUInt64LE()) : data.size
}

/** What follows the sound must be chunks to the end; if not, the sound goes on and its size was never updated. */
async function isFollowedByChunks(file: FileRanges, from: number): Promise<boolean> {
  let offset = from
  for (let seen = 0; file.size - offset >= CHUNK_HEADER && seen < MOST_CHUNKS; seen += 1) {
    const chunk = await chunkAt(file, offset)
    if (chunk === null || !/^[\x20-\x7e]{4}$/.test(chunk.id) || chunk.start + chunk.size > file.size) return false
    offset = chunkEnd(chunk)
  }
  return true
}

interface DataRange {
  readonly dataEnd: number
  readonly missingBytes: number
  readonly lie: string | null
}

async function dataRange(file: FileRanges, data: Chunk, promised: number): Promise<DataRange> {
  const present = file.size - data.start
  const wholeRest = { dataEnd: file.size, missingBytes: 0 }
  if (promised === 0 && present > 0) return { ...wholeRest, lie: 'no sound at all' }
  if (promised > present) {
    return promised >= PLACEHOLDER_SIZE && promised <= 0xffff_ffff
      ? { ...wholeRest, lie: 'an unknown length' }
      : { ...wholeRest, missingBytes: promised - present, lie: null }
  }
  const dataEnd = data.start + promised
  if (await isFollowedByChunks(file, dataEnd + (promised % 2))) return { dataEnd, missingBytes: 0, lie: null }
  return { ...wholeRest, lie: `${promised} bytes of sound` }
}

const lengthMismatch = (lie: string, bytes: number): Warning => ({
  code: 'header-mismatch',
  message: `The header says ${lie} and the file holds ${bytes} bytes of it: the length was taken from the file itself. The recorder may not have finished.`,
})

const blockMismatch = (said: number, real: number): Warning => ({
  code: 'header-mismatch',
  message: `The header says ${said} bytes a sample and its codec has ${real}: the codec was believed. Listen to it to check.`,
})

/**
 * Reads the header of a WAV file (RIFF, RF64) that starts at `start` and finds its sound, trusting the bytes over the
 * header. Throws RecordingUnreadable: `audio-damaged`, or `file-not-supported` naming the codec.
 */
export async function readWavHeader(file: FileRanges, start: number): Promise<WavHeader> {
  const { fmt, data, long } = await findChunks(file, start)
  const format = await readFormat(file, fmt)
  requirePossible(format.channels, format.sampleRate)
  const codec = codecOf(format)
  const blockBytes = blockBytesOf(codec, format)
  const { dataEnd, missingBytes, lie } = await dataRange(file, data, await promisedBytes(file, data, long))
  const warnings = [
    ...(lie === null ? [] : [lengthMismatch(lie, dataEnd - data.start)]),
    ...(blockBytes === 0 || blockBytes === format.blockBytes ? [] : [blockMismatch(format.blockBytes, blockBytes)]),
  ]
  const { channels, sampleRate } = format
  return { codec, channels, sampleRate, blockBytes, dataStart: data.start, dataEnd, missingBytes, warnings }
}
