import { normalise, originalSpan } from '../text/normalise.ts'
import { CUES, type Cue, type CueWords } from './cue-words.ts'

/** Prefix letters a word may carry; a word of two letters takes few, or האם would read as "if" and הלא as "not". */
const prefixes = (phrase: string): string => (/^\p{L}{1,2}(?!\p{L})/u.test(phrase) ? '[וש]{0,2}' : '[ושהכלבמ]{0,3}')

const pattern = (phrase: string): string => phrase.replaceAll('*', '\\p{L}*').replaceAll(' ', '\\s+')

function matcherOf({ he, en, notAfter = [] }: CueWords): RegExp {
  const words = [...he.map((phrase) => prefixes(phrase) + pattern(phrase)), ...en.map(pattern)]
  const before = notAfter.map((word) => `(?<!${word}\\s+)`).join('')
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

const MATCHERS = Object.fromEntries(Object.entries(CUES).map(([cue, words]) => [cue, matcherOf(words)])) as Record<
  Cue,
  RegExp
>

/** Where a cue stands in a text: whole words, however they are pointed or quoted. Spans are of the text's own letters. */
export function cuesIn(cue: Cue, text: string): [number, number][] {
  const normalised = normalise(text)
  return [...normalised.text.matchAll(MATCHERS[cue])].map(({ 0: found, index }) =>
    originalSpan(normalised, [index, index + found.length]),
  )
}

/** The letters of the first such cue in a text, or null. */
export function cueIn(cue: Cue, text: string): string | null {
  const [first] = cuesIn(cue, text)
  return first ? text.slice(...first) : null
}

/** An interrogative that a transcript often leaves without its mark. */
const ASKS = /^(?:האם|would you|do you want|shall (?:i|we)|should (?:i|we))(?!\p{L})/iu

/** Questions promise nothing. */
export const isQuestion = (sentence: string): boolean =>
  /[?？]["”'’)]*\s*$/u.test(sentence) || ASKS.test(sentence.trim())
