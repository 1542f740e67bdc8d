import type { Box } from '../../../shared/units.ts'
import type { LineWord } from '../contract-text.ts'
import { joinCellLines } from '../join-lines.ts'
import {
  type BracketConvention,
  contextBehind,
  NO_CONTEXT,
  type OrderedAtom,
  type Reading,
  readingOrder,
  textOf,
} from './bidi-order.ts'
import { closedBefore, misplaced, strayBrackets, unbalanced } from './brackets.ts'
import { countLetters, type Direction, directionBy, type LetterCount } from './direction.ts'
import { withDocumentColumns } from './document-columns.ts'
import type { VisualCell, VisualLine } from './visual-line.ts'
import type { Block, VisualBlock } from './visual-page.ts'
import { WordPlaces } from './word-places.ts'

export { type Direction, directionOf } from './direction.ts'

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

const HEBREW = /[\u0590-\u05ff]/
const BRACKET = /[()[\]]/
const LATIN_WORD = /[A-Za-z]{2,}/

/** Ems from a line to the next of its paragraph at most, and from the end of a full line to the margin. */
const RUNS_ON = 2.4
const FULL = 3

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
  const inColumns = withDocumentColumns(pages.map((page) => ('painted' in page ? page.painted : [])))
  for (const [i, painted] of inColumns.entries()) if ('painted' in pages[i]!) pages[i] = { painted }
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
  const end = lines.reduce((least, { box }) => Math.min(least, box[0]), Number.POSITIVE_INFINITY)
  let context = NO_CONTEXT
  return {
    frame,
    column,
    lines: lines.map((line, at) => {
      const { baseline, size, box } = line
      const own = lineDirection(line, [lines[at - 1], lines[at + 1]], direction)
      // Cells are read from the right in Hebrew; only the first goes on with the line before.
      const painted = own === 'rtl' ? line.cells.toReversed() : line.cells
      const before = own === 'rtl' && runsOn(lines[at - 1], line, end) ? context : NO_CONTEXT
      const cells = painted.map((cell, i) => readCell(cell, own, { convention, before: i === 0 ? before : NO_CONTEXT }))
      context = contextBehind(cells.at(-1)?.text ?? '', before)
      return {
        direction: own,
        cells,
        baseline,
        size,
        box,
        source: 'text-layer',
      }
    }),
  }
}

/** How wrong the brackets stand if the file names painted shapes, less how wrong if it names typed characters. */
function bracketVote(blocks: readonly VisualBlock[], direction: Direction): number {
  const cells = blocks
    .flatMap(({ lines }) => lines.flatMap((line) => line.cells.flatMap((cell) => [cell, ...(cell.below ?? [])])))
    .filter((cell) => BRACKET.test(painted(cell)) && HEBREW.test(painted(cell)))
  const wrong = (convention: BracketConvention): number =>
    cells.reduce((sum, cell) => {
      const text = textOf(readingOrder(cell, direction, { convention, before: NO_CONTEXT }))
      return sum + unbalanced(text) + misplaced(text)
    }, 0)
  return wrong('shape') - wrong('source')
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

/**
 * Whether the line above, in Hebrew, fills its block, so that this one may go on in the middle of a stretch.
 * @param end left edge of the block
 */
function runsOn(above: VisualLine | undefined, line: VisualLine, end: number): boolean {
  if (above === undefined) return false
  const size = Math.max(line.size, above.size)
  return line.baseline - above.baseline <= RUNS_ON * size && above.box[0] - end <= FULL * size
}

function readCell(cell: VisualCell, direction: Direction, reading: Reading): LogicalCell {
  const lines: LogicalCell[] = []
  let { before } = reading
  for (const line of [cell, ...(cell.below ?? [])]) {
    lines.push(readCellLine(line, direction, { ...reading, before }))
    before = contextBehind(lines.at(-1)!.text, before)
  }
  return lines.reduce(joinCellLines)
}

function readCellLine(cell: VisualCell, direction: Direction, reading: Reading): LogicalCell {
  const voted = reorder(cell, direction, reading)
  const { openBrackets } = reading.before
  const closed = closedBefore(textOf(voted))
  const alone = direction === 'ltr' ? 0 : unbalanced(textOf(voted))
  // A bracket that closes what the line before opened is not alone.
  if (alone === 0 || (closed > 0 && closed <= openBrackets)) return spell(voted, cell)
  const flipped = reorder(cell, direction, {
    ...reading,
    convention: reading.convention === 'shape' ? 'source' : 'shape',
  })
  if (unbalanced(textOf(flipped)) < alone) return spell(flipped, cell)
  // Brackets with words of both scripts between them go with the paragraph; where their partner stands on another line this
  // one doesn't show it.
  const strong = reorder(cell, direction, { ...reading, areBracketsStrong: true })
  const isBetter = strayBrackets(textOf(strong), openBrackets) < strayBrackets(textOf(voted), openBrackets)
  return spell(isBetter ? strong : voted, cell)
}

/** The atoms of one painted line in reading order; kerning before a comma or after a bracket is no blank. */
function reorder(cell: VisualCell, direction: Direction, reading: Reading): OrderedAtom[] {
  const ordered = readingOrder(cell, direction, reading)
  return ordered.filter((own, i) => {
    if (own.text !== ' ') return true
    return !CLOSING.test(ordered[i + 1]?.text ?? '') && !OPENING.test(ordered[i - 1]?.text ?? '')
  })
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
