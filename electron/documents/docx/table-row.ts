import type { TextRun } from '../printed-paragraph.ts'
import type { WordParagraph } from './word-paragraph.ts'

/** A cell with more paragraphs than this holds a text of its own: a contract in two columns, not a figure in a table. */
const MOST_PARAGRAPHS = 4

/**
 * A table row as paragraphs: one line of cells where it is a row of a table, else each cell's paragraphs one after the
 * other. Tables that only lay out a text (one cell, numbered paragraphs inside) read as that text.
 */
export function rowParagraphs(cells: readonly (readonly WordParagraph[])[]): readonly WordParagraph[] {
  const filled = cells.filter((cell) => cell.length > 0)
  const [first] = filled.flat()
  if (first === undefined || filled.length < 2 || filled.some(isText)) return filled.flat()
  const runs = filled.flatMap((cell, i) => [...(i === 0 ? [] : [{ text: '\t', bold: false }]), ...cellRuns(cell)])
  const letters = filled.flat().reduce((sum, paragraph) => sum + paragraph.letters, 0)
  return [{ ...first, label: null, runs, letters, isOutlined: false, isRow: true, blankAbove: false }]
}

const isText = (cell: readonly WordParagraph[]): boolean =>
  cell.length > MOST_PARAGRAPHS || (cell.length > 1 && cell.some(({ label, isRow }) => label !== null || isRow))

function cellRuns(cell: readonly WordParagraph[]): TextRun[] {
  return cell.flatMap(({ label, runs }, i) => [
    ...(i === 0 ? [] : [{ text: ' ', bold: false }]),
    ...(label === null ? [] : [{ text: `${label} `, bold: false }]),
    ...runs.map(({ text, bold }) => ({ text: text.replace(/[\t\n]+/g, ' '), bold })),
  ])
}
