import type { Quantity } from '../numbers.ts'
import { perAfter } from './basis.ts'
import { type Core, follows, type Reading, scaled } from './reading.ts'
import {
  COUNTED_NOUNS,
  CURRENCIES,
  CURRENCY_TAILS,
  MINOR_UNITS,
  PERCENT_WORDS,
  SHORT_PERIODS,
  TIME_UNITS,
} from './vocabulary.ts'

const MINOR_PER_MAJOR = 100
/** Signs and codes that may stand before the number; words only follow it. */
const LEADING_CURRENCIES = new Set(['₪', '£', '$', '€', 'nis', 'ils', 'gbp', 'usd', 'eur', 'שח'])
/** 1.200 ₪ is twelve hundred to one reader and one point two to another: not a term. */
const AMBIGUOUS_DECIMALS = /^\d{1,3}\.\d{3}$/u

function minorValue({ lexemes }: Reading, { value, first, last }: Quantity): number | undefined {
  const isAmbiguous = first === last && AMBIGUOUS_DECIMALS.test(lexemes[first]!.raw)
  return isAmbiguous ? undefined : scaled(value, MINOR_PER_MAJOR)
}

function core(reading: Reading, quantity: Quantity, unit: string, first: number, last: number): Core {
  const { certainty, prefix } = quantity
  const value = minorValue(reading, quantity)
  return { kind: 'money', value, unit, first, last, certainty, prefix, scale: MINOR_PER_MAJOR }
}

/** Letters glued to an amount may multiply it ("$5mm"); reading it without them would be wrong by their factor. */
function hasUnknownSuffix({ lexemes }: Reading, index: number): boolean {
  const suffix = lexemes[index]
  return suffix?.kind === 'latin' && suffix.gap === 'none' && !SHORT_PERIODS.has(suffix.text)
}

/** ₪120, NIS 1,200. The number must not carry a currency of its own. */
function currencyFirst(reading: Reading, index: number): Core | undefined {
  const sign = reading.lexemes[index]!.text
  const quantity = reading.quantities.get(index + 1)
  const unit = CURRENCIES.get(sign)
  if (!quantity || unit === undefined || !LEADING_CURRENCIES.has(sign) || !follows(reading, index + 1)) return undefined
  const amount = core(reading, quantity, unit, index, quantity.last)
  return hasUnknownSuffix(reading, quantity.last + 1) ? { ...amount, value: undefined } : amount
}

/** Agorot, pence, cents: "50p" only when glued, because a lone p is also a page. */
function minorAmount(reading: Reading, index: number): Core | undefined {
  const quantity = reading.quantities.get(index)
  const noun = quantity && follows(reading, quantity.last + 1)
  const unit = noun && MINOR_UNITS.get(noun.text)
  if (!unit || (noun.text === 'p' && noun.gap !== 'none')) return undefined
  const { value, certainty, prefix } = quantity
  const last = quantity.last + 1
  return { kind: 'money', value, unit, first: index, last, certainty, prefix, scale: 1 }
}

/** "120 שקל ו-50 אגורות", "£5 and 50p" are one amount. */
function withMinorUnits(reading: Reading, major: Core): Core {
  const joiner = follows(reading, major.last + 1)?.text
  const isHyphenated = follows(reading, major.last + 2)?.raw === '-'
  const start = joiner === 'and' || joiner === 'ו' ? major.last + (isHyphenated ? 3 : 2) : major.last + 1
  const minor = minorAmount(reading, start)
  const isPart = minor?.unit === major.unit && typeof minor.value === 'number' && minor.value < MINOR_PER_MAJOR
  const joined = joiner === 'and' || joiner === 'ו' || minor?.prefix === 'ו'
  if (!isPart || !joined || typeof major.value !== 'number') return major
  return { ...major, value: major.value + (minor.value as number), last: minor.last }
}

/** "four pounds fifty": said for 4.50 when nothing else claims the second number. */
function withSpokenMinor(reading: Reading, major: Core, quantity: Quantity): Core {
  const spoken = reading.quantities.get(major.last + 1)
  const isPair = quantity.inWords && spoken?.inWords && spoken.prefix === '' && spoken.value >= 1 && spoken.value < 100
  if (!isPair || typeof major.value !== 'number' || !follows(reading, spoken.first)) return major
  const next = follows(reading, spoken.last + 1)?.text ?? ''
  const isClaimed = [TIME_UNITS, COUNTED_NOUNS, CURRENCIES].some((nouns) => nouns.has(next)) || PERCENT_WORDS.has(next)
  return isClaimed ? major : { ...major, value: major.value + spoken.value, last: spoken.last, certainty: 'low' }
}

/** In a table row "2019 $80" the sign belongs to the number it touches. */
function leadsAnother({ lexemes, quantities }: Reading, index: number): boolean {
  const touchesNext = lexemes[index + 1]?.gap === 'none' && quantities.has(index + 1)
  return lexemes[index]!.gap !== 'none' && touchesNext && LEADING_CURRENCIES.has(lexemes[index]!.text)
}

function currencyLast(reading: Reading, index: number): Core | undefined {
  const quantity = reading.quantities.get(index)
  if (!quantity) return undefined
  const noun = follows(reading, quantity.last + 1)
  const unit = noun && CURRENCIES.get(noun.text)
  if (!unit || leadsAnother(reading, quantity.last + 1)) return undefined
  const hasTail = CURRENCY_TAILS.has(follows(reading, quantity.last + 2)?.text ?? '')
  const major = core(reading, quantity, unit, index, quantity.last + (hasTail ? 2 : 1))
  return withSpokenMinor(reading, withMinorUnits(reading, major), quantity)
}

/** "ארבעים ותשע תשעים לחודש": in Hebrew calls the currency goes without saying. Low certainty, as all spoken prices. */
function spokenShekels(reading: Reading, index: number): Core | undefined {
  const quantity = reading.quantities.get(index)
  const isPrice = quantity?.inWords && quantity.certainty === 'low' && !Number.isInteger(quantity.value)
  if (!isPrice || reading.lexemes[index]!.kind !== 'hebrew') return undefined
  return perAfter(reading, quantity.last + 1) && core(reading, quantity, 'ILS', index, quantity.last)
}

/** Money at `index`, in minor units: 1,200.50 ₪, £120, fifty pounds, 50 agorot. */
export function readMoney(reading: Reading, index: number): Core | undefined {
  const leading = currencyFirst(reading, index)
  if (leading) return withMinorUnits(reading, leading)
  return currencyLast(reading, index) ?? minorAmount(reading, index) ?? spokenShekels(reading, index)
}
