/** A picture in shades of grey: 0 is black, 255 is white. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  /** one byte a pixel, row by row */
  readonly data: Uint8Array
  /** dots per inch; null when the file doesn't say */
  readonly dpi: number | null
}

/** The binary PGM of a picture (Netpbm P5): what a recogniser reads fastest, a PNG costs a second a page. */
export function toPgm({ width, height, data }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}

/** Shades of RGBA pixels over white paper (ITU-R BT.601 weights). */
export function greyOfRgba(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < grey.length; i += 1, at += 4) {
    const luma = (rgba[at]! * 299 + rgba[at + 1]! * 587 + rgba[at + 2]! * 114) / 1000
    const alpha = rgba[at + 3]!
    grey[i] = alpha === 255 ? luma : 255 + ((luma - 255) * alpha) / 255
  }
  return grey
}

/** The part of a picture inside whole-pixel bounds; what lies outside the picture is white. */
export function crop(picture: GreyPicture, left: number, top: number, width: number, height: number): GreyPicture {
  const data = new Uint8Array(width * height).fill(255)
  const from = Math.max(0, left)
  const to = Math.min(picture.width, left + width)
  for (let y = 0; y < height; y += 1) {
    const row = top + y
    if (row < 0 || row >= picture.height || to <= from) continue
    data.set(picture.data.subarray(row * picture.width + from, row * picture.width + to), y * width + from - left)
  }
  return { width, height, data, dpi: picture.dpi }
}
