import { inflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFObjectParser } from 'pdf-lib'

/** An object of a file: its value, and for a stream the bytes as they are stored. */
export interface StoredObject {
  readonly value: PDFObject
  /** Null for everything that isn't a stream. */
  readonly data: Uint8Array | null
  /** Where its "12 0 obj" begins; null inside an object stream. */
  readonly start: number | null
}

/**
 * The file cannot be followed the way a viewer follows it. It never leaves this room: what can't be read is answered
 * with the worst that can't be excluded.
 */
export class Unfollowable extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'Unfollowable'
  }
}

/** pdf-lib joins a string letter by letter, some 32 bytes of memory for each: a longer object could end the process. */
const LONGEST_OBJECT = 4 * 2 ** 20
/** Decoded cross-references and object streams: 64 MiB is some million objects. Beyond, it is a bomb. */
const LARGEST_STREAM = 64 * 2 ** 20
const HEADER = /^\s*(\d{1,10})\s+(\d{1,5})\s+obj\b/
const HEADER_WITHIN = 64

export const name = (text: string): PDFName => PDFName.of(text)

/** Reads one object of the file body at an offset. @throws Unfollowable when no object begins there */
export function readObjectAt(file: Buffer, offset: number, context: PDFContext, number?: number): StoredObject {
  const header = HEADER.exec(file.toString('latin1', offset, offset + HEADER_WITHIN))
  if (!header || (number !== undefined && Number(header[1]) !== number)) throw new Unfollowable('no object here')
  return readBodyAt(file, offset + header[0].length, offset, context)
}

/** `endobj` or `stream` inside a string or a name of one object: nobody writes more of them by accident. */
const MOST_DECOYS = 8

/**
 * Reads the object whose "12 0 obj" ends at `body`. Only what stands before the stream's keyword is given to the parser:
 * it would copy the stream, and search for its end letter by letter where the length is kept elsewhere.
 */
function readBodyAt(file: Buffer, body: number, start: number, context: PDFContext): StoredObject {
  let end = body
  for (let tries = 0; tries < MOST_DECOYS && end < file.length; tries += 1) {
    const found = file.indexOf('endobj', end === body ? body : end + 1)
    end = found === -1 ? file.length : found
    const text = file.subarray(body, end)
    for (let at = text.indexOf('stream'), decoys = 0; at !== -1 && decoys < MOST_DECOYS; decoys += 1) {
      const value = parsed(text.subarray(0, at), context)
      if (value instanceof PDFDict) return { value, data: streamData(file, body + at, value), start }
      at = text.indexOf('stream', at + 1)
    }
    const value = parsed(text, context)
    if (value) return { value, data: null, start }
  }
  throw new Unfollowable('an object that is none')
}

function parsed(text: Uint8Array, context: PDFContext): PDFObject | null {
  if (text.length > LONGEST_OBJECT) throw new Unfollowable('an object too long to be one')
  try {
    return PDFObjectParser.forBytes(text, context).parseObject()
  } catch {
    return null
  }
}

/** From the keyword's end of line to the next `endstream`, or as long as the dictionary says where that is right there. */
function streamData(file: Buffer, keyword: number, dictionary: PDFDict): Uint8Array {
  let start = keyword + 'stream'.length
  if (file[start] === 13) start += 1
  if (file[start] === 10) start += 1
  const length = dictionary.get(name('Length'))
  const end = length instanceof PDFNumber ? start + length.asNumber() : -1
  const said = /^\s*endstream/.test(file.toString('latin1', end, end + 16))
  if (end >= start && said) return file.subarray(start, end)
  const found = file.indexOf('endstream', start)
  if (found === -1) throw new Unfollowable('a stream without an end')
  return file.subarray(start, found)
}

/** The decoded bytes of a cross-reference or object stream: plain or Flate, as every producer writes them. */
export function decoded({ value, data }: StoredObject): Buffer {
  if (!(value instanceof PDFDict) || !data) throw new Unfollowable('not a stream')
  const filter = sole(value.get(name('Filter')))
  if (!filter) return Buffer.from(data)
  if (filter !== name('FlateDecode')) throw new Unfollowable('a filter that is not used for this')
  const plain = inflateSync(data, { maxOutputLength: LARGEST_STREAM })
  const parameters = sole(value.get(name('DecodeParms')))
  return parameters instanceof PDFDict ? unpredicted(plain, parameters) : plain
}

const sole = (value: PDFObject | undefined): PDFObject | undefined =>
  value instanceof PDFArray && value.size() === 1 ? value.get(0) : value

export function numberIn(dictionary: PDFDict, key: string): number | null {
  const value = dictionary.get(name(key))
  return value instanceof PDFNumber && Number.isSafeInteger(value.asNumber()) ? value.asNumber() : null
}

/** Undoes the PNG predictors (ISO 32000, 7.4.4.4) of one-byte samples, which is how cross-references are packed. */
function unpredicted(bytes: Buffer, parameters: PDFDict): Buffer {
  const predictor = numberIn(parameters, 'Predictor') ?? 1
  if (predictor === 1) return bytes
  const columns = numberIn(parameters, 'Columns') ?? 1
  if (predictor < 10 || columns < 1 || columns > bytes.length) throw new Unfollowable('an unusual predictor')
  const rows = Math.floor(bytes.length / (columns + 1))
  const out = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)]
    const to = row * columns
    for (let column = 0; column < columns; column += 1) {
      const left = column > 0 ? out[to + column - 1]! : 0
      const up = row > 0 ? out[to - columns + column]! : 0
      const corner = row > 0 && column > 0 ? out[to - columns + column - 1]! : 0
      out[to + column] = bytes[row * (columns + 1) + 1 + column]! + prediction(kind, left, up, corner)
    }
  }
  return out
}

function prediction(kind: number | undefined, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind === 4) return paeth(left, up, corner)
  return 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
