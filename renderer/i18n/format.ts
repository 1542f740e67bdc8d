import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Term } from '../../shared/terms.ts'
import type { Locale } from '../../shared/units.ts'

const TAG: Record<Locale, string> = { he: 'he-IL', en: 'en-GB' }

/** `2026-03-31` → "31 March 2026". A day has no zone: read as UTC and written as UTC it cannot slip. */
export const formatDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAG[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  )

/**
 * The zone an instant is shown in: the offset it was recorded with, because "at ten in the morning" is what the call
 * says and what the summary prints. An instant in UTC carries no such place: the machine's zone then.
 */
const zoneOf = (instant: string): { timeZone?: string } => {
  const offset = /[+-]\d{2}:\d{2}$/.exec(instant)?.[0]
  return offset ? { timeZone: offset } : {}
}

export const formatInstant = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeStyle: 'short', ...zoneOf(instant) }).format(
    new Date(instant),
  )

/** The day of an instant, where the hour would be noise. */
export const formatInstantDay = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', ...zoneOf(instant) }).format(new Date(instant))

/** An instant or a day, whichever it is. */
export const formatDate = (date: string, locale: Locale): string =>
  date.includes('T') ? formatInstant(date, locale) : formatDay(date, locale)

/** A place in a recording: `83000` → "1:23", past the hour "1:02:03". Digits only: a left-to-right island. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

export const formatNumber = (value: number, locale: Locale): string => new Intl.NumberFormat(TAG[locale]).format(value)

/** A part of a whole, 0 to 1: "34%". */
export const formatShare = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(TAG[locale], { style: 'percent', maximumFractionDigits: 0 }).format(share)

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function formatBytes(bytes: number, locale: Locale): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), BYTE_UNITS.length - 1)
  return new Intl.NumberFormat(TAG[locale], {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power)
}

/** `+972541234567` → "054-123-4567" for the numbers of this country, otherwise "+44 113 496 0184". */
export function formatPhone(e164: string): string {
  const phone = parsePhoneNumberFromString(e164)
  if (!phone) return e164
  return phone.country === 'IL' ? phone.formatNational() : phone.formatInternational()
}

const INTL_UNITS = new Set(['minute', 'hour', 'day', 'week', 'month', 'year'])

/** The amount of a term alone ("‏120 ‏₪", "15%", "3 months"); null where the unit has no form in Intl. */
export function formatAmount({ kind, value, unit }: Term, locale: Locale): string | null {
  if (kind === 'date' && typeof value === 'string') return formatDay(value, locale)
  if (typeof value !== 'number') return null
  const number = (options: Intl.NumberFormatOptions, of: number) =>
    new Intl.NumberFormat(TAG[locale], options).format(of)
  if (kind === 'money') {
    const currency = { style: 'currency', currency: unit, trailingZeroDisplay: 'stripIfInteger' } as const
    return number(
      currency,
      value / 10 ** (new Intl.NumberFormat('en', currency).resolvedOptions().maximumFractionDigits ?? 2),
    )
  }
  if (kind === 'percent') return number({ style: 'percent', maximumFractionDigits: 2 }, value / 10_000)
  if (kind === 'duration' && INTL_UNITS.has(unit)) return number({ style: 'unit', unit, unitDisplay: 'long' }, value)
  return null
}
