import { documentDamaged } from '../contract-unreadable.ts'
import { attribute, children, type Element, parseXml } from './xml.ts'
import { ZipArchive } from './zip-archive.ts'

/** The parts of a Word document that its text stands in. */
export interface WordParts {
  readonly document: Element
  readonly styles: Element | null
  readonly numbering: Element | null
  readonly footnotes: Element | null
  readonly endnotes: Element | null
}

/** Types of relationships end alike in the transitional and in the strict namespace (ECMA-376, ISO 29500). */
const OFFICE_DOCUMENT = '/officeDocument'

/**
 * Opens the parts. A relationship that leads out of the file (a template, a linked picture, an OLE link) is never
 * followed: nothing here can fetch.
 * @param megabytes what the parts may unfold to
 * @throws ContractUnreadable `document-damaged`, `too-large`, `file-not-supported`
 */
export function openWordParts(bytes: Uint8Array, megabytes: number): WordParts {
  const archive = new ZipArchive(bytes, megabytes)
  const [main] = relationships(archive, '').filter(({ type }) => type.endsWith(OFFICE_DOCUMENT))
  const name = main?.target ?? 'word/document.xml'
  const document = readPart(archive, name)
  if (document === null) throw documentDamaged('The document lacks its text.')
  const related = relationships(archive, name)
  const part = (kind: string): Element | null => {
    const found = related.find(({ type }) => type.endsWith(`/${kind}`))
    return found === undefined ? null : readPart(archive, found.target)
  }
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
  }
}

function readPart(archive: ZipArchive, name: string): Element | null {
  const bytes = archive.read(name)
  return bytes === null ? null : parseXml(bytes)
}

interface Relationship {
  readonly type: string
  readonly target: string
}

/** What a part (or the whole file, '') refers to inside the file. */
function relationships(archive: ZipArchive, source: string): Relationship[] {
  const slash = source.lastIndexOf('/') + 1
  const root = readPart(archive, `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`)
  return children(root ?? undefined, 'Relationship')
    .filter((element) => attribute(element, 'TargetMode') !== 'External')
    .map((element) => ({
      type: attribute(element, 'Type') ?? '',
      target: partName(source.slice(0, slash), attribute(element, 'Target') ?? ''),
    }))
}

/** "../styles.xml" seen from "word/" as the name in the archive. */
function partName(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '.') names.push(name)
  }
  return names.join('/')
}
