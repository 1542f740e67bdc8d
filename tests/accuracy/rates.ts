import type { Counts } from './measure.ts'

/** Shares from 0 to 1; null where there is nothing to take a share of. */
export interface Rates {
  readonly letterErrors: number | null
  readonly clauseLetterErrors: number | null
  readonly tokensFound: number | null
  readonly clauses: Scores
  readonly textsExact: number | null
  readonly headingsRight: number | null
  readonly terms: Scores
  readonly basisRight: number | null
  readonly comparatorRight: number | null
  readonly owedRight: number | null
}

export interface Scores {
  readonly precision: number | null
  readonly recall: number | null
  /** The harmonic mean of both. */
  readonly f1: number | null
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const scores = (found: number, read: number, wanted: number): Scores => ({
  precision: share(found, read),
  recall: share(found, wanted),
  f1: share(2 * found, read + wanted),
})

/** Shares of texts and headings are of all true clauses; those of basis and comparator, of the terms that were found. */
export const ratesOf = (counts: Counts): Rates => ({
  letterErrors: share(counts.wrongLetters, counts.letters),
  clauseLetterErrors: share(counts.wrongClauseLetters, counts.clauseLetters),
  tokensFound: share(counts.tokensFound, counts.tokens),
  clauses: scores(counts.clausesFound, counts.clausesRead, counts.clauses),
  textsExact: share(counts.textsExact, counts.clauses),
  headingsRight: share(counts.headingsRight, counts.clauses),
  terms: scores(counts.termsFound, counts.termsRead, counts.terms),
  basisRight: share(counts.basisRight, counts.termsFound),
  comparatorRight: share(counts.comparatorRight, counts.termsFound),
  owedRight: share(counts.owedRight, counts.owed),
})
