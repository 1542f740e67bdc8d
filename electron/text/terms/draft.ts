import type { Basis, Comparator } from '../../../shared/terms.ts'
import { lookUp } from '../hebrew.ts'
import { perAfter, perBefore, type VatStatement, vatStatements } from './basis.ts'
import { boundAfter, boundBefore, choicesOf } from './comparators.ts'
import { readCount } from './count.ts'
import { readDate } from './date.ts'
import { readDuration } from './duration.ts'
import { readMoney } from './money.ts'
import { readPercent } from './percent.ts'
import { type RangeEnd, readRange } from './ranges.ts'
import { type Core, follows, type Reading } from './reading.ts'
import { REFERENCE_NOUNS } from './vocabulary.ts'

/** A term among lexemes: the core, and `first` to `last` with its comparator, period and VAT words. */
export interface Draft {
  readonly core: Core
  readonly first: number
  readonly last: number
  readonly comparator: Comparator
  readonly basis: Basis
}

/** In this order: a date must not lose its day to a count, nor money its number to a duration. */
const READERS = [readDate, readMoney, readPercent, readDuration, readCount] as const

function isReference(reading: Reading, index: number): boolean {
  const before = reading.lexemes[index - 1]
  const isNumber = reading.lexemes[index]!.kind === 'number'
  return isNumber && before !== undefined && lookUp(REFERENCE_NOUNS, before.raw) !== undefined
}

function coreAt(reading: Reading, index: number): Core | undefined {
  if (!reading.lexemes[index] || isReference(reading, index)) return undefined
  for (const read of READERS) {
    const core = read(reading, index)
    if (core) return withRestatement(reading, core, read)
  }
  return undefined
}

/**
 * "fifteen percent (15%)", "one hundred pounds (£100)": said twice, one term. Where the words and the digits disagree
 * neither is sure: the first stands, with low certainty, so that nothing is decided by it before a person has looked.
 */
function withRestatement(reading: Reading, core: Core, read: (typeof READERS)[number]): Core {
  if (follows(reading, core.last + 1)?.raw !== '(') return core
  const start = pastInWords(reading, core.last + 2)
  const again = reading.lexemes[start] ? read(reading, start) : undefined
  if (again?.unit !== core.unit || reading.lexemes[again.last + 1]?.raw !== ')') return core
  const last = again.last + 1
  if (again.value === core.value) return { ...core, last }
  return isInWords(reading, core) === isInWords(reading, again) ? core : { ...core, last, certainty: 'low' }
}

const RESTATEMENT_LABELS = new Set('במילים בספרות words figures'.split(' '))

/** Past the label of a restatement: (במילים: חמישים שקלים), "(in words: fifty pounds)". */
function pastInWords(reading: Reading, index: number): number {
  const label = reading.lexemes[index]?.text === 'in' ? index + 1 : index
  if (!RESTATEMENT_LABELS.has(reading.lexemes[label]?.text ?? '')) return index
  return reading.lexemes[label + 1]?.raw === ':' ? label + 2 : label + 1
}

/** Whether the number of a core is written out; of two that disagree one has to be, or they are two facts. */
function isInWords({ quantities }: Reading, { first, last }: Core): boolean {
  for (let at = first; at <= last; at += 1) {
    const quantity = quantities.get(at)
    if (quantity) return quantity.inWords
  }
  return false
}

/** The words after a core that belong to it. */
interface Tail {
  readonly last: number
  readonly basis: Basis
  readonly comparator?: Comparator
}

const PUNCTUATION = new Set([',', '('])

/** One qualifier at `index`: VAT for money, a period for all but dates, a comparator where none was read. */
function qualifierAt(
  reading: Reading,
  { kind }: Core,
  index: number,
  vat: readonly VatStatement[],
  tail: Tail,
): Tail | undefined {
  const statement = kind === 'money' && !tail.basis.vat ? vat.find(({ first }) => first === index) : undefined
  if (statement) return { ...tail, last: statement.last, basis: { ...tail.basis, vat: statement.vat } }
  const isAdjacent = index === tail.last + 1
  const per =
    kind === 'date' || tail.basis.per || !(isAdjacent || kind === 'money') ? undefined : perAfter(reading, index)
  if (per) return { ...tail, last: per.last, basis: { ...tail.basis, per: per.meaning } }
  const bound = isAdjacent && !tail.comparator ? boundAfter(reading, index) : undefined
  return bound && { ...tail, last: bound.last, comparator: bound.meaning }
}

function tailOf(reading: Reading, core: Core, vat: readonly VatStatement[]): Tail {
  let tail: Tail = { last: core.last, basis: {} }
  for (;;) {
    const mark = follows(reading, tail.last + 1)?.raw ?? ''
    const at = PUNCTUATION.has(mark) ? tail.last + 2 : tail.last + 1
    const next: Tail | undefined = qualifierAt(reading, core, at, vat, tail)
    if (!next) return tail
    const closes = mark === '(' && follows(reading, next.last + 1)?.raw === ')'
    tail = closes ? { ...next, last: next.last + 1 } : next
  }
}

function draftOf(reading: Reading, core: Core, floor: number, vat: readonly VatStatement[], end?: RangeEnd): Draft {
  const bound = end ?? boundBefore(reading, core, floor)
  const tail = tailOf(reading, core, vat)
  const comparator = bound.comparator === 'exactly' && tail.comparator ? tail.comparator : bound.comparator
  const before = tail.basis.per ? undefined : perBefore(reading, core, floor)
  const basis = before ? { ...tail.basis, per: before } : tail.basis
  return { core, first: Math.max(bound.first, floor), last: tail.last, comparator, basis }
}

/** Both ends of a range are due per the same period and on the same VAT, which is said after the upper one. */
function rangeDrafts(
  reading: Reading,
  ends: readonly [RangeEnd, RangeEnd],
  floor: number,
  vat: readonly VatStatement[],
): Draft[] {
  const [lower, upper] = ends
  const top = draftOf(reading, upper.core, lower.core.last + 1, vat, upper)
  const { core, comparator } = lower
  return [{ core, comparator, first: Math.max(lower.first, floor), last: core.last, basis: top.basis }, top]
}

/** A statement on VAT apart from an amount speaks of the amounts before it in its sentence, else of those after. */
function spreadVat(reading: Reading, drafts: readonly Draft[], vat: readonly VatStatement[]): Draft[] {
  const taken = (statement: VatStatement) =>
    drafts.some(({ first, last }) => first <= statement.first && statement.last <= last)
  const free = vat.filter((statement) => !taken(statement))
  const stated = new Map<Draft, VatStatement['vat']>()
  for (const { vat: basis, first } of free) {
    const open = drafts.filter(
      (draft) =>
        draft.core.kind === 'money' &&
        !draft.basis.vat &&
        !stated.has(draft) &&
        reading.sentences[draft.first] === reading.sentences[first],
    )
    const before = open.filter(({ last }) => last < first)
    for (const draft of before.length > 0 ? before : open) stated.set(draft, basis)
  }
  return drafts.map((draft) => {
    const basis = stated.get(draft)
    return basis ? { ...draft, basis: { ...draft.basis, vat: basis } } : draft
  })
}

const AMOUNTS_IN_A_CHOICE = 2

/** Amounts are chosen among amounts: the 12 months of "the fees of 12 months or £500, whichever is lower" are not. */
function sameMeasure(drafts: readonly Draft[]): readonly Draft[] {
  const amounts = drafts.filter(({ core }) => core.kind === 'money' || core.kind === 'percent')
  return amounts.length > 0 ? amounts : drafts
}

/** "The lower of 5% and £100": neither amount stands for itself any more. */
function applyChoices(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const chosen = new Map<Draft, Comparator>()
  for (const { comparator, at, looks } of choicesOf(reading)) {
    const near = sameMeasure(drafts.filter(({ first }) => reading.sentences[first] === reading.sentences[at]))
    const ahead = near.filter(({ core }) => core.first > at).slice(0, AMOUNTS_IN_A_CHOICE)
    const back = near.filter(({ core }) => core.last < at).slice(-AMOUNTS_IN_A_CHOICE)
    for (const draft of looks === 'ahead' && ahead.length > 0 ? ahead : back) chosen.set(draft, comparator)
  }
  return drafts.map((draft) => ({ ...draft, comparator: chosen.get(draft) ?? draft.comparator }))
}

/** Finds the terms among the lexemes of a reading, in order and apart from each other. */
export function draftTerms(reading: Reading): Draft[] {
  const vat = vatStatements(reading)
  const drafts: Draft[] = []
  let floor = 0
  for (let index = 0; index < reading.lexemes.length; ) {
    const range = readRange(reading, index, (at) => coreAt(reading, at))
    const core = range ? undefined : coreAt(reading, index)
    const found = range ? rangeDrafts(reading, range, floor, vat) : core ? [draftOf(reading, core, floor, vat)] : []
    drafts.push(...found)
    index = (found.at(-1)?.last ?? reading.quantities.get(index)?.last ?? index) + 1
    if (found.length > 0) floor = index
  }
  const meant = drafts.filter(({ core }) => core.value !== undefined)
  return applyChoices(reading, spreadVat(reading, meant, vat))
}
