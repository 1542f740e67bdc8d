/** A reading of a clock on a wall: it says no zone. `month` and `day` from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Zones change their offset at a quarter of an hour: within one, an offset needs to be asked for only once. */
const QUARTER = 15 * MINUTE
const MOST_CACHED = 50_000

const formatters = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, made)
  return made
}

/** Minutes that clocks of the zone are ahead of UTC at that moment (`epochMs`). */
function offsetAt(epochMs: number, timeZone: string): number {
  const quarter = Math.floor(epochMs / QUARTER)
  const key = `${timeZone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(formatterOf(timeZone).format(quarter * QUARTER)) ?? []
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  const offset = sign === '-' ? -size : size
  if (offsets.size >= MOST_CACHED) offsets.clear()
  offsets.set(key, offset)
  return offset
}

const two = (value: number): string => String(value).padStart(2, '0')

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

const written = (epochMs: number, offset: number): string =>
  new Date(epochMs + offset * MINUTE)
    .toISOString()
    .slice(0, -1)
    .replace(/\.000$/, '') + offsetText(offset)

/** A moment as people of the zone write it: `2026-03-31T10:05:00+03:00`. */
export const instantOfEpoch = (epochMs: number, timeZone: string): string =>
  written(epochMs, offsetAt(epochMs, timeZone))

/** Milliseconds since 1970 as if the wall clock showed UTC; null where the calendar or the clock has no such reading. */
function asIfUtc(wall: WallTime): number | null {
  const { year, month, day, hour, minute, second, millisecond } = wall
  if (hour > 23 || minute > 59 || second > 59) return null
  const epochMs = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  const made = new Date(epochMs)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? epochMs : null
}

/** What a clock that is so many minutes ahead of UTC showed, with that offset. */
export function instantAtOffset(wall: WallTime, offset: number): string | null {
  const local = asIfUtc(wall)
  return local === null ? null : written(local - offset * MINUTE, offset)
}

/**
 * What a clock of the zone showed, with its offset. A reading that came twice, when clocks were put back, is the first
 * of the two; one that was skipped, when they were put forward, is as much later (as RFC 5545 and Temporal have it).
 */
export function instantOfWall(wall: WallTime, timeZone: string): string | null {
  const local = asIfUtc(wall)
  if (local === null) return null
  const before = offsetAt(local - DAY, timeZone)
  const after = offsetAt(local + DAY, timeZone)
  const moments = [before, after]
    .map((offset) => ({ offset, epochMs: local - offset * MINUTE }))
    .filter(({ offset, epochMs }) => offsetAt(epochMs, timeZone) === offset)
    .map(({ epochMs }) => epochMs)
  const epochMs = moments.length > 0 ? Math.min(...moments) : local - before * MINUTE
  return instantOfEpoch(epochMs, timeZone)
}
