import { instantAtOffset, instantOfEpoch, instantOfWall, type WallTime } from './instants.ts'

/** `03/04/2026` is the third of April for `day-first`, as Israel and Britain write it. */
export type DateOrder = 'day-first' | 'month-first'

export interface Clock {
  /** IANA zone of times that state none. */
  readonly timeZone: string
  readonly dateOrder?: DateOrder
}

const WEEKDAY = '(?:(?<weekday>[a-z]{3})[a-z]{0,6}\\.?,? +)?'
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `a` and `b` are day and month in the order that the reader has to know. */
const BY_NUMBERS = new RegExp(`^${WEEKDAY}(?<a>\\d{1,2})[-/.](?<b>\\d{1,2})[-/.](?<y>\\d{4}|\\d{2})(?!\\d)`, 'i')
/** What dates begin with. */
const DATES: readonly RegExp[] = [
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})/,
  /^(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})(?!\d)/,
  BY_NUMBERS,
  new RegExp(`^${WEEKDAY}(?<d>\\d{1,2})[- ](?<name>[a-z]{3})[a-z]*\\.?[-, ]+(?<y>\\d{4})(?!\\d)`, 'i'),
  new RegExp(`^${WEEKDAY}(?<name>[a-z]{3})[a-z]*\\.? +(?<d>\\d{1,2}),? +(?<y>\\d{4})(?!\\d)`, 'i'),
]
const BETWEEN = /^(?:[T\s_,-]|at\b)*/i
const TIME =
  /^(?<h>\d{1,2})[:.-]?(?<mi>\d{2})(?:[:.-]?(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
/** Written left to right inside Hebrew, times often carry marks of direction. */
const DIRECTION_MARKS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g

const EARLIEST_YEAR = 1970
const LATEST_YEAR = 2099
/** Seconds since 1970 from 2001 to 2099: shorter digits are anything but a moment. */
const EPOCH_SECONDS = /^\d{9,10}$/
const EPOCH_MILLISECONDS = /^\d{12,13}$/

/** Text without the marks of direction and the white space around it. */
export const plain = (text: string): string => text.replace(DIRECTION_MARKS, '').trim()

/** Seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970 as an instant. */
export function readEpoch(text: string, timeZone: string): string | null {
  const digits = plain(text).replace(/\.\d+$/, '')
  if (EPOCH_SECONDS.test(digits)) return instantOfEpoch(Number(digits) * 1000, timeZone)
  if (EPOCH_MILLISECONDS.test(digits)) return instantOfEpoch(Number(digits), timeZone)
  return null
}

interface FoundDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly rest: string
}

/** A date by numbers whose first two could be day and month in either order. */
interface Numbers {
  readonly a: number
  readonly b: number
  readonly year: number
  /** As in Date.getUTCDay; -1 where none is written. */
  readonly weekday: number
}

/** The order that a date shows by itself: no month is above twelve, and a weekday fits only one of two days. */
function ownOrder({ a, b, year, weekday }: Numbers): DateOrder | null {
  if (a > 12) return 'day-first'
  if (b > 12) return 'month-first'
  if (weekday < 0) return null
  const isDayFirst = new Date(Date.UTC(year, b - 1, a)).getUTCDay() === weekday
  const isMonthFirst = new Date(Date.UTC(year, a - 1, b)).getUTCDay() === weekday
  if (isDayFirst === isMonthFirst) return null
  return isDayFirst ? 'day-first' : 'month-first'
}

const fullYear = (year: string): number => Number(year.length === 2 ? `20${year}` : year)

function numbersOf({ a, b, y = '', weekday = '' }: Readonly<Record<string, string | undefined>>): Numbers {
  return { a: Number(a), b: Number(b), year: fullYear(y), weekday: WEEKDAYS.indexOf(weekday.toLowerCase()) }
}

function dayAndMonth(numbers: Numbers, order: DateOrder): readonly [number, number] {
  const { a, b } = numbers
  return (ownOrder(numbers) ?? order) === 'day-first' ? [a, b] : [b, a]
}

function dateOf(match: RegExpExecArray, text: string, order: DateOrder): FoundDate | null {
  const groups = match.groups ?? {}
  const { y = '', m, d, a, name } = groups
  const year = fullYear(y)
  const [day, month] =
    a === undefined
      ? [Number(d), name === undefined ? Number(m) : MONTHS.indexOf(name.toLowerCase()) + 1]
      : dayAndMonth(numbersOf(groups), order)
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return null
  return { year, month, day, rest: text.slice(match[0].length) }
}

function findDate(text: string, order: DateOrder): FoundDate | null {
  for (const form of DATES) {
    const match = form.exec(text)
    const date = match && dateOf(match, text, order)
    if (date) return date
  }
  return null
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour > 12) return Number.NaN
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

/** `+03:00` as 180. */
function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

const MOST_OFFSET = 14 * 60

/**
 * An instant with its offset out of what people and phone systems write: ISO 8601, `20260331-100500`, `31/03/2026
 * 10:05`, `Tue, 31 Mar 2026 10:05:00 +0300`, seconds or milliseconds since 1970. A date without a time is no instant.
 */
export function readInstant(written: string, { timeZone, dateOrder = 'day-first' }: Clock): string | null {
  const text = plain(written)
  if (text.length > 80) return null
  const epoch = readEpoch(text, timeZone)
  if (epoch !== null) return epoch
  const date = findDate(text, dateOrder)
  const time = date && TIME.exec(date.rest.replace(BETWEEN, ''))?.groups
  if (!time) return null
  const wall: WallTime = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour: hourOf(Number(time.h), time.half),
    minute: Number(time.mi),
    second: Number(time.s ?? 0),
    millisecond: Number((time.f ?? '').padEnd(3, '0').slice(0, 3)),
  }
  if (Number.isNaN(wall.hour)) return null
  if (time.zone === undefined) return instantOfWall(wall, timeZone)
  const offset = minutesOf(time.zone)
  return Math.abs(offset) > MOST_OFFSET ? null : instantAtOffset(wall, offset)
}

function numbersIn(written: string): Numbers | null {
  const groups = BY_NUMBERS.exec(plain(written))?.groups
  return groups ? numbersOf(groups) : null
}

/** The order that the dates of one column show, null where none of them tells. */
export function dateOrderOf(dates: Iterable<string>): DateOrder | null {
  for (const written of dates) {
    const numbers = numbersIn(written)
    const order = numbers && ownOrder(numbers)
    if (order) return order
  }
  return null
}

/** Whether the date reads as two different days, depending on the order. */
export function needsDateOrder(written: string): boolean {
  const numbers = numbersIn(written)
  return numbers !== null && numbers.a !== numbers.b && ownOrder(numbers) === null
}
