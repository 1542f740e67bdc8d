import { attributeOf, type HtmlElement, type HtmlNode, isElement, isHidden, styleOf } from './element.ts'
import { counterStyle, listLabel } from './list-label.ts'

interface ListItem {
  readonly node: HtmlNode
  /** What is printed before the item: null for nothing, undefined for what is no item at all. */
  readonly label: string | null | undefined
}

/** A list's children with the numbers a browser gives them (HTML Standard, ordinal value): `start`, `reversed`, `value`. */
export function listItems(list: HtmlElement): ListItem[] {
  const isOrdered = list.tagName === 'ol'
  const isCounted = (node: HtmlNode): node is HtmlElement => isElement(node) && node.tagName === 'li' && !isHidden(node)
  const step = attributeOf(list, 'reversed') === undefined ? 1 : -1
  const count = list.childNodes.filter(isCounted).length
  const usual = step === 1 ? 1 : count
  let value = integer(attributeOf(list, 'start')) ?? usual
  return list.childNodes.map((node) => {
    if (!isCounted(node)) return { node, label: undefined }
    value = (isOrdered ? integer(attributeOf(node, 'value')) : undefined) ?? value
    const label = listLabel(styleOfItem(list, node), value)
    value += step
    return { node, label }
  })
}

function styleOfItem(list: HtmlElement, item: HtmlElement): string {
  const named = [item, list].flatMap((element) => [
    ...(styleOf(element, 'list-style-type') ?? '').split(/\s+/),
    ...(styleOf(element, 'list-style') ?? '').split(/\s+/),
    attributeOf(element, 'type') ?? '',
  ])
  const known = named.filter(Boolean).flatMap((name) => counterStyle(name) ?? [])
  return known[0] ?? (list.tagName === 'ol' ? 'decimal' : 'disc')
}

function integer(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10)
  return Number.isNaN(number) ? undefined : number
}
