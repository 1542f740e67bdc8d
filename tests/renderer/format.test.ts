import { describe, expect, it } from 'vitest'
import {
  formatAmount,
  formatBytes,
  formatClock,
  formatDate,
  formatDay,
  formatInstant,
  formatPhone,
} from '../../renderer/i18n/format.ts'
import { isolate } from '../../renderer/i18n/isolate.ts'
import type { Term } from '../../shared/terms.ts'
import type { Locale } from '../../shared/units.ts'

/** Intl puts direction marks and unbreakable spaces around signs; what is read is what is compared. */
const read = (text: string | null) => text?.replace(/[\u200e\u200f\u061c]/g, '').replace(/[\u00a0\u202f]/g, ' ')

const term = (part: Partial<Term>): Term => ({
  kind: 'money',
  value: 0,
  unit: 'ILS',
  basis: {},
  comparator: 'exactly',
  quote: '',
  span: [0, 0],
  ...part,
})

describe('dates', () => {
  it.each<[string, Locale, string]>([
    ['2026-03-31', 'en', '31 March 2026'],
    ['2026-03-31', 'he', '31 במרץ 2026'],
    ['2026-01-01', 'en', '1 January 2026'],
  ])('the day %s in %s', (day, locale, expected) => {
    expect(formatDay(day, locale)).toBe(expected)
  })

  it('shows a call at the hour it was recorded with, wherever it is read', () => {
    expect(formatInstant('2026-06-14T08:22:00+03:00', 'en')).toBe('14 June 2026 at 08:22')
    expect(formatInstant('2026-06-14T23:50:00-05:00', 'en')).toBe('14 June 2026 at 23:50')
    expect(formatInstant('2026-06-14T08:22:00+03:00', 'he')).toContain('8:22')
  })

  it('tells a day from an instant', () => {
    expect(formatDate('2026-03-31', 'en')).toBe('31 March 2026')
    expect(formatDate('2026-03-31T10:05:00+03:00', 'en')).toBe('31 March 2026 at 10:05')
  })
})

describe('formatClock', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [83_000, '1:23'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
    [7_199_999, '1:59:59'],
  ])('%i ms → %s', (ms, expected) => {
    expect(formatClock(ms)).toBe(expected)
  })
})

describe('formatPhone', () => {
  it.each([
    ['+972541234567', '054-123-4567'],
    ['+97245550148', '04-555-0148'],
    ['+441134960184', '+44 113 496 0184'],
    ['not a number', 'not a number'],
  ])('%s → %s', (e164, expected) => {
    expect(formatPhone(e164)).toBe(expected)
  })
})

describe('formatAmount', () => {
  it.each<[Partial<Term>, Locale, string | null]>([
    [{ value: 12_000, unit: 'ILS' }, 'he', '120 ₪'],
    [{ value: 4990, unit: 'ILS' }, 'he', '49.90 ₪'],
    [{ value: 14_500, unit: 'GBP' }, 'en', '£145'],
    [{ value: 500, unit: 'JPY' }, 'en', 'JP¥500'],
    [{ kind: 'percent', value: 1500, unit: 'percent' }, 'en', '15%'],
    [{ kind: 'percent', value: 1750, unit: 'percent' }, 'en', '17.5%'],
    [{ kind: 'duration', value: 3, unit: 'month' }, 'en', '3 months'],
    [{ kind: 'duration', value: 2, unit: 'month' }, 'he', 'חודשיים'],
    [{ kind: 'duration', value: 30, unit: 'business-day' }, 'en', null],
    [{ kind: 'date', value: '2026-03-01', unit: 'day' }, 'en', '1 March 2026'],
    [{ kind: 'count', value: 2, unit: 'visits' }, 'en', null],
  ])('%j in %s → %s', (part, locale, expected) => {
    expect(read(formatAmount(term(part), locale)) ?? null).toBe(expected)
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [967, '967 bytes'],
    [57_600, '58 kB'],
    [1_336_000, '1.3 MB'],
    [4_100_000_000, '4.1 GB'],
  ])('%i → %s', (bytes, expected) => {
    expect(read(formatBytes(bytes, 'en'))).toBe(expected)
  })
})

describe('isolate', () => {
  it.each<[string, Locale, boolean]>([
    ['דנה', 'he', false],
    ['דנה', 'en', true],
    ['Dana', 'he', true],
    ['Dana', 'en', false],
    ['12,000', 'he', false],
    ['+972-54', 'he', true],
  ])('%s in a sentence of %s', (value, locale, wrapped) => {
    expect(isolate(value, locale)).toBe(wrapped ? `\u2068${value}\u2069` : value)
  })
})
