import { PDFArray, PDFHexString, PDFNumber } from 'pdf-lib'
import type { SignatureFault } from '../../../shared/contract/signature.ts'
import type { FoundSignature } from './signature-fields.ts'
import { name } from './stored-object.ts'

/** What a signature speaks of: the file up to `covered`, without the hole that holds the signature itself. */
export interface SignedBytes {
  readonly covered: number
  readonly before: Uint8Array
  readonly after: Uint8Array
  /** The hole as bytes: the signature, and zeros to the end of the place that was kept for it. */
  readonly contents: Uint8Array
}

/** Some 64 KiB are usual, half a mebibyte with lists of revoked certificates. */
const LARGEST_CONTENTS = 4 * 2 ** 20
/** How far before the hole its own key may stand: `/Contents` and white space. */
const KEY_WITHIN = 32

/**
 * Takes the byte range apart (ISO 32000-2, 12.8.1): `[0, b, c, d]`, and the hole from b to c is the hexadecimal string
 * after this signature's own `/Contents` and nothing else. The standard allows more holes; every byte in a hole is a byte
 * that nobody signed, and none of the signing programs needs a second one.
 */
export function signedBytes(file: Buffer, { dictionary, start }: FoundSignature): SignedBytes | SignatureFault {
  const range = dictionary?.get(name('ByteRange'))
  const contents = dictionary?.get(name('Contents'))
  if (!dictionary || !contents) return 'unreadable'
  const numbers = range instanceof PDFArray ? range.asArray().map(asNumber) : []
  const [first, hole = -1, rest = -1, length = -1] = numbers
  const isShape = numbers.length === 4 && numbers.every((each) => Number.isSafeInteger(each) && each >= 0)
  if (!isShape || first !== 0 || hole === 0 || rest <= hole || rest + length > file.length) return 'range-invalid'
  if (rest - hole > 2 * LARGEST_CONTENTS) return 'unreadable'
  const gap = file.toString('latin1', hole, rest)
  const isItsOwn = contents instanceof PDFHexString && gap === contents.toString() && followsItsKey(file, hole, start)
  if (!isItsOwn || !/^<[0-9A-Fa-f\s]*>$/.test(gap)) return 'gap-not-signature'
  return {
    covered: rest + length,
    before: file.subarray(0, hole),
    after: file.subarray(rest, rest + length),
    contents: Buffer.from(gap.slice(1, -1).replaceAll(/\s/g, ''), 'hex'),
  }
}

const asNumber = (value: unknown): number => (value instanceof PDFNumber ? value.asNumber() : Number.NaN)

/** The hole is in the signature's own object: another's range could be borrowed together with its text. */
function followsItsKey(file: Buffer, hole: number, start: number | null): boolean {
  if (start === null || start >= hole) return false
  const key = /\/Contents\s*$/.test(file.toString('latin1', Math.max(start, hole - KEY_WITHIN), hole))
  return key && !file.subarray(start, hole).includes('endobj')
}
