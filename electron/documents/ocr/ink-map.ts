import type { GreyPicture } from '../pictures/grey-picture.ts'
import { shrink } from './resample.ts'

/** Pixels of the page for one of the map: at 300 dpi it has 100 to the inch, which parts words and loses dust. */
const FACTOR = 3
const PREPARED_DPI = 300
const POINTS_PER_INCH = 72
/** A hairline darkens a third of a pixel of the map; it must be seen, for it tells a table. */
const INK = 180

/** In pixels of the map; right and bottom are beyond the last. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a page is dark, seen from afar. */
export interface InkMap {
  readonly width: number
  readonly height: number
  /** Pixels of the page for one of the map. */
  readonly factor: number
  readonly pixelsAPoint: number
  /** Dark pixels of a row from `left` up to `right`. */
  readonly count: (y: number, left: number, right: number) => number
}

/** @param page prepared: level, paper white, ink black, 300 dpi */
export function inkMap(page: GreyPicture): InkMap {
  const { width, height, data } = shrink(page, FACTOR)
  const stride = width + 1
  /** Of each row, how many dark pixels stand before each place. */
  const before = new Uint16Array(stride * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      before[y * stride + x + 1] = before[y * stride + x]! + (data[y * width + x]! < INK ? 1 : 0)
  return {
    width,
    height,
    factor: FACTOR,
    pixelsAPoint: PREPARED_DPI / FACTOR / POINTS_PER_INCH,
    count: (y, left, right) => before[y * stride + right]! - before[y * stride + left]!,
  }
}

/** A row belongs to a line when it has at least this share of the ink of the densest rows: ascenders alone make none. */
const LINE_SHARE = 0.05
const DENSE_ROWS = 0.9
/** Lines of print are at least this high, in pixels of the map: three points. */
const LEAST_HEIGHT = 4
/** A word gap in a justified line is at most this wide, in heights of the line; a wider one parts cells. */
const WORD_GAP = 1.3

/** The lines of print in a part of a page, with the width their ink takes. */
export function linesIn(ink: InkMap, { left, top, right, bottom }: Rectangle): Rectangle[] {
  const rows = Array.from({ length: Math.max(0, bottom - top) }, (_, i) => ink.count(top + i, left, right))
  const inked = rows.filter((count) => count > 0).toSorted((a, b) => a - b)
  const least = Math.max(2, LINE_SHARE * (inked[Math.floor(inked.length * DENSE_ROWS)] ?? 0))
  const lines: Rectangle[] = []
  let start = -1
  for (let i = 0; i <= rows.length; i += 1) {
    const isInked = i < rows.length && rows[i]! >= least
    if (isInked && start < 0) start = i
    if (isInked || start < 0) continue
    const line = tight(ink, { left, right, top: top + start, bottom: top + i })
    if (line !== null && i - start >= LEAST_HEIGHT) lines.push(line)
    start = -1
  }
  return lines
}

/** The leftmost and rightmost ink of lines. */
export const extent = (lines: readonly Rectangle[]): [number, number] => [
  Math.min(...lines.map((line) => line.left)),
  Math.max(...lines.map((line) => line.right)),
]

export const isFullLine = ({ left, right }: Rectangle, width: number): boolean => right - left >= width

/** Whether no gap in a line is too wide to stand between two words of running text. */
export function isWholeLine(ink: InkMap, line: Rectangle, height: number): boolean {
  const step = Math.ceil(WORD_GAP * height)
  for (let x = line.left; x + step <= line.right; x += 1) if (isWhite(ink, line, x, x + step)) return false
  return true
}

/** The parts of a line between gaps wider than this, from left to right. */
export function partsOf(ink: InkMap, line: Rectangle, gap: number): Rectangle[] {
  const parts: Rectangle[] = []
  let [start, inked] = [line.left, line.left]
  for (let x = line.left; x < line.right; x += 1) {
    if (isWhite(ink, line, x, x + 1)) continue
    if (x - inked - 1 > gap) {
      parts.push({ ...line, left: start, right: inked + 1 })
      start = x
    }
    inked = x
  }
  return [...parts, { ...line, left: start, right: inked + 1 }]
}

function tight(ink: InkMap, line: Rectangle): Rectangle | null {
  let { left, right } = line
  while (left < right && isWhite(ink, line, left, left + 1)) left += 1
  while (right > left && isWhite(ink, line, right - 1, right)) right -= 1
  return left < right ? { ...line, left, right } : null
}

function isWhite(ink: InkMap, { top, bottom }: Rectangle, left: number, right: number): boolean {
  for (let y = top; y < bottom; y += 1) if (ink.count(y, left, right) > 0) return false
  return true
}
