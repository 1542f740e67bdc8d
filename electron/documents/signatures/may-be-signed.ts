import { inflateSync } from 'node:zlib'
import { type RawStream, streamsOf } from '../pdf/file-scan.ts'

/** One letter of a name, plain or hidden as its number ("/Acro#46orm"). */
const letter = (plain: string): string => `(?:${plain}|#${plain.charCodeAt(0).toString(16)})`
const written = (name: string): RegExp => new RegExp(Array.from(name, letter).join(''), 'gi')

const FORM = written('AcroForm')
const OBJECT_STREAM = written('ObjStm')
/** Where its first object begins: readers go by this key and not by the stream's type. */
const MAY_HOLD_OBJECTS = /\/First\b|#/
/** What a stream is packed in that is looked into here. Other packings and all that is spelt in numbers are left to the reader. */
const PLAIN_FLATE = /\/Filter\s*(?:\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/
const UNUSUAL = /#|\/DecodeParms\b/
const LARGEST_STREAM = 64 * 2 ** 20

const count = (name: RegExp, text: string): number => text.match(name)?.length ?? 0

/**
 * Whether a PDF may hold a digital signature or a field for one: false only where it has neither a form nor the letters of
 * a signature. Most contracts have none, and the libraries that read them weigh more than the contract.
 */
export function mayBeSigned(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes('/ByteRange')) return true
  const text = file.toString('latin1')
  if (text.search(FORM) >= 0) return true
  const streams = Array.from(streamsOf(file))
  const named = streams.filter(({ dictionary }) => dictionary.search(OBJECT_STREAM) >= 0)
  // One that is named and not found would be one that hides.
  return (
    named.length !== count(OBJECT_STREAM, text) ||
    streams.some((each) => MAY_HOLD_OBJECTS.test(each.dictionary) && mayHoldForm(each))
  )
}

function mayHoldForm({ dictionary, data }: RawStream): boolean {
  if (data === null || UNUSUAL.test(dictionary) || !PLAIN_FLATE.test(dictionary)) return true
  try {
    return inflateSync(data, { maxOutputLength: LARGEST_STREAM }).toString('latin1').search(FORM) >= 0
  } catch {
    return true
  }
}
