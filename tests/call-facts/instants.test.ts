import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfEpoch } from '../../electron/call-facts/instants.ts'
import { readDurationMs } from '../../electron/call-facts/read-duration.ts'
import { dateOrderOf, needsDateOrder, readInstant } from '../../electron/call-facts/read-time.ts'
import { Instant } from '../../shared/units.ts'
import { ISRAEL } from './reading.ts'

const zone = ISRAEL.timeZone

describe('readInstant', () => {
  it.each([
    ['2026-03-31T10:05:00+03:00', '2026-03-31T10:05:00+03:00'],
    ['2026-03-31T07:05:00Z', '2026-03-31T07:05:00+00:00'],
    ['2026-03-31T07:05:00.250Z', '2026-03-31T07:05:00.250+00:00'],
    ['2026-03-31 10:05', '2026-03-31T10:05:00+03:00'],
    ['20260331-100500', '2026-03-31T10:05:00+03:00'],
    ['20260331100500', '2026-03-31T10:05:00+03:00'],
    ['230414_215701', '2023-04-14T21:57:01+03:00'],
    ['20230414_215701.088+0200', '2023-04-14T21:57:01.088+02:00'],
    ['31/03/2026 10:05:07', '2026-03-31T10:05:07+03:00'],
    ['31.3.26, 10:05', '2026-03-31T10:05:00+03:00'],
    ['\u200f31/03/2026\u200e 10:05', '2026-03-31T10:05:00+03:00'],
    ['03/31/2026 1:05 PM', '2026-03-31T13:05:00+03:00'],
    ['31-Mar-2026 12:05 AM', '2026-03-31T00:05:00+03:00'],
    ['Mar 31, 2026 10:05', '2026-03-31T10:05:00+03:00'],
    ['Tue, 31 Mar 2026 07:05:00 +0000', '2026-03-31T07:05:00+00:00'],
    ['Tue 11/04/2025 1:35 PM', '2025-11-04T13:35:00+02:00'],
    ['Tue 04/11/2025 13:35', '2025-11-04T13:35:00+02:00'],
    ['1774940700', '2026-03-31T10:05:00+03:00'],
    ['1774940700250', '2026-03-31T10:05:00.250+03:00'],
  ])('reads %s', (written, instant) => {
    expect(readInstant(written, { timeZone: zone })).toBe(instant)
    expect(Instant.safeParse(instant).success).toBe(true)
  })

  it.each([
    ['a day without a time', '2026-03-31'],
    ['a day that is in no calendar', '2026-02-30 10:00'],
    ['an hour that no clock shows', '2026-03-31 25:00'],
    ['afternoon at fifteen', '2026-03-31 15:00 PM'],
    ['an offset that no zone has', '2026-03-31T10:00:00+99:00'],
    ['a number of something else', '12345'],
    ['words', 'yesterday at ten'],
    ['nothing', ''],
  ])('says nothing of %s', (_name, written) => {
    expect(readInstant(written, { timeZone: zone })).toBeNull()
  })

  it.each([
    ['before clocks are put forward', '2026-03-27 01:59:59', '2026-03-27T01:59:59+02:00'],
    ['in the hour that is skipped', '2026-03-27 02:30:00', '2026-03-27T03:30:00+03:00'],
    ['after it', '2026-03-27 03:00:00', '2026-03-27T03:00:00+03:00'],
    ['before clocks are put back', '2026-10-25 00:59:59', '2026-10-25T00:59:59+03:00'],
    ['in the hour that comes twice, the first', '2026-10-25 01:30:00', '2026-10-25T01:30:00+03:00'],
    ['after it', '2026-10-25 02:00:00', '2026-10-25T02:00:00+02:00'],
  ])('knows the clock %s', (_name, written, instant) => {
    expect(readInstant(written, { timeZone: zone })).toBe(instant)
  })

  it('reads a date by numbers in the order it is told', () => {
    const written = '03/04/2026 10:05'
    expect(readInstant(written, { timeZone: 'UTC' })).toBe('2026-04-03T10:05:00+00:00')
    expect(readInstant(written, { timeZone: 'UTC', dateOrder: 'month-first' })).toBe('2026-03-04T10:05:00+00:00')
  })

  it('gives back any moment that it wrote', () => {
    const zones = fc.constantFrom('Asia/Jerusalem', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'UTC')
    const moments = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) })
    fc.assert(
      fc.property(moments, zones, (epochMs, timeZone) => {
        const written = instantOfEpoch(epochMs, timeZone)
        expect(Date.parse(written)).toBe(epochMs)
        expect(readInstant(written, { timeZone: 'UTC' })).toBe(written)
      }),
      { seed: 20_260_331, numRuns: 500 },
    )
  })
})

describe('the order of day and month in a column', () => {
  it.each([
    [['03/04/2026', '31/03/2026'], 'day-first'],
    [['03/04/2026', '03/31/2026'], 'month-first'],
    [['Tue 11/04/2025'], 'month-first'],
    [['03/04/2026', '2026-03-31'], null],
  ])('of %j is %s', (dates, order) => {
    expect(dateOrderOf(dates)).toBe(order)
  })

  it('matters for a date that reads as two days', () => {
    const dates = ['03/04/2026', '04/04/2026', '31/03/2026', '2026-03-04', 'Fri 03/04/2026']
    expect(dates.filter(needsDateOrder)).toEqual(['03/04/2026'])
  })
})

describe('readDurationMs', () => {
  it.each([
    ['125', 125_000],
    ['125.4', 125_400],
    ['0', 0],
    ['2:05', 125_000],
    ['0:02:05', 125_000],
    ['00:02:05.5', 125_500],
    ['PT2M5S', 125_000],
    ['2m 5s', 125_000],
    ['1h 2min', 3_720_000],
  ])('reads %s', (written, length) => {
    expect(readDurationMs(written, 'seconds')).toBe(length)
  })

  it('takes bare numbers for what the column counts', () => {
    expect(readDurationMs('125', 'milliseconds')).toBe(125)
    expect(readDurationMs('2.5', 'minutes')).toBe(150_000)
  })

  it.each(['', 'PT', 'long', '-5', '99999999', '1:2:3:4'])('says nothing of "%s"', (written) => {
    expect(readDurationMs(written, 'seconds')).toBeNull()
  })
})
