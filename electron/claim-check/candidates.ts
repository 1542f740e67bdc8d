import type { PassageKind } from '../../shared/contract/search.ts'
import { type PassagePlace, passagesWith } from '../records/passages.ts'
import type { ReadVault } from '../vault/open.ts'
import { LETTERS_WEIGHT, weightOf } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'

/** How many of the customer's passages are read; the order is made anew in code. */
const READ = 20

/** Where, among one customer's passages, each of the claim's words and runs of letters stands. */
export interface Hits {
  readonly stems: ReadonlyMap<string, readonly PassagePlace[]>
  readonly trigrams: ReadonlyMap<string, readonly PassagePlace[]>
}

/** Asks the index for one term at a time: what matters is which passages hold which of them. */
export function hitsOf(vault: ReadVault, customer: string, { stems, trigrams }: ReadClaim): Hits {
  const scope = { customer, kind: null, from: null, to: null, match: 'all' } as const
  const byTerm = (column: keyof Hits, terms: readonly string[]) =>
    new Map(terms.map((term) => [term, passagesWith(vault, { ...scope, column, terms: [term] })]))
  return { stems: byTerm('stems', stems), trigrams: byTerm('trigrams', trigrams) }
}

/** The passages worth reading, and how much each word of the claim tells among the customer's. */
export interface Candidates {
  readonly rows: readonly number[]
  readonly weights: ReadonlyMap<string, number>
}

/** @param passages how many of that kind the customer has. */
export function candidatesOf(hits: Hits, kind: PassageKind, passages: number): Candidates {
  const rowsOf = (places: readonly PassagePlace[]) =>
    places.filter((place) => place.kind === kind).map(({ row }) => row)
  const scores = new Map<number, number>()
  const add = (rows: readonly number[], score: number): void => {
    for (const row of rows) scores.set(row, (scores.get(row) ?? 0) + score)
  }
  const stems = [...hits.stems].map(([stem, places]) => [stem, rowsOf(places)] as const)
  const weights = new Map(stems.map(([stem, rows]) => [stem, weightOf(passages, rows.length)]))
  for (const [stem, rows] of stems) add(rows, weights.get(stem)!)
  const ofLetters = (LETTERS_WEIGHT * hits.stems.size) / Math.max(1, hits.trigrams.size)
  for (const places of hits.trigrams.values()) add(rowsOf(places), ofLetters)
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, READ)
  return { rows: best.map(([row]) => row), weights }
}
