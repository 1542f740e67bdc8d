import type { TextLine } from '../contract-text.ts'
import { type AcceptedLabel, assignLabels, type LabelledLine, openWithPart } from './assign-labels.ts'
import { ClauseDraft } from './clause-draft.ts'
import { closingLines } from './closing-words.ts'
import { isEmphasised, looksLikePlainHeading } from './heading.ts'
import { isTitleStyle } from './label-kinds.ts'
import { describeLines } from './line-roles.ts'
import type { OpenLabel } from './open-labels.ts'
import { isBullet, ROW_CELLS } from './paragraph-start.ts'

/** Ems: an edge this near is the same edge. */
const SAME_EDGE = 0.5
/** A definition ("“Outage” means …") is an item of its clause, wherever it stands. */
const DEFINITION = /^["“„״]/

interface OpenClause {
  readonly label: OpenLabel
  /** Null for a number that was never printed alone. */
  readonly draft: ClauseDraft | null
}

/**
 * Cuts a contract's lines into clauses at the labels that were chosen for the whole document. What stands outside the
 * numbering becomes a draft without a label; nothing printed is left out.
 */
export class Segmenter {
  readonly #lines: readonly LabelledLine[]
  readonly #boldBody: boolean
  readonly #drafts: ClauseDraft[] = []
  #open: readonly OpenClause[] = []
  #current = new ClauseDraft(null, [], [], null)
  #section: string | null = null
  #closing: ReadonlySet<number> = new Set()

  constructor(lines: readonly TextLine[], boldBody: boolean) {
    this.#lines = describeLines(lines, boldBody)
    this.#boldBody = boldBody
  }

  segment(): ClauseDraft[] {
    const labels = assignLabels(this.#lines)
    this.#closing = closingLines(this.#lines, labels)
    this.#drafts.push(this.#current)
    this.#lines.forEach((line, i) => {
      const [outer, ...inner] = labels[i]!
      if (outer === undefined) this.#addUnlabelled(line, i)
      else for (const label of [outer, ...inner]) this.#openClause(line.line, label, label === (inner.at(-1) ?? outer))
    })
    return this.#drafts.filter((draft) => draft.lines.length > 0)
  }

  /** @param isLast false for the "1." of "1. 1.1 …", whose text is all its sub-clause's */
  #openClause(line: TextLine, { reading, places }: AcceptedLabel, isLast: boolean): void {
    for (const placed of places) {
      const labels = openWithPart(this.#labels, placed, reading, line.start)
      this.#open = labels.map((label, depth) => {
        const known = this.#open[depth]
        return known?.label === label ? known : { label, draft: null }
      })
    }
    const ancestors = this.#open.slice(0, -1).flatMap(({ draft }) => draft ?? [])
    for (const ancestor of ancestors) ancestor.hasChildren = true
    if (isTitleStyle(reading.parts[0].style)) this.#section = null
    const own = { label: reading.label, restAt: reading.restAt, start: line.start }
    const draft = new ClauseDraft(own, this.#labels, ancestors, this.#section)
    draft.addParagraph(line, isLast ? reading.restAt : line.text.length)
    draft.bodyStart = line.cells[1] ?? null
    this.#open = this.#open.with(-1, { label: this.#open.at(-1)!.label, draft })
    this.#start(draft)
  }

  get #labels(): OpenLabel[] {
    return this.#open.map(({ label }) => label)
  }

  #start(draft: ClauseDraft): void {
    this.#current = draft
    this.#drafts.push(draft)
  }

  #addUnlabelled({ line, start, outside, role }: LabelledLine, i: number): void {
    if (role === 'contents') this.#addContents(line, i)
    else if (this.#current.isNumbered && (outside === 'closing' || this.#closing.has(i))) this.#openUnnumbered(line)
    else if (start !== 'sure') this.#continue(line)
    else if (outside === 'heading') this.#openSection(line)
    else this.#addParagraph(line, i)
  }

  /** A table of contents is one block outside the numbering. */
  #addContents(line: TextLine, i: number): void {
    if (this.#lines[i - 1]?.role !== 'contents') this.#openUnnumbered(line)
    else this.#current.addParagraph(line, 0)
  }

  /** A paragraph that only may begin stays in one with the text before it: a break too few is easier read than one too many. */
  #continue(line: TextLine): void {
    if (this.#continuesHeading(line)) this.#current.addHeadingLine(line)
    else this.#current.addLine(line)
  }

  #continuesHeading(line: TextLine): boolean {
    return (
      this.#current.heading !== null && this.#current.paragraphs.length === 0 && isEmphasised(line, 0, this.#boldBody)
    )
  }

  #openSection(line: TextLine): void {
    const title = this.#current.label && isTitleStyle(this.#current.label.style) && this.#current.isEmpty
    // "EXHIBIT A" on one line, its name on the next.
    if (title && this.#current.heading === null) {
      this.#current.addHeadingLine(line)
      return
    }
    if (
      this.#continuesHeading(line) &&
      this.#current.headingLines.at(-1)?.scale === line.scale &&
      line.gapAbove === false
    ) {
      this.#current.addHeadingLine(line)
      return
    }
    // The document's title is the first of all headings and names no section.
    const isDocumentTitle = this.#drafts.length === 1 && this.#current.lines.length === 0
    if (!isDocumentTitle) this.#section = line.text
    this.#start(new ClauseDraft(null, [], [], null))
    this.#current.addHeadingLine(line)
  }

  #openUnnumbered(line: TextLine): void {
    this.#start(new ClauseDraft(null, [], [], null))
    this.#current.addParagraph(line, 0)
  }

  /** A paragraph without a label goes to the clause whose text column it stands in. */
  #addParagraph(line: TextLine, i: number): void {
    const isItem = isBullet(line) || DEFINITION.test(line.text)
    if (!this.#current.isNumbered || line.box === null || isItem || this.#isTableRow(i)) {
      this.#current.addParagraph(line, 0)
      return
    }
    const owner = [this.#current, ...this.#current.ancestors.toReversed()].find((draft) => ownsColumn(draft, line))
    if (owner === this.#current || (owner !== undefined && hasOwnText(owner))) owner.addParagraph(line, 0)
    else this.#openUnnumbered(line)
  }

  #isTableRow(i: number): boolean {
    const cells = (at: number): number => this.#lines[at]?.line.cells.length ?? 0
    if (cells(i) >= ROW_CELLS || (cells(i) === 2 && Math.max(cells(i - 1), cells(i + 1)) >= 2)) return true
    // The second line of a cell.
    return this.#lines[i]?.line.gapAbove === false && cells(i - 1) >= ROW_CELLS
  }
}

/** A number with a heading alone has no text that could go on behind its sub-clauses. */
function hasOwnText({ label, paragraphs }: ClauseDraft): boolean {
  if (label !== undefined && isTitleStyle(label.style)) return false
  return paragraphs.some(({ text }) => text !== '' && !looksLikePlainHeading(text))
}

/**
 * Whether an unlabelled paragraph at this place is the clause's own. Where the layout hangs labels in the margin, text at
 * the label's edge is not; where it doesn't, both edges are one.
 */
function ownsColumn(draft: ClauseDraft, line: TextLine): boolean {
  const labelStart = draft.own?.start ?? 0
  const bodyStart = draft.bodyStart ?? labelStart
  return (
    line.start >= Math.max(labelStart, bodyStart) - SAME_EDGE ||
    (bodyStart < labelStart && line.start >= bodyStart - SAME_EDGE)
  )
}
