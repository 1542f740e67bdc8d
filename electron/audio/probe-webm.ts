import { type AudioFacts, audioFacts, truncated } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { FileWindow } from './file-window.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/*
 * WebM and Matroska (RFC 9559), read by our own walk over the elements: recorders in browsers leave the length out, and
 * one that was cut off keeps the length it meant to have. Only the blocks' times say how much sound there is.
 */

/** Elements that hold what is wanted; all others are stepped over. */
const MASTERS = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe1, 0x1f43b675, 0xa0])
const ID = {
  docType: 0x4282,
  ebml: 0x1a45dfa3,
  scale: 0x2ad7b1,
  duration: 0x4489,
  track: 0xae,
  trackType: 0x83,
  codec: 0x86,
  rate: 0xb5,
  channels: 0x9f,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  block: 0xa1,
} as const
const VIDEO = 1
const AUDIO = 2
/** Longest text or number that is read; blocks and attachments are never read whole. */
const MOST_VALUE_BYTES = 64

const CODECS: readonly (readonly [prefix: string, codec: string])[] = [
  ['A_OPUS', 'opus'],
  ['A_VORBIS', 'vorbis'],
  ['A_AAC', 'aac'],
  ['A_FLAC', 'flac'],
  ['A_MPEG/L3', 'mp3'],
  ['A_PCM/INT/LIT', 'pcm-s16le'],
]

interface Element {
  readonly id: number
  readonly start: number
  /** Infinity where the size is left open. */
  readonly size: number
}

/** A number of 1 to 8 bytes whose first set bit says how many. An ID keeps that bit, a size doesn't. */
function variableInt(bytes: Buffer, at: number): { length: number; raw: number; value: number } | null {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || at + length > bytes.length) return null
  const marker = 0x80 >> (length - 1)
  // Without the marker from the start: eight bytes with it are more than a number holds exactly.
  let value = first - marker
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0)
  const raw = value + marker * 256 ** (length - 1)
  return { length, raw, value: value >= 2 ** (7 * length) - 1 ? Number.POSITIVE_INFINITY : value }
}

async function elementAt(window: FileWindow, offset: number): Promise<Element | null> {
  const header = await window.take(offset, Math.min(12, window.end - offset))
  const id = header && variableInt(header, 0)
  const size = id && header && variableInt(header, id.length)
  return id && size && { id: id.raw, start: offset + id.length + size.length, size: size.value }
}

const unsigned = (bytes: Buffer): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)
const float = (bytes: Buffer): number =>
  bytes.length === 8 ? bytes.readDoubleBE() : bytes.length === 4 ? bytes.readFloatBE() : 0

interface Track {
  type: number
  codec: string
  sampleRate: number
  channels: number
}

/** What a walk over the elements has seen so far. */
class Reading {
  docType = ''
  scale = 1_000_000
  statedTicks: number | null = null
  clusterTicks = 0
  lastTicks = 0
  frameTicks = 0
  readonly tracks: Track[] = []

  value(id: number, bytes: Buffer): void {
    const track = this.tracks.at(-1)
    if (id === ID.docType) this.docType = bytes.toString('latin1')
    if (id === ID.scale) this.scale = unsigned(bytes) || this.scale
    if (id === ID.duration) this.statedTicks = float(bytes)
    if (id === ID.clusterTime) this.clusterTicks = unsigned(bytes)
    if (id === ID.trackType && track) track.type = unsigned(bytes)
    if (id === ID.codec && track) track.codec = bytes.toString('latin1').replace(/\0+$/, '')
    if (id === ID.rate && track) track.sampleRate = float(bytes)
    if (id === ID.channels && track) track.channels = unsigned(bytes)
  }

  /** A block begins with its track and its time after its cluster's. */
  block(head: Buffer): void {
    const track = variableInt(head, 0)
    if (track === null || head.length < track.length + 2) return
    const ticks = this.clusterTicks + head.readInt16BE(track.length)
    // The last block lasts as long as the one before it did.
    if (ticks > this.lastTicks) this.frameTicks = ticks - this.lastTicks
    this.lastTicks = Math.max(this.lastTicks, ticks)
  }
}

const damaged = () =>
  new RecordingUnreadable(
    'audio-damaged',
    'The WebM file is damaged or cut off: no sound can be found in it. Copy the recording again.',
  )

/** Walks the elements from `start`. Returns whether the last one is longer than the file. */
async function walk(file: FileRanges, start: number, reading: Reading): Promise<boolean> {
  const window = new FileWindow(file)
  let offset = start
  for (;;) {
    const element = await elementAt(window, offset)
    if (element === null) return offset < file.size
    const { id, size } = element
    if (id === ID.track) reading.tracks.push({ type: 0, codec: '', sampleRate: 8000, channels: 1 })
    if (MASTERS.has(id) || id === ID.ebml) {
      offset = element.start
      continue
    }
    if (element.start + size > file.size) return true
    if (id === ID.simpleBlock || id === ID.block) {
      reading.block((await window.take(element.start, Math.min(size, 12))) ?? Buffer.alloc(0))
    } else if (size <= MOST_VALUE_BYTES) {
      reading.value(id, (await window.take(element.start, size)) ?? Buffer.alloc(0))
    }
    offset = element.start + size
  }
}

function soundTrack({ tracks, docType }: Reading): { track: Track; codec: string } {
  const what = docType === 'webm' ? 'WebM' : 'Matroska'
  const refuse = (holds: string) =>
    new RecordingUnreadable(
      'file-not-supported',
      `This ${what} file ${holds}, which can't be taken in as a call. Export only its sound as WAV, MP3, OGG or M4A.`,
    )
  if (tracks.some(({ type }) => type === VIDEO)) throw refuse('is a video')
  const track = tracks.find(({ type }) => type === AUDIO)
  if (!track) throw damaged()
  const codec = CODECS.find(([prefix]) => track.codec.startsWith(prefix))?.[1]
  if (codec === undefined) throw refuse(`holds an unknown codec (${track.codec.replaceAll(/[^\w/.-]/g, '?')})`)
  return { track, codec }
}

/** Facts of a WebM or Matroska file with sound only; its length is that of its blocks. Throws RecordingUnreadable. */
export async function probeWebm(file: FileRanges, start: number): Promise<AudioFacts> {
  const reading = new Reading()
  const isCut = await walk(file, start, reading)
  const { track, codec } = soundTrack(reading)
  const toMs = (ticks: number): number => (ticks * reading.scale) / 1_000_000
  const durationMs = toMs(reading.lastTicks + reading.frameTicks)
  const statedMs = reading.statedTicks === null ? null : toMs(reading.statedTicks)
  const facts = audioFacts({
    container: 'webm',
    codec,
    channels: track.channels,
    sampleRate: codec === 'opus' ? 48_000 : Math.round(track.sampleRate),
    durationMs,
    warnings: isCut ? [truncated(durationMs, statedMs !== null && statedMs > durationMs ? statedMs : null)] : [],
  })
  return reading.docType === 'webm' ? facts : { ...facts, mediaType: 'audio/x-matroska' }
}
