import type { Draft } from './terms/draft.ts'
import type { Reading } from './terms/reading.ts'

/** A canonical token over lexemes `first` to `last`. */
export interface CanonicalKey {
  readonly kind: 'number' | 'money' | 'percent' | 'duration' | 'date' | 'count'
  readonly key: string
  readonly first: number
  readonly last: number
}

/** Units that are exactly so many of a smaller one; a year is indexed as 12 months too. */
const EXACTLY: ReadonlyMap<string, { readonly times: number; readonly unit: string }> = new Map([
  ['year', { times: 12, unit: 'month' }],
  ['week', { times: 7, unit: 'day' }],
  ['hour', { times: 60, unit: 'minute' }],
])

/** A value in letters and digits: 1200.5 is 1200p5. */
function written(value: number | string): string {
  return String(value)
    .replace('.', 'p')
    .replace(/[^a-z0-9]/gu, '')
}

function termKeys({ kind, value, unit }: Draft['core']): string[] {
  if (kind === 'date') return [`day${written(value!)}`]
  if (kind === 'money') return [`amt${written(value!)}${unit.toLowerCase()}`]
  if (kind === 'percent') return [`pct${written(value!)}`]
  if (kind === 'count') return [`cnt${written(value!)}${unit}`]
  const smaller = EXACTLY.get(unit)
  const key = `dur${written(value!)}${unit.replace('-', '')}`
  return smaller ? [key, `dur${Number(value) * smaller.times}${smaller.unit}`] : [key]
}

/** The canonical tokens of a reading: every number that isn't part of a date, and every term. */
export function canonicalKeys({ quantities }: Reading, drafts: readonly Draft[]): CanonicalKey[] {
  const dates = drafts.filter(({ core }) => core.kind === 'date').map(({ core }) => core)
  const isInDate = (index: number) => dates.some(({ first, last }) => first <= index && index <= last)
  const numbers = [...quantities.values()]
    .filter(({ first }) => !isInDate(first))
    .map(({ value, first, last }): CanonicalKey => ({ kind: 'number', key: `num${written(value)}`, first, last }))
  const terms = drafts.flatMap(({ core }) =>
    termKeys(core).map((key): CanonicalKey => ({ kind: core.kind, key, first: core.first, last: core.last })),
  )
  return [...numbers, ...terms]
}
