import { attribute, children, type Element } from './xml.ts'

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge'])

export interface TrackedChanges {
  readonly count: number
  /** Who made them, as the file says. */
  readonly authors: readonly string[]
}

/** Insertions, deletions and moves that nobody has accepted or rejected. */
export function trackedChanges(root: Element): TrackedChanges {
  const authors = new Set<string>()
  let count = 0
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const author = attribute(element, 'author')
    if (author !== undefined && CHANGES.has(element.localName ?? '')) {
      count += 1
      authors.add(author)
    }
    for (const inner of children(element)) waiting.push(inner)
  }
  return { count, authors: Array.from(authors).sort() }
}
