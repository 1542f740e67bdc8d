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
  const window = new FileWindow(file)
  let frames = 0
  let offset = start + magic.length
  let damagedAt: number | null = null
  while (offset < file.size) {
    const header = await window.take(offset, 1)
    const bytes = frameBytes[((header?.[0] ?? 0) >> 3) & 15]
    if (bytes === null || bytes === undefined) {
      damagedAt = offset
      break
    }
    if (offset + 1 + bytes > file.size) break
    offset += 1 + bytes
    frames += 1
  }
  const durationMs = frames * FRAME_MS
  const warnings =
    damagedAt !== null
      ? [
          {
            code: 'damaged-inside',
            message: `From byte ${damagedAt} on the recording is not sound: it is damaged there, and what follows is lost.`,
          },
        ]
      : offset < file.size
        ? [truncated(durationMs, null)]
        : []
  return audioFacts({ container: 'amr', codec, channels: 1, sampleRate, durationMs, warnings })
}
