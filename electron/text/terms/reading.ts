import type { Term } from '../../../shared/terms.ts'
import type { Locale } from '../../../shared/units.ts'
import { isPrefixOnly, lookUp } from '../hebrew.ts'
import type { Lexeme } from '../lexemes.ts'
import { type Certainty, type Quantity, quantitiesOf } from '../numbers.ts'

/** A text as the term readers see it. */
export interface Reading {
  readonly lexemes: readonly Lexeme[]
  /** The numbers, by the index of their first lexeme. */
  readonly quantities: ReadonlyMap<number, Quantity>
  /** The sentence each lexeme is in. */
  readonly sentences: readonly number[]
  readonly locale: Locale
}

/** A term without the words around it: lexemes `first` to `last`, both included. */
export interface Core {
  readonly kind: Term['kind']
  /** `undefined` when the unit cannot express the value whole, such as חודש וחצי: the words are taken, no term made. */
  readonly value: Term['value'] | undefined
  readonly unit: string
  readonly first: number
  readonly last: number
  readonly certainty: Certainty
  /** Hebrew letters written onto the first word. */
  readonly prefix: string
  /** What one of the number read is in `value`: 100 for pounds, so that "30 to 60 pounds" can share it. */
  readonly scale: number
}

/** A run of words read after `index`, up to and including `last`. */
export interface Match<Meaning> {
  readonly meaning: Meaning
  readonly last: number
}

const STOPS = new Set(['.', '!', '?', ';', '\u05c3'])

/** Numbers the sentences, so that a word on VAT is never carried over a full stop. */
function sentenceNumbers(lexemes: readonly Lexeme[]): number[] {
  let sentence = 0
  return lexemes.map((lexeme, index) => {
    if (lexeme.gap === 'paragraph' || STOPS.has(lexemes[index - 1]?.raw ?? '')) sentence += 1
    return sentence
  })
}

/** Prepares lexemes for the term readers. */
export function readingOf(lexemes: readonly Lexeme[], locale: Locale): Reading {
  return { lexemes, quantities: quantitiesOf(lexemes), sentences: sentenceNumbers(lexemes), locale }
}

/** The lexeme, unless a blank line stands before it: no term reaches over one. */
export function follows({ lexemes }: Reading, index: number): Lexeme | undefined {
  const lexeme = lexemes[index]
  return lexeme?.gap === 'paragraph' ? undefined : lexeme
}

/** `index`, or the next one when a hyphen stands there: "12-month", חד-פעמי. */
export function pastHyphen(reading: Reading, index: number): number {
  return follows(reading, index)?.raw === '-' ? index + 1 : index
}

/** Looks a word of the reading up; after a number only the article may be written onto it (שלושת החודשים). */
export function nounAt<Entry>(reading: Reading, index: number, table: ReadonlyMap<string, Entry>): Entry | undefined {
  const found = lookUp(table, follows(reading, index)?.text ?? '')
  return found && (found.prefix === '' || found.prefix === 'ה') ? found.entry : undefined
}

/** A number times its scale, without the dust of binary fractions: 19.99 × 100 is 1999. */
export function scaled(value: number, scale: number): number {
  return Number((value * scale).toFixed(6))
}

/** Whether `words` end at lexeme `end`; prefix letters may be written onto the first: שלא יעלה על. Gives the start. */
export function endsWith(reading: Reading, end: number, words: readonly string[]): number | undefined {
  const start = end - words.length + 1
  if (start < 0) return undefined
  const fits = words.every((word, offset) => {
    const text = reading.lexemes[start + offset]!.text
    return text === word || (offset === 0 && text.endsWith(word) && isHebrewPrefix(text, word))
  })
  return fits ? start : undefined
}

function isHebrewPrefix(text: string, word: string): boolean {
  return isPrefixOnly(text.slice(0, -word.length))
}
