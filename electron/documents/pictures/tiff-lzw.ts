/** Codes that stand for no bytes (TIFF 6.0, section 13). */
const CLEAR = 256
const END = 257
const FIRST_FREE = 258
const [NARROWEST, WIDEST] = [9, 12]
const MOST_CODES = 2 ** WIDEST

/**
 * Unpacks a strip of a TIFF file. Done here and not by the decoding library, which walks a damaged table of codes in a
 * circle for ever.
 * @param most bytes a strip can have; what goes beyond is left out
 * @throws RangeError for a code that stands for nothing yet
 */
export function unpackLzw(packed: Uint8Array, most: number): Uint8Array {
  const output = new Uint8Array(most)
  /** Where the bytes of each code stand in the output, and how many they are: a code is what was written before, and a byte. */
  const starts = new Uint32Array(MOST_CODES)
  const lengths = new Uint32Array(MOST_CODES)
  let [next, width, written] = [FIRST_FREE, NARROWEST, 0]
  for (let bit = 0; bit + width <= packed.length * 8 && written < most; ) {
    const code = readCode(packed, bit, width)
    bit += width
    if (code === END) break
    if (code === CLEAR) {
      ;[next, width] = [FIRST_FREE, NARROWEST]
      continue
    }
    if (code >= next) throw new RangeError(`A code ${code} where ${next} is the next.`)
    const length = code < CLEAR ? 1 : lengths[code]!
    if (code < CLEAR) output[written] = code
    // Byte by byte: the newest code ends with the byte that is only now written.
    else for (let i = 0; i < length; i += 1) output[written + i] = output[starts[code]! + i]!
    // The next code is this one and the byte that follows it.
    if (next < MOST_CODES) {
      starts[next] = written
      lengths[next] = length + 1
      next += 1
    }
    written += length
    // One code early, as the standard has it.
    if (next >= 2 ** width && width < WIDEST) width += 1
  }
  return output.subarray(0, Math.min(written, most))
}

function readCode(packed: Uint8Array, bit: number, width: number): number {
  const at = bit >>> 3
  const bits = (packed[at]! << 16) | ((packed[at + 1] ?? 0) << 8) | (packed[at + 2] ?? 0)
  return (bits >>> (24 - (bit & 7) - width)) & (2 ** width - 1)
}
