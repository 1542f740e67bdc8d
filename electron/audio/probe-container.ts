import { Readable } from 'node:stream'
import { type IAudioMetadata, parseStream } from 'music-metadata'
import type { Warning } from '../../shared/units.ts'
import { aacChannels } from './aac-channels.ts'
import { type AudioFacts, audioFacts, type Container, truncated } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** The parser that music-metadata must use, by what was sniffed. */
const PARSER_TYPES = { ogg: 'audio/ogg', mp4: 'audio/mp4', flac: 'audio/flac' } as const

interface Codec {
  readonly name: string
  readonly sampleRate?: number
  readonly channels?: number
}

/** music-metadata's names, up to a version or a profile. Opus always comes out of its decoder at 48 kHz (RFC 7845). */
const CODECS: readonly (readonly [named: string, codec: Codec])[] = [
  ['Opus', { name: 'opus', sampleRate: 48_000 }],
  ['Vorbis I', { name: 'vorbis' }],
  ['Speex', { name: 'speex' }],
  ['MPEG-4/AAC', { name: 'aac' }],
  ['ALAC', { name: 'alac' }],
  ['FLAC', { name: 'flac' }],
  // 3GPP phones; their boxes say two channels, whatever there is (TS 26.244 §6.5), and AMR has one.
  ['<samr>', { name: 'amr-nb', channels: 1 }],
  ['<sawb>', { name: 'amr-wb', channels: 1 }],
]

const CONTAINER_NAMES = { ogg: 'OGG', mp4: 'M4A', flac: 'FLAC' } as const
type Parsed = keyof typeof PARSER_TYPES & Container

/** `[start, end)` in bytes of the file. */
type Range = readonly [number, number]

/** What a look of our own at the container found, before music-metadata reads its description of the sound. */
interface Look {
  /** Where that description is: what music-metadata is given to read, end to end. */
  readonly ranges: readonly Range[]
  /** The share of the sound that is in the file, 0 to 1; null when the end is missing by an unknown amount. */
  readonly presentShare: number | null
  /** What an Ogg stream's last page counts up to, in samples. */
  readonly lastSample?: number
}

const damaged = (container: Parsed, fact: string) =>
  new RecordingUnreadable(
    'audio-damaged',
    `The ${CONTAINER_NAMES[container]} file is damaged or cut off: ${fact}. Copy the recording again.`,
  )

const CHUNK_BYTES = 64 * 1024

async function* chunks(file: FileRanges, ranges: readonly Range[]): AsyncGenerator<Buffer> {
  for (const [start, end] of ranges) {
    for (let offset = start; offset < end; offset += CHUNK_BYTES) {
      yield await file.read(offset, Math.min(CHUNK_BYTES, end - offset))
    }
  }
}

async function parse(file: FileRanges, container: Parsed, ranges: readonly Range[]): Promise<IAudioMetadata['format']> {
  // A generator, not createReadStream: from that the library would take the path, and with it the name.
  const stream = Readable.from(chunks(file, ranges), { objectMode: false })
  const size = ranges.reduce((sum, [start, end]) => sum + end - start, 0)
  try {
    const options = { duration: true, skipCovers: true, skipPostHeaders: true }
    return (await parseStream(stream, { mimeType: PARSER_TYPES[container], size }, options)).format
  } catch {
    throw damaged(container, "its description of the sound can't be read")
  } finally {
    stream.destroy()
  }
}

function codecOf(format: IAudioMetadata['format'], container: Parsed): Codec {
  const named = format.codec ?? format.trackInfo.find(({ audio }) => audio !== undefined)?.codecName
  const codec = CODECS.find(([start]) => named?.startsWith(start))?.[1]
  if (format.hasVideo || (codec === undefined && named !== undefined)) {
    const what = format.hasVideo ? 'is a video' : `holds ${named}`
    throw new RecordingUnreadable(
      'file-not-supported',
      `This ${CONTAINER_NAMES[container]} file ${what}, which can't be taken in as a call. Export only its sound as WAV, MP3, OGG or M4A.`,
    )
  }
  if (codec === undefined) {
    throw damaged(container, 'no sound can be found in it')
  }
  return codec
}

/** Milliseconds the container states. An Opus stream whose recorder left its input rate out (0) gets none by the library. */
const statedLength = (format: IAudioMetadata['format'], { lastSample = 0 }: Look, sampleRate: number): number =>
  (format.duration ?? lastSample / sampleRate) * 1000

function lengthOf(statedMs: number, { presentShare }: Look): { durationMs: number; warnings: Warning[] } {
  if (presentShare === 1) return { durationMs: statedMs, warnings: [] }
  if (presentShare === null) return { durationMs: statedMs, warnings: [truncated(statedMs, null)] }
  // The sample table is whole and the sound isn't: at an even bitrate the share of bytes is the share of time.
  const durationMs = statedMs * presentShare
  return { durationMs, warnings: [truncated(durationMs, statedMs, 'about')] }
}

async function probe(file: FileRanges, container: Parsed, look: Look): Promise<AudioFacts> {
  const format = await parse(file, container, look.ranges)
  const codec = codecOf(format, container)
  const sampleRate = codec.sampleRate ?? format.sampleRate ?? 0
  return audioFacts({
    container,
    codec: codec.name,
    channels: codec.channels ?? format.numberOfChannels ?? 0,
    sampleRate,
    ...lengthOf(statedLength(format, look, sampleRate), look),
  })
}

/** A page holds at most 65 307 bytes (RFC 3533), so the last one starts within this. */
const OGG_TAIL_BYTES = 2 * 65_307
const OGG_PAGE_HEADER_BYTES = 27
const OGG_LAST_PAGE_FLAG = 4

/** An Ogg stream says on its last page that it is the last; without it the recorder was cut off. */
async function lookAtOgg(file: FileRanges, start: number): Promise<Look> {
  const from = Math.max(start, file.size - OGG_TAIL_BYTES)
  const tail = await file.read(from, file.size - from)
  const page = tail.lastIndexOf('OggS', undefined, 'latin1')
  const hasPage = page !== -1 && page + OGG_PAGE_HEADER_BYTES <= tail.length
  const isComplete = hasPage && ((tail[page + 5] ?? 0) & OGG_LAST_PAGE_FLAG) !== 0
  return {
    ranges: [[start, file.size]],
    presentShare: isComplete ? 1 : null,
    lastSample: hasPage ? Number(tail.readBigInt64LE(page + 6)) : 0,
  }
}

interface Box {
  readonly name: string
  readonly start: number
  readonly size: number
}

/** Top-level boxes are few; a fragmented call has two a second or so. */
const MOST_BOXES = 1_000_000
/** An hour's sample table is under a megabyte: more than this describes no call. */
const MOST_DESCRIPTION_BYTES = 64 * 1024 * 1024

async function boxAt(file: FileRanges, start: number): Promise<Box | null> {
  const header = await file.read(start, 16)
  if (header.length < 8) return null
  const short = header.readUInt32BE(0)
  // ISO 14496-12: size 1 means that 64 bits follow, size 0 that the box goes to the end of the file.
  const isLong = short === 1 && header.length === 16
  const size = isLong ? Number(header.readBigUInt64BE(8)) : short === 0 ? file.size - start : short
  return size < 8 ? null : { name: header.toString('latin1', 4, 8), start, size }
}

/** The sound of an M4A file is in its `mdat` boxes, which are only measured: the last may promise more than is there. */
async function lookAtMp4(file: FileRanges, start: number): Promise<Look> {
  const ranges: Range[] = []
  let promised = 0
  let present = 0
  let box = await boxAt(file, start)
  for (let seen = 0; box !== null && seen < MOST_BOXES; seen += 1) {
    const end = box.start + box.size
    if (box.name === 'mdat') {
      promised += box.size
      present += Math.min(end, file.size) - box.start
    } else if (end <= file.size) {
      ranges.push([box.start, end])
    }
    box = end < file.size ? await boxAt(file, end) : null
  }
  if (ranges.reduce((sum, [from, to]) => sum + to - from, 0) > MOST_DESCRIPTION_BYTES) {
    throw damaged('mp4', 'its description of the sound is impossibly long')
  }
  return { ranges, presentShare: promised === 0 ? 1 : present / promised }
}

/** Facts of an Ogg file (Opus, Vorbis, FLAC). Throws RecordingUnreadable. */
export const probeOgg = async (file: FileRanges, start: number): Promise<AudioFacts> =>
  probe(file, 'ogg', await lookAtOgg(file, start))

/** Facts of an M4A or MP4 file with sound only. Throws RecordingUnreadable. */
export async function probeMp4(file: FileRanges, start: number): Promise<AudioFacts> {
  const look = await lookAtMp4(file, start)
  const facts = await probe(file, 'mp4', look)
  return facts.codec === 'aac' ? { ...facts, channels: (await channelsOfAac(file, look)) ?? facts.channels } : facts
}

/** The decoder's configuration stands before the sample tables. */
const SEARCHED_BYTES = 1024 * 1024

async function channelsOfAac(file: FileRanges, { ranges }: Look): Promise<number | null> {
  for (const [start, end] of ranges) {
    const box = await file.read(start, Math.min(end - start, SEARCHED_BYTES))
    if (box.toString('latin1', 4, 8) === 'moov') return aacChannels(box)
  }
  return null
}

/** Facts of a FLAC file. Its cut-off end can't be told from its header. Throws RecordingUnreadable. */
export const probeFlac = (file: FileRanges, start: number): Promise<AudioFacts> =>
  probe(file, 'flac', { ranges: [[start, file.size]], presentShare: 1 })
