import { indexTerms } from '../text/tokens.ts'
import type { ReadClaim } from './read-claim.ts'

export interface Ranked<T> {
  readonly passage: T
  readonly score: number
  /** The claim's words found in the passage. */
  readonly shared: readonly string[]
}

/** BM25's constants for short passages: a list item must not win by being short (measured on contract clauses). */
const K1 = 0.9
const B = 0.4
/** Letters in common are a weak hint beside words in common. */
export const LETTERS_WEIGHT = 0.35
const TYPICAL_LENGTH = 20

/** How much a word tells that so many of so many passages hold. */
export const weightOf = (passages: number, holding: number): number =>
  Math.log(1 + Math.max(0, passages - holding + 0.5) / (holding + 0.5))

/** Orders passages by how much of the claim they hold, best first; ties by their order in the record. */
export function rank<T>(
  passages: readonly T[],
  textOf: (passage: T) => string,
  claim: ReadClaim,
  weights: ReadonlyMap<string, number>,
): Ranked<T>[] {
  return passages
    .map((passage) => ({ passage, ...scoreOf(textOf(passage), claim, weights) }))
    .sort((a, b) => b.score - a.score)
}

function scoreOf(
  text: string,
  claim: ReadClaim,
  weights: ReadonlyMap<string, number>,
): { score: number; shared: string[] } {
  const { stems, trigrams } = indexTerms(text)
  const counts = new Map<string, number>()
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const shared = claim.stems.filter((stem) => counts.has(stem))
  const length = 1 - B + B * (stems.length / TYPICAL_LENGTH)
  const words = shared.map((stem) => {
    const count = counts.get(stem)!
    return (weights.get(stem) ?? 0) * ((count * (K1 + 1)) / (count + K1 * length))
  })
  const letters = new Set(trigrams)
  const lettersShared =
    claim.trigrams.filter((trigram) => letters.has(trigram)).length / Math.max(1, claim.trigrams.length)
  return {
    score: words.reduce((sum, score) => sum + score, 0) + LETTERS_WEIGHT * lettersShared * claim.stems.length,
    shared,
  }
}
