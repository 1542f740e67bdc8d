import { PDFArray, type PDFContext, PDFDict, PDFNumber, PDFObjectParser } from 'pdf-lib'
import { decoded, name, numberIn, readObjectAt, Unfollowable } from './stored-object.ts'

/** Where an object is kept: at an offset of the file, as the n-th of an object stream, or nowhere (freed). */
export type Place =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }
  | { readonly kind: 'free' }

/** The cross-references of a file as a viewer reads them: from the last `startxref` backwards, the newest word wins. */
export interface CrossReference {
  readonly places: ReadonlyMap<number, Place>
  /** Every offset any revision names, also those a later one replaced. */
  readonly offsets: ReadonlySet<number>
  readonly trailer: PDFDict
}

/** A chain longer than this is made to keep a reader busy; a document signed by hundreds has hundreds. */
const MOST_SECTIONS = 2_000
const MOST_OBJECTS = 5_000_000
const FREE: Place = { kind: 'free' }

/** Follows a file's cross-references. @throws Unfollowable where a viewer would have to guess */
export function readCrossReference(file: Buffer, context: PDFContext): CrossReference {
  const places = new Map<number, Place>()
  const offsets = new Set<number>()
  const seen = new Set<number>()
  let trailer: PDFDict | null = null
  const pending = [startOf(file)]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at) || seen.size >= MOST_SECTIONS) throw new Unfollowable('cross-references in a circle')
    seen.add(at)
    const section = readSection(file, at, context)
    for (const [number, place] of section.places) {
      if (!places.has(number)) places.set(number, place)
      if (place.kind === 'offset') offsets.add(place.offset)
    }
    trailer ??= section.trailer
    // A stack: the stream beside a table (for readers of both kinds) comes before what the table replaces.
    for (const key of ['Prev', 'XRefStm']) {
      const next = numberIn(section.trailer, key)
      if (next !== null) pending.push(next)
    }
    offsets.add(at)
  }
  if (!trailer) throw new Unfollowable('no trailer')
  return { places, offsets, trailer }
}

function startOf(file: Buffer): number {
  const at = file.lastIndexOf('startxref')
  const said = at === -1 ? null : /^startxref\s+(\d{1,12})\b/.exec(file.toString('latin1', at, at + 64))
  if (!said) throw new Unfollowable('no startxref')
  return Number(said[1])
}

interface Section {
  readonly places: Iterable<readonly [number, Place]>
  readonly trailer: PDFDict
}

function readSection(file: Buffer, at: number, context: PDFContext): Section {
  if (/^\s*xref\b/.test(file.toString('latin1', at, at + 16))) return readTable(file, at, context)
  const stored = readObjectAt(file, at, context)
  if (!(stored.value instanceof PDFDict) || !stored.data) throw new Unfollowable('not a cross-reference')
  return { places: streamPlaces(stored.value, decoded(stored)), trailer: stored.value }
}

function readTable(file: Buffer, at: number, context: PDFContext): Section {
  const end = file.indexOf('trailer', at)
  if (end === -1) throw new Unfollowable('a table without a trailer')
  const stop = file.indexOf('startxref', end)
  const trailer = parseTrailer(file.subarray(end + 'trailer'.length, stop === -1 ? file.length : stop), context)
  return { places: tablePlaces(file.toString('latin1', at, end)), trailer }
}

function parseTrailer(text: Uint8Array, context: PDFContext): PDFDict {
  const trailer = PDFObjectParser.forBytes(text, context).parseObject()
  if (!(trailer instanceof PDFDict)) throw new Unfollowable('a trailer that is none')
  return trailer
}

function* tablePlaces(table: string): Iterable<readonly [number, Place]> {
  const line = /(\d{1,10})\s+(\d{1,10})(?:\s+([nf]))?/g
  let number = 0
  for (const [, first, , use] of table.matchAll(line)) {
    if (use === undefined) {
      number = Number(first)
      continue
    }
    yield [number, use === 'n' ? { kind: 'offset', offset: Number(first) } : FREE]
    number += 1
  }
}

/** ISO 32000, 7.5.8: fields of 0 to 8 bytes; no first field means "in use". */
function* streamPlaces(dictionary: PDFDict, rows: Buffer): Iterable<readonly [number, Place]> {
  const widths = numbersIn(dictionary, 'W')
  const index = numbersIn(dictionary, 'Index')
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths
  const width = kindWidth + firstWidth + secondWidth
  if (widths.length !== 3 || widths.some((each) => each < 0 || each > 6) || width === 0)
    throw new Unfollowable('a cross-reference of no width')
  const runs = index.length > 0 ? index : [0, numberIn(dictionary, 'Size') ?? 0]
  let at = 0
  const field = (size: number): number => {
    at += size
    return size === 0 ? 0 : rows.readUIntBE(at - size, size)
  }
  for (let run = 0; run + 1 < runs.length; run += 2) {
    const [first, count] = [runs[run]!, runs[run + 1]!]
    if (count > MOST_OBJECTS) throw new Unfollowable('more objects than a file has')
    for (let number = first; number < first + count && at + width <= rows.length; number += 1) {
      const kind = kindWidth === 0 ? 1 : field(kindWidth)
      yield [number, placeOf(kind, field(firstWidth), field(secondWidth))]
    }
  }
}

function placeOf(kind: number, first: number, second: number): Place {
  if (kind === 1) return { kind: 'offset', offset: first }
  return kind === 2 ? { kind: 'packed', container: first, index: second } : FREE
}

function numbersIn(dictionary: PDFDict, key: string): number[] {
  const array = dictionary.get(name(key))
  if (!(array instanceof PDFArray)) return []
  return array.asArray().map((each) => (each instanceof PDFNumber ? each.asNumber() : -1))
}
