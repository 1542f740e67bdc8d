import type { GreyPicture } from '../pictures/grey-picture.ts'
import { type InkMap, inkMap, linesIn, partsOf, type Rectangle } from './ink-map.ts'

/** A wider gap than this, in heights of its line, is no word gap of running text; */
const WIDE_GAP = 0.95
/** it is made this narrow. */
const WORD_GAP = 0.5
/** Cells of a table that don't stand level run together into a line this many times as high as the others: it stays. */
const MOST_HEIGHT = 1.7
/** What rises above the rows that are dense enough for a line, or hangs below them, in heights of the line. */
const OVERHANG = 0.5

/** A picture whose words were moved together, and the way back for what is read in it. */
export interface ClosedPicture {
  readonly picture: GreyPicture
  /** How far to the right what now stands at a place was moved; 0 where nothing was. */
  readonly movedBy: (x: number, y: number) => number
}

/** A part of a line between wide gaps, in pixels of the page before it was moved. */
interface Cell {
  readonly left: number
  readonly right: number
  /** To the right. */
  readonly shift: number
}

interface MovedLine {
  readonly top: number
  readonly bottom: number
  readonly cells: readonly Cell[]
}

/**
 * Moves what stands apart on a line together: the number that hangs before a clause and the cells of a table. The
 * recogniser reads a line as a whole and loses its way in white: beside a wide gap it drops digits, glues words together
 * and sees strokes that are not there. The widest part of a line stays where it is, so that a text's lines stay under each
 * other.
 * @param page prepared: level, paper white, ink black, rules erased, 300 dpi
 */
export function closeGaps(page: GreyPicture): ClosedPicture {
  const lines = movedLines(inkMap(page), page.height)
  if (lines.length === 0) return { picture: page, movedBy: () => 0 }
  const data = new Uint8Array(page.data)
  for (const line of lines) moveCells(page, data, line)
  return {
    picture: { ...page, data },
    movedBy: (x, y) => {
      const line = lines.find(({ top, bottom }) => y >= top && y < bottom)
      return line === undefined ? 0 : cellAt(line.cells, x).shift
    },
  }
}

/** The cell that after the move is nearest to a place. */
function cellAt(cells: readonly Cell[], x: number): Cell {
  const distance = ({ left, right, shift }: Cell): number => Math.max(left + shift - x, x - right - shift)
  return cells.reduce((nearest, cell) => (distance(cell) < distance(nearest) ? cell : nearest))
}

function movedLines(ink: InkMap, pageHeight: number): MovedLine[] {
  const lines = linesIn(ink, { left: 0, top: 0, right: ink.width, bottom: ink.height })
  const heights = lines.map(({ top, bottom }) => bottom - top).toSorted((a, b) => a - b)
  const usual = heights[heights.length >> 1] ?? 0
  return lines.flatMap((line, i) => {
    const height = line.bottom - line.top
    if (height > MOST_HEIGHT * usual) return []
    const parts = partsOf(ink, line, WIDE_GAP * height)
    if (parts.length === 1) return []
    const overhang = OVERHANG * height
    const above = Math.max(line.top - overhang, i === 0 ? 0 : middle(lines[i - 1]!, line))
    const below = Math.min(line.bottom + overhang, i === lines.length - 1 ? ink.height : middle(line, lines[i + 1]!))
    return {
      top: Math.max(0, Math.round(above * ink.factor)),
      bottom: Math.min(pageHeight, Math.round(below * ink.factor)),
      cells: closed(parts, WORD_GAP * height, ink.factor),
    }
  })
}

const middle = (upper: Rectangle, lower: Rectangle): number => (upper.bottom + lower.top) / 2

/** The parts with the way each has to go, such that the widest stays and gaps of one width part them. */
function closed(parts: readonly Rectangle[], gap: number, factor: number): Cell[] {
  const widths = parts.map(({ left, right }) => right - left)
  const widest = widths.indexOf(Math.max(...widths))
  const starts: number[] = []
  let start = parts[widest]!.left
  for (let i = widest; i < parts.length; start += widths[i]! + gap, i += 1) starts[i] = start
  start = parts[widest]!.left
  for (let i = widest - 1; i >= 0; i -= 1) starts[i] = start -= widths[i]! + gap
  return parts.map(({ left, right }, i) => ({
    left: left * factor,
    right: right * factor,
    shift: Math.round((starts[i]! - left) * factor),
  }))
}

/** Blurred edges around ink. */
const EDGE = 3

function moveCells({ width, data }: GreyPicture, out: Uint8Array, { top, bottom, cells }: MovedLine): void {
  const moved = cells.filter(({ shift }) => shift !== 0)
  const edges = moved.map(({ left, right, shift }) => ({
    from: Math.max(0, left - EDGE),
    to: Math.min(width, right + EDGE),
    shift,
  }))
  for (let row = top * width; row < bottom * width; row += width) {
    for (const { from, to } of edges) out.fill(255, row + from, row + to)
    for (const { from, to, shift } of edges) out.set(data.subarray(row + from, row + to), row + from + shift)
  }
}
