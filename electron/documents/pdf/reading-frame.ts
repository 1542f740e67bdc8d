import type { Box } from '../../../shared/units.ts'

/** Which way a line of letters runs on the displayed page: → 0, ↓ 1, ← 2, ↑ 3. */
export type Quadrant = 0 | 1 | 2 | 3

/**
 * A page turned so that its letters stand upright. A wide table printed sideways on a tall page is read like any other; its
 * boxes are turned back to the page as displayed.
 */
export interface ReadingFrame {
  readonly quadrant: Quadrant
  readonly width: number
  readonly height: number
  readonly toFrame: (x: number, y: number) => [number, number]
  readonly toPage: (box: Box) => Box
  readonly boxToFrame: (box: Box) => Box
}

/** 17°: a crooked scan is still horizontal, a watermark across the page is not. */
const MAX_SLANT = 0.3

/** The quadrant of a baseline direction, or null when it is slanted. */
export function quadrantOf(dx: number, dy: number): Quadrant | null {
  const length = Math.hypot(dx, dy)
  if (length === 0) return null
  if (Math.abs(dy) <= MAX_SLANT * length) return dx > 0 ? 0 : 2
  if (Math.abs(dx) <= MAX_SLANT * length) return dy > 0 ? 1 : 3
  return null
}

const TO_FRAME: Record<Quadrant, (x: number, y: number, width: number, height: number) => [number, number]> = {
  0: (x, y) => [x, y],
  1: (x, y, width) => [y, width - x],
  2: (x, y, width, height) => [width - x, height - y],
  3: (x, y, _width, height) => [height - y, x],
}

const TO_PAGE: Record<Quadrant, (x: number, y: number, width: number, height: number) => [number, number]> = {
  0: (x, y) => [x, y],
  1: (x, y, width) => [width - y, x],
  2: (x, y, width, height) => [width - x, height - y],
  3: (x, y, _width, height) => [y, height - x],
}

/** @param width,height the page as displayed, in points */
export function readingFrame(quadrant: Quadrant, width: number, height: number): ReadingFrame {
  const sideways = quadrant % 2 === 1
  return {
    quadrant,
    width: sideways ? height : width,
    height: sideways ? width : height,
    toFrame: (x, y) => TO_FRAME[quadrant](x, y, width, height),
    toPage: (box) => turned(box, (x, y) => TO_PAGE[quadrant](x, y, width, height)),
    boxToFrame: (box) => turned(box, (x, y) => TO_FRAME[quadrant](x, y, width, height)),
  }
}

function turned([left, top, right, bottom]: Box, turn: (x: number, y: number) => [number, number]): Box {
  const [x0, y0] = turn(left, top)
  const [x1, y1] = turn(right, bottom)
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}
