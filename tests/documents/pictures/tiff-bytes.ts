export interface TinyTiffPage {
  readonly width: number
  readonly height: number
  /** Eight-bit shades, row by row. */
  readonly pixels: readonly number[]
  readonly orientation?: number
  /** Further tags of type LONG. */
  readonly extra?: readonly (readonly [number, number])[]
}

/** An uncompressed grey TIFF written out by hand, every number in it known. */
export function tiff(pages: readonly TinyTiffPage[], { circular = false } = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('49492a0008000000', 'hex')]
  let at = 8
  for (const [i, { width, height, pixels, orientation = 1, extra = [] }] of pages.entries()) {
    const count = 9 + extra.length
    const data = at + 2 + count * 12 + 4
    const tags = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, data],
      [274, orientation],
      [277, 1],
      [279, pixels.length],
      ...extra,
    ]
    const directory = Buffer.alloc(2 + count * 12 + 4)
    directory.writeUInt16LE(count, 0)
    for (const [own, [tag, value]] of tags.entries()) {
      directory.writeUInt16LE(tag!, 2 + own * 12)
      directory.writeUInt16LE(4, 4 + own * 12)
      directory.writeUInt32LE(1, 6 + own * 12)
      directory.writeUInt32LE(value!, 10 + own * 12)
    }
    const next = data + pixels.length
    const isLast = i === pages.length - 1
    directory.writeUInt32LE(isLast ? (circular ? 8 : 0) : next, 2 + count * 12)
    parts.push(directory, Buffer.from(pixels))
    at = next
  }
  return Buffer.concat(parts)
}
