import type { TextLine } from './contract-text.ts'

/** Code points that steer the layout and print nothing. */
export const UNPRINTED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

/** A stretch of letters set alike. */
export interface TextRun {
  readonly text: string
  readonly bold: boolean
}

/**
 * A paragraph of a document without pages (DOCX, HTML, e-mail), as it prints. In its runs a tab parts cells, a line feed
 * ends a line; all other white space is one blank.
 */
export interface PrintedParagraph {
  /** The number or bullet the program prints before the text; null where there is none. */
  readonly label: string | null
  readonly runs: readonly TextRun[]
  /** Letter height relative to the body text. */
  readonly scale: number
  /** Set apart by a heading's place or an empty paragraph. */
  readonly gapAbove: boolean
}

/** Ems from one cell to the next: enough to be one, no measure. */
export const CELL_WIDTH = 10
const LABEL_WIDTH = 2

/** A line that is being put together: words, single blanks between them and single tabs between cells. */
interface Line {
  readonly parts: string[]
  readonly bold: boolean[]
}

/**
 * Paragraphs as text lines, all on "page" 1.
 *
 * A document says where its paragraphs end, so every line here ends at its own will: `room` has no end, and a paragraph
 * begins wherever a line does. `gapAbove` is kept for real white space, which marks headings. As in a plain text indents
 * prove nothing (`start` 0): an exact label needs no column to be believed.
 */
export function paragraphLines(paragraphs: readonly PrintedParagraph[]): TextLine[] {
  return paragraphs.flatMap((paragraph) => {
    const label = paragraph.label === null ? [] : [{ text: `${paragraph.label}\t`, bold: false }]
    return splitLines([...label, ...paragraph.runs]).map((line, i) => {
      const tabs = line.text.split('\t').length
      const isLabelled = paragraph.label !== null && i === 0
      return {
        ...line,
        page: 1,
        box: null,
        start: 0,
        cells: Array.from({ length: tabs }, (_, cell) => (isLabelled && cell === 1 ? LABEL_WIDTH : cell * CELL_WIDTH)),
        room: Number.POSITIVE_INFINITY,
        scale: paragraph.scale,
        gapAbove: i === 0 && paragraph.gapAbove,
        words: [],
        source: 'document' as const,
      }
    })
  })
}

/** Runs cut at line feeds; empty lines are left out. */
function splitLines(runs: readonly TextRun[]): { text: string; bold: readonly boolean[] }[] {
  const lines: Line[] = [{ parts: [], bold: [] }]
  for (const { text, bold } of runs) {
    const [first = '', ...more] = text.replace(UNPRINTED, '').split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    append(lines.at(-1)!, first, bold)
    for (const part of more) {
      lines.push({ parts: [], bold: [] })
      append(lines.at(-1)!, part, bold)
    }
  }
  for (const line of lines) while (isSpace(line.parts.at(-1))) dropLast(line)
  return lines.filter(({ parts }) => parts.length > 0).map(({ parts, bold }) => ({ text: parts.join(''), bold }))
}

const isSpace = (part: string | undefined): boolean => part === ' ' || part === '\t'

function append(line: Line, text: string, bold: boolean): void {
  for (const piece of text.match(/\t|[^\S\t]+|\S+/g) ?? []) {
    const part = piece === '\t' || piece.trim() !== '' ? piece : ' '
    // Blanks before a tab, and several tabs in a row, are one gap.
    if (part === '\t') while (isSpace(line.parts.at(-1))) dropLast(line)
    const isNeeded = !isSpace(part) || (line.parts.length > 0 && !isSpace(line.parts.at(-1)))
    if (isNeeded) add(line, part, bold)
  }
}

function add({ parts, bold }: Line, part: string, isBold: boolean): void {
  parts.push(part)
  for (let i = 0; i < part.length; i += 1) bold.push(isBold)
}

function dropLast({ parts, bold }: Line): void {
  parts.pop()
  bold.pop()
}
