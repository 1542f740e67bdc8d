import type { Span } from '../../shared/units.ts'
import { findSecrets, hiddenOf, wholeOf } from './find-secrets.ts'

const BULLET = '•'
/** Half of a digit outside the basic plane counts as a letter too: no part of it may stay. */
const LETTER = /[\p{L}\p{M}\p{N}\p{Cs}]/u

export interface Masked {
  /** As long as the text it was made of, so that spans and quotes keep their offsets. */
  readonly text: string
  /** How many numbers were hidden. */
  readonly masked: number
  /** Where each of them stands, from its first letter to its last. */
  readonly spans: readonly Span[]
}

/** The text with bullets in the place of the letters and digits within the spans; signs and spaces stay. */
export function hideSpans(text: string, spans: Iterable<Span>): string {
  const letters = text.split('')
  for (const [start, end] of spans)
    for (let at = start; at < end; at += 1) if (LETTER.test(letters[at]!)) letters[at] = BULLET
  return letters.join('')
}

/**
 * Hides card numbers (issuer and Luhn), the expiry and code after a card, and Israeli identity numbers (check digit),
 * written in any script's digits or read out in Hebrew or English words, before a text is kept, shown or printed. Phone
 * numbers, amounts, dates and numbers that fail their check are untouched. Card numbers keep their last four digits,
 * identity numbers three, codes none.
 */
export function maskNumbers(text: string): Masked {
  const secrets = findSecrets(text)
  const hidden = secrets.flatMap(hiddenOf)
  return {
    text: hidden.length === 0 ? text : hideSpans(text, hidden),
    masked: secrets.length,
    spans: secrets.map(wholeOf),
  }
}

/** `maskNumbers` for free text of which only the words matter: reasons, notes, names, paths, labels. */
export const maskText = (text: string): string => maskNumbers(text).text
