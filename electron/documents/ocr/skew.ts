import type { GreyPicture } from '../pictures/grey-picture.ts'
import { shrink } from './resample.ts'

/** Searched up to this angle either way, in degrees; a page turned further is not a scan but a photograph. */
const MOST = 10
const COARSE = 0.5
const FINE = 0.05
/** The picture is looked at with about this many pixels across. */
const LOOK_WIDTH = 800
const INK = 140
/** Fewer dark pixels than this are no text. */
const LEAST_INK = 100

/**
 * How far a page's lines are turned, in radians, clockwise positive. Lines are straightened when the ink of the page, summed
 * along them, falls into the sharpest rows (Postl 1986).
 * @param page flattened: paper white, ink black
 */
export function skewOf(page: GreyPicture): number {
  const ink = inkOf(shrink(page, Math.max(1, Math.round(page.width / LOOK_WIDTH))))
  if (ink.points.length < 2 * LEAST_INK) return 0
  const coarse = sharpest(ink, 0, MOST, COARSE).angle
  const fine = sharpest(ink, coarse, COARSE, FINE).angle
  return (fine * Math.PI) / 180
}

/** Lines that run down make the columns of a page this much sharper than its rows; a table with many rules does not. */
const CLEARLY = 1.5

/**
 * Whether the lines of a page run down or up it.
 * @param page flattened: paper white, ink black
 */
export function isSideways(page: GreyPicture): boolean {
  const ink = inkOf(shrink(page, Math.max(1, Math.round(page.width / LOOK_WIDTH))))
  if (ink.points.length < 2 * LEAST_INK) return false
  const turned = { width: ink.height, height: ink.width, points: ink.points.map((_, i, all) => all[i ^ 1]!) }
  return sharpest(turned, 0, MOST, COARSE).score > CLEARLY * sharpest(ink, 0, MOST, COARSE).score
}

interface Ink {
  readonly width: number
  readonly height: number
  /** x and y of each dark pixel, one after the other. */
  readonly points: Int32Array
}

function inkOf({ width, height, data }: GreyPicture): Ink {
  const points: number[] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (data[y * width + x]! < INK) points.push(x, y)
  return { width, height, points: Int32Array.from(points) }
}

function sharpest(ink: Ink, around: number, reach: number, step: number): { angle: number; score: number } {
  let best = { angle: around, score: -1 }
  for (let k = -Math.round(reach / step); k <= Math.round(reach / step); k += 1) {
    const angle = around + k * step
    const score = sharpness(ink, angle)
    if (score > best.score) best = { angle, score }
  }
  return best
}

/** Sum of squared steps between neighbouring rows of the ink profile along lines of this angle. */
function sharpness({ points, width, height }: Ink, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  // Rows above the page (a falling line's right end) count too: everything is moved down by the most it can rise.
  const lift = Math.ceil(Math.abs(slope) * width) + 1
  const rows = new Int32Array(height + 2 * lift + 1)
  for (let i = 0; i < points.length; i += 2) {
    const row = Math.round(points[i + 1]! - points[i]! * slope) + lift
    rows[row] = rows[row]! + 1
  }
  let sum = 0
  for (let row = 1; row < rows.length; row += 1) sum += (rows[row]! - rows[row - 1]!) ** 2
  return sum
}
