import { plain } from './read-time.ts'

/** What a number without colons or letters counts. */
export type DurationUnit = 'milliseconds' | 'seconds' | 'minutes'

const IN_MILLISECONDS: Readonly<Record<DurationUnit, number>> = { milliseconds: 1, seconds: 1000, minutes: 60_000 }
/** Nobody talks for a month: what is longer is another number in the wrong column. */
const LONGEST = 31 * 24 * 3600 * 1000

const NUMBER = /^\d{1,12}(?:\.\d{1,9})?$/
/** Minutes above an hour only where no hours are written, seconds never above a minute: `99:99:99` is no length. */
const COLONS = /^(?:(?<h>\d{1,4}):(?=[0-5]?\d:))?(?<m>\d{1,4}):(?<s>[0-5]?\d(?:\.\d{1,9})?)$/
const ISO = /^PT(?:(?<h>\d{1,4})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,9}(?:\.\d{1,9})?)S)?$/i
const LETTERS = /^(?:(?<h>\d{1,4}) ?h[a-z]*\.?)? ?(?:(?<m>\d{1,6}) ?m[a-z]*\.?)? ?(?:(?<s>\d{1,9}) ?s[a-z]*\.?)?$/i

function milliseconds(text: string, unit: DurationUnit): number | null {
  if (NUMBER.test(text)) return Number(text) * IN_MILLISECONDS[unit]
  const groups = [COLONS, ISO, LETTERS].map((form) => form.exec(text)?.groups).find((found) => found !== undefined)
  const { h, m, s } = groups ?? {}
  if (h === undefined && m === undefined && s === undefined) return null
  return (Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)) * 1000
}

/** Milliseconds out of `125`, `2:05`, `0:02:05`, `PT2M5S` or `2m 5s`; null for anything else. */
export function readDurationMs(written: string, unit: DurationUnit): number | null {
  const text = plain(written)
  if (text === '' || text.length > 40) return null
  const length = milliseconds(text, unit)
  return length === null || length > LONGEST ? null : Math.round(length)
}
