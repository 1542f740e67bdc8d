import type { PassageKind } from '../../shared/contract/search.ts'
import { candidates } from '../records/passages.ts'
import type { ReadVault } from '../vault/open.ts'
import type { ReadClaim } from './read-claim.ts'

/** How many passages the index is asked for by words and by runs of letters; the order is made anew in code. */
const ASKED = { stems: 30, trigrams: 10 } as const

/** Rows of the customer's clauses or segments that share a word or a run of letters with the claim, each once. */
export function rowsFor(vault: ReadVault, customer: string, kind: PassageKind, claim: ReadClaim): number[] {
  const found = (['stems', 'trigrams'] as const).flatMap((column) =>
    candidates(vault, { customer, kind, column, terms: claim[column], match: 'any' }, ASKED[column]),
  )
  return [...new Set(found.map(({ row }) => row))]
}
