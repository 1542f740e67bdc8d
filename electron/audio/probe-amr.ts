import type { Warning } from '../../shared/units.ts'
import { type AudioFacts, audioFacts, truncated } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { FileWindow } from './file-window.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** RFC 4867 §5: bytes of a frame after its header byte, by its type; null: no such type. */
const NARROW = [12, 13, 15, 17, 19, 20, 26, 31, 5, null, null, null, null, null, null, 0] as const
const WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, null, null, null, null, 0, 0] as const
const FRAME_MS = 20

const KINDS = [
  { magic: '#!AMR-WB\n', codec: 'amr-wb', sampleRate: 16_000, frameBytes: WIDE },
  { magic: '#!AMR\n', codec: 'amr-nb', sampleRate: 8000, frameBytes: NARROW },
] as const

interface FrameCount {
  readonly frames: number
  /** Where it stopped: the end, a cut frame, or what is no frame. */
  readonly offset: number
  readonly isDamaged: boolean
}

async function countFrames(
  file: FileRanges,
  start: number,
  frameBytes: readonly (number | null)[],
): Promise<FrameCount> {
  const window = new FileWindow(file)
  let frames = 0
  let offset = start
  while (offset < file.size) {
    const header = await window.take(offset, 1)
    const bytes = frameBytes[((header?.[0] ?? 0) >> 3) & 15] ?? null
    if (bytes === null) return { frames, offset, isDamaged: true }
    if (offset + 1 + bytes > file.size) break
    offset += 1 + bytes
    frames += 1
  }
  return { frames, offset, isDamaged: false }
}

function warningsOf({ frames, offset, isDamaged }: FrameCount, size: number): Warning[] {
  if (isDamaged) {
    const message = `From byte ${offset} on the recording is not sound: it is damaged there, and what follows is lost.`
    return [{ code: 'damaged-inside', message }]
  }
  return offset < size ? [truncated(frames * FRAME_MS, null)] : []
}

/** Facts of an AMR file (3GPP narrow-band or wide-band, one channel), its frames counted. Throws RecordingUnreadable. */
export async function probeAmr(file: FileRanges, start: number): Promise<AudioFacts> {
  const head = (await file.read(start, 16)).toString('latin1')
  const kind = KINDS.find(({ magic }) => head.startsWith(magic))
  if (!kind) {
    throw new RecordingUnreadable(
      'file-not-supported',
      'This is an AMR file of an unknown kind, which can’t be taken in as a call. Export it as WAV, MP3, OGG or M4A.',
    )
  }
  const { codec, sampleRate, frameBytes, magic } = kind
  const count = await countFrames(file, start + magic.length, frameBytes)
  const durationMs = count.frames * FRAME_MS
  return audioFacts({
    container: 'amr',
    codec,
    channels: 1,
    sampleRate,
    durationMs,
    warnings: warningsOf(count, file.size),
  })
}
