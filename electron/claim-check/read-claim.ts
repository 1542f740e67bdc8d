import { type ReadTerm, readTerms } from '../text/terms/index.ts'
import { queryTerms, tokenise } from '../text/tokens.ts'
import { NEGATION } from './cues.ts'

/** A claim in the customer's own words, read once: its words as the index knows them, its typed facts. */
export interface ReadClaim {
  readonly text: string
  readonly stems: readonly string[]
  readonly trigrams: readonly string[]
  /** The stems that are words rather than values: what the claim is about. */
  readonly topic: ReadonlySet<string>
  readonly terms: readonly ReadTerm[]
  readonly isNegated: boolean
}

export function readClaim(text: string): ReadClaim {
  const words = tokenise(text).filter(({ kind, isStopWord }) => (kind === 'word' || kind === 'acronym') && !isStopWord)
  return {
    text,
    ...queryTerms(text),
    topic: new Set(words.map(({ stem }) => stem)),
    terms: readTerms(text),
    isNegated: NEGATION.test(text),
  }
}
