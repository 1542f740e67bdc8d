import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import type { Box } from '../../../shared/units.ts'
import type { LineWord } from '../contract-text.ts'
import { joinCellLines } from '../join-lines.ts'
import type { Atom } from './atom.ts'
import { unbalanced } from './brackets.ts'
import { countLetters, type Direction, directionBy, type LetterCount } from './direction.ts'
import type { VisualCell, VisualLine } from './visual-line.ts'
import type { Block, VisualBlock } from './visual-page.ts'
import { WordPlaces } from './word-places.ts'

export { type Direction, directionOf } from './direction.ts'

/**
 * From painted order to reading order.
 *
 * A PDF gives no reading order for Hebrew: it gives places. The Unicode bidi algorithm (UAX #9), run over the *painted*
 * line with the base direction forced, is its own inverse for two levels, and its rule W7 keeps a Latin word and the
 * number after it together ("ISO 27001", "Premium – 15%"), which is what contracts contain.
 */

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
  /** Boxes in the reading frame. */
  readonly words: Iterable<LineWord>
}

/** One line in reading order, in the coordinates of its reading frame. */
export interface LogicalLine {
  readonly direction: Direction
  /** In reading order: from the right in Hebrew. */
  readonly cells: readonly LogicalCell[]
  readonly baseline: number
  readonly size: number
  readonly box: Box
  readonly source: 'text-layer' | 'ocr'
}

export type LogicalBlock = Block<LogicalLine>

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

const HEBREW = /[\u0590-\u05ff]/
const BRACKET = /[()[\]]/
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

const painted = ({ text, below }: VisualCell): string =>
  below === undefined ? text : [text, ...below.map((line) => line.text)].join(' ')
const paintedLine = (line: VisualLine): string => line.cells.map(painted).join(' ')

/** What a page paints, each line from left to right. */
export const paintedText = (blocks: readonly VisualBlock[]): string =>
  blocks.flatMap((block) => block.lines.map(paintedLine)).join('\n')

/** A page's lines as painted, or as already read in order by a recogniser. */
export type UnorderedPage = { readonly painted: readonly VisualBlock[] } | { readonly read: readonly LogicalBlock[] }

/**
 * All pages' lines in reading order, with the document's base direction.
 * @param pages emptied on the way: a long contract is not held twice
 */
export function logicalPages(pages: UnorderedPage[]): { direction: Direction; pages: (readonly LogicalBlock[])[] } {
  const direction = directionBy(pages.map(lettersOf))
  const votes = pages.map((page) => ('painted' in page ? bracketVote(page.painted, direction) : 0))
  const documentVote = votes.reduce((sum, vote) => sum + vote, 0)
  const ordered = votes.map((vote, i) => {
    const page = pages[i]!
    if ('read' in page) return page.read
    pages[i] = { read: [] }
    const convention = (Math.abs(vote) >= CLEAR_VOTE ? vote : documentVote) > 0 ? 'source' : 'shape'
    return page.painted.map((block) => readBlock(block, direction, convention))
  })
  return { direction, pages: ordered }
}

function lettersOf(page: UnorderedPage): LetterCount {
  if ('painted' in page) return countLetters(paintedText(page.painted))
  return countLetters(
    page.read.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map((cell) => cell.text))).join(),
  )
}

function readBlock(block: VisualBlock, direction: Direction, convention: BracketConvention): LogicalBlock {
  const { frame, column, lines } = block
  return {
    frame,
    column,
    lines: lines.map((line, at) => {
      const { baseline, size, box } = line
      const own = lineDirection(line, [lines[at - 1], lines[at + 1]], direction)
      const cells = line.cells.map((cell) => readCell(cell, own, convention))
      return {
        direction: own,
        cells: own === 'rtl' ? cells.reverse() : cells,
        baseline,
        size,
        box,
        source: 'text-layer',
      }
    }),
  }
}

/** How many brackets stand alone if the file names painted shapes, less how many if it names typed characters. */
function bracketVote(blocks: readonly VisualBlock[], direction: Direction): number {
  const cells = blocks
    .flatMap(({ lines }) => lines.flatMap((line) => line.cells.flatMap((cell) => [cell, ...(cell.below ?? [])])))
    .filter((cell) => BRACKET.test(painted(cell)) && HEBREW.test(painted(cell)))
  const alone = (convention: BracketConvention): number =>
    cells.reduce((sum, cell) => sum + unbalanced(textOf(reorder(cell, direction, convention))), 0)
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
  const [first, ...below] = [cell, ...(cell.below ?? [])].map((line) => readCellLine(line, direction, convention))
  return below.reduce(joinCellLines, first!)
}

function readCellLine(cell: VisualCell, direction: Direction, convention: BracketConvention): LogicalCell {
  const voted = reorder(cell, direction, convention)
  const alone = direction === 'ltr' ? 0 : unbalanced(textOf(voted))
  if (alone === 0) return spell(voted, cell)
  const other = reorder(cell, direction, convention === 'shape' ? 'source' : 'shape')
  return spell(unbalanced(textOf(other)) < alone ? other : voted, cell)
}

/** An atom in its place in the reading order, as it is to be read there, and where it is painted. */
interface OrderedAtom {
  readonly text: string
  readonly atom: Atom
  /** Its place in the painted cell. */
  readonly index: number
}

const textOf = (atoms: readonly OrderedAtom[]): string => atoms.map(({ text }) => text).join('')

/** The atoms of one painted line in reading order; kerning before a comma or after a bracket is no blank. */
function reorder({ text, atoms }: VisualCell, direction: Direction, convention: BracketConvention): OrderedAtom[] {
  const isPlain = direction === 'ltr' && !HEBREW.test(text)
  const ordered = isPlain
    ? atoms.map((atom, index) => ({ text: atom.text, atom, index }))
    : bidiOrder(atoms, direction, convention)
  return ordered.filter((own, i) => {
    if (own.text !== ' ') return true
    return !CLOSING.test(ordered[i + 1]?.text ?? '') && !OPENING.test(ordered[i - 1]?.text ?? '')
  })
}

function bidiOrder(atoms: readonly Atom[], direction: Direction, convention: BracketConvention): OrderedAtom[] {
  // One UTF-16 unit an atom, so that points and ligatures move with their letter.
  const units = atoms.map(({ text: [first = ' '] }) => (convention === 'source' ? (MIRRORED[first] ?? first) : first))
  const line = direction === 'rtl' ? partUnits(units) : units.map((unit) => unit.charAt(0)).join('')
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const paragraph = { start: 0, end: line.length - 1, level: direction === 'rtl' ? 1 : 0 }
  return bidi.getReorderedIndices(line, { levels, paragraphs: [paragraph] }).map((index) => {
    const atom = atoms[index]!
    const unit = units[index]!
    const mirror = MIRRORED[unit]
    if (mirror === undefined) return { text: atom.text, atom, index }
    return { text: (levels[index]! & 1) === 1 ? mirror : unit, atom, index }
  })
}

const UNITS_OF_MEASURE = '[KMGT]?bps|[KMGT]i?B|[kMG]?Hz|kWh?|MW|kg|km|cm|mm'
const UNIT_THEN_NUMBER = new RegExp(
  `(?<![A-Za-z0-9] ?)(?:${UNITS_OF_MEASURE})( )(?=\\d[\\d.,]*(?![\\d.,]*[A-Za-z%]))`,
  'g',
)
/** A comma stands off from what is before it only where it belongs to what is painted right of it. */
const PARTED_BY_COMMA = /(?<=[A-Za-z0-9]) (?=[,;]\d)/g
const RIGHT_TO_LEFT_MARK = '\u200f'

/**
 * "500 GB" in Hebrew is painted exactly like "GB 500". Where Latin stands before a number it is read first, as in "ISO 27001";
 * only a unit of measure follows its number, and an address a number with a comma ("03-5550115, info@dekel.example" is painted
 * "info@dekel.example ,03-5550115"): a mark in the place of the blank keeps the two from being one Latin run.
 */
function partUnits(units: readonly string[]): string {
  const line = units.map((unit) => unit.charAt(0)).join('')
  return line
    .replace(UNIT_THEN_NUMBER, (match) => match.slice(0, -1) + RIGHT_TO_LEFT_MARK)
    .replace(PARTED_BY_COMMA, RIGHT_TO_LEFT_MARK)
}

const CLOSING = /^[,.;:)\]]/
const OPENING = /^[([]/

/** Joins atoms into text, and finds the words in it with their places. */
function spell(atoms: readonly OrderedAtom[], { edges, left, right, top, bottom }: VisualCell): LogicalCell {
  const text = textOf(atoms)
  /** Of each unit of the text, the place of its atom in the painted line. */
  const places: number[] = []
  for (const { text: letters, index } of atoms) for (let unit = 0; unit < letters.length; unit += 1) places.push(index)
  const bold = atoms.some(({ atom }) => atom.bold)
    ? atoms.flatMap(({ text: letters, atom }) => Array.from({ length: letters.length }, () => atom.bold))
    : allRegular(text.length)
  return { text, bold, words: new WordPlaces(text, places, edges, top, bottom), left, right }
}

/** Lines as long as this and shorter share their flags where nothing is bold, as in most of a contract. */
const LONGEST_SHARED = 256
const REGULAR = new Map<number, readonly boolean[]>()

function allRegular(length: number): readonly boolean[] {
  const known = REGULAR.get(length)
  if (known !== undefined) return known
  const flags = Array.from({ length }, () => false)
  if (length <= LONGEST_SHARED) REGULAR.set(length, Object.freeze(flags))
  return flags
}
