import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stereoCall } from './calls.ts'

const FIRST = Date.UTC(2026, 0, 5, 7) / 1000
const A_DAY = 86_400
const CALLS_A_DAY = 500

/** Writes the `index`-th of many small calls, no two alike, into the folder of its day as Asterisk does. */
export function putCall(folder: string, index: number): string {
  const epoch = FIRST + Math.floor(index / CALLS_A_DAY) * A_DAY + (index % CALLS_A_DAY) * 60
  const [year, month, day] = new Date(epoch * 1000).toISOString().slice(0, 10).split('-')
  const path = join(folder, year!, month!, day!)
  mkdirSync(path, { recursive: true })
  const name = `in-201-05${40_000_000 + (index % 997)}-${year}${month}${day}-100000-${epoch}.${index}.wav`
  const call = Buffer.from(SHORT)
  call.writeUInt32LE(index, call.length - 4)
  writeFileSync(join(path, name), call)
  return join(path, name)
}

const SHORT = stereoCall(1)
