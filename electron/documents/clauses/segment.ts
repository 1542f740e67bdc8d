import type { TextLine } from '../contract-text.ts'
import { ClauseDraft } from './clause-draft.ts'
import { hasBoldBody, isEmphasised, looksLikeHeading } from './heading.ts'
import { type LabelReading, readLabels } from './label.ts'
import { type Evidence, isLabel } from './label-evidence.ts'
import { continuesAcrossChapters, findPlace, isTitleStyle, type OpenLabel, type Place } from './numbering.ts'
import { type ParagraphStart, paragraphStart, ROW_CELLS } from './paragraph-start.ts'

interface Accepted {
  readonly reading: LabelReading
  readonly place: Place
}

/** Words that close a contract's body whatever its layout; geometry says it only in hanging layouts. */
const CLOSING_WORDS =
  /^(?:ו?לראיה|IN WITNESS|AS WITNESS|הצדדים (?:באו|חתמו)|חתימות? הצדדים|SIGNATURES?\b|SIGNED (?:by|for|on)|_{5,})/i
/** Ems: an edge this near is the same edge. */
const SAME_EDGE = 0.5
/** Ems of white space on both sides that make a line stand in the middle. */
const CENTRED = 3

const FIT_RANK: Readonly<Record<Place['fit'], number>> = { successor: 2, first: 1, skip: 0 }

/**
 * Cuts a contract's lines into clauses: reads every possible label at a line's start and accepts those that continue or
 * open a numbering *and* look like labels on the page. What stands outside the numbering becomes a draft without labels.
 */
export class Segmenter {
  readonly #lines: readonly TextLine[]
  readonly #boldBody: boolean
  readonly #drafts: ClauseDraft[] = []
  #open: { label: OpenLabel; draft: ClauseDraft }[] = []
  #current = new ClauseDraft([], [], null)
  #section: string | null = null
  #lastTop = 0
  #columns = new Map<string, number>()

  constructor(lines: readonly TextLine[]) {
    this.#lines = lines
    this.#boldBody = hasBoldBody(lines)
  }

  segment(): ClauseDraft[] {
    this.#drafts.push(this.#current)
    this.#lines.forEach((line, i) => {
      const previous = this.#lines[i - 1]
      const start = paragraphStart(previous, line)
      const accepted = this.#acceptLabel(line, i, start)
      if (accepted) this.#openClause(line, accepted)
      else this.#addUnlabelled(line, i, start)
    })
    return this.#drafts.filter((draft) => draft.lines.length > 0)
  }

  #acceptLabel(line: TextLine, i: number, start: ParagraphStart): Accepted | null {
    const labels = this.#open.map((entry) => entry.label)
    const candidates = readLabels(line.text).flatMap((reading) => {
      const place = this.#place(labels, reading)
      if (place === null) return []
      const evidence = this.#evidence(line, i, start, reading, place)
      return isLabel(line, reading, place, evidence) && !this.#isListOfAnnexes(i, reading, evidence)
        ? [{ reading, place }]
        : []
    })
    return candidates.reduce<Accepted | null>(
      (best, next) => (best === null || isBetter(next.place, best.place) ? next : best),
      null,
    )
  }

  #place(labels: readonly OpenLabel[], reading: LabelReading): Place | null {
    if (this.#startsOver(reading)) return { depth: 0, fit: 'successor' }
    return continuesAcrossChapters(labels, reading, this.#lastTop) ?? findPlace(labels, reading)
  }

  /** Under an unnumbered heading ("General Terms") the outermost numbering may begin again at 1. */
  #startsOver(reading: LabelReading): boolean {
    const { isNumbered, heading } = this.#current
    const outermost = this.#open[0]?.label
    return (
      !isNumbered &&
      heading !== null &&
      outermost !== undefined &&
      outermost.style === reading.style &&
      outermost.values.length === reading.values.length &&
      reading.values.every((value) => value === 1)
    )
  }

  #evidence(line: TextLine, i: number, start: ParagraphStart, reading: LabelReading, place: Place): Evidence {
    return {
      start,
      previous: this.#lines[i - 1],
      column: this.#columns.get(columnKey(reading, place)),
      bodyStart: this.#current.bodyStart,
      emphasised: isEmphasised(line, 0, this.#boldBody),
      afterUnnumbered: !this.#current.isNumbered && this.#open.length > 0,
    }
  }

  /** "Exhibit A – Scope" in a plain line is an entry of a list when the annex itself comes later. */
  #isListOfAnnexes(i: number, reading: LabelReading, { emphasised }: Evidence): boolean {
    if (reading.style !== 'annex' || emphasised) return false
    return this.#lines
      .slice(i + 1)
      .some((line) =>
        readLabels(line.text).some(
          (later) => later.style === 'annex' && later.label === reading.label && looksLikeHeading(line.text),
        ),
      )
  }

  #openClause(line: TextLine, { reading, place }: Accepted): void {
    if (this.#startsOver(reading)) this.#columns.clear()
    this.#open.length = place.depth
    const label: OpenLabel = { ...reading, start: line.start }
    const ancestors = this.#open.map((entry) => entry.draft)
    for (const ancestor of ancestors) ancestor.hasChildren = true
    if (isTitleStyle(reading.style)) this.#section = null
    const draft = new ClauseDraft([...this.#open.map((entry) => entry.label), label], ancestors, this.#section)
    draft.addParagraph(line, reading.rest)
    draft.bodyStart = line.cells[1] ?? null
    this.#open.push({ label, draft })
    this.#columns.set(columnKey(reading, place), line.start)
    if (reading.style === 'decimal' && reading.values.length === 1) this.#lastTop = reading.values[0]!
    if (reading.style === 'annex') this.#lastTop = 0
    this.#start(draft)
  }

  #start(draft: ClauseDraft): void {
    this.#current = draft
    this.#drafts.push(draft)
  }

  #addUnlabelled(line: TextLine, i: number, start: ParagraphStart): void {
    if (start !== 'no' && this.#current.isNumbered && CLOSING_WORDS.test(line.text)) this.#openUnnumbered(line)
    else if (start !== 'sure') this.#continue(line)
    else if (this.#isUnnumberedHeading(line, i)) this.#openSection(line)
    else this.#addParagraph(line, i)
  }

  /** A paragraph that only may begin stays in one with the text before it: a break too few is easier read than one too many. */
  #continue(line: TextLine): void {
    if (this.#continuesHeading(line)) this.#current.addHeadingLine(line, line.text)
    else this.#current.addLine(line)
  }

  #continuesHeading(line: TextLine): boolean {
    return (
      this.#current.heading !== null && this.#current.paragraphs.length === 0 && isEmphasised(line, 0, this.#boldBody)
    )
  }

  #isUnnumberedHeading(line: TextLine, i: number): boolean {
    if (line.cells.length > 1 || !looksLikeHeading(line.text)) return false
    if (isEmphasised(line, 0, this.#boldBody)) return true
    const next = this.#lines[i + 1]
    const alone = line.gapAbove !== false && next !== undefined && next.gapAbove !== false
    const middle = line.box === null || (line.start > this.#margin + CENTRED && line.room > CENTRED)
    return alone && middle && next !== undefined && readLabels(next.text).length > 0 && line.text.length < 60
  }

  get #margin(): number {
    return Math.min(...this.#lines.map((line) => line.start))
  }

  #openSection(line: TextLine): void {
    const title = this.#current.label && isTitleStyle(this.#current.label.style) && this.#current.isEmpty
    // "EXHIBIT A" on one line, its name on the next.
    if (title && this.#current.heading === null) {
      this.#current.addHeadingLine(line, line.text)
      return
    }
    if (
      this.#continuesHeading(line) &&
      this.#current.headingLines.at(-1)?.scale === line.scale &&
      line.gapAbove === false
    ) {
      this.#current.addHeadingLine(line, line.text)
      return
    }
    // The document's title is the first of all headings and names no section.
    const isDocumentTitle = this.#drafts.length === 1 && this.#current.lines.length === 0
    if (!isDocumentTitle) this.#section = line.text
    this.#start(new ClauseDraft([], [], null))
    this.#current.addHeadingLine(line, line.text)
  }

  #openUnnumbered(line: TextLine): void {
    this.#start(new ClauseDraft([], [], null))
    this.#current.addParagraph(line, line.text)
  }

  /** A paragraph without a label goes to the clause whose text column it stands in. */
  #addParagraph(line: TextLine, i: number): void {
    if (!this.#current.isNumbered || line.box === null || this.#isTableRow(i)) {
      this.#current.addParagraph(line, line.text)
      return
    }
    const owner = [this.#current, ...this.#current.ancestors.toReversed()].find((draft) => ownsColumn(draft, line))
    if (owner === this.#current || (owner !== undefined && !owner.isEmpty)) owner.addParagraph(line, line.text)
    else this.#openUnnumbered(line)
  }

  #isTableRow(i: number): boolean {
    const cells = (at: number): number => this.#lines[at]?.cells.length ?? 0
    if (cells(i) >= ROW_CELLS || (cells(i) === 2 && Math.max(cells(i - 1), cells(i + 1)) >= 2)) return true
    // The second line of a cell.
    return this.#lines[i]?.gapAbove === false && cells(i - 1) >= ROW_CELLS
  }
}

function isBetter(one: Place, other: Place): boolean {
  return FIT_RANK[one.fit] - FIT_RANK[other.fit] > 0 || (one.fit === other.fit && one.depth > other.depth)
}

const columnKey = (reading: LabelReading, place: Place): string =>
  `${place.depth} ${reading.style} ${reading.values.length}`

/**
 * Whether an unlabelled paragraph at this place is the clause's own. Where the layout hangs labels in the margin, text at
 * the label's edge is not; where it doesn't, both edges are one.
 */
function ownsColumn(draft: ClauseDraft, line: TextLine): boolean {
  const labelStart = draft.label?.start ?? 0
  const bodyStart = draft.bodyStart ?? labelStart
  return (
    line.start >= Math.max(labelStart, bodyStart) - SAME_EDGE ||
    (bodyStart < labelStart && line.start >= bodyStart - SAME_EDGE)
  )
}
