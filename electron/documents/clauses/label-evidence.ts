import type { TextLine } from '../contract-text.ts'
import { looksLikeHeading } from './heading.ts'
import type { LabelReading } from './label.ts'
import { isTitleStyle, type Place } from './numbering.ts'
import type { ParagraphStart } from './paragraph-start.ts'

/** What speaks for a line that could begin with a label. */
export interface Evidence {
  readonly start: ParagraphStart
  readonly previous: TextLine | undefined
  /** Where the labels of the same list stood, in ems; undefined before the first. */
  readonly column: number | undefined
  /** Where the wrapped lines of the clause before stand. */
  readonly bodyStart: number | null
  readonly emphasised: boolean
  /** The numbering would begin again inside an unnumbered stretch. */
  readonly afterUnnumbered: boolean
}

/** Ems. Siblings stand in one column, give or take a digit of right-aligned numbers. */
const SAME_COLUMN = 1.2
const EXACT_COLUMN = 0.4
const OUTDENTED = 0.5
/** A title ends well before the margin; a full line is a sentence that begins with a reference. */
const TITLE_ROOM = 3

/** What ends before a wrapped reference ("… כאמור בסעיף | 5.3 להלן", "… Sections 4.1, | 4.2 and"). */
const REFERENCE_TAIL =
  /(?:סעיף|סעיפים|בסעיף|ס"ק|נספח|נספחים|Sections?|Articles?|Clauses?|Exhibits?|Schedules?|Paragraphs?|through|ו-|,)\s*$|(?<!;)\s(?:and|or|to|of)\s*$/i

/** Whether a reading that fits the numbering is really meant as a label. */
export function isLabel(line: TextLine, reading: LabelReading, place: Place, evidence: Evidence): boolean {
  if (isTitleStyle(reading.style)) return isTitle(line, reading, evidence)
  if (evidence.afterUnnumbered && place.fit === 'first') return false
  const { start, previous, column } = evidence
  const offset = column === undefined ? 0 : Math.abs(column - line.start)
  if (place.depth > 0 && offset > SAME_COLUMN) return false
  if (place.fit === 'skip' && (start !== 'sure' || (column !== undefined && offset > EXACT_COLUMN))) return false
  if (start === 'sure') return true
  if (REFERENCE_TAIL.test(previous?.text ?? '')) return false
  if (start === 'possible') return true
  // A full line before it, mid-sentence: only its place left of the text can make it a label.
  const outdented = evidence.bodyStart !== null && line.start < evidence.bodyStart - OUTDENTED
  return place.fit === 'successor' && column !== undefined && offset <= EXACT_COLUMN && outdented
}

function isTitle(line: TextLine, reading: LabelReading, { start, emphasised }: Evidence): boolean {
  if (start === 'no' && !emphasised) return false
  if (/^[.,(]/.test(line.text.slice(reading.label.length).trimStart())) return false
  if (reading.rest !== '' && !looksLikeHeading(reading.rest)) return false
  return emphasised || line.room > TITLE_ROOM
}
