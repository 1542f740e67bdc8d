import { randomUUID } from 'node:crypto'

/** The time now, ISO 8601 with the offset of this machine. Injected, so that tests and demos can set it. */
export type Clock = () => string
/** A fresh opaque id, `customer_3f…`. */
export type Ids = (prefix: string) => string

const pad = (value: number, width = 2): string => String(Math.trunc(Math.abs(value))).padStart(width, '0')

/** A moment as ISO 8601 in this machine's zone, whole seconds: `2026-03-31T10:05:00+03:00`. */
export function isoWithOffset(moment: Date): string {
  const minutes = -moment.getTimezoneOffset()
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  return `${local}${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`
}

export const systemClock: Clock = () => isoWithOffset(new Date())
export const randomIds: Ids = (prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}`
