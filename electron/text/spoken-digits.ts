import type { Span } from '../../shared/units.ts'
import { ENGLISH_NUMBERS, HEBREW_NUMBERS } from './number-words.ts'

/** One digit and the letters it was written or said with: several digits share a word ("twenty" is 2 and 0). */
export interface SaidDigit {
  readonly digit: string
  readonly span: Span
  readonly inWords: boolean
}

/** Digits said one after another, whatever breath or "uh" lies between them. */
export type DigitRun = readonly SaidDigit[]

/** A number with a point or commas inside is an amount, and no part of a number that is read out. */
const TOKEN = /\d+(?:[.,]\d+)+|\d+|[\p{L}\p{M}'’׳״"]+|[^\s\d\p{L}]/gu

/** What people say between digits without ending the number. */
const BETWEEN = new Set([
  ...['-', '–', '—', ',', '.', ';', ':', '…', '/', '?'],
  ...['and', 'then', 'dash', 'space', 'uh', 'um', 'er', 'ah', 'yes', 'yeah', 'ok', 'okay', 'right', 'mhm'],
  ...['אה', 'אהה', 'אמ', 'אם', 'ואז', 'מקף', 'רווח', 'כן', 'נכון', 'אוקיי', 'אוקי', 'בסדר', 'רגע'],
])
const MOST_BETWEEN = 4

/** Zero as it is read out in numbers only. */
const ENGLISH_ZERO = new Set(['oh', 'o', 'nought', 'nil'])
const REPEATS = new Map([
  ['double', 2],
  ['triple', 3],
  ['פעמיים', 2],
])

interface Token {
  readonly text: string
  readonly span: Span
}

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(TOKEN), ({ 0: raw, index }) => ({
    text: raw.replace(/[\p{M}'’׳״"]/gu, '').toLowerCase(),
    span: [index, index + raw.length],
  }))

/** A word's value where it can be part of a number read out digit by digit: 0 to 19 or a round ten. */
function valueSaid(word: string): number | null {
  if (ENGLISH_ZERO.has(word)) return 0
  const forms = [word, word.replace(/^ו/u, '')]
  const found = ENGLISH_NUMBERS.get(word) ?? forms.map((form) => HEBREW_NUMBERS.get(form)).find((entry) => entry)
  return found && (found.role === 'unit' || found.role === 'ten') ? found.value : null
}

/** A round ten takes the unit after it: "twenty three", עשרים ושלוש. */
function joinsUnit(value: number, next: Token | undefined): number | null {
  const unit = next === undefined ? null : valueSaid(next.text)
  return value >= 20 && unit !== null && unit > 0 && unit < 10 ? unit : null
}

/** A Hebrew unit before ten makes a teen: שלוש עשרה. */
const TEN_AFTER_UNIT = new Set(['עשר', 'עשרה'])

interface Step {
  readonly digits: readonly SaidDigit[]
  /** How many tokens it took. */
  readonly taken: number
}

function stepAt(tokens: readonly Token[], at: number): Step | null {
  const token = tokens[at]!
  if (/^\d+$/.test(token.text)) return written(token)
  const times = REPEATS.get(token.text)
  if (times !== undefined) return repeated(tokens, at, times)
  const value = valueSaid(token.text)
  return value === null ? null : inWords(tokens, at, value)
}

const written = ({ text, span: [start] }: Token): Step => ({
  digits: Array.from(text, (digit, index) => ({
    digit,
    span: [start + index, start + index + 1],
    inWords: false,
  })),
  taken: 1,
})

function repeated(tokens: readonly Token[], at: number, times: number): Step | null {
  const next = tokens[at + 1]
  const value = next === undefined ? null : /^\d$/.test(next.text) ? Number(next.text) : valueSaid(next.text)
  if (value === null || value > 9) return null
  return said(String(value).repeat(times), [tokens[at]!.span[0], next!.span[1]], 2)
}

function inWords(tokens: readonly Token[], at: number, value: number): Step {
  const [start, end] = tokens[at]!.span
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0
  const next = tokens[at + 1 + hyphen]
  const unit = joinsUnit(value, next)
  if (unit !== null) return said(String(value + unit), [start, next!.span[1]], 2 + hyphen)
  if (value > 0 && value < 10 && TEN_AFTER_UNIT.has(next?.text ?? ''))
    return said(String(value + 10), [start, next!.span[1]], 2 + hyphen)
  return said(String(value), [start, end], 1)
}

const said = (digits: string, span: Span, taken: number): Step => ({
  digits: Array.from(digits, (digit) => ({ digit, span, inWords: true })),
  taken,
})

/** Every run of digits in a text, written or said, in their order. */
export function digitRuns(text: string): DigitRun[] {
  const tokens = tokensOf(text)
  const runs: SaidDigit[][] = []
  let run: SaidDigit[] = []
  let between = 0
  for (let at = 0; at < tokens.length; ) {
    const step = stepAt(tokens, at)
    const isBetween = step === null && run.length > 0 && BETWEEN.has(tokens[at]!.text) && between < MOST_BETWEEN
    if (step !== null) run.push(...step.digits)
    else if (!isBetween && run.length > 0) {
      runs.push(run)
      run = []
    }
    between = isBetween ? between + 1 : 0
    at += step?.taken ?? 1
  }
  return run.length > 0 ? [...runs, run] : runs
}
