import { inflateSync } from 'node:zlib'

/** Streams that hold no text: a scratch in a picture loses no words, and inflating pictures takes long. */
const NO_TEXT = /\/Subtype\s*\/Image|\/Length1\b|\/Subtype\s*\/Type1C/
const PLAIN_FLATE = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/
/** How far before "stream" its dictionary is looked for. */
const DICTIONARY_WITHIN = 1000

/**
 * Whether a compressed stream of the file fails its checksum. pdf.js gives a page with such a content stream as an empty
 * page, without an error even in strict mode; as evidence that would be a clause lost without a word. Locked files are
 * not checked: their streams are ciphertext.
 */
export function hasDamagedStream(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes('/Encrypt')) return false
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const isEnd = file.subarray(at - 3, at).toString('latin1') === 'end'
    if (!isEnd && isDamaged(file, at)) return true
  }
  return false
}

function isDamaged(file: Buffer, keyword: number): boolean {
  const before = file.subarray(Math.max(0, keyword - DICTIONARY_WITHIN), keyword).toString('latin1')
  const dictionary = before.slice(before.lastIndexOf(' obj') + 4)
  if (!PLAIN_FLATE.test(dictionary) || NO_TEXT.test(dictionary)) return false
  const start = file.indexOf('\n', keyword) + 1
  const end = file.indexOf('endstream', start)
  if (start === 0 || end < 0) return true
  try {
    inflateSync(file.subarray(start, end))
    return false
  } catch (error) {
    // An end without its checksum is sloppy writing and loses nothing; wrong data is damage.
    return (error as NodeJS.ErrnoException).code === 'Z_DATA_ERROR'
  }
}
