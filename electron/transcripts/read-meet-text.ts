import { trimEdges } from './cue-text.ts'
import { splitNamePrefixes } from './name-prefixes.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds } from './vendor-times.ts'

/** Meet marks the time every five minutes, on a line of its own. */
const MARK = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/
const MARK_EVERY_MS = 300_000
/** The line that says where it ends, and with it the conversation; in Hebrew a document says it, too. */
const END = /^(?:Transcription ended after|התמלול הסתיים אחרי)\s+(\d{1,2}):([0-5]\d):([0-5]\d)/

/** A line of what was said, after the mark at `startMs`. */
interface Line {
  readonly startMs: number
  readonly text: string
}

function timeIn(match: RegExpExecArray | null): number | null {
  if (!match) return null
  const [, hours, minutes, seconds] = match
  return ofSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** The lines under each mark, the marks, and where the last stretch ends if the file says it. */
function linesOf(text: string): { lines: Line[]; marks: number[]; endMs: number | null } {
  const lines: Line[] = []
  const marks: number[] = []
  for (const line of text.split(/\r\n|\n|\r/).map(trimEdges)) {
    const mark = timeIn(MARK.exec(line))
    const endMs = timeIn(END.exec(line))
    const startMs = marks.at(-1)
    if (endMs !== null) return { lines, marks, endMs }
    if (mark !== null) marks.push(mark)
    else if (line !== '' && startMs !== undefined) lines.push({ startMs, text: line })
  }
  return { lines, marks, endMs: null }
}

export const isMeetText = (text: string): boolean => /^[ \t]*\d{1,2}:[0-5]\d:[0-5]\d[ \t]*\r?$/m.test(text)

/**
 * Reads the document that Google Meet writes of a conversation, saved as text: names are exact, times are not. Every
 * sentence has the five minutes between two marks, and a warning says so.
 */
export function readMeetText(text: string): RawTranscript {
  const { lines, marks, endMs } = linesOf(text)
  const ends = new Map(marks.map((mark, index) => [mark, marks[index + 1] ?? endMs ?? mark + MARK_EVERY_MS]))
  const named = splitNamePrefixes(lines.map((line) => [{ label: null, lines: [line.text] }]))
  const phrases = lines.flatMap(({ startMs }, index): SaidPhrase[] =>
    (named[index] ?? []).map((part) => ({
      startMs,
      endMs: ends.get(startMs) ?? null,
      label: part.label,
      text: part.lines.join(' '),
    })),
  )
  const message =
    'The transcript says the time every few minutes only: to hear a sentence, listen to the whole stretch.'
  return transcriptOf(
    { format: 'meet-text', engine: 'google-meet', warnings: [{ code: 'times-coarse', message }] },
    phrases,
  )
}
