import type { TextLine } from '../contract-text.ts'

/** Whether a line opens a paragraph: the layout says so, it may (the line before is full and ends a sentence), or it does not. */
export type ParagraphStart = 'sure' | 'possible' | 'no'

/** Mean width of a letter and of the blank before it, in ems, in text faces of both scripts. */
const LETTER_WIDTH = 0.52
const BLANK_WIDTH = 0.3
/** Ems: a block set narrower than the page leaves this much on every line; more is a line that was ended. */
const NARROW_BLOCK = 8
const OTHER_SIZE = 0.08
const OTHER_SIZE_IN_SCAN = 0.35
/** From here on a line of cells is a table row and not text with a wide gap. */
export const ROW_CELLS = 3

const ENDS_SENTENCE = /[.:;!?]["'”’)]?\s*$|;\s*(?:and|or|וכן|או)\s*$/i
/** Word's bullets come out as letters of its symbol font, or as the "o" that stands for a ring. */
const BULLET = /^(?:[•●○◦▪■□‣⁃·∙➢✓\uf0b7\uf0a7\uf0d8]\s*\S|o\t|o\s+(?=[A-Z\u05d0-\u05ea]))/
/** A dash is a bullet where a line before ended; within a sentence it is a dash. */
const DASH = /^[-–—*]\s+\S/

function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text)
}

/** A blank to fill in that went over to the next line belongs to what it is for ("Signature: | ______"). */
const BLANK = /^_{3,}/

/** What recognisers make of a round dot. */
const MISREAD_BULLET = /^[»«+*¢°~=©®e]\s+\S/

/** An item of a list without numbers, which belongs to the clause that leads up to it. */
export const isBullet = ({ text, source }: TextLine): boolean =>
  BULLET.test(text) || DASH.test(text) || (source === 'ocr' && MISREAD_BULLET.test(text))

/** @param previous the line before in reading order, on whatever page */
export function paragraphStart(previous: TextLine | undefined, line: TextLine): ParagraphStart {
  if (previous === undefined || line.gapAbove === true || BULLET.test(line.text)) return 'sure'
  const otherSize = line.source === 'ocr' ? OTHER_SIZE_IN_SCAN : OTHER_SIZE
  if (Math.abs(previous.scale - line.scale) > otherSize || changesWeight(previous, line)) return 'sure'
  if (previous.cells.length >= ROW_CELLS || line.cells.length >= ROW_CELLS) return 'sure'
  if (BLANK.test(line.text)) return 'no'
  const stopped = endsSentence(previous.text)
  if (isBullet(line) && (stopped || isBullet(previous))) return 'sure'
  if (!firstWordFits(previous, line)) return stopped ? 'possible' : 'no'
  return stopped || previous.text.endsWith(',') || previous.room > NARROW_BLOCK ? 'sure' : 'possible'
}

/** Had the writer not ended the line, the next line's first word would still have fitted on it. */
function firstWordFits(previous: TextLine, line: TextLine): boolean {
  const firstWord = /^\S*/.exec(line.text)?.[0] ?? ''
  return previous.room > firstWord.length * LETTER_WIDTH + BLANK_WIDTH
}

/** A bold line beside one that is not, with the change at the break: a heading and its text. */
function changesWeight(previous: TextLine, line: TextLine): boolean {
  const allBold = ({ bold, text }: TextLine): boolean => bold.every((flag, i) => flag || text.charAt(i).trim() === '')
  return (allBold(previous) && line.bold[0] === false) || (allBold(line) && previous.bold.at(-1) === false)
}
