import type { Warning } from '../../shared/units.ts'
import { RecordingUnreadable } from '../audio/recording-unreadable.ts'
import { decodeText } from './decode-text.ts'
import { flagDoubts } from './flag-doubts.ts'
import { parseJson } from './json-shape.ts'
import { readEngineJson } from './read-json.ts'
import { hasCueTimes, readTimedText } from './read-timed-text.ts'
import { isVcon, readVcon } from './read-vcon.ts'
import { ADVICE, damaged } from './transcript-damaged.ts'
import type { RawTranscript, TranscriptText } from './transcript-text.ts'

export type { TranscriptText } from './transcript-text.ts'

/** A call of ten hours with times for every word takes a tenth of it; a string holds twice as much. */
const MOST_BYTES = 256 * 1024 * 1024

/** Decides the format by content and reads it. */
async function readRaw(text: string): Promise<RawTranscript> {
  const start = text.trimStart()
  if (start.startsWith('{') || (start.startsWith('[') && !hasCueTimes(text))) {
    const json = parseJson(text)
    return isVcon(json) ? readVcon(json) : readEngineJson(json)
  }
  const timed = await readTimedText(text)
  if (timed) return timed
  throw damaged('No timed text was found in the file')
}

function skippedWarnings(raw: RawTranscript, skipped: number, total: number): Warning[] {
  if (skipped === 0) return []
  const where = raw.firstBad === null ? '' : `, the first at ${raw.firstBad}`
  return [
    {
      code: 'cues-skipped',
      message: `Cues with broken times were left out: ${skipped} of ${total}${where}. Their words are not searched.`,
    },
  ]
}

function finish({ unreadable, firstBad, ...raw }: RawTranscript, warnings: readonly Warning[]): TranscriptText {
  const timed = raw.segments.filter((segment) => segment.endMs > segment.startMs)
  const skipped = unreadable + raw.segments.length - timed.length
  if (skipped > timed.length) {
    const where = firstBad === null ? '' : `, the first at ${firstBad}`
    throw damaged(
      `${skipped} of ${skipped + timed.length} cues have broken times${where}: the transcript can't be relied on`,
    )
  }
  const segments = timed
    .filter((segment) => segment.text !== '')
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  if (segments.length === 0) throw damaged('The transcript has no words in it')
  return {
    ...raw,
    segments: flagDoubts(segments),
    warnings: [
      ...warnings,
      ...raw.warnings,
      ...skippedWarnings({ unreadable, firstBad, ...raw }, skipped, skipped + timed.length),
    ],
  }
}

/**
 * Reads a transcript, its format and encoding decided by content: WebVTT, SRT, SBV, Google Meet's text, and the JSON of
 * Whisper's family, Vibe, Deepgram, Amazon, Google, Azure, and vCon. Letters are kept exactly; tags, entities and the
 * bidi controls around lines are resolved. Times in whole milliseconds; words with their letters of the segment's text.
 *
 * Throws RecordingUnreadable: `file-empty`, or `transcript-damaged` naming the place when known.
 */
export async function readTranscript(bytes: Uint8Array): Promise<TranscriptText> {
  if (bytes.length > MOST_BYTES) throw damaged('The file is larger than the transcript of any call')
  const { text, warnings } = bytes.length === 0 ? { text: '', warnings: [] } : decodeText(bytes)
  if (text.trim() === '') {
    throw new RecordingUnreadable('file-empty', `The transcript file is empty. ${ADVICE}`)
  }
  return finish(await readRaw(text), warnings)
}
