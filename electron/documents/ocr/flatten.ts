import type { GreyPicture } from '../pictures/grey-picture.ts'

/** Side of the squares in which the paper's shade is sampled, as a share of the page's width: about two lines of text. */
const SQUARE = 1 / 50
/** The share of a square that is darker than its paper even in dense text. */
const PAPER_QUANTILE = 0.8
/** Ink is drawn up to this share of the paper's brightness; what is darker becomes black. */
const BLACK_POINT = 0.25

/**
 * Takes shadows and yellowed paper out of a picture: every pixel is divided by the shade of the paper around it, so that
 * paper becomes white and ink black whatever the light was. A recogniser sets one threshold for a whole page.
 */
export function flatten(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture
  const square = Math.max(8, Math.round(width * SQUARE))
  const paper = smooth(paperShades(picture, square))
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    const gy = Math.min(Math.max(y / square - 0.5, 0), paper.height - 1)
    const row = Math.min(gy | 0, Math.max(0, paper.height - 2))
    const below = Math.min(row + 1, paper.height - 1)
    const fy = gy - row
    for (let x = 0; x < width; x += 1) {
      const gx = Math.min(Math.max(x / square - 0.5, 0), paper.width - 1)
      const column = Math.min(gx | 0, Math.max(0, paper.width - 2))
      const beside = Math.min(column + 1, paper.width - 1)
      const fx = gx - column
      const top = paper.data[row * paper.width + column]! * (1 - fx) + paper.data[row * paper.width + beside]! * fx
      const low = paper.data[below * paper.width + column]! * (1 - fx) + paper.data[below * paper.width + beside]! * fx
      const shade = data[y * width + x]! / (top * (1 - fy) + low * fy)
      out[y * width + x] = Math.min(255, Math.max(0, ((shade - BLACK_POINT) / (1 - BLACK_POINT)) * 255))
    }
  }
  return { ...picture, data: out }
}

interface Shades {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

function paperShades(picture: GreyPicture, square: number): Shades {
  const width = Math.max(1, Math.floor(picture.width / square))
  const height = Math.max(1, Math.floor(picture.height / square))
  const data = new Float32Array(width * height)
  const counts = new Uint32Array(256)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      counts.fill(0)
      let samples = 0
      // Every other pixel each way says as much, in a quarter of the time.
      for (let dy = 0; dy < square; dy += 2) {
        const row = (y * square + dy) * picture.width + x * square
        if (row + square > picture.data.length) break
        for (let dx = 0; dx < square; dx += 2, samples += 1) counts[picture.data[row + dx]!]! += 1
      }
      let shade = 0
      for (let seen = 0; shade < 255 && seen + counts[shade]! <= samples * PAPER_QUANTILE; shade += 1)
        seen += counts[shade]!
      data[y * width + x] = Math.max(shade, 1)
    }
  }
  return { width, height, data }
}

/** A square that lies wholly on a photograph or a black bar takes the shade of its brightest neighbours. */
function smooth({ width, height, data }: Shades): Shades {
  const out = new Float32Array(data.length)
  const neighbours: number[] = []
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      neighbours.length = 0
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1)
          neighbours.push(data[ny * width + nx]!)
      neighbours.sort((a, b) => a - b)
      out[y * width + x] = neighbours[Math.floor(neighbours.length * 0.6)]!
    }
  }
  return { width, height, data: out }
}
