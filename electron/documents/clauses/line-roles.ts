import type { TextLine } from '../contract-text.ts'
import type { LabelledLine } from './assign-labels.ts'
import { speaksOfSigning } from './closing-words.ts'
import { contentsTables } from './contents-table.ts'
import { isEmphasised, looksLikeHeading, looksLikePlainHeading } from './heading.ts'
import { type LabelReading, readLabels } from './label.ts'
import type { LineEvidence } from './label-evidence.ts'
import type { Outside } from './numbering.ts'
import { isBullet, paragraphStart } from './paragraph-start.ts'
import { quotedLines } from './quoted-text.ts'

/** Words that close a contract's body whatever its layout; geometry says it only in hanging layouts. */
const CLOSING_WORDS =
  /^(?:ו?לראיה|IN WITNESS|AS WITNESS|הצדדים (?:באו|חתמו)|חתימות? הצדדים|SIGNATURES?\b|SIGNED (?:by|for|on))/i
/** One party's line of a signature block: "Oakmere LLP. By: Clara Whitlow", "המזמין: ועד הבית, באמצעות אלעד פז". */
const SIGNATORY = /^[^;]{2,90}[:.,]\s(?:By:|.{0,90}?באמצעות\s)|^(?:By|Signature|חתימה)\s*:/
const MAX_SIGNATORY = 160
/** Ems of white space on both sides that make a line stand in the middle. */
const CENTRED = 3
const SHORT_HEADING = 60
/** A line to be filled in heads nothing. */
const BLANK = /_{4,}/
/** Ems that a heading leaves free on its line. */
const SHORT_LINE = 8

/** What the whole document says about each of its lines. */
interface Layout {
  /** Ems from the reading side at which the outermost text stands. */
  readonly margin: number
  readonly isNumbered: boolean
}

/** The line below. */
interface Next {
  readonly line: TextLine | undefined
  readonly isLabelled: boolean
}

export function describeLines(lines: readonly TextLine[], boldBody: boolean): LabelledLine[] {
  const contents = contentsTables(lines)
  const quoted = quotedLines(lines)
  const readings = lines.map((line) => readLabels(line.text))
  const annexes = readings.map(annexLabel)
  const lastAnnexes = new Map(
    annexes.flatMap((label, i) => (label !== null && looksLikeHeading(lines[i]!.text) ? [[label, i] as const] : [])),
  )
  const layout = {
    margin: lines.reduce((least, line) => Math.min(least, line.start), Number.POSITIVE_INFINITY),
    isNumbered: readings.some((each) => each.some((reading) => reading.clarity === 1)),
  }
  return lines.map((line, i) => {
    const previous = lines[i - 1]
    const role = contents.has(i) ? 'contents' : quoted.has(i) ? 'quoted' : 'text'
    const start = role === 'contents' ? 'sure' : paragraphStart(previous, line)
    const evidence = { line, previous, start, emphasised: isEmphasised(line, 0, boldBody) }
    return {
      ...evidence,
      readings: readings[i]!,
      role,
      outside:
        role === 'text'
          ? outsideOf(evidence, { line: lines[i + 1], isLabelled: (readings[i + 1]?.length ?? 0) > 0 }, layout)
          : 'no',
      // "Exhibit A – Scope" in a plain line is an entry of a list when the annex itself comes later.
      listsAnnex: (lastAnnexes.get(annexes[i] ?? '') ?? -1) > i,
    }
  })
}

function outsideOf(evidence: LineEvidence, next: Next, layout: Layout): Outside {
  const { line, start } = evidence
  if (start !== 'no' && CLOSING_WORDS.test(line.text)) return 'closing'
  if (start === 'sure' && line.text.length < MAX_SIGNATORY && SIGNATORY.test(line.text)) return 'closing'
  return start === 'sure' && isUnnumberedHeading(evidence, next, layout) ? 'heading' : 'no'
}

function isUnnumberedHeading(
  { line, emphasised }: LineEvidence,
  { line: next, isLabelled }: Next,
  { margin, isNumbered }: Layout,
): boolean {
  if (line.cells.length > 1 || isBullet(line) || BLANK.test(line.text) || !looksLikeHeading(line.text)) return false
  if (emphasised) return true
  if (line.gapAbove === false || next === undefined || next.gapAbove === false) return false
  // Where nothing is numbered no label can tell what a line heads; it must then look the part by itself.
  if (!isNumbered) return looksLikePlainHeading(line.text) && line.room > SHORT_LINE && !speaksOfSigning(line.text)
  if (line.box !== null && (line.start <= margin + CENTRED || line.room <= CENTRED)) return false
  return isLabelled && line.text.length < SHORT_HEADING
}

const annexLabel = (readings: readonly LabelReading[]): string | null =>
  readings.find(({ parts }) => parts[0].style === 'annex')?.label ?? null
