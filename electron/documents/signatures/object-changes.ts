import { PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import type { Revision } from './revision.ts'
import { name, type StoredObject } from './stored-object.ts'

/** Keys that lead to nothing a page shows: back to the parent, and what only programs read. */
const UNSEEN_KEYS = new Set(['Parent', 'P', 'Metadata', 'PieceInfo'].map(name))

/** Numbers whose object differs between a signed revision and the whole file, new and deleted ones included. */
export function changedObjects(signed: Revision, whole: Revision): ReadonlySet<number> {
  const changed = new Set<number>()
  for (const number of new Set([...signed.numbers, ...whole.numbers])) {
    if (number === 0 || signed.place(number) === whole.place(number)) continue
    if (!isSame(signed.object(number), whole.object(number))) changed.add(number)
  }
  return changed
}

/** Written anew and still the same is no change; many programs do. */
function isSame(one: StoredObject | null, other: StoredObject | null): boolean {
  if (!one || !other) return one === other
  if (one.value.toString() !== other.value.toString()) return false
  if (!one.data || !other.data) return one.data === other.data
  return Buffer.compare(one.data, other.data) === 0
}

/** Keys in which two dictionaries differ as they are written, references unfollowed. */
export function differingKeys(one: PDFDict, other: PDFDict): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys]
    .filter((key) => one.get(key)?.toString() !== other.get(key)?.toString())
    .map((key) => key.decodeText())
}

/**
 * Whether something shown leads to one of these objects. `stops` are objects already judged: they are not looked at, but
 * what they lead to is, except for the ones in `ends`.
 */
export function leadsTo(
  whole: Revision,
  from: Iterable<PDFObject>,
  targets: ReadonlySet<number>,
  judged: ReadonlySet<number>,
  ends: ReadonlySet<number>,
): boolean {
  const seen = new Set<number>()
  const open: PDFObject[] = [...from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!(next instanceof PDFRef)) {
      for (const value of shownValues(next)) open.push(value)
      continue
    }
    const number = next.objectNumber
    if (seen.has(number) || ends.has(number)) continue
    seen.add(number)
    if (targets.has(number) && !judged.has(number)) return true
    const stored = whole.object(number)
    if (stored) open.push(stored.value)
  }
  return false
}

function shownValues(value: PDFObject): readonly PDFObject[] {
  if (value instanceof PDFDict) return value.entries().flatMap(([key, each]) => (UNSEEN_KEYS.has(key) ? [] : [each]))
  return 'asArray' in value && typeof value.asArray === 'function' ? value.asArray() : []
}
