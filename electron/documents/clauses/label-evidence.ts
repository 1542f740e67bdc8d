import type { TextLine } from '../contract-text.ts'
import { looksLikeHeading, looksLikePlainHeading } from './heading.ts'
import type { LabelReading } from './label.ts'
import { isTitleStyle } from './label-kinds.ts'
import type { Fit, Place } from './numbering.ts'
import { type ParagraphStart, ROW_CELLS } from './paragraph-start.ts'

/** What speaks for and against a line that could begin with a label, before any numbering is known. */
export interface LineEvidence {
  readonly line: TextLine
  readonly previous: TextLine | undefined
  readonly start: ParagraphStart
  readonly emphasised: boolean
}

/** What a numbering knows of a line: where its siblings stood and where the text before stands. */
export interface Surroundings {
  /** Where the labels of the same list stood, in ems; undefined before the first. */
  readonly column: number | undefined
  /** Where the wrapped lines of the clause before stand. */
  readonly bodyStart: number | null
}

/** Ems. Siblings stand in one column, give or take a digit of right-aligned numbers; a scan is never quite straight. */
const SAME_COLUMN = 1.2
const SCANNED_COLUMN = 2.2
const EXACT_COLUMN = 0.4
const OUTDENTED = 0.5
/** A title ends well before the margin; a full line is a sentence that begins with a reference. */
const TITLE_ROOM = 3

/** What parts a label in words from the text behind it. */
const PARTED = /^\s*(?:[.:]|\s[-–—])\s/

/** What ends before a wrapped reference ("… כאמור בסעיף | 5.3 להלן", "… Sections 4.1, | 4.2 and"). */
const REFERENCE_TAIL =
  /(?:סעיף|סעיפים|בסעיף|ס"ק|נספח|נספחים|Sections?|Articles?|Clauses?|Exhibits?|Schedules?|Paragraphs?|through|ו-|,)\s*$|(?<!;)\s(?:and|or|to|of)\s*$/i
/** What goes on behind one ("5.3 להלן", "4.1 above"), or behind a quantity ("30. days", "1.5 hours"). */
const REFERENCE_HEAD =
  /^(?:[,;]|(?:להלן|לעיל|דלעיל|דלהלן|להסכם זה|above|below|hereof|hereto|herein|thereof|and|or)(?![\p{L}-])|(?:%|₪|£|\$|€|ש"ח|אחוז|ימי|ימים|יום|חודש|שעות|שנים|days?|hours?|months?|years?|percent|minutes?)(?![\p{L}]))/u

/** A lone bracketed letter is rarely referred to, and an item of a list may well begin with such a word ("(c) below 97%"). */
const isCited = ({ parts }: LabelReading): boolean => parts.length > 1 || !parts[0].style.endsWith('-parens')
const goesOn = (reading: LabelReading): boolean => isCited(reading) && REFERENCE_HEAD.test(reading.rest)

/** The price of reading no label where one may stand: the plainer the label, the dearer. */
const IGNORED: Readonly<Record<ParagraphStart, number>> = { sure: 2.5, possible: 1.4, no: 0.15 }
/** The price of reading a label that does not open a paragraph. */
const UNSTARTED: Readonly<Record<ParagraphStart, number>> = { sure: 0, possible: 0.3, no: 3.5 }
const ODD: Readonly<Record<ParagraphStart, number>> = { sure: 1, possible: 0.5, no: 0.1 }
/** No word: a letter at most, or one in brackets behind what may have been a digit ("ל(ג)" for "2(ג)"). */
const WORDLESS = /^(?:[^\p{L}]*\p{L}?[^\p{L}]*|\p{L}?[([{]\p{L}[)\]}]\W*)$/u
const WORD_SHARE = 0.4
const DOUBTFUL_FITS: ReadonlySet<Fit> = new Set(['skip', 'repeat', 'restart', 'midway'])
const COST = {
  ignoredTitle: 1.2,
  referenceTail: 3,
  referenceHead: 2,
  /** "4.4 להלן המחירון": a paragraph may begin with such a word. */
  startedReference: 0.5,
  doubtfulFit: 2,
  scannedDoubt: 0.5,
  otherColumn: 4,
  scannedColumn: 1,
  nearColumn: 2,
  row: 1,
  glued: 0.6,
  bareHeading: 0.4,
  bareMarkedHeading: 0.1,
  barePartedText: 0.4,
  bareText: 1.6,
} as const
/** Shares of the price of ignoring that remain where the words around speak of a reference, or of a table. */
const REFERENCE_SHARE = 0.15
const ROW_SHARE = 0.4
/** Below this a label is a mere number. */
export const BARE_CLARITY = 0.5
const HANGING_CLARITY = 0.7

export const isScanned = ({ line }: LineEvidence): boolean => line.source === 'ocr'
const hangs = ({ line }: LineEvidence): boolean => line.cells.length === 2

/** What it costs to take this reading for a label that is none. */
export function costOfIgnoring(reading: LabelReading, evidence: LineEvidence): number {
  const { start, emphasised } = evidence
  if (isTitleStyle(reading.parts[0].style)) return emphasised ? IGNORED.sure : COST.ignoredTitle
  const reference = isReferred(reading, evidence) ? REFERENCE_SHARE : 1
  const row = isRow(reading, evidence) ? ROW_SHARE : 1
  // In a cell of its own before the text a bare number is as plain as one with a stop.
  const clarity = hangs(evidence) ? Math.max(HANGING_CLARITY, reading.clarity) : reading.clarity
  return clarity * IGNORED[start] * reference * row
}

/** What it costs to pass over what may be a misread label: the less it looks like a word, the more. */
export function costOfPassing({ line, start }: LineEvidence): number {
  const [token = ''] = line.text.split(/\s/, 1)
  return ODD[start] * (WORDLESS.test(token) ? 1 : WORD_SHARE)
}

/** What it costs to take it for a label at this place, beyond what the place itself costs; Infinity where it can be none. */
export function costOfReading(
  reading: LabelReading,
  place: Place,
  evidence: LineEvidence,
  { column, bodyStart }: Surroundings,
): number {
  if (isTitleStyle(reading.parts[0].style)) return isTitle(reading, evidence) ? 0 : Number.POSITIVE_INFINITY
  const { line } = evidence
  const offset = column === undefined ? 0 : Math.abs(column - line.start)
  // A full line before it, mid-sentence: only its place left of the text can make it a label.
  const outdented = bodyStart !== null && line.start < bodyStart - OUTDENTED
  const stands = outdented && column !== undefined && offset <= EXACT_COLUMN && place.fit === 'successor'
  const start = evidence.start === 'no' && stands ? 'possible' : evidence.start
  return (
    UNSTARTED[start] +
    (start !== 'sure' && REFERENCE_TAIL.test(evidence.previous?.text ?? '') && !stands ? COST.referenceTail : 0) +
    (goesOn(reading) ? (start === 'sure' ? COST.startedReference : COST.referenceHead) : 0) +
    (start !== 'sure' && DOUBTFUL_FITS.has(place.fit) ? costOfDoubt(evidence) : 0) +
    costOfColumn(place, offset, evidence) +
    (isRow(reading, evidence) ? COST.row : 0) +
    (isScanned(evidence) && isGlued(reading, line.text) ? COST.glued : 0) +
    costOfBareness(reading, evidence)
  )
}

/** A number left out where none plainly begins is suspicious; in a scan the one between was simply not read. */
const costOfDoubt = (evidence: LineEvidence): number => (isScanned(evidence) ? COST.scannedDoubt : COST.doubtfulFit)

function costOfColumn(place: Place, offset: number, evidence: LineEvidence): number {
  if (isScanned(evidence)) return place.depth > 0 && offset > SCANNED_COLUMN ? COST.scannedColumn : 0
  if (place.depth > 0 && offset > SAME_COLUMN) return COST.otherColumn
  return DOUBTFUL_FITS.has(place.fit) && offset > EXACT_COLUMN ? COST.nearColumn : 0
}

/** A number alone is a label before a title; before a sentence it is a quantity. */
function costOfBareness(reading: LabelReading, evidence: LineEvidence): number {
  if (reading.clarity > BARE_CLARITY) return 0
  if (!looksLikePlainHeading(reading.rest)) {
    if (hangs(evidence)) return COST.bareHeading
    return evidence.line.gapAbove === true ? COST.barePartedText : COST.bareText
  }
  return evidence.emphasised || hangs(evidence) ? COST.bareMarkedHeading : COST.bareHeading
}

function isReferred(reading: LabelReading, { start, previous }: LineEvidence): boolean {
  return start !== 'sure' && (goesOn(reading) || REFERENCE_TAIL.test(previous?.text ?? ''))
}

/** "1.Z": what seems to be text may be the rest of the label. */
const isGlued = ({ label, rest, restAt }: LabelReading, text: string): boolean =>
  rest !== '' && text.startsWith(label) && !/\s/.test(text.slice(label.length, restAt))

/** A table whose rows are numbered. */
const isRow = (reading: LabelReading, { line }: LineEvidence): boolean =>
  reading.rest.includes('\t') && line.cells.length !== 2 && (line.cells.length >= ROW_CELLS || line.box === null)

function isTitle(reading: LabelReading, { line, start, emphasised }: LineEvidence): boolean {
  const behind = line.text.slice(reading.label.length)
  if (/^\s*[,(]/.test(behind)) return false
  // "Section 3. The Client shall …": a chapter word may number a paragraph too, where one plainly begins.
  if (start !== 'no' && reading.rest !== '' && PARTED.test(behind)) return true
  if (start === 'no' && !emphasised) return false
  if (/^\s*\./.test(behind)) return false
  if (reading.rest !== '' && !looksLikeHeading(reading.rest)) return false
  return emphasised || line.room > TITLE_ROOM
}
