import { writeFileSync } from 'node:fs'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import { RATE, wavOf } from '../audio/made-sound.ts'

export const CALL_MS = 24_000

export const AGENT: TimeRange[] = [
  [1000, 5000],
  [14_000, 18_000],
]
export const CUSTOMER: TimeRange[] = [[6000, 12_000]]

/** A voice by its energy: a hum that swells and dies down five times a second, as syllables do. */
function voice(voiced: readonly TimeRange[]): Float32Array {
  return Float32Array.from({ length: (CALL_MS * RATE) / 1000 }, (_, i) => {
    const ms = (i * 1000) / RATE
    const isHeard = voiced.some(([start, end]) => ms >= start && ms < end)
    return isHeard ? 0.2 * Math.sin(i / 5) * Math.abs(Math.sin((Math.PI * ms) / 200)) : 0
  })
}

/** Writes a telephone call in which each channel has a voice at these times. */
export function writeCall(path: string, channels: readonly (readonly TimeRange[])[]): string {
  writeFileSync(path, wavOf(channels.map(voice)))
  return path
}
