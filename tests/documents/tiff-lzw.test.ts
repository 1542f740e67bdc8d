import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unpackLzw } from '../../electron/documents/pictures/tiff-lzw.ts'

const [CLEAR, END] = [256, 257]

/** Codes as TIFF packs them: from the highest bit down, nine bits wide. */
function strip(codes: readonly number[]): Uint8Array {
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
}

test('unpacks the example of the standard', () => {
  // TIFF 6.0, section 13: 7 7 7 8 8 7 7 6 6.
  const packed = strip([CLEAR, 7, 258, 8, 8, 258, 6, 6, END])
  expect(Array.from(unpackLzw(packed, 100))).toEqual([7, 7, 7, 8, 8, 7, 7, 6, 6])
})

test('begins anew after a clear code', () => {
  expect(Array.from(unpackLzw(strip([CLEAR, 1, 258, CLEAR, 2, 258, END]), 100))).toEqual([1, 1, 1, 2, 2, 2])
})

test('gives no more than a strip can have', () => {
  expect(unpackLzw(strip([CLEAR, 7, 258, 259, 260, END]), 4)).toHaveLength(4)
})

describe('a damaged strip', () => {
  test.each([
    ['a code that stands for nothing yet', [CLEAR, 7, 300]],
    ['a code of before the clearing', [CLEAR, 7, 258, CLEAR, 258]],
  ])('%s is refused', (_, codes) => {
    expect(() => unpackLzw(strip(codes), 100)).toThrow(RangeError)
  })

  test('ends, whatever its bytes', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 4000 })
    fc.assert(
      fc.property(bytes, (packed) => {
        try {
          expect(unpackLzw(packed, 10_000).length).toBeLessThanOrEqual(10_000)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      { seed: 1 },
    )
  })
})
