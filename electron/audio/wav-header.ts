import type { Warning } from '../../shared/units.ts'
import { requirePossible } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import type { SoundLayout } from './sound-layout.ts'
import { type WavFormat, wavBlocks } from './wav-codecs.ts'

interface Chunk {
  readonly id: string
  readonly start: number
  readonly size: number
}

const CHUNK_HEADER = 8
const EXTENSIBLE = 0xfffe
/** Chunks before the sound are few; a file with more is noise that happens to start with RIFF. */
const MOST_CHUNKS = 1000
/** Sizes from here on are what a writer to a pipe puts when it can't know (ffmpeg 0xFFFFFFFF, sox 0x7FFFFFFF - header). */
const PLACEHOLDER_SIZE = 0x7fff_f000

const damaged = (what: string) =>
  new RecordingUnreadable('audio-damaged', `${what}: the WAV file is damaged. Copy or export the recording again.`)

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

async function readFormat(file: FileRanges, chunk: Chunk): Promise<WavFormat> {
  const bytes = await file.read(chunk.start, Math.min(chunk.size, 40))
  if (bytes.length < 14) throw damaged('The description of the sound is cut off')
  const tag = bytes.readUInt16LE(0)
  return {
    // WAVE_FORMAT_EXTENSIBLE keeps the real tag in the first two bytes of its sub-format GUID.
    tag: tag === EXTENSIBLE && bytes.length >= 26 ? bytes.readUInt16LE(24) : tag,
    channels: bytes.readUInt16LE(2),
    sampleRate: bytes.readUInt32LE(4),
    byteRate: bytes.readUInt32LE(8),
    blockBytes: bytes.readUInt16LE(12),
    bits: bytes.length >= 16 ? bytes.readUInt16LE(14) : 8,
  }
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
export async function readWavHeader(file: FileRanges, start: number): Promise<SoundLayout> {
  const { fmt, data, long } = await findChunks(file, start)
  const format = await readFormat(file, fmt)
  requirePossible(format.channels, format.sampleRate)
  const { codec, blockBytes, blockSamples } = wavBlocks(format)
  const { dataEnd, missingBytes, lie } = await dataRange(file, data, await promisedBytes(file, data, long))
  const warnings = [
    ...(lie === null ? [] : [lengthMismatch(lie, dataEnd - data.start)]),
    ...(blockSamples !== 1 || blockBytes === format.blockBytes ? [] : [blockMismatch(format.blockBytes, blockBytes)]),
  ]
  const { channels, sampleRate } = format
  return {
    codec,
    channels,
    sampleRate,
    blockBytes,
    blockSamples,
    dataStart: data.start,
    dataEnd,
    missingBytes,
    warnings,
  }
}
