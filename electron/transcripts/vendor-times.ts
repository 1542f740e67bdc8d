import { z } from 'zod'

/** Eleven days: beyond it a time is not one. */
const MOST_MS = 1_000_000_000
/** Azure and .NET count in units of 100 ns. */
const TICKS_A_MS = 10_000

/** A time as engines write it in numbers; null where one wrote `NaN`. */
export const TimeNumber = z.number().nullable()

/** Protobuf's Duration in JSON (`"1.100s"`), or as older client libraries wrote its fields out. */
export const ProtobufDuration = z.union([
  z.string(),
  z.looseObject({ seconds: z.union([z.string(), z.number()]).nullish(), nanos: z.number().nullish() }),
])

/** Whole milliseconds, or null for what can't be a time of a recording: negative, endless, no number. */
export function wholeMs(ms: number | null | undefined): number | null {
  return ms !== null && ms !== undefined && ms >= 0 && ms <= MOST_MS ? Math.round(ms) : null
}

export const ofSeconds = (seconds: number | null | undefined): number | null =>
  seconds === null || seconds === undefined ? null : wholeMs(seconds * 1000)

/** Of `"4.32"`, as AWS writes its numbers. */
export const ofSecondsText = (text: string | null | undefined): number | null =>
  text === null || text === undefined || text.trim() === '' ? null : ofSeconds(Number(text))

export const ofTicks = (ticks: number | null | undefined): number | null =>
  ticks === null || ticks === undefined ? null : wholeMs(ticks / TICKS_A_MS)

export function ofProtobufDuration(duration: z.infer<typeof ProtobufDuration> | null | undefined): number | null {
  if (duration === null || duration === undefined) return null
  if (typeof duration === 'string') return ofSecondsText(/^(-?\d+(?:\.\d+)?)s$/.exec(duration)?.[1])
  return ofSeconds(Number(duration.seconds ?? 0) + (duration.nanos ?? 0) / 1e9)
}

const ISO_DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/

/** Of `PT1M2.5S` (ISO 8601, as far as a recording needs it). */
export function ofIsoDuration(duration: string | null | undefined): number | null {
  const match = ISO_DURATION.exec(duration ?? '')
  if (!match) return null
  const [, hours = 0, minutes = 0, seconds = 0] = match
  return ofSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}
