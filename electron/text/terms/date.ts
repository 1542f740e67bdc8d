import { lookUp } from '../hebrew.ts'
import { type Core, follows, type Reading } from './reading.ts'
import { MONTHS, REFERENCE_NOUNS } from './vocabulary.ts'

interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/u
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u
/** Two digits from here on are of the last century: 07/08/99. */
const FIRST_OF_1900S = 70
/** Contracts of this century and the end of the last. */
const YEARS = { least: 1900, most: 2199 }

/** The day as `2026-03-01`, or nothing when the calendar has no such day. */
function isoDay({ year, month, day }: CalendarDay): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= YEARS.least && year <= YEARS.most ? date.toISOString().slice(0, 10) : undefined
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < FIRST_OF_1900S ? 2000 + year : 1900 + year
}

/**
 * Numeric dates are day first, in Hebrew and in British English. In an English text a date that cannot be day first
 * (03/15/2026) is read month first; in Hebrew it is no date.
 */
function parseNumericDate(raw: string, locale: Reading['locale']): string | undefined {
  const iso = ISO.exec(raw)
  if (iso) return isoDay({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) })
  const numeric = NUMERIC.exec(raw)
  if (!numeric) return undefined
  const [first, second] = [Number(numeric[1]), Number(numeric[2])]
  const year = fullYear(numeric[3]!)
  const dayFirst = isoDay({ year, month: second, day: first })
  if (dayFirst || locale === 'he' || !raw.includes('/')) return dayFirst
  return isoDay({ year, month: first, day: second })
}

/**
 * 10.2.12 is a date in a Hebrew sentence, but a clause number at the start of a line, after סעיף, and in English, where
 * short dates are written with slashes.
 */
function isClauseNumber(reading: Reading, index: number): boolean {
  const { raw, gap } = reading.lexemes[index]!
  if (!/^\d{1,2}\.\d{1,2}\.\d{2}$/u.test(raw)) return false
  const startsLine = index === 0 || gap === 'line' || gap === 'paragraph'
  const isCited = lookUp(REFERENCE_NOUNS, reading.lexemes[index - 1]?.raw ?? '') !== undefined
  return reading.locale === 'en' || startsLine || isCited
}

function numericDate(reading: Reading, index: number): Core | undefined {
  const { kind, raw } = reading.lexemes[index]!
  if (kind !== 'date' || isClauseNumber(reading, index)) return undefined
  const value = parseNumericDate(raw, reading.locale)
  return value === undefined ? undefined : core(value, index, index)
}

function core(value: string, first: number, last: number): Core {
  return { kind: 'date', value, unit: 'day', first, last, certainty: 'certain', prefix: '', scale: 1 }
}

/** The number of a whole-number lexeme, ordinals included: 1, 1st, 2026. */
function wholeNumber(reading: Reading, index: number): number | undefined {
  const lexeme = follows(reading, index)
  const isWhole = (lexeme?.kind === 'number' || lexeme?.kind === 'ordinal') && Number.isInteger(lexeme.value)
  return isWhole ? lexeme.value : undefined
}

function monthAt(reading: Reading, index: number): number | undefined {
  return lookUp(MONTHS, follows(reading, index)?.text ?? '')?.entry
}

const FILLERS = new Set(['day', 'of', 'לחודש', 'בחודש', 'ב', 'ל', '-', ','])

function pastFillers(reading: Reading, index: number): number {
  let at = index
  while (FILLERS.has(follows(reading, at)?.text ?? '')) at += 1
  return at
}

/** 1 במרץ 2026, 1st of March 2026. */
function dayMonthYear(reading: Reading, index: number): Core | undefined {
  const day = wholeNumber(reading, index)
  if (day === undefined) return undefined
  const monthIndex = pastFillers(reading, index + 1)
  return assemble(reading, { day, month: monthAt(reading, monthIndex) }, index, monthIndex)
}

/** March 1, 2026. */
function monthDayYear(reading: Reading, index: number): Core | undefined {
  if (reading.lexemes[index]!.kind !== 'latin') return undefined
  const month = monthAt(reading, index)
  if (month === undefined) return undefined
  const day = wholeNumber(reading, index + 1)
  return day === undefined ? undefined : assemble(reading, { day, month }, index, index + 1)
}

function assemble(
  reading: Reading,
  { day, month }: { day: number; month: number | undefined },
  first: number,
  beforeYear: number,
): Core | undefined {
  if (month === undefined) return undefined
  const yearIndex = pastFillers(reading, beforeYear + 1)
  const year = wholeNumber(reading, yearIndex)
  const value = year === undefined ? undefined : isoDay({ year, month, day })
  return value === undefined ? undefined : core(value, first, yearIndex)
}

/** A full calendar date at `index`, as `2026-03-01`. A day and month without a year are no date. */
export function readDate(reading: Reading, index: number): Core | undefined {
  return numericDate(reading, index) ?? dayMonthYear(reading, index) ?? monthDayYear(reading, index)
}
