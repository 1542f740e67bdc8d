import type { Span } from '../../shared/units.ts'
import { ENGLISH_NUMBERS, HEBREW_NUMBERS } from './number-words.ts'

/** Digits written or said together: `4580`, "twenty three", "double one". */
export interface DigitGroup {
  readonly digits: string
  readonly span: Span
  readonly inWords: boolean
  /** What stands between it and the group before it in its run: a sign that joins them (or nothing), or a pause. */
  readonly before: '' | '-' | 'pause'
  /** Nothing but a currency follows or stands before it: money, unless a card needs it. */
  readonly isAmount: boolean
  readonly hasPlus: boolean
}

/** Groups one after another, whatever breath or "uh" lies between them. */
export type DigitRun = readonly DigitGroup[]

/** "One double": in Hebrew the word for twice is said before its digit and after it. */
export type Repeats = 'before' | 'after'

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
/** Whole dates, times and amounts, and bank accounts: no part of a number that is read out. */
const NO_NUMBER = [
  `(?<!\\d)(?:19|20)\\d\\d(?<one>[-/.])${MONTH}\\k<one>${DAY}(?!\\d)`,
  `(?<!\\d)${DAY}(?<two>[-/.])${MONTH}\\k<two>(?:19|20)\\d\\d(?!\\d)`,
  '(?<![\\d:])\\d{1,2}:\\d\\d(?::\\d\\d)?(?![\\d:])',
  '(?<!\\d[ .,-]?)\\d{1,3}(?:,\\d{3}){1,3}(?:\\.\\d+)?(?![.,]?\\d)',
  '(?<!\\d[ .,-]?)\\d{1,9}\\.\\d{1,2}(?![.,]?\\d)',
  '(?<!\\p{L})il ?\\d\\d(?:[ -]?\\d){19}(?!\\d)',
].join('|')
const TOKEN = new RegExp(`(?<other>${NO_NUMBER})|\\d+|[\\p{L}'"]+|\\n|[^\\s\\d\\p{L}]`, 'gu')

const JOINING = new Set(['-', '.', '/', '_', '·', '–', '|', '(', ')', '+', '*', '#'])

/** What people say between digits without ending the number, and between a card, its expiry and its code. */
const BETWEEN = new Set([
  ...['\n', ',', ';', ':', '…', '?', '!', ...JOINING],
  ...['and', 'then', 'dash', 'space', 'uh', 'um', 'er', 'ah', 'yes', 'yeah', 'ok', 'okay', 'right', 'mhm', 'hmm'],
  ...['got', 'it', 'great', 'good', 'fine', 'correct', 'go', 'on', 'next', 'again', 'so', 'sorry', 'perfect', 'sure'],
  ...['אה', 'אהה', 'אמ', 'אם', 'ואז', 'מקף', 'רווח', 'כן', 'נכון', 'אוקיי', 'אוקי', 'בסדר', 'רגע', 'יופי', 'הבנתי'],
  ...['רשמתי', 'מצוין', 'מעולה', 'טוב', 'אחלה', 'סבבה', 'שניה', 'תמשיך', 'תמשיכי', 'הלאה', 'ו', 'אז', 'סליחה'],
  ...['expiry', 'expires', 'exp', 'thru', 'cvv', 'cvc', 'תוקף', 'בתוקף', 'ותוקף'],
])
const MOST_BETWEEN = 6

const CURRENCY_SIGNS = new Set(['₪', '$', '€', '£'])
const CURRENCIES = new Set([
  ...[...CURRENCY_SIGNS, '%', 'שח', 'שקל', 'שקלים', 'שקלימ', 'אגורות', 'דולר', 'דולרים', 'יורו', 'אחוז', 'אחוזים'],
  ...['shekel', 'shekels', 'nis', 'ils', 'dollar', 'dollars', 'usd', 'pound', 'pounds', 'euro', 'euros', 'percent'],
])
/** Nobody pays hundreds of millions on the telephone: a longer number beside a currency is something else. */
const MOST_AMOUNT_DIGITS = 7

/** Zero as it is read out in numbers only. */
const ENGLISH_ZERO = new Set(['oh', 'o', 'nought', 'nil'])
const REPEATS = new Map([
  ['double', 2],
  ['triple', 3],
  ['פעמיים', 2],
  ['כפול', 2],
  ['דאבל', 2],
  ['טריפל', 3],
])
const MAY_FOLLOW = new Set(['פעמיים', 'כפול', 'דאבל'])

interface Token {
  readonly text: string
  readonly span: Span
  readonly isOther: boolean
}

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(TOKEN), ({ 0: raw, index, groups }) => ({
    text: raw.replace(/['"]/g, ''),
    span: [index, index + raw.length],
    isOther: groups?.other !== undefined,
  }))

/** A word's value where it can be part of a number read out digit by digit: 0 to 19 or a round ten. */
function valueSaid(word: string): number | null {
  if (ENGLISH_ZERO.has(word)) return 0
  const found = ENGLISH_NUMBERS.get(word) ?? HEBREW_NUMBERS.get(word) ?? HEBREW_NUMBERS.get(word.replace(/^ו/u, ''))
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
  readonly digits: string
  readonly span: Span
  readonly inWords: boolean
  /** How many tokens it took. */
  readonly taken: number
}

function stepAt(tokens: readonly Token[], at: number, repeats: Repeats): Step | null {
  const { text, span, isOther } = tokens[at]!
  if (isOther) return null
  if (/^\d/.test(text)) return { digits: text, span, inWords: false, taken: 1 }
  const times = REPEATS.get(text)
  if (times !== undefined) return repeats === 'before' || !MAY_FOLLOW.has(text) ? repeated(tokens, at, times) : null
  const value = valueSaid(text)
  return value === null ? null : inWords(tokens, at, value)
}

/** A digit with its "twice" after it. */
function withRepeat(step: Step | null, after: Token | undefined, repeats: Repeats): Step | null {
  if (step === null || repeats === 'before' || step.digits.length !== 1 || !MAY_FOLLOW.has(after?.text ?? ''))
    return step
  return said(step.digits.repeat(2), [step.span[0], after!.span[1]], step.taken + 1)
}

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

const said = (digits: string, span: Span, taken: number): Step => ({ digits, span, inWords: true, taken })

const isIn = (words: ReadonlySet<string>, token: Token | undefined): boolean =>
  token !== undefined && words.has(token.text)

/** Every run of digits in a text that `digitText` folded, written or said, in their order. */
export function digitRuns(text: string, repeats: Repeats = 'before'): DigitRun[] {
  const tokens = tokensOf(text)
  const runs: DigitGroup[][] = []
  let run: DigitGroup[] = []
  /** Tokens since the last group of the run. */
  let between: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const step = withRepeat(stepAt(tokens, at, repeats), tokens[at + 1], repeats)
    if (step === null) {
      const token = tokens[at]!
      const goesOn = run.length > 0 && !token.isOther && BETWEEN.has(token.text) && between.length < MOST_BETWEEN
      if (goesOn) between.push(token)
      else if (run.length > 0) {
        runs.push(run)
        run = []
        between = []
      }
      at += 1
      continue
    }
    run.push(groupOf(step, run.length === 0 ? '' : joint(between, text), tokens[at - 1], tokens[at + step.taken]))
    between = []
    at += step.taken
  }
  return run.length > 0 ? [...runs, run] : runs
}

function groupOf(
  { digits, span, inWords: spoken }: Step,
  before: DigitGroup['before'],
  previous: Token | undefined,
  next: Token | undefined,
): DigitGroup {
  const isAmount = digits.length <= MOST_AMOUNT_DIGITS && (isIn(CURRENCIES, next) || isIn(CURRENCY_SIGNS, previous))
  return { digits, span, inWords: spoken, before, isAmount, hasPlus: previous?.text === '+' }
}

function joint(between: readonly Token[], text: string): DigitGroup['before'] {
  if (between.length === 0) return ''
  const endsSentence = ({ text: sign, span: [, end] }: Token): boolean => sign === '.' && /\s/.test(text[end] ?? '')
  return between.every((token) => JOINING.has(token.text) && !endsSentence(token)) ? '-' : 'pause'
}

/** Whether the text has a word that can repeat the digit before it. */
export const repeatsAfter = (text: string): boolean => [...MAY_FOLLOW].some((word) => text.includes(word))
