import { PDFArray, PDFContext, PDFDict, PDFName, type PDFObject, PDFObjectParser, PDFRef } from 'pdf-lib'
import { type CrossReference, readCrossReference } from './cross-reference.ts'
import { decoded, name, numberIn, readObjectAt, type StoredObject, Unfollowable } from './stored-object.ts'

/** A reference that leads to a reference and so on: viewers give up early too. */
const LONGEST_TRAIL = 16

interface Packed {
  readonly bytes: Buffer
  /** Number and offset of each object in it. */
  readonly entries: readonly (readonly [number, number])[]
}

/**
 * A file up to some byte, read the way a viewer reads it: by its cross-references.
 *
 * pdf-lib itself takes the last object of a number in the order of the file and never looks at the cross-references. What
 * it sees can therefore differ from what the pages show, and someone who appends to a signed file can choose both; so
 * only its parser of single objects is used here.
 */
export class Revision {
  readonly file: Buffer
  readonly trailer: PDFDict
  readonly offsets: ReadonlySet<number>
  readonly #context = PDFContext.create()
  readonly #reference: CrossReference
  readonly #objects = new Map<number, StoredObject | null>()
  readonly #containers = new Map<number, Packed>()

  /** @throws Unfollowable, or what a damaged stream throws */
  constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#reference = readCrossReference(this.file, this.#context)
    this.trailer = this.#reference.trailer
    this.offsets = this.#reference.offsets
  }

  get numbers(): Iterable<number> {
    return this.#reference.places.keys()
  }

  /** Where an object's letters are, as a key: the same key in two revisions of one file is the same letters. */
  place(number: number): string {
    const place = this.#reference.places.get(number)
    if (place?.kind === 'offset') return `at ${place.offset}`
    return place?.kind === 'packed' ? `${place.index} in ${this.place(place.container)}` : 'nowhere'
  }

  /** The object of a number; null where there is none. @throws Unfollowable where there should be one */
  object(number: number): StoredObject | null {
    const known = this.#objects.get(number)
    if (known !== undefined) return known
    const read = this.#read(number)
    this.#objects.set(number, read)
    return read
  }

  /** What a value stands for, references followed; undefined where it leads nowhere. */
  resolve(value: PDFObject | undefined): PDFObject | undefined {
    let at = value
    for (let steps = 0; at instanceof PDFRef; steps += 1) {
      if (steps === LONGEST_TRAIL) throw new Unfollowable('references in a circle')
      at = this.object(at.objectNumber)?.value
    }
    return at
  }

  dictionary(value: PDFObject | undefined): PDFDict | undefined {
    const found = this.resolve(value)
    return found instanceof PDFDict ? found : undefined
  }

  /** The elements of an array as they stand there, unresolved; none where it isn't one. */
  elements(value: PDFObject | undefined): readonly PDFObject[] {
    const found = this.resolve(value)
    return found instanceof PDFArray ? found.asArray() : []
  }

  nameIn(dictionary: PDFDict, key: string): string | null {
    const found = this.resolve(dictionary.get(name(key)))
    return found instanceof PDFName ? found.decodeText() : null
  }

  get catalog(): PDFDict {
    const catalog = this.dictionary(this.trailer.get(name('Root')))
    if (!catalog) throw new Unfollowable('no catalogue')
    return catalog
  }

  #read(number: number): StoredObject | null {
    const place = this.#reference.places.get(number)
    if (place?.kind === 'offset') return readObjectAt(this.file, place.offset, this.#context, number)
    return place?.kind === 'packed' ? this.#unpack(number, place.container, place.index) : null
  }

  #unpack(number: number, container: number, index: number): StoredObject {
    const { bytes, entries } = this.#container(container)
    const [stored, offset] = entries[index] ?? []
    if (stored !== number || offset === undefined) throw new Unfollowable('an object that is not where it should be')
    const value = PDFObjectParser.forBytes(bytes.subarray(offset), this.#context).parseObject()
    return { value, data: null, start: null }
  }

  #container(number: number): Packed {
    const known = this.#containers.get(number)
    if (known) return known
    const place = this.#reference.places.get(number)
    // An object stream in an object stream is forbidden, and would go round for ever.
    if (place?.kind !== 'offset') throw new Unfollowable('an object stream that is none')
    const stored = readObjectAt(this.file, place.offset, this.#context, number)
    const bytes = decoded(stored)
    const first = stored.value instanceof PDFDict ? numberIn(stored.value, 'First') : null
    if (first === null || first < 0 || first > bytes.length) throw new Unfollowable('an object stream without a list')
    const head = bytes.toString('latin1', 0, first).matchAll(/(\d{1,10})\s+(\d{1,10})/g)
    const entries = Array.from(head, ([, each, offset]) => [Number(each), first + Number(offset)] as const)
    const packed = { bytes, entries }
    this.#containers.set(number, packed)
    return packed
  }
}
