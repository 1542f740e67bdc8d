import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import type { Box } from '../../../shared/units.ts'
import type { Direction } from '../pdf/logical-order.ts'
import { partUnits } from '../pdf/part-units.ts'
import { type Atom, boxAround, type Piece, pieceLeft, pieceRight } from './atoms.ts'
import { HEBREW_LETTER, isBracket, mirror } from './script.ts'

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

/** A word in reading order, in pixels of the prepared picture. */
export interface OrderedWord {
  readonly text: string
  readonly box: Box
  /** The lowest of the signs it is made of. */
  readonly confidence: number
}

/** Words with no wide gap between them, in reading order. */
export interface OrderedCell {
  readonly left: number
  readonly right: number
  readonly words: readonly OrderedWord[]
}

/** A gap from here on, in ems, parts cells: as in PDF pages (visual-line.ts). */
const CELL_GAP = 1.6

/**
 * The cells of a line in reading order.
 * @param pieces from left to right
 * @param size the line's letter size in the same unit as the boxes
 */
export function orderLine(pieces: readonly Piece[], direction: Direction, size: number): OrderedCell[] {
  const cells: Piece[][] = []
  const isSpaced = isSpacedOut(pieces)
  for (const piece of pieces) {
    const cell = cells.at(-1)
    const gap = cell === undefined ? Infinity : pieceLeft(piece) - Math.max(...cell.map(pieceRight))
    if (cell === undefined || (gap > CELL_GAP * size && !isSpaced)) cells.push([piece])
    else cell.push(piece)
  }
  const ordered = cells.map((cell) => orderCell(cell, direction))
  return direction === 'rtl' ? ordered.reverse() : ordered
}

/** Gaps of a spaced out line differ by less than this share; those between cells are hardly ever so much alike. */
const ALIKE = 0.12
const ALIKE_IF_TWO = 0.06

/** Whether a line of few words was spaced out to fill its column: all its gaps are alike. */
function isSpacedOut(pieces: readonly Piece[]): boolean {
  const gaps = pieces.slice(1).map((piece, i) => pieceLeft(piece) - pieceRight(pieces[i]!))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const most = gaps.length > 2 ? ALIKE : ALIKE_IF_TWO
  return gaps.length > 1 && gaps.every((gap) => Math.abs(gap - mean) <= most * mean)
}

const BLANK = null

/**
 * From painted to reading order by the Unicode bidi algorithm over the painted line, which is its own inverse for two levels
 * (logical-order.ts tells why). A painted word may hold parts of two words: "PBX-ב" beside "Cloud" is "ב-Cloud PBX".
 */
function orderCell(pieces: readonly Piece[], direction: Direction): OrderedCell {
  const atoms = pieces.flatMap((piece, i): (Atom | typeof BLANK)[] =>
    i === 0 ? [...piece.atoms] : [BLANK, ...piece.atoms],
  )
  const painted = atoms.map((atom) => atom?.text.charAt(0) ?? ' ').join('')
  const line = direction === 'rtl' ? partRuns(painted) : painted
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const level = direction === 'rtl' ? 1 : 0
  const order = bidi.getReorderedIndices(line, { levels, paragraphs: [{ start: 0, end: line.length - 1, level }] })
  const words: Atom[][] = [[]]
  for (const i of order) {
    const atom = atoms[i]
    if (!atom) words.push([])
    else
      words.at(-1)!.push(isBracket(atom.text) && (levels[i]! & 1) === 1 ? { ...atom, text: mirror(atom.text) } : atom)
  }
  return {
    left: Math.min(...pieces.map(pieceLeft)),
    right: Math.max(...pieces.map(pieceRight)),
    words: words.filter((word) => word.length > 0).map(orderedWord),
  }
}

const RIGHT_TO_LEFT_MARK = '\u200f'

/** A comma stands beside the word before it: painted "a@b.com ,053" it belongs to the number, and the address comes after. */
const BLANK_THEN_COMMA = / (?=[,;:.!?]\S)/g

/** Units and such commas part Latin runs. */
const partRuns = (line: string): string => partUnits(line).replace(BLANK_THEN_COMMA, RIGHT_TO_LEFT_MARK)

const orderedWord = (atoms: readonly Atom[]): OrderedWord => ({
  text: atoms.map((atom) => atom.text).join(''),
  box: boxAround(atoms.map((atom) => atom.box)),
  confidence: Math.min(...atoms.map((atom) => atom.confidence)),
})

/** A line in Latin letters on a Hebrew page runs from the left when it is more than a name or two. */
const FOREIGN_WORDS = 3

/** Which way one line is read on a page that is mostly read the other way. */
export function lineDirection(text: string, page: Direction): Direction {
  const latinWords = text.split(' ').filter((word) => /[A-Za-z]{2}/.test(word)).length
  if (page === 'ltr') return HEBREW_LETTER.test(text) && latinWords === 0 ? 'rtl' : 'ltr'
  return !HEBREW_LETTER.test(text) && latinWords >= FOREIGN_WORDS ? 'ltr' : 'rtl'
}
