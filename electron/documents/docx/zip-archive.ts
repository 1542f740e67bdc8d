import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { documentDamaged, notSupported, tooLarge } from '../contract-unreadable.ts'

/** A file inside a ZIP archive, as its central directory has it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  readonly headerAt: number
}

/**
 * Only the central directory says what an archive holds: Word reads it, and a reader that walks the local headers instead
 * (as fflate's stream does) can be shown another text. fflate's `unzipSync` believes the size written there and drops
 * what goes beyond; here every unpacked byte is counted. Layout: PKWARE APPNOTE 4.3.
 */
const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const STORED = 0
const DEFLATED = 8
/** Bytes fed at a time: one can unfold to 1032, so that what is not yet counted stays small. */
const PIECE = 4096
const MEGABYTE = 1e6

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * The files of an archive by name.
 * @throws ContractUnreadable `document-damaged`
 */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = viewOf(bytes)
  const end = endOfDirectory(view)
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw incomplete()
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)).toString('utf8')
    // Two files of one name: which of them is the contract would be for each reader to choose.
    if (entries.has(name)) throw documentDamaged('The document holds two parts of the same name.')
    entries.set(name, {
      name,
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const incomplete = (): Error => documentDamaged('The document is not complete: it was cut off or spoilt.')

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw incomplete()
}

/** Unpacks parts of one archive, all of them together within a limit. */
export class ZipArchive {
  readonly #bytes: Uint8Array
  readonly #entries: Map<string, ZipEntry>
  readonly #megabytes: number
  #unpacked = 0

  /** @param megabytes what all parts read may unfold to, in 10⁶ bytes */
  constructor(bytes: Uint8Array, megabytes: number) {
    this.#bytes = bytes
    this.#entries = zipEntries(bytes)
    this.#megabytes = megabytes
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /**
   * A part's bytes, or null when there is none of that name.
   * @throws ContractUnreadable `too-large`, `document-damaged`, `file-not-supported`
   */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name)
    if (entry === undefined) return null
    if (entry.isEncrypted)
      throw notSupported('The document is locked with a password.', 'Save it without one and add that.')
    const data = this.#count(entry.method === STORED ? [this.#packed(entry)] : this.#inflated(entry))
    // A size or a checksum that lies: somebody made the archive so, or the disk did.
    if (data.length !== entry.size || crc32(data) !== entry.checksum) throw incomplete()
    return data
  }

  #packed({ headerAt, packedSize }: ZipEntry): Uint8Array {
    const view = viewOf(this.#bytes)
    if (headerAt + LOCAL_SIZE > view.byteLength || view.getUint32(headerAt, true) !== LOCAL) throw incomplete()
    const from = headerAt + LOCAL_SIZE + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
    if (from + packedSize > view.byteLength) throw incomplete()
    return this.#bytes.subarray(from, from + packedSize)
  }

  *#inflated(entry: ZipEntry): Generator<Uint8Array> {
    if (entry.method !== DEFLATED) throw documentDamaged('The document is packed in a way Word does not know.')
    const packed = this.#packed(entry)
    let pieces: Uint8Array[] = []
    const inflate = new Inflate((piece) => pieces.push(piece))
    for (let at = 0; at < packed.length; at += PIECE) {
      try {
        inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
      } catch (cause) {
        throw documentDamaged('A part of the document can’t be unpacked.', { cause })
      }
      yield* pieces
      pieces = []
    }
  }

  #count(pieces: Iterable<Uint8Array>): Uint8Array {
    const kept: Uint8Array[] = []
    for (const piece of pieces) {
      this.#unpacked += piece.length
      if (this.#unpacked > this.#megabytes * MEGABYTE) {
        throw tooLarge(`The document unfolds to more than ${this.#megabytes} megabytes.`)
      }
      kept.push(piece)
    }
    return Buffer.concat(kept)
  }
}
