import type { PassageKind } from '../../shared/contract/search.ts'
import { passageOf, rowidOf } from '../records/passages.ts'
import type { ReadVault } from '../vault/open.ts'
import { LETTERS_WEIGHT, weightOf } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'

/** How many of the customer's passages are read; the order is made anew in code. */
const READ = 20

/** The rows of the index, of one customer, that hold each of the claim's words and runs of letters. */
export interface Hits {
  readonly stems: ReadonlyMap<string, readonly number[]>
  readonly trigrams: ReadonlyMap<string, readonly number[]>
}

const HITS = 'SELECT rowid FROM passage WHERE passage MATCH @match'

/**
 * Asks the index for one term at a time, each within the customer's rows, and leaves its own rank alone: bm25() counts
 * every term over the whole index, which at 300,000 passages took 15 of 17 ms.
 */
export function hitsOf(vault: ReadVault, customer: string, { stems, trigrams }: ReadClaim): Hits {
  const [scope] = passageOf('clause', customer, '').scope.split(' ')
  const rows = (column: keyof Hits, term: string): number[] =>
    vault
      .all<{ rowid: number }>(HITS, { match: `scope : "${scope}" AND ${column} : "${term}"` })
      .map(({ rowid }) => rowid)
  const byTerm = (column: keyof Hits, terms: readonly string[]) =>
    new Map(terms.map((term) => [term, rows(column, term)]))
  return { stems: byTerm('stems', stems), trigrams: byTerm('trigrams', trigrams) }
}

/** The passages worth reading, and how much each word of the claim tells among the customer's. */
export interface Candidates {
  readonly rows: readonly number[]
  readonly weights: ReadonlyMap<string, number>
}

/** @param passages how many of that kind the customer has. */
export function candidatesOf(hits: Hits, kind: PassageKind, passages: number): Candidates {
  const [lowest, next] = [rowidOf(kind, 0), rowidOf(kind, 1)]
  const ofKind = (rowids: readonly number[]) => rowids.filter((rowid) => (rowid - lowest) % (next - lowest) === 0)
  const scores = new Map<number, number>()
  const add = (rowids: readonly number[], score: number): void => {
    for (const rowid of rowids) scores.set(rowid, (scores.get(rowid) ?? 0) + score)
  }
  const stems = [...hits.stems].map(([stem, rowids]) => [stem, ofKind(rowids)] as const)
  const weights = new Map(stems.map(([stem, rowids]) => [stem, weightOf(passages, rowids.length)]))
  for (const [stem, rowids] of stems) add(rowids, weights.get(stem)!)
  const ofLetters = (LETTERS_WEIGHT * hits.stems.size) / Math.max(1, hits.trigrams.size)
  for (const rowids of hits.trigrams.values()) add(ofKind(rowids), ofLetters)
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, READ)
  return { rows: best.map(([rowid]) => (rowid - lowest) / (next - lowest)), weights }
}
