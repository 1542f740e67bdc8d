import { PDFArray, type PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import type { DigitalSignature } from '../../../shared/contract/signature.ts'
import { changedObjects, differingKeys, leadsTo } from './object-changes.ts'
import { Revision } from './revision.ts'
import { name } from './stored-object.ts'

/**
 * What came after a signature: is what the pages show still what was signed?
 *
 * The signed revision and the whole file are both read as a viewer reads them. Harmless is only what is on this list:
 * - another signature: its field, its widget with its appearance, put into a field left empty or into a new one;
 * - a document time-stamp (a signature in form) and the proofs of validation (DSS, VRI);
 * - metadata, the catalogue's version and extensions, permissions, the logical structure for screen readers;
 * - objects nothing leads to, written anew or not, and letters after the end.
 *
 * All else is `content`, also where the certifying signer allowed it in advance (DocMDP 2 and 3: filling in forms,
 * comments). He allowed others to add; he didn't sign what they added, and here the question is what was signed. Where
 * either revision can't be followed (damaged or circular cross-references, object streams in an encrypted file), `content`
 * is what can't be excluded.
 *
 * Known limit: the appearance of a later signature is painted over the page, and what it covers is not looked at.
 */
export function laterChanges(file: Buffer, covered: number, whole: Revision | null): DigitalSignature['later'] {
  if (covered === file.length) return 'nothing'
  if (!whole) return 'content'
  try {
    const signed = new Revision(file.subarray(0, covered))
    return isHarmless(signed, whole, covered) ? 'harmless' : 'content'
  } catch {
    return 'content'
  }
}

function isHarmless(signed: Revision, whole: Revision, covered: number): boolean {
  if (hidesObjects(whole, covered)) return false
  for (const key of ['Root', 'Encrypt'])
    if (signed.trailer.get(name(key))?.toString() !== whole.trailer.get(name(key))?.toString()) return false
  const changed = changedObjects(signed, whole)
  if (changed.size === 0) return true
  const judged = new Permitted(signed, whole, changed)
  if (!judged.catalog()) return false
  return !leadsTo(whole, shownParts(whole), changed, judged.numbers, judged.signatures)
}

const DEFINITION = /\b(\d{1,10})\s+\d{1,5}\s+obj\b/g

/**
 * Objects after the signature that no cross-reference names: programs that read a file from front to back would show
 * them, others wouldn't. Two readers seeing two contracts is what this must not let pass.
 */
function hidesObjects(whole: Revision, covered: number): boolean {
  const tail = whole.file.toString('latin1', covered)
  return Array.from(tail.matchAll(DEFINITION)).some(({ index }) => !whole.offsets.has(covered + index))
}

/** Where the walk starts: the catalogue without what shows nothing, the form without its fonts, which are judged apart. */
function shownParts(whole: Revision): PDFObject[] {
  const valuesBut = (dictionary: PDFDict, keys: ReadonlySet<string>): PDFObject[] =>
    dictionary.entries().flatMap(([key, value]) => (keys.has(key.decodeText()) ? [] : [value]))
  const form = whole.dictionary(whole.catalog.get(name('AcroForm')))
  const ofForm = form ? valuesBut(form, new Set(['DR'])) : []
  return [...valuesBut(whole.catalog, new Set([...UNSEEN, 'AcroForm'])), ...ofForm]
}

/** Keys of the catalogue that show nothing. */
const UNSEEN = new Set([...['Type', 'Version', 'Extensions', 'Metadata', 'DSS', 'Perms', 'StructTreeRoot', 'MarkInfo']])
const OF_A_FORM = new Set(['Fields', 'SigFlags', 'DR', 'DA'])
/** What changes in an empty signature field when it is signed. */
const OF_SIGNING = new Set(['V', 'AP', 'AS', 'MK', 'F', 'M', 'Lock', 'DA'])
const OF_A_PAGE = new Set(['Annots', 'LastModified', 'Metadata', 'PieceInfo', 'StructParents', 'Tabs'])

/** Finds, from the catalogue down, the changed objects whose change is on the list. */
class Permitted {
  /** Changed objects that have been compared and found harmless; what they lead to is still to be looked at. */
  readonly numbers = new Set<number>()
  /** Signature fields and widgets that are new or newly signed; what they lead to is theirs. */
  readonly signatures = new Set<number>()
  readonly #signed: Revision
  readonly #whole: Revision
  readonly #changed: ReadonlySet<number>
  /** Changed objects that were there when it was signed. */
  readonly #replaced: ReadonlySet<number>

  constructor(signed: Revision, whole: Revision, changed: ReadonlySet<number>) {
    this.#signed = signed
    this.#whole = whole
    this.#changed = changed
    this.#replaced = new Set([...changed].filter((number) => signed.object(number) !== null))
  }

  catalog(): boolean {
    const [before, after] = [this.#signed.catalog, this.#whole.catalog]
    this.#judge(this.#whole.trailer.get(name('Root')))
    if (!differOnlyIn(before, after, new Set([...UNSEEN, 'AcroForm']))) return false
    return this.#form(before, after) && this.#pages(after)
  }

  #form(catalogBefore: PDFDict, catalogAfter: PDFDict): boolean {
    const after = catalogAfter.get(name('AcroForm'))
    const form = this.#whole.dictionary(after)
    const old = this.#signed.dictionary(catalogBefore.get(name('AcroForm')))
    if (!form) return !old
    if (old ? !differOnlyIn(old, form, OF_A_FORM) : !form.keys().every((key) => OF_A_FORM.has(key.decodeText())))
      return false
    if (!this.#resources(old?.get(name('DR')), form.get(name('DR')))) return false
    this.#judge(after)
    return this.#additions(old?.get(name('Fields')), form.get(name('Fields')))
  }

  /** Fonts for forms: a signing program may add its own; what the fields use already must stay. */
  #resources(before: PDFObject | undefined, after: PDFObject | undefined): boolean {
    const [old, now] = [this.#signed.dictionary(before), this.#whole.dictionary(after)]
    if (!old) return true
    if (!now || leadsTo(this.#whole, [now], this.#replaced, NONE, NONE)) return false
    return old.keys().every((kind) => {
      const [one, other] = [this.#signed.dictionary(old.get(kind)), this.#whole.dictionary(now.get(kind))]
      const isAdding = one && other && differingKeys(one, other).every((key) => !one.has(name(key)))
      return isAdding || old.get(kind)?.toString() === now.get(kind)?.toString()
    })
  }

  /** Pages by the whole file's own tree: if the tree is another one, the walk from the catalogue meets the change. */
  #pages(catalog: PDFDict): boolean {
    const open: PDFObject[] = [catalog.get(name('Pages'))].filter((each) => each !== undefined)
    const seen = new Set<PDFObject>()
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const node = this.#whole.dictionary(next)
      if (!node || seen.has(next)) continue
      seen.add(next)
      const kids = this.#whole.elements(node.get(name('Kids')))
      if (kids.length > 0) for (const kid of kids) open.push(kid)
      else if (!this.#page(next, node)) return false
    }
    return true
  }

  #page(page: PDFObject, after: PDFDict): boolean {
    const before = page instanceof PDFRef ? this.#signed.dictionary(page) : undefined
    // A page that wasn't there before stays unjudged, and the walk meets it.
    if (!before) return true
    if (!this.#additions(before.get(name('Annots')), after.get(name('Annots')))) return false
    if (differOnlyIn(before, after, OF_A_PAGE)) this.#judge(page)
    return true
  }

  /** A list of fields or annotations: all that was there still is, in its place, and what was added are signatures. */
  #additions(before: PDFObject | undefined, after: PDFObject | undefined): boolean {
    const [old, now] = [this.#signed.elements(before), this.#whole.elements(after)]
    if (old.some((each, index) => each.toString() !== now[index]?.toString())) return false
    for (const each of now)
      if (each instanceof PDFRef && this.#isSignature(each)) this.signatures.add(each.objectNumber)
    this.#judge(after)
    return now.slice(old.length).every((each) => each instanceof PDFRef && this.signatures.has(each.objectNumber))
  }

  /** A signature field or its widget that is new, or was empty and is signed now. */
  #isSignature(reference: PDFRef): boolean {
    if (!this.#changed.has(reference.objectNumber)) return false
    const after = this.#whole.dictionary(reference)
    const before = this.#signed.dictionary(reference)
    if (!after || inherited(this.#whole, after, 'FT')?.toString() !== '/Sig') return false
    if (!before) return true
    const wasEmpty = inherited(this.#signed, before, 'V') === undefined
    return wasEmpty && differOnlyIn(before, after, OF_SIGNING)
  }

  #judge(value: PDFObject | undefined): void {
    if (value instanceof PDFRef) this.numbers.add(value.objectNumber)
  }
}

const NONE: ReadonlySet<number> = new Set()

const differOnlyIn = (before: PDFDict, after: PDFDict, keys: ReadonlySet<string>): boolean =>
  differingKeys(before, after).every((key) => keys.has(key))

/** Fields hand their type and value down to their widgets (ISO 32000-2, 12.7.4.1). */
function inherited(revision: Revision, field: PDFDict, key: string): PDFObject | undefined {
  let at: PDFDict | undefined = field
  for (let steps = 0; at && steps < DEEPEST_FORM; steps += 1) {
    const value = revision.resolve(at.get(name(key)))
    if (value && !(value instanceof PDFArray)) return value
    at = revision.dictionary(at.get(name('Parent')))
  }
  return undefined
}

const DEEPEST_FORM = 16
