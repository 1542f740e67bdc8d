import type { Box } from '../../../shared/units.ts'
import { boxAround, type Matrix } from './affine.ts'
import { OPS } from './pdfjs.ts'

/** A drawn line, flat or upright, as the thin box it covers on the page as displayed. */
export type Rule = Box

/** Points: a border is thinner, a filled field is thicker. */
const THICKEST = 3
/** Points: shorter ones are dashes, ticks and parts of letters. */
const SHORTEST = 4
/** No printed page has more; what a hostile one has beyond is not looked at. */
export const MAX_RULES = 4000

/** What each pdf.js drawing command is and how many numbers follow it. */
const MOVE = 0
const CLOSE = 4
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0]

const STROKES: ReadonlySet<unknown> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const FILLS: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill])

/**
 * The straight lines one path draws: producers make table borders as strokes or as thin filled boxes.
 * @param path pdf.js's flat list of commands and coordinates
 */
export function rulesOf(paint: unknown, path: unknown, ctm: Matrix): Rule[] {
  const commands: unknown = Array.isArray(path) ? path[0] : null
  if (!(commands instanceof Float32Array)) return []
  if (STROKES.has(paint)) return subpaths(commands).flatMap((points) => segments(points).flatMap(rule(ctm)))
  if (FILLS.has(paint)) return subpaths(commands).flatMap((points) => [extent(points)].flatMap(rule(ctm)))
  return []
}

type Point = readonly [number, number]

/** Only straight ones; a curve ends its subpath's hope. */
function subpaths(commands: Float32Array): Point[][] {
  const found: Point[][] = []
  let points: Point[] = []
  for (let i = 0; i < commands.length && found.length <= MAX_RULES; ) {
    const command = commands[i] ?? CLOSE
    const numbers = NUMBERS[command] ?? 0
    const point: Point = [commands[i + 1] ?? 0, commands[i + 2] ?? 0]
    if (command === MOVE) {
      if (points.length > 1) found.push(points)
      points = [point]
    } else if (command === CLOSE) {
      if (points[0]) points.push(points[0])
    } else if (numbers === 2) {
      points.push(point)
    } else {
      points = []
    }
    i += 1 + numbers
  }
  if (points.length > 1) found.push(points)
  return found
}

const segments = (points: readonly Point[]): Box[] => points.slice(1).map((point, i) => extent([points[i]!, point]))

function extent(points: readonly Point[]): Box {
  const [first = [0, 0]] = points
  return points.reduce<Box>(
    ([left, top, right, bottom], [x, y]) => [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ],
    [first[0], first[1], first[0], first[1]],
  )
}

function rule(ctm: Matrix): (box: Box) => Rule[] {
  return (box) => {
    const placed = boxAround(ctm, box)
    const width = placed[2] - placed[0]
    const height = placed[3] - placed[1]
    return Math.min(width, height) <= THICKEST && Math.max(width, height) >= SHORTEST ? [placed] : []
  }
}
