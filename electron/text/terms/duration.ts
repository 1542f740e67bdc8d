import { lookUp } from '../hebrew.ts'
import { HEBREW_DUALS } from '../number-words.ts'
import { type Certainty, fractionAt } from '../numbers.ts'
import { feePeriod } from './fee-adjectives.ts'
import { type Core, follows, nounAt, pastHyphen, type Reading, scaled } from './reading.ts'
import { BUSINESS_WORDS, CURRENCIES, NEUTRAL_ADJECTIVES, SINGULAR_UNITS, TIME_UNITS } from './vocabulary.ts'

/** Units a term has no name for, written out exactly. */
const WRITTEN_OUT: ReadonlyMap<string, { readonly times: number; readonly unit: string }> = new Map([
  ['quarter', { times: 3, unit: 'month' }],
  ['fortnight', { times: 14, unit: 'day' }],
])
/** Where a broken number goes: a year and a half is 18 months. A month has no exact smaller unit, so there it ends. */
const SMALLER: ReadonlyMap<string, { readonly times: number; readonly unit: string }> = new Map([
  ['year', { times: 12, unit: 'month' }],
  ['week', { times: 7, unit: 'day' }],
  ['day', { times: 24, unit: 'hour' }],
  ['hour', { times: 60, unit: 'minute' }],
])
const FRACTION_WORDS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['חצי', 0.5],
  ['רבע', 0.25],
  ['½', 0.5],
])
const ONE = new Set(['אחד', 'אחת'])
const DATE_WORDS = new Set('ראשון ראשונה שני שנייה שלישי שלישית רביעי רביעית חמישי שישי שבת שעבר שעברה'.split(' '))
/** Before a lone unit these make it a length and not a rate or a date: תוך שבוע, "within a month", אחריות לשנה. */
const LENGTH_CUES: ReadonlyMap<string, true> = new Map(
  `תוך משך למשך במשך תקופת לאחר אחרי כעבור של עד לפחות מעל אחריות התחייבות הארכה הקפאה מינימום מקסימום
   within for after of than least most under over about in`
    .split(/\s+/u)
    .map((word) => [word, true]),
)

interface Length {
  readonly value: number
  readonly unit: string
  readonly first: number
  readonly last: number
  readonly certainty?: Certainty
  readonly prefix?: string
}

interface Unit {
  readonly unit: string
  readonly last: number
  readonly prefix?: string
}

/** The unit at `index` and the lexeme it ends at; ימי עסקים and "business days" make it business days. */
function unitAt(reading: Reading, index: number): Unit | undefined {
  const isBusinessFirst = BUSINESS_WORDS.has(follows(reading, index)?.text ?? '')
  const at = isBusinessFirst ? index + 1 : index
  const unit = nounAt(reading, at, TIME_UNITS)
  if (unit === undefined || (isBusinessFirst && unit !== 'day')) return undefined
  const isBusinessLast = unit === 'day' && BUSINESS_WORDS.has(follows(reading, at + 1)?.text ?? '')
  if (isBusinessFirst || isBusinessLast) return { unit: 'business-day', last: isBusinessLast ? at + 1 : at }
  return { unit, last: at }
}

function pastAdjectives(reading: Reading, index: number): number {
  let at = pastHyphen(reading, index)
  while (NEUTRAL_ADJECTIVES.has(follows(reading, at)?.text ?? '')) at += 1
  return at
}

function counted(reading: Reading, index: number): Length | undefined {
  const quantity = reading.quantities.get(index)
  const found = quantity && unitAt(reading, pastAdjectives(reading, quantity.last + 1))
  return found && { ...quantity, ...found, first: index }
}

function dual(reading: Reading, index: number): Length | undefined {
  const found = lookUp(HEBREW_DUALS, reading.lexemes[index]!.text)
  // דמי המנוי החודשיים are the monthly fees; the dual never takes the article.
  if (!found || found.prefix.endsWith('ה') || feePeriod(reading, index)) return undefined
  return { ...found.entry, first: index, last: index, prefix: found.prefix }
}

/** חצי שנה, "half a year", "half an hour". */
function fraction(reading: Reading, index: number): Length | undefined {
  const found = lookUp(FRACTION_WORDS, reading.lexemes[index]!.text) ?? signFraction(reading, index)
  if (!found) return undefined
  const article = follows(reading, index + 1)?.text
  const at = article === 'a' || article === 'an' ? index + 2 : pastHyphen(reading, index + 1)
  const unit = unitAt(reading, at)
  return unit && { value: found.entry, ...unit, first: index, prefix: found.prefix }
}

function signFraction(reading: Reading, index: number): { entry: number; prefix: string } | undefined {
  const entry = FRACTION_WORDS.get(reading.lexemes[index]!.raw)
  return entry === undefined ? undefined : { entry, prefix: '' }
}

/** A unit without a number: שנה אחת, תוך שבוע, "within a month", "a month's notice". */
function single(reading: Reading, index: number): Length | undefined {
  const text = reading.lexemes[index]!.text
  const isEnglish = text === 'a' || text === 'an'
  const unit = isEnglish ? unitAt(reading, index + 1) : hebrewUnit(reading, index)
  if (!unit) return undefined
  const length = { value: 1, unit: unit.unit, first: index, prefix: unit.prefix ?? '' }
  if (ONE.has(follows(reading, unit.last + 1)?.text ?? '')) return { ...length, last: unit.last + 1 }
  const whole = { ...length, last: unit.last }
  if (withFraction(reading, whole) !== whole || isFortnight(reading, index, unit.unit)) return whole
  const isPossessive = isEnglish && reading.lexemes[unit.last]!.raw.endsWith("'s")
  return isPossessive || (isCued(reading, index) && !namesADate(reading, unit.last)) ? whole : undefined
}

/** "A fortnight" is a length wherever it isn't what a price is for: "£20 a fortnight". */
function isFortnight({ lexemes }: Reading, index: number, unit: string): boolean {
  const before = lexemes[index - 1]
  return unit === 'fortnight' && before?.kind !== 'number' && !CURRENCIES.has(before?.text ?? '')
}

function hebrewUnit(reading: Reading, index: number): Unit | undefined {
  const found = lookUp(TIME_UNITS, reading.lexemes[index]!.text)
  if (!found || !/^[ולב]?$/u.test(found.prefix) || reading.lexemes[index]!.kind !== 'hebrew') return undefined
  if (!SINGULAR_UNITS.has(reading.lexemes[index]!.text.slice(found.prefix.length))) return undefined
  const isBusiness = found.entry === 'day' && BUSINESS_WORDS.has(follows(reading, index + 1)?.text ?? '')
  if (isBusiness) return { unit: 'business-day', last: index + 1, prefix: found.prefix }
  return { unit: found.entry, last: index, prefix: found.prefix }
}

/** After a lone unit these make it a certain day, month or year: יום ראשון, יום ההתקנה, יום 1.3.2026. */
function namesADate(reading: Reading, last: number): boolean {
  const next = follows(reading, last + 1)
  if (!next) return false
  return (
    /^(?:number|ordinal|date|code)$/u.test(next.kind) || DATE_WORDS.has(next.text) || /^ה[א-ת]{3,}$/u.test(next.text)
  )
}

/** `ב` and `ו` never make a length of a lone unit: בחודש is a rate. */
function isCued(reading: Reading, index: number): boolean {
  const cue = reading.lexemes[index - 1]
  if (!cue || reading.sentences[index - 1] !== reading.sentences[index]) return false
  const word = reading.lexemes[index]!.text
  // עד יום opens a date far more often than it means "up to one day".
  if (word === 'יום' && cue.text.endsWith('עד') && !BUSINESS_WORDS.has(follows(reading, index + 1)?.text ?? ''))
    return false
  return !/^[בו]/u.test(word) && lookUp(LENGTH_CUES, cue.text) !== undefined
}

function withFraction(reading: Reading, length: Length): Length {
  const fraction = fractionAt(reading.lexemes, length.last + 1)
  return fraction ? { ...length, value: length.value + fraction.part, last: fraction.last } : length
}

/** Whole units, going to smaller ones as long as that is exact. */
function whole(value: number, unit: string, scale = 1): { value: number | undefined; unit: string; scale: number } {
  const named = WRITTEN_OUT.get(unit)
  const finer = named ?? (Number.isInteger(value) ? undefined : SMALLER.get(unit))
  if (finer) return whole(scaled(value, finer.times), finer.unit, scale * finer.times)
  return { value: Number.isInteger(value) ? value : undefined, unit, scale }
}

/** A length of time at `index`, in whole units. */
export function readDuration(reading: Reading, index: number): Core | undefined {
  const length = counted(reading, index) ?? dual(reading, index) ?? fraction(reading, index) ?? single(reading, index)
  if (!length) return undefined
  const { value, unit, first, last, certainty = 'certain', prefix = '' } = withFraction(reading, length)
  return { kind: 'duration', ...whole(value, unit), first, last, certainty, prefix }
}
