import type { GreyPicture } from '../pictures/grey-picture.ts'
import type { Point, Quadrilateral } from './projective.ts'
import { shrink } from './resample.ts'

/** The picture is looked at with about this many pixels along its longer side: enough for a sheet, too few for letters. */
const LOOK = 400
/** A sheet fills at least this share of a photograph of it. */
const LEAST_SHARE = 0.25
/** What the four corners span is nearly all paper: else they are not a sheet's corners. */
const LEAST_FILLED = 0.93
/** Corners nearer to the picture's own than this share of its longer side: the picture is the page, not a photograph of it. */
const SAME_CORNER = 0.015
/** Paper is brighter than the table under it by at least this much, of 255. */
const LEAST_CONTRAST = 40

/**
 * The corners of a sheet of paper photographed on something darker, in pixels of the picture; null when the picture is all
 * page (a scan), or its edges cannot be told from what surrounds them.
 */
export function findSheet(picture: GreyPicture): Quadrilateral | null {
  const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / LOOK))
  const small = shrink(picture, factor)
  const threshold = otsu(small.data)
  if (threshold === null) return null
  const paper = filled(largestBright(small, threshold), small.width)
  const corners = cornersOf(paper, small.width)
  if (corners === null || !isSheet(paper, corners, small)) return null
  const longer = Math.max(small.width, small.height)
  const own: Quadrilateral = [
    [0, 0],
    [small.width, 0],
    [small.width, small.height],
    [0, small.height],
  ]
  const isPicture = corners.every(([x, y], i) => Math.hypot(x - own[i]![0], y - own[i]![1]) < SAME_CORNER * longer)
  if (isPicture) return null
  const enlarge = ([x, y]: Point): Point => [x * factor, y * factor]
  return [enlarge(corners[0]), enlarge(corners[1]), enlarge(corners[2]), enlarge(corners[3])]
}

/** The threshold that parts two kinds of shades best (Otsu 1979); null when they lie too close together to be two kinds. */
function otsu(data: Uint8Array): number | null {
  const counts = new Float64Array(256)
  for (const shade of data) counts[shade]! += 1
  const total = data.length
  const sum = counts.reduce((all, count, shade) => all + count * shade, 0)
  let [best, threshold, contrast] = [-1, 0, 0]
  let [dark, darkSum] = [0, 0]
  for (let shade = 0; shade < 255; shade += 1) {
    dark += counts[shade]!
    darkSum += counts[shade]! * shade
    if (dark === 0 || dark === total) continue
    const apart = (sum - darkSum) / (total - dark) - darkSum / dark
    const between = dark * (total - dark) * apart * apart
    if (between > best) [best, threshold, contrast] = [between, shade, apart]
  }
  return contrast < LEAST_CONTRAST ? null : threshold
}

/** The largest connected region brighter than the threshold, one flag a pixel. */
function largestBright({ width, height, data }: GreyPicture, threshold: number): Uint8Array {
  const region = new Int32Array(data.length)
  let [largest, most] = [0, 0]
  for (let start = 0, name = 1; start < data.length; start += 1) {
    if (region[start] !== 0 || data[start]! <= threshold) continue
    const queue = [start]
    region[start] = name
    for (let next = 0; next < queue.length; next += 1) {
      const at = queue[next]!
      const x = at % width
      const around = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]
      for (const to of around) {
        if (to < 0 || to >= width * height || region[to] !== 0 || data[to]! <= threshold) continue
        region[to] = name
        queue.push(to)
      }
    }
    if (queue.length > most) [largest, most] = [name, queue.length]
    name += 1
  }
  return Uint8Array.from(region, (name) => (largest > 0 && name === largest ? 1 : 0))
}

/** Letters and stamps are holes in the paper: every row counts from its first bright pixel to its last. */
function filled(flags: Uint8Array, width: number): Uint8Array {
  const out = new Uint8Array(flags.length)
  for (let row = 0; row < flags.length; row += width) {
    const first = flags.indexOf(1, row)
    if (first < 0 || first >= row + width) continue
    const last = flags.lastIndexOf(1, row + width - 1)
    out.fill(1, first, last + 1)
  }
  return out
}

/** The region's farthest points along both diagonals. */
function cornersOf(flags: Uint8Array, width: number): Quadrilateral | null {
  const DIAGONALS: readonly Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  const farthest = DIAGONALS.map(() => ({ score: -Infinity, point: [0, 0] as Point }))
  for (let at = flags.indexOf(1); at >= 0; at = flags.indexOf(1, at + 1)) {
    const [x, y] = [at % width, Math.floor(at / width)]
    for (const [i, [dx, dy]] of DIAGONALS.entries()) {
      const score = dx * x + dy * y
      // The outer edge of the pixel, not its middle.
      if (score > farthest[i]!.score) farthest[i] = { score, point: [x + (dx + 1) / 2, y + (dy + 1) / 2] }
    }
  }
  const [a, b, c, d] = farthest.map(({ point }) => point)
  return farthest[0]!.score === -Infinity ? null : [a!, b!, c!, d!]
}

function isSheet(flags: Uint8Array, corners: Quadrilateral, { width, height }: GreyPicture): boolean {
  const area = Math.abs(corners.reduce((sum, [x, y], i) => sum + cross([x, y], corners[(i + 1) % 4]!), 0)) / 2
  const paper = flags.reduce((sum, flag) => sum + flag, 0)
  return (
    area >= LEAST_SHARE * width * height &&
    paper >= LEAST_FILLED * area &&
    paper <= area / LEAST_FILLED &&
    convex(corners)
  )
}

const cross = ([x0, y0]: Point, [x1, y1]: Point): number => x0 * y1 - x1 * y0

function convex(corners: Quadrilateral): boolean {
  const turns = corners.map(([x, y], i) => {
    const [next, after] = [corners[(i + 1) % 4]!, corners[(i + 2) % 4]!]
    return cross([next[0] - x, next[1] - y], [after[0] - next[0], after[1] - next[1]])
  })
  return turns.every((turn) => turn > 0)
}
