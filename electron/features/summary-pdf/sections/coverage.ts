import type { Coverage } from '../../../../shared/contract/check-claim.ts'
import type { Span } from '../../../pdf/lines.ts'
import { type Slice, together } from '../../../pdf/slices.ts'
import { formatMoment } from '../format.ts'
import { type Fact, factTable, type Sheet, subheading, theirs } from '../parts.ts'

/** Negative evidence: what was in scope, and what of it could not be searched or heard. */
export function coverageSection(sheet: Sheet, coverage: Coverage): Slice[] {
  const { texts } = sheet
  const searched = texts.scope(
    texts.contracts(coverage.contracts),
    texts.clauses(coverage.clauses),
    texts.recordings(coverage.recordings),
    texts.segments(coverage.segments),
  )
  const gaps = gapsOf(sheet, coverage)
  const facts: Fact[] = [
    { label: texts.searched, value: searched },
    { label: texts.notSearched, value: gaps.length === 0 ? texts.nothingLeftOut : gaps },
  ]
  return [...subheading(sheet, texts.coverage), ...together(factTable(sheet, facts))]
}

/** One line for each kind of gap. */
function gapsOf({ texts, locale }: Sheet, coverage: Coverage): Span[] {
  const { recordingsWithoutTranscript, unreadable, missing, notRecorded, unmatched } = coverage
  const dated = (dates: readonly (string | null)[]): Span[] =>
    enumerated(dates.map((date) => (date === null ? texts.unknownDate : formatMoment(locale, date))))
  const lines: Span[][] = []
  if (recordingsWithoutTranscript > 0) lines.push([{ text: texts.withoutTranscript(recordingsWithoutTranscript) }])
  if (unreadable.length > 0) lines.push([{ text: `${texts.unreadable} ` }, ...enumerated(unreadable)])
  if (missing.length > 0) lines.push([{ text: `${texts.missing} ` }, ...dated(missing)])
  if (notRecorded.length > 0) lines.push([{ text: `${texts.notRecorded} ` }, ...dated(notRecorded)])
  if (unmatched > 0) lines.push([{ text: texts.unmatched(unmatched) }])
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]))
}

const enumerated = (names: readonly string[]): Span[] =>
  names.flatMap((name, index) => [theirs(name), { text: index < names.length - 1 ? '; ' : '.' }])
