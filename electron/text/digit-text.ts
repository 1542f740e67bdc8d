import type { Span } from '../../shared/units.ts'
import { normalise, originalSpan } from './normalise.ts'

/** A text in the form that numbers are looked for in, and the way back to the letters it was made of. */
export interface DigitText {
  /** Normalised; every decimal digit of any script is one of 0-9; no accents, controls or zero-width marks. */
  readonly text: string
  /** `[start, end)` of that form as `[start, end)` of the original. */
  readonly original: (span: Span) => Span
}

/** What can stand inside a number unseen: marks on a letter, controls but line feed and tab, format characters. */
const UNSEEN = /[\p{M}\p{Cf}]|(?![\n\t])\p{Cc}/u
const NEEDS_FOLDING = /(?![0-9])\p{Nd}|[\p{M}\p{Cf}]|(?![\n\t])\p{Cc}/u
const DECIMAL = /\p{Nd}/u

/** Unicode keeps the ten digits of a script together and in order; blocks of them never touch after NFKC. */
function digitOf(character: string): string {
  let value = 0
  const code = character.codePointAt(0)!
  while (value < 9 && DECIMAL.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

const folded = (character: string): string => {
  if (UNSEEN.test(character)) return ''
  return character > '9' && DECIMAL.test(character) ? digitOf(character) : character
}

/** Folds what a person reads as the same digits into the same digits, whatever script or marks they are written with. */
export function digitText(text: string): DigitText {
  const normalised = normalise(text)
  if (!NEEDS_FOLDING.test(normalised.text))
    return { text: normalised.text, original: (span) => originalSpan(normalised, span) }
  const starts: number[] = []
  const ends: number[] = []
  const parts: string[] = []
  let at = 0
  for (const character of normalised.text) {
    const form = folded(character)
    const end = at + character.length
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(at)
      ends.push(end)
    }
    parts.push(form)
    at = end
  }
  const original = ([start, end]: Span): Span => originalSpan(normalised, [starts[start]!, ends[end - 1]!])
  return { text: parts.join(''), original }
}
