import type { Span } from '../../shared/units.ts'
import { isPrefixOnly, lookUp } from './hebrew.ts'
import { type Lexeme, lexemesOf } from './lexemes.ts'
import { normalise, originalSpan } from './normalise.ts'
import { ENGLISH_NUMBERS, FRACTIONS, HEBREW_NUMBERS, HEBREW_TEEN_ENDINGS, type NumberWord } from './number-words.ts'

/** `low`: a spoken price ("forty nine ninety") or words and digits that disagree. A person has to confirm it. */
export type Certainty = 'certain' | 'low'

/** A number among the lexemes of a text, `first` and `last` included. */
export interface Quantity {
  readonly value: number
  readonly certainty: Certainty
  readonly first: number
  readonly last: number
  /** Hebrew letters written onto the first word: the כ of כשלושים. */
  readonly prefix: string
  readonly inWords: boolean
}

/** A number word that fits at some place, with the lexemes it takes. */
interface Step {
  readonly word: NumberWord
  readonly prefix: string
  readonly next: number
}

/** A number in words while it is being read: 120,305 has `total` 120,000 and `group` 305. */
interface Sum {
  total: number
  group: number
  /** The scale read last; scales only fall: "two thousand million" is two numbers. */
  scale: number
}

const SPOKEN_CENTS = { least: 10, most: 99 }
const MOST_SPOKEN_PRICE = 999
const HALF = 0.5

function isHyphen(lexeme: Lexeme | undefined): boolean {
  return lexeme?.raw === '-'
}

/** The number word at `index`. */
function stepAt(lexemes: readonly Lexeme[], index: number): Step | undefined {
  const lexeme = lexemes[index]
  if (lexeme?.kind === 'hebrew') return hebrewStep(lexemes, index)
  const word = lexeme?.kind === 'latin' ? ENGLISH_NUMBERS.get(lexeme.text) : undefined
  return word && { word, prefix: '', next: index + 1 }
}

function hebrewStep(lexemes: readonly Lexeme[], index: number): Step | undefined {
  const found = lookUp(HEBREW_NUMBERS, lexemes[index]!.text)
  if (!found || isMonday(lexemes, index)) return undefined
  const { entry, prefix } = found
  const ending = isHyphen(lexemes[index + 1]) ? index + 2 : index + 1
  const isUnit = entry.role === 'unit' && entry.value > 0 && entry.value < 10
  if (isUnit && HEBREW_TEEN_ENDINGS.has(lexemes[ending]?.text ?? '')) {
    return { word: { role: 'teen', value: entry.value + 10 }, prefix, next: ending + 1 }
  }
  // שנים is two in שנים-עשר only; alone it is years.
  return lexemes[index]!.text.endsWith('שנים') ? undefined : { word: entry, prefix, next: index + 1 }
}

/** יום שני is Monday, not two days. */
function isMonday(lexemes: readonly Lexeme[], index: number): boolean {
  return lexemes[index]!.text.endsWith('שני') && /^[בהלמו]*(?:יום|ימי)$/u.test(lexemes[index - 1]?.text ?? '')
}

/** How round the group must be for a word to fit behind it: 300 takes a ten, 320 a unit, 325 nothing more. */
function roomFor(sum: Sum, { role, value }: NumberWord): number {
  if (role === 'sum') return 1000
  return role === 'unit' && value < 10 && sum.group % 100 >= 20 ? 10 : 100
}

/** Adds one word to the sum, or says that the word starts another number. */
function add(sum: Sum, word: NumberWord): boolean {
  if (word.role === 'scale') return multiply(sum, word.value)
  if (word.value >= 1000) return addThousands(sum, word.value)
  if (sum.group % roomFor(sum, word) !== 0) return false
  sum.group += word.value
  return true
}

/** אלפיים is a number and its scale in one word. */
function addThousands(sum: Sum, value: number): boolean {
  if (sum.group > 0 || sum.scale <= 1000) return false
  sum.total += value
  sum.scale = 1000
  return true
}

function multiply(sum: Sum, scale: number): boolean {
  if (scale < 1000) {
    if (sum.group % 1000 === 0 || sum.group >= 100) return false
    sum.group *= scale
    return true
  }
  if (scale >= sum.scale) return false
  sum.total += (sum.group || 1) * scale
  sum.group = 0
  sum.scale = scale
  return true
}

/** Where the next word of the same number may stand: after a hyphen, or "and" once there is a hundred. */
function continuation(lexemes: readonly Lexeme[], next: number, sum: Sum): Step | undefined {
  if (lexemes[next]?.gap === 'paragraph') return undefined
  const skipsAnd = lexemes[next]?.text === 'and' && sum.total + sum.group >= 100
  const step = stepAt(lexemes, isHyphen(lexemes[next]) || skipsAnd ? next + 1 : next)
  return step && (step.prefix === '' || step.prefix === 'ו') ? step : undefined
}

/**
 * The first word of a number. A scale alone counts one where the language says so: "a hundred" but not "hundred",
 * אלף but not אלפים.
 */
function openWords(lexemes: readonly Lexeme[], index: number): { sum: Sum; prefix: string; next: number } | undefined {
  const sum: Sum = { total: 0, group: 0, scale: Number.POSITIVE_INFINITY }
  const isArticle = lexemes[index]?.text === 'a' || lexemes[index]?.text === 'an'
  const step = stepAt(lexemes, isArticle ? index + 1 : index)
  if (!step) return undefined
  const isScale = step.word.role === 'scale'
  if (isArticle && !isScale) return undefined
  if (isScale && !isArticle && !/(?:אלף|מיליון|מליון|מיליארד)$/u.test(lexemes[index]!.text)) return undefined
  if (isScale) sum.group = 1
  return add(sum, step.word) ? { sum, prefix: step.prefix, next: step.next } : undefined
}

function readWords(lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  const opening = openWords(lexemes, index)
  if (!opening) return undefined
  const { sum, prefix } = opening
  let { next } = opening
  for (let step = continuation(lexemes, next, sum); step; step = continuation(lexemes, next, sum)) {
    if (!add(sum, step.word)) break
    next = step.next
  }
  const value = sum.total + sum.group
  return { value, certainty: 'certain', first: index, last: next - 1, prefix, inWords: true }
}

function readDigits(lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  const lexeme = lexemes[index]
  const isGlued = lexeme?.gap === 'none' && (lexemes[index - 1]?.kind === 'latin' || lexemes[index - 1]?.raw === '*')
  // "Seven Hundred and No/100 Dollars": how cheques say that there are no cents.
  const isNoCents = lexemes[index - 1]?.raw === '/' && lexemes[index - 2]?.text === 'no'
  if (lexeme?.kind !== 'number' || isGlued || isNoCents) return undefined
  return { value: lexeme.value!, certainty: 'certain', first: index, last: index, prefix: '', inWords: false }
}

const LETTER_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1000],
  ['m', 1_000_000],
  ['bn', 1_000_000_000],
])
const CURRENCY_SIGN = /^[₪£$€]$/u

/** 3k anywhere; £1.5m only after a currency sign, because 5m alone is a length. */
function letterScale(lexemes: readonly Lexeme[], { first, last }: Quantity): number | undefined {
  const letter = lexemes[last + 1]!
  const isMoney = CURRENCY_SIGN.test(lexemes[first - 1]?.raw ?? '')
  return letter.gap === 'none' && (isMoney || letter.raw === 'k') ? LETTER_SCALES.get(letter.raw) : undefined
}

/** 5 אלף, 1.5 million, 3k, 2½. */
function withMultiplier(lexemes: readonly Lexeme[], quantity: Quantity): Quantity {
  const after = lexemes[quantity.last + 1]
  if (quantity.inWords || !after || after.gap === 'paragraph') return quantity
  const last = quantity.last + 1
  const fraction = after.gap === 'none' ? FRACTIONS.get(after.raw) : undefined
  if (fraction !== undefined) return { ...quantity, value: quantity.value + fraction, last }
  const word = HEBREW_NUMBERS.get(after.text) ?? ENGLISH_NUMBERS.get(after.text)
  const named = word?.role === 'scale' && word.value >= 100 ? word.value : undefined
  const scale = letterScale(lexemes, quantity) ?? named
  return scale === undefined ? quantity : { ...quantity, value: quantity.value * scale, last }
}

const FRACTION_TAILS: ReadonlyMap<string, number> = new Map([
  ['וחצי', HALF],
  ['ורבע', HALF / 2],
])

/** "and a half", וחצי or ורבע at `index`: the part to add and the lexeme it ends at. */
export function fractionAt(lexemes: readonly Lexeme[], index: number): { part: number; last: number } | undefined {
  const part = FRACTION_TAILS.get(lexemes[index]?.text ?? '')
  if (part !== undefined) return { part, last: index }
  const isHalf = ['and', 'a', 'half'].every((word, offset) => lexemes[index + offset]?.text === word)
  return isHalf ? { part: HALF, last: index + 2 } : undefined
}

/** "two and a half", שלוש וחצי. */
function withFraction(lexemes: readonly Lexeme[], quantity: Quantity): Quantity {
  const fraction = fractionAt(lexemes, quantity.last + 1)
  return fraction ? { ...quantity, value: quantity.value + fraction.part, last: fraction.last } : quantity
}

/** "ארבעים ותשע תשעים", "forty nine ninety": said for 49.90, but it can be two numbers, so certainty is low. */
function withSpokenCents(lexemes: readonly Lexeme[], quantity: Quantity): Quantity {
  const isPrice = quantity.inWords && quantity.value > 0 && quantity.value <= MOST_SPOKEN_PRICE
  const after = lexemes[quantity.last + 1]
  if (!isPrice || after?.gap === 'paragraph') return quantity
  const cents = readWords(lexemes, quantity.last + 1)
  const fits = cents && cents.prefix === '' && cents.value >= SPOKEN_CENTS.least && cents.value <= SPOKEN_CENTS.most
  if (!fits || after?.text === 'a') return quantity
  const value = Number((quantity.value + cents.value / 100).toFixed(2))
  return { ...quantity, value, last: cents.last, certainty: 'low' }
}

/** "שלושים (30)" and "thirty (30)" are one value; when the two disagree the first stands, with low certainty. */
function withRestatement(lexemes: readonly Lexeme[], quantity: Quantity): Quantity {
  if (lexemes[quantity.last + 1]?.raw !== '(') return quantity
  const again = readSimple(lexemes, quantity.last + 2)
  if (!again || lexemes[again.last + 1]?.raw !== ')') return quantity
  const certainty = again.value === quantity.value ? quantity.certainty : 'low'
  return again.inWords === quantity.inWords ? quantity : { ...quantity, certainty, last: again.last + 1 }
}

/** "half a dozen": without this it would read as twelve. */
function readHalf(lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  if (lexemes[index]?.text !== 'half' || lexemes[index + 1]?.text !== 'a') return undefined
  const whole = readWords(lexemes, index + 1)
  return whole && { ...whole, value: whole.value * HALF, first: index }
}

function readSimple(lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  const quantity = readDigits(lexemes, index) ?? readHalf(lexemes, index) ?? readWords(lexemes, index)
  return quantity && withMultiplier(lexemes, quantity)
}

function readQuantity(lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  const simple = readSimple(lexemes, index)
  if (!simple) return undefined
  return withRestatement(lexemes, withFraction(lexemes, withSpokenCents(lexemes, simple)))
}

/** All numbers among the lexemes, by the index of their first lexeme. They don't overlap. */
export function quantitiesOf(lexemes: readonly Lexeme[]): ReadonlyMap<number, Quantity> {
  const quantities = new Map<number, Quantity>()
  for (let index = 0; index < lexemes.length; ) {
    const quantity = readQuantity(lexemes, index)
    if (quantity) quantities.set(index, quantity)
    index = quantity ? quantity.last + 1 : index + 1
  }
  return quantities
}

/** A Hebrew prefix written apart from its number, as in "ל-24" or "כ 30": its letters and the lexeme it starts at. */
export function detachedPrefix(lexemes: readonly Lexeme[], first: number): { letters: string; first: number } {
  const at = isHyphen(lexemes[first - 1]) && lexemes[first - 1]!.gap === 'none' ? first - 2 : first - 1
  const word = lexemes[at]
  const touches = at === first - 2 || lexemes[first]?.gap === 'none' || word?.text.length === 1
  const found = word?.kind === 'hebrew' && touches && isPrefixOnly(word.text)
  return found ? { letters: word.text, first: at } : { letters: '', first }
}

export interface NumberReading {
  readonly value: number
  readonly certainty: Certainty
  readonly span: Span
  readonly quote: string
}

/**
 * Reads the numbers of a text, in digits and in Hebrew or English words, in text order.
 * Phones, clause references such as 7.2.1, dates, times and ordinals are not numbers here.
 *
 * @returns the value, how sure it is, and the exact letters it was read from.
 */
export function readNumbers(text: string): NumberReading[] {
  const normalised = normalise(text)
  const lexemes = lexemesOf(normalised.text)
  return [...quantitiesOf(lexemes).values()].map(({ value, certainty, first, last }) => {
    const span = originalSpan(normalised, [lexemes[first]!.start, lexemes[last]!.end])
    return { value, certainty, span, quote: text.slice(...span) }
  })
}
