import type { GreyPicture } from '../pictures/grey-picture.ts'

/** All in pixels at 300 dpi. No stroke of a letter runs this far straight on; the borders of the smallest table cell do. */
const LEAST_ACROSS = 120
const LEAST_DOWN = 130
/** A printed line no thicker than this is a rule; a thicker one is a bar or a picture. */
const MOST_THICK = 12
/** Scanning breaks a fine rule up by this much. */
const GAP = 3
/** A rule is no thicker than it may be along this share of its length, where nothing touches it. */
const LEAST_FREE = 0.75
const INK = 160
/** What is darker than this belongs to the rule's blurred edge. */
const EDGE = 225

/**
 * Takes the ruled lines out of a page: borders of tables and underlines. A recogniser that takes a bordered table for a
 * picture leaves out all that is written in it.
 * @param page prepared: level, paper white, ink black, 300 dpi
 */
export function eraseRules(page: GreyPicture): GreyPicture {
  const data = new Uint8Array(page.data)
  const picture = { ...page, data }
  for (const stroke of strokesAcross(picture)) {
    if (!isFree(picture, stroke, page.width)) continue
    for (let x = stroke.from; x <= stroke.to; x += 1) eraseStroke(data, stroke.at * page.width + x, page.width)
  }
  for (const { at, from, to } of strokesDown(picture))
    for (let y = from; y <= to; y += 1) eraseStroke(data, y * page.width + at, 1)
  return picture
}

/**
 * Whether a stroke runs free for most of its length, as a rule does. The flat tops of Hebrew letters run together into a
 * stroke as long and as thin, but stems hang from it everywhere.
 */
export function isFree({ width, data }: GreyPicture, { at, from, to }: Stroke, across: number): boolean {
  let free = 0
  for (let x = from; x <= to; x += 1) if (strokeAt(data, at * width + x, across) !== null) free += 1
  return free >= LEAST_FREE * (to - from + 1)
}

/** Whitens the stroke around a pixel across its own thickness, unless something thicker crosses there: a letter. */
function eraseStroke(data: Uint8Array, at: number, step: number): void {
  const stroke = strokeAt(data, at, step)
  if (stroke !== null) for (let pixel = stroke[0]; pixel <= stroke[1]; pixel += step) data[pixel] = 255
}

/** The stroke around a pixel; null where it is too thick for a rule. */
function strokeAt(data: Uint8Array, at: number, step: number): readonly [number, number] | null {
  let first = at
  let last = at
  while (first - step >= 0 && last - first <= MOST_THICK * step && data[first - step]! < EDGE) first -= step
  while (last + step < data.length && last - first <= MOST_THICK * step && data[last + step]! < EDGE) last += step
  return last - first > MOST_THICK * step ? null : [first, last]
}

/** A straight stroke one pixel thick: the row or column it lies in, its first and last pixel along it. */
export interface Stroke {
  readonly at: number
  readonly from: number
  readonly to: number
}

export function strokesAcross({ width, height, data }: GreyPicture): Stroke[] {
  const found: Stroke[] = []
  for (let y = 0; y < height; y += 1) {
    let [start, last] = [-1, -1]
    for (let x = 0; x <= width; x += 1) {
      if (x < width && data[y * width + x]! < INK) {
        if (start < 0) start = x
        last = x
      } else if (start >= 0 && (x - last > GAP || x === width)) {
        if (last - start >= LEAST_ACROSS) found.push({ at: y, from: start, to: last })
        start = -1
      }
    }
  }
  return found
}

/** Row by row like memory, all columns at once: a walk down each column would miss every cache. */
export function strokesDown({ width, height, data }: GreyPicture): Stroke[] {
  const found: Stroke[] = []
  const starts = new Int32Array(width).fill(-1)
  const lasts = new Int32Array(width)
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < height && data[y * width + x]! < INK) {
        if (starts[x]! < 0) starts[x] = y
        lasts[x] = y
      } else if (starts[x]! >= 0 && (y - lasts[x]! > GAP || y === height)) {
        if (lasts[x]! - starts[x]! >= LEAST_DOWN) found.push({ at: x, from: starts[x]!, to: lasts[x]! })
        starts[x] = -1
      }
    }
  }
  return found
}
