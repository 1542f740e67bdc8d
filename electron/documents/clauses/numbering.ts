import type { LabelReading, LabelStyle } from './label.ts'

/** A numbering that is open: the last label given out at this depth. */
export interface OpenLabel extends LabelReading {
  /** Ems from the reading side at which its labels stand. */
  readonly start: number
}

/** Where a reading fits, and how. A `successor` continues a list, a `first` opens one, a `skip` leaves numbers out. */
export interface Place {
  readonly depth: number
  readonly fit: 'successor' | 'first' | 'skip'
}

/** Numbers may be left out ("4.3 – deleted" taken out, a label that could not be read), but not many. */
const MAX_SKIP = 3

/** Labels that stand on their own line or before a title; the others number paragraphs. */
export const isTitleStyle = (style: LabelStyle): boolean => style === 'annex' || style === 'chapter'

/** Numberings that may be a document's outermost one. */
const OUTERMOST = new Set<LabelStyle>([
  'decimal',
  'decimal-bracket',
  'hebrew-dot',
  'capital-dot',
  'capital-roman-dot',
  'annex-decimal',
])

/** Where a reading continues or opens a numbering, or null when it does neither and so is not a label here. */
export function findPlace(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  if (reading.style === 'annex') return { depth: 0, fit: 'first' }
  if (reading.style === 'chapter') return chapterPlace(open, reading)
  if (reading.style === 'annex-decimal') return annexDecimalPlace(open, reading)
  if (reading.style === 'decimal' && reading.values.length > 1) return dottedPlace(open, reading)
  return listPlace(open, reading)
}

const last = (values: readonly number[]): number => values.at(-1) ?? 0
const isPrefix = (short: readonly number[], long: readonly number[]): boolean =>
  short.every((value, i) => value === long[i])

function stepFrom(previous: number, next: number, depth: number): Place | null {
  const step = next - previous
  if (step === 1) return { depth, fit: previous === 0 ? 'first' : 'successor' }
  return step > 1 && step <= MAX_SKIP ? { depth, fit: 'skip' } : null
}

function chapterPlace(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  const word = (label: string): string => label.split(/\s/)[0]!.toLowerCase()
  const before = open.findIndex((other) => other.style === 'chapter' && word(other.label) === word(reading.label))
  if (before >= 0) return stepFrom(last(open[before]!.values), last(reading.values), before)
  const base = open[0]?.style === 'annex' ? 1 : 0
  return last(reading.values) === 1 && open.length <= base + 1
    ? { depth: Math.min(base, open.length), fit: 'first' }
    : null
}

function annexDecimalPlace(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  const annex = open[0]?.style === 'annex' ? open[0] : undefined
  if (annex && annex.values[0] !== reading.values[0]) return null
  return dottedPlace(open, reading)
}

/** "5.3" follows "5.2", or opens the clauses of "5." or of ARTICLE V, or starts where no "5." is printed. */
function dottedPlace(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  const parentValues = reading.values.slice(0, -1)
  const sibling = open.findLastIndex(
    (other) => other.style === reading.style && other.values.length === reading.values.length,
  )
  if (sibling >= 0 && isPrefix(parentValues, open[sibling]!.values)) {
    return stepFrom(last(open[sibling]!.values), last(reading.values), sibling)
  }
  const parent = open.findLastIndex((other) => isParent(other, parentValues, reading.style))
  if (parent >= 0) return stepFrom(0, last(reading.values), parent + 1)
  // A new group whose heading carries no number: 2.1 after 1.4.
  const previous = sibling >= 0 ? open[sibling]!.values : null
  if (previous && last(reading.values) === 1 && last(parentValues) === (previous.at(-2) ?? 0) + 1) {
    return { depth: sibling, fit: 'skip' }
  }
  const numbered = open.some((other) => other.style === 'decimal')
  return !numbered && last(reading.values) === 1 ? { depth: open.length, fit: 'first' } : null
}

function isParent(other: OpenLabel, parentValues: readonly number[], style: LabelStyle): boolean {
  if (other.values.length !== parentValues.length || !isPrefix(parentValues, other.values)) return false
  return other.style === style || (parentValues.length === 1 && isTitleStyle(other.style))
}

function listPlace(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  const value = last(reading.values)
  const isSibling = (other: OpenLabel): boolean =>
    other.style === reading.style && other.values.length === reading.values.length
  const continued = open.findLastIndex((other) => isSibling(other) && last(other.values) + 1 === value)
  if (continued >= 0) return { depth: continued, fit: 'successor' }
  if (value === 1) return firstOfList(open, reading)
  const sibling = open.findLastIndex(isSibling)
  return sibling < 0 ? null : stepFrom(last(open[sibling]!.values), value, sibling)
}

function firstOfList(open: readonly OpenLabel[], reading: LabelReading): Place | null {
  if (open.length === 0) return OUTERMOST.has(reading.style) ? { depth: 0, fit: 'first' } : null
  const restarted = open.findLastIndex((other) => other.style === reading.style && other.values.length === 1)
  // A list that starts over inside the same clause; an outermost one is nested here instead ("1." under "7.").
  return { depth: restarted > 0 ? restarted : open.length, fit: 'first' }
}

/** Chapters may share one running numbering: clause 4 opens chapter B. */
export function continuesAcrossChapters(
  open: readonly OpenLabel[],
  reading: LabelReading,
  lastTop: number,
): Place | null {
  const inChapter = open.length > 0 && open.at(-1)!.style === 'chapter'
  const isNext = reading.style === 'decimal' && reading.values.length === 1 && reading.values[0] === lastTop + 1
  return inChapter && isNext && lastTop > 0 ? { depth: open.length, fit: 'successor' } : null
}
