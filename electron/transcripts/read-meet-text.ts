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

interface Block {
  readonly startMs: number
  readonly lines: string[]
}

function timeIn(match: RegExpExecArray | null): number | null {
  if (!match) return null
  const [, hours, minutes, seconds] = match
  return ofSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** The lines under each mark, and where the last block ends if the file says it. */
function blocksOf(text: string): { blocks: Block[]; endMs: number | null } {
  const blocks: Block[] = []
  for (const line of text.split(/\r\n|\n|\r/).map(trimEdges)) {
    const startMs = timeIn(MARK.exec(line))
    const endMs = timeIn(END.exec(line))
    if (endMs !== null) return { blocks, endMs }
    if (startMs !== null) blocks.push({ startMs, lines: [] })
    else if (line !== '') blocks.at(-1)?.lines.push(line)
  }
  return { blocks, endMs: null }
}

export const isMeetText = (text: string): boolean => /^[ \t]*\d{1,2}:[0-5]\d:[0-5]\d[ \t]*\r?$/m.test(text)

/**
 * Reads the document that Google Meet writes of a conversation, saved as text: names are exact, times are not. Every
 * sentence has the five minutes between two marks, and a warning says so.
 */
export function readMeetText(text: string): RawTranscript {
  const { blocks, endMs } = blocksOf(text)
  const parts = splitNamePrefixes(blocks.map(({ lines }) => [{ label: null, lines }]))
  const phrases = blocks.flatMap(({ startMs }, index): SaidPhrase[] =>
    (parts[index] ?? []).map(({ label, lines }) => ({
      startMs,
      endMs: blocks[index + 1]?.startMs ?? endMs ?? startMs + MARK_EVERY_MS,
      label,
      text: lines.join(' '),
    })),
  )
  const message =
    'The transcript says the time every few minutes only: to hear a sentence, listen to the whole stretch.'
  return transcriptOf(
    { format: 'meet-text', engine: 'google-meet', durationMs: null, warnings: [{ code: 'times-coarse', message }] },
    phrases,
  )
}
