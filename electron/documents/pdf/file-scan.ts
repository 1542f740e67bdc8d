import { inflateSync } from 'node:zlib'
import type { Limits } from '../../../shared/contract/settings.ts'
import { tooLarge } from '../contract-unreadable.ts'
import { type ActiveContent, activeIn } from './active-content.ts'
import { hasWrongOffset } from './object-table.ts'

/** What the bytes of a PDF show that its reader does not tell. */
export interface FileScan {
  /** A compressed stream with text in it fails its checksum. */
  readonly isDamaged: boolean
  /** The table of objects points beside an object: the reader finds them by looking through the whole file. */
  readonly isTableWrong: boolean
  readonly active: readonly ActiveContent[]
}

type UnpackLimits = Pick<Limits, 'unpackedMegabytes' | 'pictureMegapixels'>

const PICTURE = /\/Subtype\s*\/Image/
const OBJECT_STREAM = /\/Type\s*\/ObjStm/
const FILTERS = /\/Filter\s*(?:(\/\w+)|\[([^\]]*)\])/
const SIZE = /\/(Width|Height)\s+(\d{1,10})(?!\s+\d+\s+R)/g
/** How far before "stream" its dictionary is looked for. */
const DICTIONARY_WITHIN = 1000
const MEGA = 1e6

/**
 * Looks through a file before and beside pdf.js, which gives a page with a damaged content stream as an empty page and a
 * missing font as other letters, without an error even in strict mode; as evidence that would be clauses lost without a
 * word. It unfolds every stream within a limit too: pdf.js has none.
 *
 * @throws ContractUnreadable `too-large` when a stream unfolds to more than `unpackedMegabytes`, or a picture has more
 * than `pictureMegapixels`
 */
export function scanFile(bytes: Uint8Array, limits: UnpackLimits): FileScan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The streams of a locked file are ciphertext and carry no checksum to be seen.
  const isLocked = file.includes('/Encrypt')
  const active = new Set<ActiveContent>()
  let isDamaged = false
  let from = 0
  for (const stream of streamsOf(file)) {
    for (const content of activeIn(file.toString('latin1', from, stream.keyword))) active.add(content)
    from = stream.end
    checkPicture(stream.dictionary, limits)
    if (isLocked || PICTURE.test(stream.dictionary)) continue
    const unfolded = unfold(stream, limits)
    if (unfolded === 'damaged') isDamaged = true
    else if (OBJECT_STREAM.test(stream.dictionary))
      for (const content of activeIn(unfolded.toString('latin1'))) active.add(content)
  }
  for (const content of activeIn(file.toString('latin1', from))) active.add(content)
  return { isDamaged, isTableWrong: hasWrongOffset(file), active: Array.from(active) }
}

export interface RawStream {
  /** Where the word "stream" begins. */
  readonly keyword: number
  readonly dictionary: string
  /** Null where it has no end. */
  readonly data: Buffer | null
  /** Where the search goes on. */
  readonly end: number
}

/** The streams of a file in its order, as far as they can be told by their letters. */
export function* streamsOf(file: Buffer): Generator<RawStream> {
  let from = 0
  for (let keyword = file.indexOf('stream'); keyword >= 0; keyword = file.indexOf('stream', from)) {
    const before = file.toString('latin1', Math.max(from, keyword - DICTIONARY_WITHIN), keyword)
    from = keyword + 'stream'.length
    if (!/>>\s*$/.test(before)) continue
    const start = file.indexOf('\n', keyword) + 1
    const end = start === 0 ? -1 : file.indexOf('endstream', start)
    if (end >= 0) from = end + 'endstream'.length
    const dictionary = before.slice(before.lastIndexOf(' obj') + 4)
    yield { keyword, dictionary, data: end < 0 ? null : file.subarray(start, end), end: from }
  }
}

function checkPicture(dictionary: string, { pictureMegapixels }: UnpackLimits): void {
  if (!PICTURE.test(dictionary)) return
  const sides = Array.from(dictionary.matchAll(SIZE), ([, , pixels]) => Number(pixels))
  const [width = 0, height = 0] = sides
  if (width * height <= pictureMegapixels * MEGA) return
  throw tooLarge(
    `A picture in this PDF has ${width} × ${height} pixels; the limit is ${pictureMegapixels} million pixels.`,
  )
}

/** The bytes of a stream in plain; those in a packing other than Flate as they are. */
function unfold({ dictionary, data }: RawStream, { unpackedMegabytes }: UnpackLimits): Buffer | 'damaged' {
  const [, one, several = ''] = FILTERS.exec(dictionary) ?? []
  const filters = (one ?? several).match(/\w+/g) ?? []
  if (data === null) return filters.length > 0 ? 'damaged' : Buffer.alloc(0)
  let plain: Buffer = data
  for (const filter of filters) {
    if (filter !== 'FlateDecode' && filter !== 'Fl') break
    try {
      plain = inflateSync(plain, { maxOutputLength: unpackedMegabytes * MEGA })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE')
        throw tooLarge(`A part of this PDF unfolds to more than ${unpackedMegabytes} megabytes.`)
      // An end without its checksum is sloppy writing and loses nothing; wrong data is damage.
      return code === 'Z_DATA_ERROR' ? 'damaged' : Buffer.alloc(0)
    }
  }
  return plain
}
