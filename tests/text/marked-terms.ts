import { readdirSync, readFileSync } from 'node:fs'
import { type ReadTerm, readTermsOfClauses } from '../../electron/text/terms/index.ts'
import type { Locale, Span } from '../../shared/units.ts'
import { parseSource, type Source, type TrueTerm } from '../fixtures/drawer/source.ts'
import { type TrueClause, truthOf } from '../fixtures/drawer/truth.ts'

const SOURCES = new URL('../fixtures/drawer/sources/', import.meta.url)

/** What a measurement holds apart: the term itself, and each thing said of it. */
export const ASPECTS = ['term', 'vat', 'per', 'comparator', 'owedBy'] as const
export type Aspect = (typeof ASPECTS)[number]

export interface Tally {
  read: number
  marked: number
  right: number
}

export interface Measured {
  readonly tallies: Readonly<Record<Aspect, Tally>>
  /** One line for each term read wrongly, missed or invented, for a person to look at. */
  readonly misses: readonly string[]
}

/** The contracts of one language; `tuning` ones may be looked at while the reader is improved, the others may not. */
export function markedContracts(language: Locale, tuning: boolean): { name: string; source: Source }[] {
  return readdirSync(SOURCES)
    .filter((name) => name.startsWith(`${language}-`))
    .sort()
    .map((name) => ({ name, source: parseSource(readFileSync(new URL(name, SOURCES), 'utf8')) }))
    .filter(({ source }) => source.tuning === tuning)
}

/** Reads the clauses of a source as the product does and holds the terms against those a person marked. */
export function measure(contracts: readonly { name: string; source: Source }[]): Measured {
  const tallies = Object.fromEntries(ASPECTS.map((aspect) => [aspect, { read: 0, marked: 0, right: 0 }])) as Record<
    Aspect,
    Tally
  >
  const misses: string[] = []
  for (const { name, source } of contracts) {
    const clauses = truthOf(source)
    const terms = readTermsOfClauses(clauses, { locale: source.language })
    clauses.forEach((clause, index) => {
      const found = tallyClause(clause, terms[index]!, tallies)
      misses.push(...found.map((miss) => `${name} ${clause.path} ${miss}`))
    })
  }
  return { tallies, misses }
}

const overlaps = (left: Span, right: Span): boolean => left[0] < right[1] && right[0] < left[1]

const isSameTerm = (read: ReadTerm, marked: TrueTerm): boolean =>
  read.kind === marked.kind &&
  read.value === marked.value &&
  read.unit === marked.unit &&
  overlaps(read.span, marked.span)

const isStated = (value: string | undefined): boolean => value !== undefined && value !== 'exactly'

const aspectsOf = ({ basis, comparator, owedBy }: TrueTerm | ReadTerm) => ({
  vat: basis.vat,
  per: basis.per,
  comparator,
  owedBy,
})

/** Tallies one clause; an aspect counts as read or marked where it is stated, and only on terms read rightly. */
function tallyClause(
  { terms: marked }: TrueClause,
  read: readonly ReadTerm[],
  tallies: Record<Aspect, Tally>,
): string[] {
  const open = [...marked]
  const misses: string[] = []
  tallies.term.marked += marked.length
  tallies.term.read += read.length
  for (const term of read) {
    const at = open.findIndex((truth) => isSameTerm(term, truth))
    const [truth] = at < 0 ? [] : open.splice(at, 1)
    if (truth) tallies.term.right += 1
    else misses.push(`invented ${written(term)}`)
    if (truth) misses.push(...tallyAspects(term, truth, tallies))
  }
  return [...misses, ...open.map((truth) => `missed ${written(truth)}`)]
}

function tallyAspects(term: ReadTerm, truth: TrueTerm, tallies: Record<Aspect, Tally>): string[] {
  const [read, marked] = [aspectsOf(term), aspectsOf(truth)]
  return ASPECTS.flatMap((aspect) => {
    if (aspect === 'term') return []
    const tally = tallies[aspect]
    if (isStated(read[aspect])) tally.read += 1
    if (isStated(marked[aspect])) tally.marked += 1
    if (isStated(read[aspect]) && read[aspect] === marked[aspect]) tally.right += 1
    return read[aspect] === marked[aspect]
      ? []
      : [`${aspect} ${read[aspect] ?? '-'} for ${marked[aspect] ?? '-'} in ${written(term)}`]
  })
}

const written = ({ kind, value, unit, quote }: TrueTerm | ReadTerm): string => `${kind} ${value} ${unit}: ${quote}`

export const precision = ({ read, right }: Tally): number => (read === 0 ? 1 : right / read)
export const recall = ({ marked, right }: Tally): number => (marked === 0 ? 1 : right / marked)
/** The harmonic mean of precision and recall. */
export const f1 = (tally: Tally): number => (tally.right === 0 ? 0 : (2 * tally.right) / (tally.read + tally.marked))
