import type { GreyPicture } from '../pictures/grey-picture.ts'
import type { Projective } from './projective.ts'

/**
 * A picture drawn anew: each pixel of the result is fetched where `toSource` sends it, between its four neighbours there.
 * What lies outside the source is white.
 */
export function resample(source: GreyPicture, width: number, height: number, toSource: Projective): GreyPicture {
  const [a, b, c, d, e, f, g, h, i] = toSource
  const { data } = source
  const stride = source.width
  const [lastX, lastY] = [source.width - 1, source.height - 1]
  const out = new Uint8Array(width * height).fill(255)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const w = g * x + h * y + i
      const sx = (a * x + b * y + c) / w
      const sy = (d * x + e * y + f) / w
      if (!(sx >= 0 && sy >= 0 && sx <= lastX && sy <= lastY)) continue
      // The last row and column have no neighbour beyond them.
      const left = Math.min(sx | 0, lastX - 1)
      const top = Math.min(sy | 0, lastY - 1)
      const [fx, fy] = [sx - left, sy - top]
      const p = top * stride + left
      const upper = data[p]! + (data[p + 1]! - data[p]!) * fx
      const lower = data[p + stride]! + (data[p + stride + 1]! - data[p + stride]!) * fx
      out[at] = upper + (lower - upper) * fy + 0.5
    }
  }
  return { width, height, data: out, dpi: null }
}

/** A picture made smaller by a whole factor; each pixel is the mean of those it stands for. */
export function shrink(source: GreyPicture, factor: number): GreyPicture {
  const width = Math.max(1, Math.floor(source.width / factor))
  const height = Math.max(1, Math.floor(source.height / factor))
  const data = new Uint8Array(width * height)
  const [spanX, spanY] = [Math.min(factor, source.width), Math.min(factor, source.height)]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let dy = 0; dy < spanY; dy += 1) {
        const row = (y * factor + dy) * source.width + x * factor
        for (let dx = 0; dx < spanX; dx += 1) sum += source.data[row + dx]!
      }
      data[y * width + x] = sum / (spanX * spanY)
    }
  }
  return { width, height, data, dpi: source.dpi === null ? null : source.dpi / factor }
}
