import { z } from 'zod'
import { TranscriptionRefused } from './transcription-refused.ts'

/** A word as the engine timed it: the letters `[start, end)` of its segment's text. Milliseconds of the chunk. */
export interface HeardWord {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  /** 0 to 1: how sure the engine was of its letters. */
  readonly confidence: number
}

/** What the engine heard in one go. Milliseconds of the chunk. */
export interface HeardSegment {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Empty where the engine's tokens don't make up its text. */
  readonly words: readonly HeardWord[]
}

/** What one run of the engine gave. */
export interface Heard {
  /** BCP 47, as set or detected. */
  readonly language: string
  readonly segments: readonly HeardSegment[]
}

const Offsets = z.object({ from: z.number(), to: z.number() })
const Token = z.object({ text: z.string(), id: z.number(), p: z.number().nullish(), offsets: Offsets.optional() })
type Token = z.infer<typeof Token>

const Output = z.object({
  model: z.object({ multilingual: z.boolean() }),
  result: z.object({ language: z.string() }),
  transcription: z.array(z.object({ offsets: Offsets, text: z.string(), tokens: z.array(Token).default([]) })),
})

/** The first token that isn't text: from there on come the end, the languages, the tasks and the times. */
const FIRST_MARK = { multilingual: 50_257, english: 50_256 }

const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\[\s\S])*"|-?\b(?:nan|inf)\b/g
/** biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for. */
const CONTROLS = /[\u0000-\u001f]/g

/** The engine writes its JSON by hand: line breaks that it heard as they are, and a probability that is none as `nan`. */
const repaired = (json: string): string =>
  json.replace(STRINGS_AND_NUMBERS, (part) => (part.startsWith('"') ? part.replace(CONTROLS, ' ') : 'null'))

function parse(bytes: Uint8Array): z.infer<typeof Output> {
  try {
    // A letter that it cut in two at a segment's end becomes a replacement sign, not a failure.
    return Output.parse(JSON.parse(repaired(new TextDecoder().decode(bytes))))
  } catch (error) {
    throw new TranscriptionRefused(
      'engine-failed',
      'whisper.cpp wrote a transcript that can’t be read. Take whisper.cpp 1.7 or newer.',
      String(error).slice(0, 1000),
    )
  }
}

/** For each letter of the text the token that it is of; null where the tokens don't make up the text. */
function tokenOfLetter(text: string, tokens: readonly Token[]): Token[] | null {
  if (tokens.map((token) => token.text).join('') !== text) return null
  return tokens.flatMap((token) => Array.from({ length: token.text.length }, () => token))
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Words between blanks, each with the times of its first and last token; times never run backwards. */
function wordsOf(text: string, letters: readonly Token[], segment: { from: number; to: number }): HeardWord[] {
  let earliest = segment.from
  return Array.from(text.matchAll(/\S+/g), (match) => {
    const start = match.index
    const end = start + match[0].length
    const tokens = [...new Set(letters.slice(start, end))]
    const within = (time: number | undefined): number => Math.min(segment.to, Math.max(earliest, time ?? earliest))
    const from = within(tokens[0]?.offsets?.from)
    const to = Math.max(from, within(tokens.at(-1)?.offsets?.to))
    earliest = from
    return { start, end, from, to, confidence: meanOf(tokens.map(({ p }) => Math.min(1, Math.max(0, p ?? 0)))) }
  })
}

/**
 * Reads what whisper-cli wrote with `-ojf`. Segments without a word are left out.
 * Throws TranscriptionRefused `engine-failed`.
 */
export function readEngineOutput(bytes: Uint8Array): Heard {
  const { model, result, transcription } = parse(bytes)
  const firstMark = model.multilingual ? FIRST_MARK.multilingual : FIRST_MARK.english
  const segments = transcription.map(({ offsets, text, tokens }): HeardSegment => {
    const spoken = tokens.filter(({ id }) => id < firstMark)
    const letters = tokenOfLetter(text, spoken)
    return { ...offsets, text, words: letters === null ? [] : wordsOf(text, letters, offsets) }
  })
  return { language: result.language, segments: segments.filter(({ text }) => text.trim() !== '') }
}
