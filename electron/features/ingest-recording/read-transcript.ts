import type { Warning } from '../../../shared/units.ts'
import { decodeText } from './decode-text.ts'
import { readCaptions } from './read-captions.ts'
import { readWhisper } from './read-whisper.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { type RawTranscript, type TranscriptSegment, type TranscriptText, withFlags } from './transcript-text.ts'

export type { TranscriptText } from './transcript-text.ts'

const ADVICE = 'Export the transcript again, as WebVTT, SRT or Whisper JSON.'
/** Whisper repeats itself when it has lost the sound. */
const LOOP_LENGTH = 3
/** Whisper's window: a segment of exactly this length was cut by it, or invented over silence. */
const WINDOW_MS = 30_000

const SRT_TIMES = /^\s*\d+:\d\S*,\d+\s*-->/m
const ANY_TIMES = /^\s*\d+:\d\S*\s*-->/m

const damaged = (what: string) => new RecordingUnreadable('transcript-damaged', `${what}. ${ADVICE}`)

/** Decides the format by content and reads it. */
async function readRaw(text: string): Promise<RawTranscript> {
  const start = text.trimStart()
  if (start.startsWith('WEBVTT')) return readCaptions(start, 'webvtt')
  if (start.startsWith('{') || (start.startsWith('[') && !ANY_TIMES.test(text))) return readWhisper(text)
  if (SRT_TIMES.test(text)) return readCaptions(text, 'srt')
  if (ANY_TIMES.test(text)) return readCaptions(text, 'webvtt')
  throw damaged('No timed text was found in the file')
}

/** Flags runs of one text by one speaker, and segments as long as Whisper's window. */
function flagDoubts(segments: readonly TranscriptSegment[]): TranscriptSegment[] {
  const isRepeat = (index: number) =>
    index > 0 &&
    segments[index]?.text === segments[index - 1]?.text &&
    segments[index]?.label === segments[index - 1]?.label
  const runs: number[] = []
  for (const index of segments.keys()) runs.push(isRepeat(index) ? (runs[index - 1] ?? 1) + 1 : 1)
  // From the end, so that every member of a run knows its whole length.
  for (let index = runs.length - 2; index >= 0; index -= 1) {
    if (isRepeat(index + 1)) runs[index] = runs[index + 1] ?? 1
  }
  return segments.map((segment, index) =>
    withFlags(segment, [
      ...((runs[index] ?? 1) >= LOOP_LENGTH ? ['loop'] : []),
      ...(segment.endMs - segment.startMs === WINDOW_MS ? ['thirty-second'] : []),
    ]),
  )
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

function finish(raw: RawTranscript, warnings: readonly Warning[]): TranscriptText {
  const timed = raw.segments.filter((segment) => segment.endMs > segment.startMs)
  const skipped = raw.unreadable + raw.segments.length - timed.length
  if (skipped > timed.length) {
    const where = raw.firstBad === null ? '' : `, the first at ${raw.firstBad}`
    throw damaged(
      `${skipped} of ${skipped + timed.length} cues have broken times${where}: the transcript can't be relied on`,
    )
  }
  const segments = timed
    .filter((segment) => segment.text !== '')
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  if (segments.length === 0) throw damaged('The transcript has no words in it')
  const { format, language, engine } = raw
  return {
    format,
    language,
    engine,
    segments: flagDoubts(segments),
    warnings: [...warnings, ...raw.warnings, ...skippedWarnings(raw, skipped, skipped + timed.length)],
  }
}

/**
 * Reads a transcript (WebVTT, SRT, Whisper's or whisper.cpp's JSON), its format and encoding decided by content.
 * Letters are kept exactly; tags, entities and the bidi controls around lines are resolved. Times in milliseconds.
 * Throws RecordingUnreadable: `file-empty`, or `transcript-damaged` naming the line or segment when known.
 */
export async function readTranscript(bytes: Uint8Array): Promise<TranscriptText> {
  const { text, warnings } = bytes.length === 0 ? { text: '', warnings: [] } : decodeText(bytes)
  if (text.trim() === '') {
    throw new RecordingUnreadable('file-empty', `The transcript file is empty. ${ADVICE}`)
  }
  return finish(await readRaw(text), warnings)
}
