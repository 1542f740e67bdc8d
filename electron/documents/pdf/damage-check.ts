import { inflateSync } from 'node:zlib'

/** A scratch in a picture loses no words, and inflating pictures takes long. */
const PICTURE = /\/Subtype\s*\/Image/
const PLAIN_FLATE = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/
/** How far before "stream" its dictionary is looked for. */
const DICTIONARY_WITHIN = 1000
/** An entry of a cross-reference table: ten digits of offset, five of generation, and whether it is in use or free. */
const TABLE_ENTRY = /(\d{10}) \d{5} ([nf])/g
/** The head of a section of it: first object, number of entries. */
const TABLE_SECTION = /^\d+ (\d+)\s*$/gm

/**
 * Whether the file has decayed where its text is: a compressed stream fails its checksum, or the table of objects points
 * beside an object. pdf.js gives a page with such a content stream as an empty page and a missing font as other letters,
 * without an error even in strict mode; as evidence that would be clauses lost without a word.
 */
export function isDecayed(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return hasDamagedStream(file) || hasWrongOffset(file)
}

function hasDamagedStream(file: Buffer): boolean {
  // The streams of a locked file are ciphertext and carry no checksum to be seen.
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
  if (!PLAIN_FLATE.test(dictionary) || PICTURE.test(dictionary)) return false
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

/** Offsets count from the header, before which a mailer may have left a line. */
function hasWrongOffset(file: Buffer): boolean {
  const header = Math.max(0, file.indexOf('%PDF-'))
  const isObject = (at: number): boolean => /^\s*\d+\s+\d+\s+obj/.test(file.subarray(at, at + 30).toString('latin1'))
  for (let table = file.indexOf('\nxref'); table >= 0; table = file.indexOf('\nxref', table + 5)) {
    const end = file.indexOf('trailer', table)
    const text = file.subarray(table, end < 0 ? file.length : end).toString('latin1')
    const entries = Array.from(text.matchAll(TABLE_ENTRY))
    const promised = Array.from(text.matchAll(TABLE_SECTION)).reduce((sum, [, count]) => sum + Number(count), 0)
    const used = entries.filter(([, , use]) => use === 'n').map(([, offset]) => Number(offset))
    if (entries.length !== promised || used.some((offset) => !isObject(offset) && !isObject(offset + header)))
      return true
  }
  return false
}
