import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

/** A property of the `style` attribute, in lower case. Style sheets are not applied: they may lie anywhere. */
export function styleOf(element: HtmlElement, property: string): string | undefined {
  const declarations = (attributeOf(element, 'style') ?? '').split(';').map((declaration) => declaration.split(':'))
  return declarations
    .findLast(([name = '']) => name.trim().toLowerCase() === property)?.[1]
    ?.replace(/!important/i, '')
    .trim()
    .toLowerCase()
}

const UNPRINTED = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'meta',
  'link',
  'iframe',
  'object',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'select',
  'datalist',
  'dialog',
])

/** Elements a browser never prints, or not without fetching or running something. */
export const isUnprinted = (element: HtmlElement): boolean => UNPRINTED.has(element.tagName)

/** Elements the page hides: text that was there and that nobody saw. */
export const isHidden = (element: HtmlElement): boolean =>
  attributeOf(element, 'hidden') !== undefined ||
  styleOf(element, 'display') === 'none' ||
  styleOf(element, 'visibility') === 'hidden' ||
  styleOf(element, 'mso-hide') === 'all' ||
  /^0(?:px|pt|em)?$/.test(styleOf(element, 'font-size') ?? '')

/** Whether anything inside would print. */
export function hasText(element: HtmlElement): boolean {
  const waiting: HtmlNode[] = [element]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node) && node.value.trim() !== '') return true
    if (isElement(node) && !isUnprinted(node)) for (const inner of node.childNodes) waiting.push(inner)
  }
  return false
}

/** The style sheets inside a page. */
export function styleSheets(page: HtmlParent): string[] {
  const sheets: string[] = []
  const waiting: HtmlNode[] = [...page.childNodes]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue
    if (node.tagName === 'style') sheets.push(node.childNodes.map((text) => (isText(text) ? text.value : '')).join(''))
    for (const inner of node.childNodes) waiting.push(inner)
  }
  return sheets
}

const BOLD_TAGS = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt'])
const BOLD_WEIGHT = 600

/** Whether an element turns bold on or off; undefined where it says nothing. */
export function boldOf(element: HtmlElement): boolean | undefined {
  const weight = styleOf(element, 'font-weight')
  if (weight !== undefined) return /^bold/.test(weight) || Number(weight) >= BOLD_WEIGHT
  return BOLD_TAGS.has(element.tagName) ? true : undefined
}

/** Letter height relative to the text around, as browsers set headings (HTML Standard, 15.3.6). */
export const HEADING_SCALES: Readonly<Record<string, number>> = { h1: 2, h2: 1.5, h3: 1.17, h4: 1, h5: 1, h6: 1 }

const BLOCKS = new Set([
  ...Object.keys(HEADING_SCALES),
  ...'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form'.split(
    ' ',
  ),
  ...'header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(' '),
])

export const isBlock = (element: HtmlElement): boolean =>
  BLOCKS.has(element.tagName) || /^(?:block|flex|grid|list-item)$/.test(styleOf(element, 'display') ?? '')
