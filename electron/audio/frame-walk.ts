import type { FileRanges } from './file-ranges.ts'
import { FileWindow } from './file-window.ts'

/*
 * MP3 and raw AAC have no container: a file is a run of frames, each with its own header. Counting them is the only
 * honest length (a Xing header keeps its promise after the file was cut). It is done here rather than by
 * music-metadata, which would be fast enough (3 to 17 µs a frame), because of what that doesn't tell: that the last
 * frame is cut short, and that bytes between the frames are no sound. A call that was cut or damaged would pass as whole.
 */

export interface AudioFrame {
  /** Length of the whole frame. */
  readonly bytes: number
  readonly samples: number
  readonly sampleRate: number
  readonly channels: number
  /** Bytes between the frame's start and what it carries. */
  readonly headerBytes: number
}

export interface FrameFormat {
  readonly headerBytes: number
  /** The frame whose header is at `at`, or null. */
  parse(bytes: Buffer, at: number): AudioFrame | null
}

export interface FrameRun {
  readonly first: AudioFrame
  readonly samples: number
  /** Bytes that belong to no frame, between frames or after the last: damage. */
  readonly strayBytes: number
  /** The last frame, or its header, is longer than what is left. */
  readonly cutShort: boolean
}

/** ISO 11172-3 and 13818-3, layer III: kbit/s by bitrate index, for MPEG 1 and for MPEG 2 and 2.5. */
const BITRATES = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
/** By the two version bits; version 1 is reserved. */
const MPEG_SAMPLE_RATES = [[11025, 12000, 8000], [], [22050, 24000, 16000], [44100, 48000, 32000]] as const
const ADTS_SAMPLE_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]
const LAYER_3_BITS = 1
const MONO_MODE = 3

export const MPEG_LAYER_3: FrameFormat = {
  headerBytes: 4,
  parse(bytes, at) {
    const word = bytes.readUInt32BE(at)
    if (word >>> 21 !== 0x7ff || ((word >>> 17) & 3) !== LAYER_3_BITS) return null
    const version = (word >>> 19) & 3
    const isMpeg1 = version === 3
    const bitrate = BITRATES[isMpeg1 ? 'mpeg1' : 'mpeg2'][(word >>> 12) & 15]
    const sampleRate = MPEG_SAMPLE_RATES[version]?.[(word >>> 10) & 3]
    if (!bitrate || !sampleRate) return null
    const channels = ((word >>> 6) & 3) === MONO_MODE ? 1 : 2
    const samples = isMpeg1 ? 1152 : 576
    const padding = (word >>> 9) & 1
    const sideInformation = isMpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17
    return {
      bytes: Math.floor(((samples / 8) * bitrate * 1000) / sampleRate) + padding,
      samples,
      sampleRate,
      channels,
      headerBytes: 4 + sideInformation,
    }
  },
}

/** Raw AAC, ISO 14496-3 annex 1.A. */
export const ADTS: FrameFormat = {
  headerBytes: 7,
  parse(bytes, at) {
    if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return null
    const word = bytes.readUInt32BE(at + 2)
    const sampleRate = ADTS_SAMPLE_RATES[(word >>> 26) & 15]
    const channels = (word >>> 22) & 7
    const length = (word >>> 5) & 0x1fff
    if (!sampleRate || channels === 0 || length <= 7) return null
    const blocks = ((bytes[at + 6] ?? 0) & 3) + 1
    return {
      bytes: length,
      samples: 1024 * blocks,
      sampleRate,
      channels: channels === 7 ? 8 : channels,
      headerBytes: 7,
    }
  },
}

/** Frames in a row that must agree before bytes are believed to be sound: one header is 11 set bits, noise has many. */
const AGREEING_FRAMES = 3

/** Where frames too few to agree with each other are looked for, before the end: two of the longest (ADTS). */
const CLOSING_BYTES = 2 * 0x1fff

const agree = (a: AudioFrame, b: AudioFrame) => a.sampleRate === b.sampleRate && a.samples === b.samples

async function frameAt(window: FileWindow, format: FrameFormat, offset: number): Promise<AudioFrame | null> {
  const header = await window.at(offset, format.headerBytes)
  return header && format.parse(header.bytes, header.index)
}

async function agreeFrom(window: FileWindow, format: FrameFormat, offset: number): Promise<boolean> {
  const first = await frameAt(window, format, offset)
  let next = first
  let position = offset
  for (let seen = 1; first !== null && seen < AGREEING_FRAMES; seen += 1) {
    position += next?.bytes ?? 0
    next = await frameAt(window, format, position)
    if (next === null || !agree(first, next)) return false
  }
  return first !== null
}

/** The index of the next header in a buffer, or of the tail that is too short to hold one. */
function nextHeader(bytes: Buffer, from: number, format: FrameFormat): number {
  const tail = bytes.length - format.headerBytes + 1
  for (let index = from; index < tail; index += 1) {
    index = bytes.indexOf(0xff, index)
    if (index === -1 || index >= tail) return tail
    if (format.parse(bytes, index) !== null) return index
  }
  return tail
}

/** The offset in `[from, until)` where a run of frames starts, or null. */
export async function findFrames(
  file: FileRanges,
  format: FrameFormat,
  from: number,
  until: number,
): Promise<number | null> {
  const reader = new FileWindow(file)
  const probe = new FileWindow(file)
  let offset = from
  while (offset < until) {
    const place = await reader.at(offset, format.headerBytes)
    if (place === null) return null
    const index = nextHeader(place.bytes, place.index, format)
    offset += index - place.index
    // At the buffer's tail nothing was found yet: read on from there.
    if (index + format.headerBytes > place.bytes.length) continue
    if (offset < until && (await agreeFrom(probe, format, offset))) return offset
    offset += 1
  }
  return null
}

/**
 * The offset in `[from, stop)` from which frames like `first` run exactly to `stop`, or null. After damage shortly
 * before the end fewer frames are left than must agree elsewhere; that they fill what is left says as much.
 */
async function closingFrames(
  file: FileRanges,
  format: FrameFormat,
  first: AudioFrame,
  from: number,
  stop: number,
): Promise<number | null> {
  const start = Math.max(from, stop - CLOSING_BYTES)
  const bytes = await file.read(start, Math.max(0, stop - start))
  const runsToEnd = (index: number): boolean => {
    let at = index
    while (at + format.headerBytes <= bytes.length) {
      const frame = format.parse(bytes, at)
      if (frame === null || !agree(first, frame)) return false
      at += frame.bytes
    }
    return at === bytes.length
  }
  for (let index = nextHeader(bytes, 0, format); index + format.headerBytes <= bytes.length; ) {
    if (runsToEnd(index)) return start + index
    index = nextHeader(bytes, index + 1, format)
  }
  return null
}

/** Whether the bytes from `offset` may be a frame's header that the file's end cuts off. */
async function isCutHeader(file: FileRanges, format: FrameFormat, offset: number, stop: number): Promise<boolean> {
  return stop - offset < format.headerBytes && (await file.read(offset, 1))[0] === 0xff
}

/**
 * Counts the frames in `[start, end)`; null when there are none. Bytes that aren't frames are skipped and counted, so
 * `end` must be where the sound ends: see trailing-tags.ts.
 */
export async function walkFrames(
  file: FileRanges,
  format: FrameFormat,
  start: number,
  end: number,
): Promise<FrameRun | null> {
  const window = new FileWindow(file, end)
  const stop = Math.min(end, file.size)
  let first: AudioFrame | null = null
  let samples = 0
  let strayBytes = 0
  let cutShort = false
  for (let offset = start; offset < stop; ) {
    const frame = await frameAt(window, format, offset)
    if (frame === null || (first !== null && !agree(first, frame))) {
      const found =
        (await findFrames(file, format, offset + 1, stop)) ??
        (first && (await closingFrames(file, format, first, offset + 1, stop)))
      cutShort = found === null && (await isCutHeader(file, format, offset, stop))
      if (!cutShort) strayBytes += (found ?? stop) - offset
      offset = found ?? stop
      continue
    }
    cutShort = offset + frame.bytes > stop
    if (cutShort) break
    first ??= frame
    samples += frame.samples
    offset += frame.bytes
  }
  return first && { first, samples, strayBytes, cutShort }
}
