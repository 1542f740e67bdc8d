import type { TextLine } from '../contract-text.ts'
import { joinLines } from '../join-lines.ts'
import type { OpenLabel } from './open-labels.ts'
import { Paragraph } from './paragraph.ts'

/** The label a clause opened with, as printed. */
export interface OwnLabel {
  readonly label: string
  /** Where the text begins in its first line. */
  readonly restAt: number
  /** Ems from the reading side at which it stands. */
  readonly start: number
}

/** A clause while its lines are still coming in. */
export class ClauseDraft {
  readonly own: OwnLabel | null
  /** Labels from the outermost to its own; empty for text outside the numbering. */
  readonly labels: readonly OpenLabel[]
  readonly ancestors: readonly ClauseDraft[]
  /** The unnumbered heading it stands under. */
  readonly section: string | null
  heading: string | null = null
  hasChildren = false
  readonly paragraphs: Paragraph[] = []
  readonly headingLines: TextLine[] = []
  /** Ems from the reading side at which its text stands, where the layout shows it. */
  bodyStart: number | null = null

  constructor(
    own: OwnLabel | null,
    labels: readonly OpenLabel[],
    ancestors: readonly ClauseDraft[],
    section: string | null,
  ) {
    this.own = own
    this.labels = labels
    this.ancestors = ancestors
    this.section = section
  }

  /** Its own label, the last of `labels`. */
  get label(): OpenLabel | undefined {
    return this.labels.at(-1)
  }

  get isNumbered(): boolean {
    return this.own !== null
  }

  get isEmpty(): boolean {
    return this.paragraphs.every((paragraph) => paragraph.text === '')
  }

  /** @param from where the text begins in the line, behind a label */
  addParagraph(line: TextLine, from: number): void {
    this.paragraphs.push(new Paragraph(line, from))
  }

  addLine(line: TextLine): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph === undefined) {
      this.addParagraph(line, 0)
      return
    }
    this.bodyStart = line.start
    paragraph.addLine(line)
  }

  addHeadingLine(line: TextLine): void {
    this.headingLines.push(line)
    this.heading = joinLines(this.heading ?? '', line.text)
  }

  /** All its lines as printed, heading first. */
  get lines(): TextLine[] {
    return [...this.headingLines, ...this.paragraphs.flatMap((paragraph) => paragraph.lines)]
  }
}
