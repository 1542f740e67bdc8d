import { readFileSync } from 'node:fs'
import type { CallFact } from '../../shared/contract/ingest-recording.ts'

export const ISRAEL = { timeZone: 'Asia/Jerusalem', country: 'IL' } as const
export const BRITAIN = { timeZone: 'Europe/London', country: 'GB' } as const

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/call-facts/${name}`, import.meta.url))

/** Facts as one can read them in a table: fact → value. */
export const valuesOf = (facts: readonly CallFact[]): Record<string, string> =>
  Object.fromEntries(facts.map(({ fact, value }) => [fact, value]))
