import type { TextLine } from '../contract-text.ts'
import { joinLines } from '../join-lines.ts'
import type { OpenLabel } from './numbering.ts'

interface Paragraph {
  readonly lines: TextLine[]
  text: string
}

/** A clause while its lines are still coming in. */
export class ClauseDraft {
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

  constructor(labels: readonly OpenLabel[], ancestors: readonly ClauseDraft[], section: string | null) {
    this.labels = labels
    this.ancestors = ancestors
    this.section = section
  }

  get label(): OpenLabel | undefined {
    return this.labels.at(-1)
  }

  get isNumbered(): boolean {
    return this.labels.length > 0
  }

  get isEmpty(): boolean {
    return this.paragraphs.every((paragraph) => paragraph.text === '')
  }

  /** @param text the line without its label */
  addParagraph(line: TextLine, text: string): void {
    this.paragraphs.push({ lines: [line], text })
  }

  addLine(line: TextLine): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph === undefined) {
      this.addParagraph(line, line.text)
      return
    }
    this.bodyStart = line.start
    paragraph.lines.push(line)
    paragraph.text = joinLines(paragraph.text, line.text)
  }

  addHeadingLine(line: TextLine, text: string): void {
    this.headingLines.push(line)
    this.heading = joinLines(this.heading ?? '', text)
  }

  /** All its lines as printed, heading first. */
  get lines(): TextLine[] {
    return [...this.headingLines, ...this.paragraphs.flatMap((paragraph) => paragraph.lines)]
  }
}
