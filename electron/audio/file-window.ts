import type { FileRanges } from './file-ranges.ts'

const WINDOW_BYTES = 256 * 1024

/** Reads through a file forward in small steps, from a window that is filled anew where a step leaves it. */
export class FileWindow {
  readonly #file: FileRanges
  /** Where reading stops: the end of the file, or of the part of it that was asked for. */
  readonly end: number
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0

  constructor(file: FileRanges, end: number = file.size) {
    this.#file = file
    this.end = Math.min(end, file.size)
  }

  /** The buffer and index of `offset` with `length` bytes after it, or null past the end. */
  async at(offset: number, length: number): Promise<{ bytes: Buffer; index: number } | null> {
    if (offset + length > this.end) return null
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      const wanted = Math.max(length, WINDOW_BYTES)
      this.#bytes = await this.#file.read(offset, Math.min(wanted, this.end - offset))
      this.#start = offset
      if (this.#bytes.length < length) return null
    }
    return { bytes: this.#bytes, index: offset - this.#start }
  }

  /** The bytes of `[offset, offset + length)`, or null past the end. */
  async take(offset: number, length: number): Promise<Buffer | null> {
    const place = await this.at(offset, length)
    return place === null ? null : place.bytes.subarray(place.index, place.index + length)
  }
}
