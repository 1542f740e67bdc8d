import type { Warning } from '../../shared/units.ts'
import { type AudioFacts, audioFacts, truncated } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { ADTS, type AudioFrame, type FrameRun, MPEG_LAYER_3, walkFrames } from './frame-walk.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { soundEnd } from './trailing-tags.ts'

const NO_SOUND = new RecordingUnreadable(
  'audio-damaged',
  'No sound could be found in the file. Play it elsewhere to check it, or export the call again.',
)

/** What an encoder wrote about the whole file into its first, silent frame. */
interface Promised {
  readonly frames: number | null
  readonly bytes: number | null
}

interface PromiseTag {
  readonly names: readonly string[]
  read(tag: Buffer): Promised
}

const XING: PromiseTag = {
  names: ['Xing', 'Info'],
  read(tag) {
    const flags = tag.readUInt32BE(4)
    const hasFrames = (flags & 1) !== 0
    const bytesAt = hasFrames ? 12 : 8
    return {
      frames: hasFrames ? tag.readUInt32BE(8) : null,
      bytes: (flags & 2) !== 0 ? tag.readUInt32BE(bytesAt) : null,
    }
  },
}

const VBRI: PromiseTag = {
  names: ['VBRI'],
  read: (tag) => ({ bytes: tag.readUInt32BE(10), frames: tag.readUInt32BE(14) }),
}

const TAG_BYTES = 18
/** Fraunhofer's VBRI always sits 32 bytes after the frame header; Xing follows the side information. */
const VBRI_OFFSET = 4 + 32

async function readPromise(file: FileRanges, start: number, first: AudioFrame): Promise<Promised | null> {
  for (const [tag, offset] of [
    [XING, first.headerBytes],
    [VBRI, VBRI_OFFSET],
  ] as const) {
    const bytes = await file.read(start + offset, TAG_BYTES)
    if (bytes.length === TAG_BYTES && tag.names.includes(bytes.toString('latin1', 0, 4))) return tag.read(bytes)
  }
  return null
}

const toMs = (samples: number, first: AudioFrame) => (samples / first.sampleRate) * 1000

function frameWarnings(run: FrameRun, promised: Promised | null, presentBytes: number): Warning[] {
  const warnings: Warning[] = []
  const missingBytes = promised?.bytes ? promised.bytes - presentBytes : 0
  if (run.cutShort || missingBytes > run.first.bytes) {
    const promisedMs = promised?.frames ? toMs(promised.frames * run.first.samples, run.first) : null
    warnings.push(truncated(toMs(run.samples, run.first), promisedMs))
  }
  if (run.strayBytes > 0) {
    warnings.push({
      code: 'damaged-inside',
      message: `${run.strayBytes} bytes inside the recording are not sound: it is damaged there, and times after the damage may be early.`,
    })
  }
  return warnings
}

/** Facts of the MP3 frames in `[start, end)`, counted one by one; an encoder's promise is only compared. */
export async function probeMpegRange(
  file: FileRanges,
  start: number,
  end: number,
): Promise<Omit<AudioFacts, 'mediaType'>> {
  const stop = await soundEnd(file, start, end)
  const run = await walkFrames(file, MPEG_LAYER_3, start, stop)
  if (run === null) throw NO_SOUND
  const promised = await readPromise(file, start, run.first)
  return {
    container: 'mp3',
    codec: 'mp3',
    channels: run.first.channels,
    sampleRate: run.first.sampleRate,
    durationMs: toMs(run.samples - (promised === null ? 0 : run.first.samples), run.first),
    warnings: frameWarnings(run, promised, stop - start),
  }
}

/** Facts of an MP3 file whose first frame is at `start`. Throws RecordingUnreadable. */
export async function probeMp3(file: FileRanges, start: number): Promise<AudioFacts> {
  return audioFacts(await probeMpegRange(file, start, file.size))
}

/** Facts of a raw AAC (ADTS) file whose first frame is at `start`. Throws RecordingUnreadable. */
export async function probeAac(file: FileRanges, start: number): Promise<AudioFacts> {
  const run = await walkFrames(file, ADTS, start, await soundEnd(file, start, file.size))
  if (run === null) throw NO_SOUND
  return audioFacts({
    container: 'aac',
    codec: 'aac',
    channels: run.first.channels,
    sampleRate: run.first.sampleRate,
    durationMs: toMs(run.samples, run.first),
    warnings: frameWarnings(run, null, 0),
  })
}
