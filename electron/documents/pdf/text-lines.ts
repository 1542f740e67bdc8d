import type { Box } from '../../../shared/units.ts'
import type { LineWord, TextLine } from '../contract-text.ts'
import type { Direction } from './direction.ts'
import type { LogicalBlock, LogicalLine } from './logical-order.ts'
import { quantile } from './placed-glyph.ts'
import type { ReadingFrame } from './reading-frame.ts'

/** A page's lines in reading order, block by block. */
export interface LogicalPage {
  readonly number: number
  readonly blocks: readonly LogicalBlock[]
}

/** The usual distance of lines inside a paragraph is a low one: many documents set every paragraph apart. */
const PITCH_SHARE = 0.2
/** A line that fills so much of its measure mostly runs on in the next: a letter may have few others that do. */
const FULL_LINE = 0.94
const FEWEST_FULL = 4
/** White space from here on parts paragraphs; browsers and word processors round the pitch by a few percent. */
const EXTRA_PITCH = 1.16

/** A far edge that several lines share to a hair is the margin of a block set narrower than the page. */
const SHARED_EDGE = 0.06
const SHARING_LINES = 4

/**
 * Page lines as text lines, measured in ems of the body text from the side where reading starts.
 * @param pages emptied page by page: each line's words are held once
 */
export function textLines(pages: LogicalPage[], direction: Direction): TextLine[] {
  const measures = documentMeasures(pages, direction)
  const lines: TextLine[] = []
  for (const [i, page] of pages.entries()) {
    pages[i] = { number: page.number, blocks: [] }
    for (const block of page.blocks) for (const line of blockLines(block, page, direction, measures)) lines.push(line)
  }
  return lines
}

/** What the whole document is measured by. */
interface Measures {
  /** Size of the body text in points. */
  readonly body: number
  readonly pitch: number
  readonly isBlockEdge: (far: number) => boolean
  /** Far margins by page width. */
  readonly margins: ReadonlyMap<number, number>
}

function documentMeasures(pages: readonly LogicalPage[], direction: Direction): Measures {
  const blocks = pages.flatMap((page) => page.blocks)
  const body = bodySize(blocks)
  return {
    body,
    pitch: linePitch(blocks),
    isBlockEdge: sharedEdges(pages, direction, body),
    margins: farEdges(blocks, direction),
  }
}

function blockLines(
  block: LogicalBlock,
  page: LogicalPage,
  direction: Direction,
  { body, pitch, isBlockEdge, margins }: Measures,
): TextLine[] {
  const measure = startMeasure(block, page.blocks, direction)
  return block.lines.map((line, i) => {
    const above = block.lines[i - 1]
    const [near, far] = measure(...extentOf(line))
    const margin = block.column ? measure(...block.column)[1] : (margins.get(block.frame.width) ?? far)
    return withWords(line.cells, block.frame, {
      ...joinCells(line),
      page: page.number,
      box: roundBox(block.frame.toPage(line.box)),
      start: near / body,
      cells: line.cells.map((cell) => measure(cell.left, cell.right)[0] / body),
      room: isBlockEdge(far / body) ? 0 : (margin - far) / body,
      scale: line.size / body,
      gapAbove: above === undefined ? null : relativePitch(above, line) > EXTRA_PITCH * pitch,
      source: line.source,
    })
  })
}

/** A line whose words are counted out when asked for: all of a long contract at once would take as much as all else of it. */
function withWords(cells: LogicalLine['cells'], frame: ReadingFrame, line: Omit<TextLine, 'words'>): TextLine {
  return {
    ...line,
    get words() {
      return wordsOf(cells, frame)
    },
  }
}

/** Whether enough lines end at the same place (in ems) to make it a margin. */
function sharedEdges(pages: readonly LogicalPage[], direction: Direction, body: number): (far: number) => boolean {
  const ends = pages
    .flatMap(({ blocks }) => blocks.map((block) => ({ block, measure: startMeasure(block, blocks, direction) })))
    .flatMap(({ block, measure }) => block.lines.map((line) => measure(...extentOf(line))[1] / body))
    .toSorted((a, b) => a - b)
  return (far) => {
    const first = firstFrom(ends, far - SHARED_EDGE)
    const last = ends[first + SHARING_LINES - 1]
    return last !== undefined && last <= far + SHARED_EDGE
  }
}

/** Where in a sorted list the values from `least` on begin. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** The size most letters have. */
function bodySize(blocks: readonly LogicalBlock[]): number {
  const lettersBySize = new Map<number, number>()
  for (const { lines } of blocks)
    for (const { size, cells } of lines) {
      const letters = cells.reduce((sum, cell) => sum + cell.text.length, 0)
      lettersBySize.set(size, (lettersBySize.get(size) ?? 0) + letters)
    }
  const sizes = Array.from(lettersBySize).toSorted(([a], [b]) => a - b)
  const half = sizes.reduce((sum, [, letters]) => sum + letters, 0) / 2
  let seen = 0
  const middle = sizes.find(([, letters]) => {
    seen += letters
    return seen > half
  })
  return middle?.[0] || 1
}

/** Not its box: that of a recognised line lies on the page as displayed, its cells on the page set straight. */
const extentOf = ({ cells }: LogicalLine): [number, number] => [
  Math.min(...cells.map((cell) => cell.left)),
  Math.max(...cells.map((cell) => cell.right)),
]

const relativePitch = (above: LogicalLine, line: LogicalLine): number =>
  (line.baseline - above.baseline) / Math.max(above.size, line.size)

/** How far apart the lines of a paragraph stand, as a multiple of their size. */
function linePitch(blocks: readonly LogicalBlock[]): number {
  const widths = new Map<number, number>()
  for (const { frame, lines } of blocks)
    for (const line of lines) widths.set(frame.width, Math.max(widths.get(frame.width) ?? 0, widthOf(line)))
  const all: number[] = []
  const behindFull: number[] = []
  for (const { frame, column, lines } of blocks) {
    const measure = column === null ? widths.get(frame.width)! : column[1] - column[0]
    lines.slice(1).forEach((line, i) => {
      const above = lines[i]!
      const pitch = relativePitch(above, line)
      if (pitch <= 0.8 || pitch >= 4) return
      all.push(pitch)
      if (widthOf(above) >= FULL_LINE * measure) behindFull.push(pitch)
    })
  }
  return quantile(behindFull.length < FEWEST_FULL ? all : behindFull, PITCH_SHARE)
}

function widthOf(line: LogicalLine): number {
  const [left, right] = extentOf(line)
  return right - left
}

/**
 * The near and far edge of a stretch, in points from the side where reading starts. Columns are laid over the first of
 * them, so that clauses at the same depth start at the same place in each.
 */
function startMeasure(
  { frame, column }: LogicalBlock,
  onPage: readonly LogicalBlock[],
  direction: Direction,
): (left: number, right: number) => [number, number] {
  const near = ([left, right]: readonly [number, number]): number => (direction === 'rtl' ? frame.width - right : left)
  const firstColumn = Math.min(...onPage.flatMap((block) => (block.column ? [near(block.column)] : [])))
  const shift = column && firstColumn < Number.POSITIVE_INFINITY ? near(column) - firstColumn : 0
  return (left, right) =>
    direction === 'rtl' ? [frame.width - right - shift, frame.width - left - shift] : [left - shift, right - shift]
}

/** How far the text goes on pages of the same width. */
function farEdges(blocks: readonly LogicalBlock[], direction: Direction): Map<number, number> {
  const edges = new Map<number, number>()
  for (const { frame, lines } of blocks)
    for (const line of lines) {
      const [left, right] = extentOf(line)
      const far = direction === 'rtl' ? frame.width - left : right
      edges.set(frame.width, Math.max(edges.get(frame.width) ?? 0, far))
    }
  return edges
}

function joinCells({ cells }: LogicalLine): Pick<TextLine, 'text' | 'bold'> {
  const [only] = cells
  const isOne = cells.length === 1 && only !== undefined
  return {
    text: isOne ? only.text : cells.map((cell) => cell.text).join('\t'),
    bold: isOne ? only.bold : cells.flatMap((cell, i) => (i === 0 ? cell.bold : [false, ...cell.bold])),
  }
}

/** Cells are parted by a tab. */
function wordsOf(cells: LogicalLine['cells'], frame: ReadingFrame): LineWord[] {
  const words: LineWord[] = []
  let start = 0
  for (const cell of cells) {
    for (const { span, box, confidence } of cell.words)
      words.push({ span: [span[0] + start, span[1] + start], box: roundBox(frame.toPage(box)), confidence })
    start += cell.text.length + 1
  }
  return words
}

/** Hundredths of a point: a thousandth of a millimetre on paper. */
function roundBox([left, top, right, bottom]: Box): Box {
  return [round(left), round(top), round(right), round(bottom)]
}

const round = (points: number): number => Math.round(points * 100) / 100
