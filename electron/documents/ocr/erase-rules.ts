import type { GreyPicture } from '../pictures/grey-picture.ts'

/** All in pixels at 300 dpi. No stroke of a letter runs this far straight on; the borders of the smallest table cell do. */
const LEAST_ACROSS = 120
const LEAST_DOWN = 130
/** A printed line no thicker than this is a rule; a thicker one is a bar or a picture. */
const MOST_THICK = 12
/** Scanning breaks a fine rule up by this much. */
const GAP = 3
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
  for (const [x, y] of pixelsAcross(picture)) eraseStroke(data, y * page.width + x, page.width)
  for (const [x, y] of pixelsDown(picture)) eraseStroke(data, y * page.width + x, 1)
  return picture
}

/** Whitens the stroke around a pixel across its own thickness, unless something thicker crosses there: a letter. */
function eraseStroke(data: Uint8Array, at: number, step: number): void {
  let first = at
  let last = at
  while (first - step >= 0 && last - first <= MOST_THICK * step && data[first - step]! < EDGE) first -= step
  while (last + step < data.length && last - first <= MOST_THICK * step && data[last + step]! < EDGE) last += step
  if (last - first > MOST_THICK * step) return
  for (let pixel = first; pixel <= last; pixel += step) data[pixel] = 255
}

function pixelsAcross({ width, height, data }: GreyPicture): [number, number][] {
  const found: [number, number][] = []
  for (let y = 0; y < height; y += 1) {
    let [start, last] = [-1, -1]
    for (let x = 0; x <= width; x += 1) {
      if (x < width && data[y * width + x]! < INK) {
        if (start < 0) start = x
        last = x
      } else if (start >= 0 && (x - last > GAP || x === width)) {
        if (last - start >= LEAST_ACROSS) for (let own = start; own <= last; own += 1) found.push([own, y])
        start = -1
      }
    }
  }
  return found
}

/** Row by row like memory, all columns at once: a walk down each column would miss every cache. */
function pixelsDown({ width, height, data }: GreyPicture): [number, number][] {
  const found: [number, number][] = []
  const starts = new Int32Array(width).fill(-1)
  const lasts = new Int32Array(width)
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < height && data[y * width + x]! < INK) {
        if (starts[x]! < 0) starts[x] = y
        lasts[x] = y
      } else if (starts[x]! >= 0 && (y - lasts[x]! > GAP || y === height)) {
        if (lasts[x]! - starts[x]! >= LEAST_DOWN)
          for (let own = starts[x]!; own <= lasts[x]!; own += 1) found.push([x, own])
        starts[x] = -1
      }
    }
  }
  return found
}
