import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import type { Atom, VisualCell, VisualLine, VisualPage } from './visual-line.ts'

/**
 * From painted order to reading order.
 *
 * A PDF gives no reading order for Hebrew: it gives places. The Unicode bidi algorithm (UAX #9), run over the *painted*
 * line with the base direction forced, is its own inverse for two levels, and its rule W7 keeps a Latin word and the
 * number after it together ("ISO 27001", "Premium – 15%"), which is what contracts contain.
 */

export type Direction = 'rtl' | 'ltr'

/**
 * What the file says a bracket is: the painted shape (Chromium, Qt) or the character that was typed, which in Hebrew is
 * the other one (LibreOffice). Nothing in the file tells which; a vote by balance does.
 */
type BracketConvention = 'shape' | 'source'

/** A stretch of text in reading order, one bold flag for each UTF-16 unit. */
export interface LogicalCell {
  readonly text: string
  readonly bold: readonly boolean[]
  readonly left: number
  readonly right: number
}

export interface LogicalLine {
  readonly direction: Direction
  /** In reading order: from the right in Hebrew. */
  readonly cells: readonly LogicalCell[]
  readonly visual: VisualLine
}

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

const HEBREW = /[\u0590-\u05ff]/
const HEBREW_LETTERS = /[\u05d0-\u05ea]/g
const LATIN_LETTERS = /[A-Za-z\u00c0-\u024f]/g
const LATIN_WORD = /[A-Za-z]{2,}/

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
}

/** A page takes its own vote when it is this clear; else it goes with the document. A file may be sewn from several. */
const CLEAR_VOTE = 3

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Hebrew with many Latin names is still a Hebrew document: letters of both are not weighed alike. */
const LATIN_WEIGHT = 0.4

/** The direction most of a text is written in. */
export function directionOf(text: string): Direction {
  return count(text, HEBREW_LETTERS) > LATIN_WEIGHT * count(text, LATIN_LETTERS) ? 'rtl' : 'ltr'
}

const painted = (cell: VisualCell): string => cell.atoms.map((atom) => atom.text).join('')
const paintedLine = (line: VisualLine): string => line.cells.map(painted).join(' ')

/** All pages' lines in reading order, with the document's base direction. */
export function logicalPages(pages: readonly VisualPage[]): { direction: Direction; pages: LogicalLine[][] } {
  const direction = directionOf(pages.flatMap((page) => page.lines.map(paintedLine)).join('\n'))
  const votes = pages.map((page) => bracketVote(page, direction))
  const documentVote = votes.reduce((sum, vote) => sum + vote, 0)
  return {
    direction,
    pages: pages.map((page, i) => {
      const vote = votes[i] ?? 0
      const convention = (Math.abs(vote) >= CLEAR_VOTE ? vote : documentVote) > 0 ? 'source' : 'shape'
      return page.lines.map((line, at) => {
        const own = lineDirection(line, [page.lines[at - 1], page.lines[at + 1]], direction)
        const cells = line.cells.map((cell) => readCell(cell, own, convention))
        return { direction: own, cells: own === 'rtl' ? cells.reverse() : cells, visual: line }
      })
    }),
  }
}

/** How many brackets stand alone if the file names painted shapes, less how many if it names typed characters. */
function bracketVote(page: VisualPage, direction: Direction): number {
  const cells = page.lines.flatMap((line) => line.cells).filter((cell) => HEBREW.test(painted(cell)))
  const alone = (convention: BracketConvention): number =>
    cells.reduce((sum, cell) => sum + unbalanced(reorder(cell, direction, convention).text), 0)
  return alone('shape') - alone('source')
}

/**
 * The base direction of one line: the document's, except where a line has no letter of the document's script and its
 * surroundings or its full stop show that it belongs to a paragraph of the other one (a Hebrew annex to an English contract).
 */
function lineDirection(
  line: VisualLine,
  neighbours: readonly (VisualLine | undefined)[],
  document: Direction,
): Direction {
  const text = paintedLine(line)
  const foreign = (other: string): boolean =>
    document === 'rtl' ? !HEBREW.test(other) && LATIN_WORD.test(other) : HEBREW.test(other) && !LATIN_WORD.test(other)
  if (!foreign(text)) return document
  if (document === 'ltr') return 'rtl'
  // In a Hebrew paragraph the stop after a Latin line is painted at its left.
  if (/^[.,;:!?]/.test(text)) return 'rtl'
  const company = neighbours.some((other) => other !== undefined && foreign(paintedLine(other)))
  return company || /[.;:]$/.test(text) ? 'ltr' : 'rtl'
}

function readCell(cell: VisualCell, direction: Direction, convention: BracketConvention): LogicalCell {
  const voted = reorder(cell, direction, convention)
  if (direction === 'ltr' || unbalanced(voted.text) === 0) return voted
  const other = reorder(cell, direction, convention === 'shape' ? 'source' : 'shape')
  return unbalanced(other.text) < unbalanced(voted.text) ? other : voted
}

function reorder(cell: VisualCell, direction: Direction, convention: BracketConvention): LogicalCell {
  const { left, right } = cell
  const text = painted(cell)
  if (direction === 'ltr' && !HEBREW.test(text)) return { ...spell(cell.atoms), left, right }
  // One UTF-16 unit an atom, so that points and ligatures move with their letter.
  const units = cell.atoms.map(({ text: [first = ' '] }) =>
    convention === 'source' ? (MIRRORED[first] ?? first) : first,
  )
  const line = direction === 'rtl' ? partUnits(units) : units.map((unit) => unit.charAt(0)).join('')
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const paragraph = { start: 0, end: line.length - 1, level: direction === 'rtl' ? 1 : 0 }
  const order = bidi.getReorderedIndices(line, { levels, paragraphs: [paragraph] })
  const atoms = order.map((i) => {
    const atom = cell.atoms[i]!
    const unit = units[i]!
    if (!(unit in MIRRORED)) return atom
    return { ...atom, text: (levels[i]! & 1) === 1 ? MIRRORED[unit]! : unit }
  })
  return { ...spell(atoms), left, right }
}

const UNITS_OF_MEASURE = '[KMGT]?bps|[KMGT]i?B|[kMG]?Hz|kWh?|MW|kg|km|cm|mm'
const UNIT_THEN_NUMBER = new RegExp(
  `(?<![A-Za-z0-9] ?)(?:${UNITS_OF_MEASURE})( )(?=\\d[\\d.,]*(?![\\d.,]*[A-Za-z%]))`,
  'g',
)
const RIGHT_TO_LEFT_MARK = '\u200f'

/**
 * "500 GB" in Hebrew is painted exactly like "GB 500". Where Latin stands before a number it is read first, as in "ISO 27001";
 * only a unit of measure follows its number: a mark in the place of the blank keeps the two from being one Latin run.
 */
function partUnits(units: readonly string[]): string {
  const line = units.map((unit) => unit.charAt(0)).join('')
  return line.replace(UNIT_THEN_NUMBER, (match) => match.slice(0, -1) + RIGHT_TO_LEFT_MARK)
}

const CLOSING = /^[,.;:)\]]/
const OPENING = /^[([]/

/** Joins atoms; kerning before a comma or after a bracket is no blank. */
function spell(atoms: readonly Atom[]): { text: string; bold: boolean[] } {
  const kept = atoms.filter((atom, i) => {
    if (atom.text !== ' ') return true
    return !CLOSING.test(atoms[i + 1]?.text ?? '') && !OPENING.test(atoms[i - 1]?.text ?? '')
  })
  return {
    text: kept.map((atom) => atom.text).join(''),
    bold: kept.flatMap((atom) => Array.from({ length: atom.text.length }, () => atom.bold)),
  }
}

/** How many brackets have no partner. */
export function unbalanced(text: string): number {
  let open = 0
  let alone = 0
  for (const character of text) {
    if (character === '(' || character === '[') open += 1
    else if (character === ')' || character === ']') {
      if (open > 0) open -= 1
      else alone += 1
    }
  }
  return alone + open
}
