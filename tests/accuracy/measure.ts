import type { Term } from '../../shared/terms.ts'
import { commonSubsequence } from './common-subsequence.ts'
import { distanceWithin, editDistance } from './edit-distance.ts'
import { collapsed, lookedAt, visible, wholeText } from './text.ts'
import { missing, tokensOf } from './tokens.ts'

/** A term as it is compared; spans and quotes may differ in words that change nothing. */
export type MeasuredTerm = Pick<Term, 'kind' | 'value' | 'unit' | 'basis' | 'comparator' | 'quote' | 'owedBy'>

export interface MeasuredClause {
  readonly number: string
  readonly path: string
  readonly heading: string | null
  readonly text: string
  readonly terms: readonly MeasuredTerm[]
}

/** Counts of one file; those of several are added up before any rate is made of them. */
export interface Counts {
  readonly letters: number
  readonly wrongLetters: number
  readonly clauseLetters: number
  readonly wrongClauseLetters: number
  readonly tokens: number
  readonly tokensFound: number
  readonly clauses: number
  readonly clausesRead: number
  readonly clausesFound: number
  readonly textsExact: number
  readonly headingsRight: number
  readonly terms: number
  readonly termsRead: number
  readonly termsFound: number
  readonly basisRight: number
  readonly comparatorRight: number
  readonly owed: number
  readonly owedRight: number
}

/** What differs, for a person who mends the reader. */
export interface Differences {
  readonly clausesMissed: readonly MeasuredClause[]
  readonly clausesInvented: readonly MeasuredClause[]
  readonly pairs: readonly (readonly [MeasuredClause, MeasuredClause])[]
  readonly tokensMissed: readonly string[]
  readonly termsMissed: readonly MeasuredTerm[]
  readonly termsInvented: readonly MeasuredTerm[]
  readonly termPairs: readonly (readonly [MeasuredTerm, MeasuredTerm])[]
}

export interface Measurement {
  readonly counts: Counts
  readonly differences: Differences
}

/** @param asPicture the letters were recognised: quotes and dashes that look alike are the same */
export function measure(
  truth: readonly MeasuredClause[],
  read: readonly MeasuredClause[],
  asPicture = false,
): Measurement {
  const letters = (text: string): string => (asPicture ? lookedAt(collapsed(text)) : collapsed(text))
  const clauses = alignClauses(truth, read, letters)
  const terms = alignTerms(truth, read)
  const [whole, wholeRead] = [letters(wholeText(truth, true)), letters(wholeText(read, true))]
  const wanted = tokensOf(letters(wholeText(truth, false)))
  const tokensMissed = missing(wanted, tokensOf(letters(wholeText(read, false))))
  const counts: Counts = {
    letters: whole.length,
    wrongLetters: editDistance(whole, wholeRead),
    ...clauseLetters(truth, new Map(clauses.pairs), wholeRead, letters),
    tokens: wanted.length,
    tokensFound: wanted.length - tokensMissed.length,
    clauses: clauses.wanted,
    clausesRead: clauses.found,
    clausesFound: clauses.pairs.length,
    textsExact: clauses.pairs.filter(([one, other]) => visible(one.text) === visible(other.text)).length,
    headingsRight: clauses.pairs.filter(([one, other]) => sameHeading(one.heading, other.heading)).length,
    ...termCounts(terms),
  }
  return {
    counts,
    differences: {
      clausesMissed: clauses.missed,
      clausesInvented: clauses.invented,
      pairs: clauses.pairs,
      tokensMissed,
      termsMissed: terms.missed,
      termsInvented: terms.invented,
      termPairs: terms.pairs,
    },
  }
}

interface Aligned<Item> {
  readonly wanted: number
  readonly found: number
  readonly pairs: readonly (readonly [Item, Item])[]
  readonly missed: readonly Item[]
  readonly invented: readonly Item[]
}

function align<Item>(truth: readonly Item[], read: readonly Item[], key: (item: Item) => string): Aligned<Item> {
  const pairs = commonSubsequence(truth.map(key), read.map(key))
  const [taken, given] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  return {
    wanted: truth.length,
    found: read.length,
    pairs: pairs.map(([i, j]) => [truth[i]!, read[j]!] as const),
    missed: truth.filter((_, i) => !taken.has(i)),
    invented: read.filter((_, j) => !given.has(j)),
  }
}

/** Numbered clauses by their path; in a contract without any number, paragraphs by their text. */
function alignClauses(
  truth: readonly MeasuredClause[],
  read: readonly MeasuredClause[],
  letters: (text: string) => string,
): Aligned<MeasuredClause> {
  const isNumbered = ({ number }: MeasuredClause): boolean => number !== ''
  if (!truth.some(isNumbered)) return align(truth, read, ({ path, text }) => `${path} ${letters(text)}`)
  return align(truth.filter(isNumbered), read.filter(isNumbered), ({ path }) => collapsed(path))
}

const sameHeading = (one: string | null, other: string | null): boolean =>
  collapsed(one ?? '') === collapsed(other ?? '')

/** A clause that was not found as such is looked for in the whole: its letters may be right though its borders are wrong. */
function clauseLetters(
  truth: readonly MeasuredClause[],
  found: ReadonlyMap<MeasuredClause, MeasuredClause>,
  whole: string,
  letters: (text: string) => string,
): Pick<Counts, 'clauseLetters' | 'wrongClauseLetters'> {
  const distances = truth.map((clause) => {
    const [text, read] = [letters(clause.text), found.get(clause)]
    return read === undefined ? distanceWithin(text, whole) : editDistance(text, letters(read.text))
  })
  return {
    clauseLetters: sum(truth.map(({ text }) => letters(text).length)),
    wrongClauseLetters: sum(distances),
  }
}

const alignTerms = (truth: readonly MeasuredClause[], read: readonly MeasuredClause[]): Aligned<MeasuredTerm> =>
  align(
    truth.flatMap(({ terms }) => terms),
    read.flatMap(({ terms }) => terms),
    ({ kind, value, unit }) => `${kind} ${value} ${unit}`,
  )

function termCounts({ wanted, found, pairs }: Aligned<MeasuredTerm>) {
  const owed = pairs.filter(([one]) => one.owedBy !== undefined)
  return {
    terms: wanted,
    termsRead: found,
    termsFound: pairs.length,
    basisRight: pairs.filter(([one, other]) => sameBasis(one, other)).length,
    comparatorRight: pairs.filter(([one, other]) => one.comparator === other.comparator).length,
    owed: owed.length,
    owedRight: owed.filter(([one, other]) => one.owedBy === other.owedBy).length,
  }
}

export const sameBasis = ({ basis: one }: MeasuredTerm, { basis: other }: MeasuredTerm): boolean =>
  one.per === other.per && (one.vat ?? 'unstated') === (other.vat ?? 'unstated')

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export function added(all: readonly Counts[]): Counts {
  const keys = Object.keys(all[0] ?? NOTHING) as (keyof Counts)[]
  return Object.fromEntries(keys.map((key) => [key, sum(all.map((counts) => counts[key]))])) as unknown as Counts
}

const NOTHING: Counts = measure([], []).counts
