import { type HtmlElement, type HtmlParent, isElement, isHidden } from './element.ts'

const SECTIONS = new Set(['thead', 'tbody', 'tfoot'])
/** What a cell of figures never holds: a table around these lays out a page. */
const LAYOUT = new Set(['table', 'ol', 'ul', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'form'])
const PARAGRAPHS = new Set(['p', 'div', 'br'])
/** A cell with more paragraphs or lines than this is a text of its own. */
const MOST_PARAGRAPHS = 4

const elements = (parent: HtmlParent): HtmlElement[] => parent.childNodes.filter(isElement)

/** Rows in printed order, those of head, body and foot together. */
export const tableRows = (table: HtmlElement): HtmlElement[] =>
  elements(table)
    .flatMap((element) => (SECTIONS.has(element.tagName) ? elements(element) : [element]))
    .filter((element) => element.tagName === 'tr' && !isHidden(element))

export const tableCaptions = (table: HtmlElement): HtmlElement[] =>
  elements(table).filter(({ tagName }) => tagName === 'caption')

export const tableCells = (row: HtmlElement): HtmlElement[] =>
  elements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th')

/** Whether a table holds rows of cells, and not a page layout as in most e-mails. */
export function isDataTable(table: HtmlElement): boolean {
  const rows = tableRows(table).map(tableCells)
  return rows.some((cells) => cells.length > 1) && !rows.flat().some(isLayoutCell)
}

function isLayoutCell(cell: HtmlElement): boolean {
  let paragraphs = 0
  const waiting = elements(cell)
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (LAYOUT.has(element.tagName)) return true
    if (PARAGRAPHS.has(element.tagName)) paragraphs += 1
    for (const inner of elements(element)) waiting.push(inner)
  }
  return paragraphs > MOST_PARAGRAPHS
}
