import type { Span } from '../../shared/units.ts'
import { type DigitRun, digitRuns, type SaidDigit } from './spoken-digits.ts'

/** 13 to 19 digits with single spaces or dashes between them: ISO/IEC 7812 card numbers as people write them. */
const CARD = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d]|[.,]\d)/gu
/** Nine digits that stand alone: no digit, letter, dot, dash or slash glued to them. */
const IDENTITY = /(?<![\p{L}\d.,/+*#-])\d{9}(?![\p{L}\d]|[.,/-]\d)/gu
const BULLET = '•'
const CARD_DIGITS_LEFT = 4
const IDENTITY_DIGITS_LEFT = 3

/** The code on the back, by what people call it, just before the three or four digits. */
const CODE_CUE =
  /(?:\b(?:cvv2?|cvc2?|csc)\b|security (?:code|number)|(?:three|3|four|4) digits|back of (?:the|your|my) card|קוד (?:ה)?(?:אבטחה|ביטחון|סודי)|(?:שלוש|3|ארבע|4) (?:ה)?ספרות|ב?גב ה?כרטיס|סי ?וי ?וי)/giu
/** The digits come at once, or in the answer to the question. */
const CODE_WITHIN = 80
const CODE_DIGITS = [3, 4]

/** An identity number is often said without the zeros it begins with. */
const IDENTITY_CUE = /(?:תעודת ה?זהות|ת["״']?ז\b|ת\.ז|מספר זהות|identity (?:card|number)|\bid number)/giu
const IDENTITY_WITHIN = 60
const IDENTITY_DIGITS = 9
const SHORT_IDENTITY_DIGITS = 8

/** Lengths of card numbers, the usual first. */
const CARD_LENGTHS = [16, 15, 14, 13, 19, 18, 17]
/** Expiry and code are read out in the same breath. */
const MOST_AFTER_CARD = 8

/** Sum with every second digit doubled, counting from one end: ISO/IEC 7812-1 Annex B and the Israeli identity check. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** A run of one repeated digit passes the check sum but is a placeholder, nobody's number. */
const isSecret = (digits: string): boolean => new Set(digits).size > 1 && passesLuhn(digits)

/** A number nobody may read: the places of the digits that are hidden. */
interface Secret {
  readonly hidden: readonly Span[]
  /** From its first digit to its last, those that stay readable too. */
  readonly whole: Span
}

export interface Masked {
  /** As long as the text it was made of, so that spans and quotes keep their offsets. */
  readonly text: string
  /** How many numbers were hidden. */
  readonly masked: number
  /** Where each of them stands, from its first letter to its last. */
  readonly spans: readonly Span[]
}

/**
 * Hides card numbers (Luhn), the code after a card, and Israeli identity numbers (check digit), written or read out in
 * Hebrew or English words, before a text is kept, shown or printed. Phone numbers, amounts, dates and numbers that fail
 * their check are untouched. Card numbers keep their last four digits, identity numbers three, codes none.
 */
export function maskNumbers(text: string): Masked {
  const found = [...writtenSecrets(text), ...saidSecrets(text)]
  const secrets = found.filter(
    (secret, index) => !found.slice(0, index).some((earlier) => overlap(earlier.whole, secret.whole)),
  )
  const letters = text.split('')
  for (const { hidden } of secrets)
    for (const [start, end] of hidden)
      for (let at = start; at < end; at += 1) if (/[\p{L}\p{M}\d]/u.test(letters[at]!)) letters[at] = BULLET
  const spans = secrets.map(({ whole }) => whole).sort((one, other) => one[0] - other[0])
  return { text: letters.join(''), masked: secrets.length, spans }
}

const overlap = (one: Span, other: Span): boolean => one[0] < other[1] && other[0] < one[1]

function writtenSecrets(text: string): Secret[] {
  const find = (pattern: RegExp, left: number): Secret[] =>
    Array.from(text.matchAll(pattern))
      .filter(([number]) => isSecret(number.replace(/\D/gu, '')))
      .map(({ 0: number, index }) => hiding(digitsAt(number, index), left))
  return [...find(CARD, CARD_DIGITS_LEFT), ...find(IDENTITY, IDENTITY_DIGITS_LEFT)]
}

const digitsAt = (number: string, index: number): SaidDigit[] =>
  Array.from(number.matchAll(/\d/gu), (match) => ({
    digit: match[0],
    span: [index + match.index, index + match.index + 1],
    inWords: false,
  }))

/** Hides all but the last few digits. A word that is said for a hidden and a readable digit is hidden. */
function hiding(digits: readonly SaidDigit[], left: number): Secret {
  const hidden = digits.slice(0, digits.length - left).map(({ span }) => span)
  return { hidden, whole: [digits[0]!.span[0], digits.at(-1)!.span[1]] }
}

const numberOf = (digits: readonly SaidDigit[]): string => digits.map(({ digit }) => digit).join('')

function saidSecrets(text: string): Secret[] {
  const runs = digitRuns(text)
  const codeCues = endsOf(text, CODE_CUE)
  const identityCues = endsOf(text, IDENTITY_CUE)
  const follows = (cues: readonly number[], run: DigitRun, within: number): boolean =>
    cues.some((cue) => run[0]!.span[0] >= cue && run[0]!.span[0] - cue <= within)
  return runs.flatMap((run) => {
    const card = cardIn(run)
    if (card !== null) return card
    if (CODE_DIGITS.includes(run.length) && follows(codeCues, run, CODE_WITHIN)) return [hiding(run, 0)]
    return isIdentity(run, follows(identityCues, run, IDENTITY_WITHIN)) ? [hiding(run, IDENTITY_DIGITS_LEFT)] : []
  })
}

const endsOf = (text: string, pattern: RegExp): number[] =>
  Array.from(text.matchAll(pattern), ({ 0: cue, index }) => index + cue.length)

/** Whether somebody read it out: digits alone are judged by the stricter patterns for what is written. */
const isReadOut = (run: DigitRun): boolean => run.some(({ inWords }) => inWords) || hasPauses(run)

/** Written in more pieces than groups of a card are. */
const hasPauses = (run: DigitRun): boolean =>
  run.some(({ span }, index) => index > 0 && span[0] - run[index - 1]!.span[1] > 1)

/** A card number within the run, and what is read out with it; null where there is none. */
function cardIn(run: DigitRun): Secret[] | null {
  if (!isReadOut(run)) return null
  for (const length of CARD_LENGTHS)
    for (let from = 0; from + length <= run.length; from += 1) {
      const digits = run.slice(from, from + length)
      if (!isSecret(numberOf(digits))) continue
      const after = run.slice(from + length, from + length + MOST_AFTER_CARD)
      const card = hiding(digits, CARD_DIGITS_LEFT)
      return after.length === 0 ? [card] : [card, hiding(after, 0)]
    }
  return null
}

function isIdentity(run: DigitRun, isAskedFor: boolean): boolean {
  const number = numberOf(run)
  if (run.length === IDENTITY_DIGITS) return isSecret(number) && (isReadOut(run) || isAskedFor)
  return run.length === SHORT_IDENTITY_DIGITS && isAskedFor && isSecret(number)
}
