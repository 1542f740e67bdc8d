import type { Locale } from '../../../shared/units.ts'

/** Month names by hand: those of Intl change with the ICU data of the machine, and the same case must give the same bytes. */
const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  he: ['ינואר', 'פברואר', 'מרץ', 'אפריל', 'מאי', 'יוני', 'יולי', 'אוגוסט', 'ספטמבר', 'אוקטובר', 'נובמבר', 'דצמבר'],
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})/
/** Keeps a date on one line, and a time with its offset. */
const NO_BREAK_SPACE = '\u00A0'
const INSTANT = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/** `12 March 2026`, `12 במרץ 2026`, of a day or of an instant on its own wall clock. Anything else is given back as it is. */
export function formatDay(locale: Locale, date: string): string {
  const [, year, month, day] = DATE.exec(date) ?? []
  const name = MONTHS[locale][Number(month) - 1]
  if (name === undefined) return date
  return [String(Number(day)), locale === 'he' ? `ב${name}` : name, year].join(NO_BREAK_SPACE)
}

/** A day alone, or a day with the time and offset it was recorded with: never moved to another zone. */
export function formatMoment(locale: Locale, date: string): string {
  const [, time, offset] = INSTANT.exec(date) ?? []
  const day = formatDay(locale, date)
  return time === undefined || offset === undefined ? day : `${day}, ${time}${NO_BREAK_SPACE}(${formatOffset(offset)})`
}

function formatOffset(offset: string): string {
  if (offset === 'Z' || /00:?00$/.test(offset)) return 'UTC'
  const sign = offset.slice(0, 1)
  const hours = Number(offset.slice(1, 3))
  const minutes = offset.slice(-2)
  return `UTC${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`
}

/** Time within a recording: `01:43:07`. */
export function formatTimecode(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** `1,234,567` */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

const SHORT_HASH = 12

/** The first letters of a hash: enough to find it in the table of items, where it stands in full. */
export const shortHash = (sha256: string): string => sha256.slice(0, SHORT_HASH)
