import type { Term } from '../../shared/terms.ts'
import { compareTerms } from '../text/compare.ts'
import { sentencesOf } from '../text/sentences.ts'
import { tokenise } from '../text/tokens.ts'
import type { ReadClaim } from './read-claim.ts'

/** How a passage's typed fact stands to the claim's: the only thing that can propose a verdict. */
export interface Comparison {
  readonly outcome: 'agrees' | 'differs' | 'close' | 'incomparable'
  readonly claimed: Term
  readonly recorded: Term
}

const OUTCOME = {
  equal: 'agrees',
  different: 'differs',
  compatible: 'close',
  close: 'close',
  incomparable: 'incomparable',
} as const

/**
 * Compares the claim's fact with the one the passage states in the sentence nearest to the claim's subject.
 *
 * Null where there is nothing to compare: the claim names no value, or more than one; the sentence has none of that
 * kind. Several different values in that sentence are no answer either, unless one of them is the claim's.
 */
export function compareFacts(claim: ReadClaim, text: string, terms: readonly Term[]): Comparison | null {
  const [claimed, second] = claim.terms
  if (!claimed || second) return null
  const sameKind = terms.filter((term) => term.kind === claimed.kind)
  const near = nearestSentence(claim, text, sameKind)
  const comparisons = near.map(
    (recorded): Comparison => ({ outcome: OUTCOME[compareTerms(claimed, recorded).relation], claimed, recorded }),
  )
  const agreeing = comparisons.find((comparison) => comparison.outcome === 'agrees')
  if (agreeing) return comparisons.length === 1 ? agreeing : { ...agreeing, outcome: 'close' }
  if (comparisons.length === 1) return comparisons[0]!
  const first = comparisons[0]
  return first ? { ...first, outcome: 'incomparable' } : null
}

/** The terms of the sentence that shares most words with the claim; a number two sentences away is another matter. */
function nearestSentence(claim: ReadClaim, text: string, terms: readonly Term[]): Term[] {
  const within = sentencesOf(text)
    .map(({ span: [start, end] }) => ({
      terms: terms.filter(({ span }) => span[0] >= start && span[1] <= end),
      shared: new Set(tokenise(text.slice(start, end)).map(({ stem }) => stem)),
    }))
    .filter((sentence) => sentence.terms.length > 0)
    .map((sentence) => ({ ...sentence, overlap: [...claim.topic].filter((stem) => sentence.shared.has(stem)).length }))
  return within.toSorted((a, b) => b.overlap - a.overlap)[0]?.terms ?? []
}
