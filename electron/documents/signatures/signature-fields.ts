import { PDFContext, PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import type { Revision } from './revision.ts'
import { name, readObjectAt } from './stored-object.ts'

/** A signature as the file holds it, before anything of it is believed. */
export interface FoundSignature {
  /** Null where its field names one that can't be read. */
  readonly dictionary: PDFDict | null
  /** Where the object that holds it begins; null where that is unknown or inside an object stream. */
  readonly start: number | null
}

export interface FoundFields {
  readonly signed: readonly FoundSignature[]
  readonly emptyFields: number
}

/** Fields beyond this are not looked at: a form of a hundred thousand fields is an attack. */
const MOST_FIELDS = 100_000

interface Waiting {
  readonly field: PDFObject
  readonly type: string | null
  /** Where the object that holds the field begins, for a signature written into its field. */
  readonly start: number | null
}

/**
 * The signature fields of the form, signed and not, as the newest revision has them. Each signature is named once, however
 * many fields or widgets point to it.
 */
export function signatureFields(revision: Revision): FoundFields {
  const form = revision.dictionary(revision.catalog.get(name('AcroForm')))
  const signed = new Map<unknown, FoundSignature>()
  const seen = new Set<PDFObject>()
  let emptyFields = 0
  const waiting: Waiting[] = revision
    .elements(form?.get(name('Fields')))
    .map((field) => ({ field, type: null, start: null }))
    .reverse()
  for (let next = waiting.pop(); next && seen.size < MOST_FIELDS; next = waiting.pop()) {
    if (seen.has(next.field)) continue
    seen.add(next.field)
    const field = dictionaryOrNone(revision, next.field)
    if (!field) continue
    const type = revision.nameIn(field, 'FT') ?? next.type
    const start = next.field instanceof PDFRef ? (revision.object(next.field.objectNumber)?.start ?? null) : next.start
    const value = field.get(name('V'))
    const kids = revision.elements(field.get(name('Kids')))
    const parts = kids.filter((kid) => dictionaryOrNone(revision, kid)?.has(name('T')))
    if (type === 'Sig' && value) signed.set(value, found(revision, value, start))
    else if (type === 'Sig' && parts.length === 0) emptyFields += 1
    else for (const kid of parts.toReversed()) waiting.push({ field: kid, type, start })
  }
  return { signed: [...signed.values()], emptyFields }
}

function found(revision: Revision, value: PDFObject, start: number | null): FoundSignature {
  const dictionary = dictionaryOrNone(revision, value)
  if (!dictionary || !(value instanceof PDFRef)) return { dictionary, start: dictionary ? start : null }
  return { dictionary, start: revision.object(value.objectNumber)?.start ?? null }
}

/** One field that can't be read must not hide the others. */
function dictionaryOrNone(revision: Revision, value: PDFObject): PDFDict | null {
  try {
    return revision.dictionary(value) ?? null
  } catch {
    return null
  }
}

/** Objects looked at for a signature where there is no form to follow. */
const MOST_SCANNED = 10_000

/**
 * Every signature whose letters are in the file, whether a field names it or not: for files whose cross-references are
 * damaged, and for those whose form was thrown away after signing.
 */
export function scanForSignatures(file: Buffer): readonly FoundSignature[] {
  const context = PDFContext.create()
  const starts = new Set<number>()
  let start = -1
  // Both words are looked for forward only, so that a file full of either is still read once.
  let blank = file.indexOf(' obj')
  for (let at = file.indexOf('/ByteRange'); at !== -1; at = file.indexOf('/ByteRange', at + 1)) {
    for (; blank !== -1 && blank < at; blank = file.indexOf(' obj', blank + 1)) start = headerStart(file, blank)
    if (start !== -1) starts.add(start)
    if (starts.size >= MOST_SCANNED) break
  }
  return [...starts].flatMap((each) => {
    const dictionary = signatureAt(file, each, context)
    return dictionary ? [{ dictionary, start: each }] : []
  })
}

/** "12 0 obj": back from the blank before `obj` to the first digit. */
function headerStart(file: Buffer, blank: number): number {
  const before = /(\d{1,10}\s+\d{1,5})$/.exec(file.toString('latin1', Math.max(0, blank - 20), blank))
  return before ? blank - before[0].length : -1
}

/** Adobe's signature that lets its Reader fill in and save a form: no party of the contract made it. */
const USAGE_RIGHTS = /\/TransformMethod\s*\/UR3?\b/

function signatureAt(file: Buffer, start: number, context: PDFContext): PDFDict | null {
  try {
    const { value } = readObjectAt(file, start, context)
    if (!(value instanceof PDFDict) || !value.has(name('ByteRange')) || !value.has(name('Contents'))) return null
    return USAGE_RIGHTS.test(value.toString()) ? null : value
  } catch {
    return null
  }
}
