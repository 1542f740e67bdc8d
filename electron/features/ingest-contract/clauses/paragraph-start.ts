import type { TextLine } from '../contract-text.ts'

/** Whether a line opens a paragraph: the layout says so, it may (the line before is full and ends a sentence), or it does not. */
export type ParagraphStart = 'sure' | 'possible' | 'no'

/** Mean width of a letter and of the blank before it, in ems, in text faces of both scripts. */
const LETTER_WIDTH = 0.52
const BLANK_WIDTH = 0.3
const OTHER_SIZE = 0.08
/** From here on a line of cells is a table row and not text with a wide gap. */
export const ROW_CELLS = 3

const ENDS_SENTENCE = /[.:;!?]["'”’)]?\s*$|;\s*(?:and|or|וכן|או)\s*$/i

export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text)
}

/** @param previous the line before in reading order, on whatever page */
export function paragraphStart(previous: TextLine | undefined, line: TextLine): ParagraphStart {
  if (previous === undefined || line.gapAbove === true) return 'sure'
  if (Math.abs(previous.scale - line.scale) > OTHER_SIZE) return 'sure'
  if (previous.cells.length >= ROW_CELLS || line.cells.length >= ROW_CELLS) return 'sure'
  // Had the writer not ended the line, its first word would still have fitted on the one before.
  const firstWord = /^\S*/.exec(line.text)?.[0] ?? ''
  if (previous.room > firstWord.length * LETTER_WIDTH + BLANK_WIDTH) return 'sure'
  return endsSentence(previous.text) ? 'possible' : 'no'
}
