import type { Box } from '../../../shared/units.ts'
import type { TextLine } from '../contract-text.ts'
import type { Direction, LogicalLine } from './logical-order.ts'
import type { ReadingFrame } from './reading-frame.ts'
import { median, quantile } from './visual-line.ts'

/** A page's lines in reading order with the frame they were read in. */
export interface LogicalPage {
  readonly number: number
  readonly frame: ReadingFrame
  readonly lines: readonly LogicalLine[]
}

/** The usual distance of lines inside a paragraph is a low one: many documents set every paragraph apart. */
const PITCH_SHARE = 0.2
/** White space from here on parts paragraphs; browsers and word processors round the pitch by a few percent. */
const EXTRA_PITCH = 1.16

/** A far edge that several lines share to a hair is the margin of a block set narrower than the page. */
const SHARED_EDGE = 0.06
const SHARING_LINES = 4

/** Page lines as text lines, measured in ems of the body text from the side where reading starts. */
export function textLines(pages: readonly LogicalPage[], direction: Direction): TextLine[] {
  const body = bodySize(pages)
  const pitch = quantile(
    pages.flatMap((page) => pitches(page.lines)),
    PITCH_SHARE,
  )
  const isBlockEdge = sharedEdges(pages, direction, body)
  return pages.flatMap((page) => {
    const measure = startMeasure(page.frame, direction)
    const farEdge = Math.max(
      ...pages.filter((other) => other.frame.width === page.frame.width).map(farthest(direction)),
    )
    return page.lines.map((line, i) => {
      const above = page.lines[i - 1]
      const [near, far] = measure(line)
      return {
        ...joinCells(line),
        page: page.number,
        box: roundBox(page.frame.toPage(line.visual.box)),
        start: near / body,
        cells: line.cells.map((cell) => cellStart(page.frame, direction, cell) / body),
        room: isBlockEdge(far / body) ? 0 : (farEdge - far) / body,
        scale: line.visual.size / body,
        gapAbove: above === undefined ? null : relativePitch(above, line) > EXTRA_PITCH * pitch,
      }
    })
  })
}

/** Whether enough lines end at the same place (in ems) to make it a margin. */
function sharedEdges(pages: readonly LogicalPage[], direction: Direction, body: number): (far: number) => boolean {
  const ends = pages.flatMap(({ frame, lines }) => lines.map((line) => startMeasure(frame, direction)(line)[1] / body))
  return (far) => ends.filter((end) => Math.abs(end - far) <= SHARED_EDGE).length >= SHARING_LINES
}

/** The size most letters have. */
function bodySize(pages: readonly LogicalPage[]): number {
  const sizes = pages.flatMap(({ lines }) =>
    lines.flatMap((line) => line.cells.flatMap((cell) => Array.from(cell.text, () => line.visual.size))),
  )
  return median(sizes) || 1
}

const relativePitch = (above: LogicalLine, line: LogicalLine): number =>
  (line.visual.baseline - above.visual.baseline) / Math.max(above.visual.size, line.visual.size)

function pitches(lines: readonly LogicalLine[]): number[] {
  return lines
    .slice(1)
    .map((line, i) => relativePitch(lines[i]!, line))
    .filter((pitch) => pitch > 0.8 && pitch < 4)
}

/** A line's near and far edge, in points from the side where reading starts. */
function startMeasure(frame: ReadingFrame, direction: Direction): (line: LogicalLine) => [number, number] {
  return ({ visual: { box } }) =>
    direction === 'rtl' ? [frame.width - box[2], frame.width - box[0]] : [box[0], box[2]]
}

function cellStart(frame: ReadingFrame, direction: Direction, cell: { left: number; right: number }): number {
  return direction === 'rtl' ? frame.width - cell.right : cell.left
}

function farthest(direction: Direction): (page: LogicalPage) => number {
  return ({ frame, lines }) => {
    const measure = startMeasure(frame, direction)
    return Math.max(0, ...lines.map((line) => measure(line)[1]))
  }
}

function joinCells(line: LogicalLine): { text: string; bold: boolean[] } {
  return {
    text: line.cells.map((cell) => cell.text).join('\t'),
    bold: line.cells.flatMap((cell, i) => (i === 0 ? cell.bold : [false, ...cell.bold])),
  }
}

/** Hundredths of a point: a thousandth of a millimetre on paper. */
function roundBox(box: Box): Box {
  return box.map((value) => Math.round(value * 100) / 100) as Box
}
