import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { documentDamaged, tooLarge } from '../contract-unreadable.ts'

export type { Element } from '@xmldom/xmldom'

/** Elements in elements: beyond this depth no program writes, and walking down would exhaust the stack. */
const DEEPEST = 500
/** One part as a tree takes some forty times its size in memory; 3000 pages of text have about this much. */
const LARGEST_MEGABYTES = 50
const MEGABYTE = 1e6
const ELEMENT = 1
const TEXT = 3
const CDATA = 4

/**
 * An XML part's root element.
 * @throws ContractUnreadable `document-damaged`, `too-large`
 */
export function parseXml(bytes: Uint8Array): Element {
  if (bytes.length > LARGEST_MEGABYTES * MEGABYTE) {
    throw tooLarge(`The text of the document alone has more than ${LARGEST_MEGABYTES} megabytes.`)
  }
  const xml = new TextDecoder(isUtf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes)
  // ECMA-376 part 2, 8.1.4 forbids document types: they serve entity bombs and fetching, never a contract.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    throw documentDamaged('The document declares entities, which no word processor writes.')
  const root = rootOf(xml)
  if (root === null) throw documentDamaged('A part of the document is empty.')
  checkDepth(root)
  return root
}

const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

function rootOf(xml: string): Element | null {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message)
  }
  try {
    return new DOMParser({ locator: false, onError }).parseFromString(xml, 'text/xml').documentElement
  } catch (cause) {
    throw documentDamaged('A part of the document is not well formed.', { cause })
  }
}

function checkDepth(root: Element): void {
  let depth = 0
  let node: Node | null = root
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild
      depth += 1
      if (depth > DEEPEST) throw documentDamaged('The parts of the document are nested without end.')
      continue
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      depth -= 1
    }
    node = node === null || node === root ? null : node.nextSibling
  }
}

function firstChild(parent: Element | undefined, name: string): Element | undefined {
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT && (node as Element).localName === name) return node as Element
  }
  return undefined
}

export function children(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = []
  for (let node = parent?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT && (name === undefined || (node as Element).localName === name))
      found.push(node as Element)
  }
  return found
}

/** The first child of that name at the end of a way of names. */
export function child(parent: Element | undefined, ...way: string[]): Element | undefined {
  return way.reduce<Element | undefined>(firstChild, parent)
}

/** An attribute by its local name: the prefix of a namespace is the writer's choice. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined
  const usual = element.getAttribute(`w:${name}`) ?? element.getAttribute(name)
  if (usual !== null) return usual
  return Array.from(element.attributes).find((other) => other.localName === name)?.value
}

/** `w:val` of a child, for the many properties that are nothing else. */
export const valueAt = (parent: Element | undefined, ...way: string[]): string | undefined =>
  attribute(child(parent, ...way), 'val')

export function integerOf(parent: Element | undefined, ...way: string[]): number | undefined {
  const value = Number.parseInt(valueAt(parent, ...way) ?? '', 10)
  return Number.isNaN(value) ? undefined : value
}

const OFF = new Set(['0', 'false', 'off', 'none'])

/** A switch (`<w:b/>`, `<w:bidi w:val="0"/>`); undefined where it is not set at all. */
export function toggle(parent: Element | undefined, name: string): boolean | undefined {
  const element = child(parent, name)
  return element === undefined ? undefined : !OFF.has(attribute(element, 'val') ?? '1')
}

/** The text directly in an element. */
export function ownText(element: Element): string {
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === TEXT || node.nodeType === CDATA) text += node.nodeValue ?? ''
  }
  return text
}
