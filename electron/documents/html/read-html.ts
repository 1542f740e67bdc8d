import { defaultTreeAdapter, parse } from 'parse5'
import type { ReadWarning, TextLine } from '../contract-text.ts'
import { documentDamaged } from '../contract-unreadable.ts'
import { type PrintedParagraph, paragraphLines, type TextRun } from '../printed-paragraph.ts'
import {
  attributeOf,
  boldOf,
  HEADING_SCALES,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  hasText,
  isBlock,
  isElement,
  isHidden,
  isText,
  isUnprinted,
  styleSheets,
} from './element.ts'
import { listItems } from './list-items.ts'
import { isDataTable, tableCaptions, tableCells, tableRows } from './table.ts'

/** Browsers themselves nest no deeper (Blink's parser stops at 512). */
const DEEPEST = 512
/** Badly nested letters make a browser repeat them in each paragraph: a small page can become millions of elements. */
const MOST_ELEMENTS = 500_000

function boundedTree(): typeof defaultTreeAdapter {
  let count = 0
  return {
    ...defaultTreeAdapter,
    createElement: (...element) => {
      count += 1
      if (count > MOST_ELEMENTS) throw documentDamaged('The page unfolds to half a million elements.')
      return defaultTreeAdapter.createElement(...element)
    },
  }
}

/**
 * The text of a web page as a browser prints it without its style sheets: list numbers, table rows, headings. Hidden
 * elements are left out. Nothing is fetched or run.
 * @throws ContractUnreadable `document-damaged` for elements nested, or multiplied, beyond what any browser shows
 */
export function readHtml(html: string): { lines: TextLine[]; warnings: ReadWarning[] } {
  const document = parse(html, { treeAdapter: boundedTree() })
  const reader = new HtmlReader()
  reader.walk(document, { bold: false, preformatted: false, depth: 0 })
  reader.endParagraph()
  return { lines: paragraphLines(reader.paragraphs), warnings: warningsOf(document, reader.hidden) }
}

const HIDDEN: ReadWarning = {
  code: 'hidden-text',
  message: 'The page holds hidden text, which a browser does not show and was left out.',
}
const STYLED_NUMBERS: ReadWarning = {
  code: 'numbers-uncertain',
  message:
    'A style sheet of the page makes clause numbers, which are not part of its text. Print the page as a PDF and add that.',
}

/** A style sheet that counts by itself or changes how lists count. */
const COUNTING = /counters?\(|list-style(?:-type)?\s*:\s*(?!none|disc|circle|square|decimal\b)/i

const warningsOf = (document: HtmlParent, hidden: boolean): ReadWarning[] => [
  ...(hidden ? [HIDDEN] : []),
  ...(styleSheets(document).some((sheet) => COUNTING.test(sheet)) ? [STYLED_NUMBERS] : []),
]

interface Setting {
  readonly bold: boolean
  /** White space counts (`<pre>`). */
  readonly preformatted: boolean
  readonly depth: number
}

class HtmlReader {
  readonly paragraphs: PrintedParagraph[] = []
  hidden = false
  #runs: TextRun[] = []
  #label: string | null = null
  #scale = 1
  #gapAbove = false

  walk(parent: HtmlParent, setting: Setting): void {
    if (setting.depth > DEEPEST) throw documentDamaged('The elements of the page are nested without end.')
    for (const node of parent.childNodes) this.#take(node, { ...setting, depth: setting.depth + 1 })
  }

  /** Ends the paragraph that is being read, and keeps it unless it is empty. */
  endParagraph(): void {
    const isEmpty = this.#runs.every((run) => run.text.trim() === '')
    if (!isEmpty) {
      const isBold = this.#runs.every((run) => run.bold || run.text.trim() === '')
      this.paragraphs.push({
        label: this.#label,
        runs: this.#runs,
        scale: this.#scale,
        gapAbove: this.#gapAbove || isBold,
      })
      this.#label = null
      this.#gapAbove = false
    }
    this.#runs = []
  }

  #take(node: HtmlNode, setting: Setting): void {
    if (isText(node)) this.#print(node.value, setting)
    else if (isElement(node)) this.#element(node, setting)
  }

  #print(text: string, { bold, preformatted }: Setting): void {
    // A line feed in the source of a page is a blank; a line ends by <br>.
    this.#runs.push({ text: preformatted ? text : text.replace(/[\t\n\f\r ]+/g, ' '), bold })
  }

  #element(element: HtmlElement, outer: Setting): void {
    if (isUnprinted(element)) return
    if (isHidden(element)) {
      this.hidden ||= hasText(element)
      return
    }
    const setting = {
      ...outer,
      bold: boldOf(element) ?? outer.bold,
      preformatted: outer.preformatted || element.tagName === 'pre' || element.tagName === 'textarea',
    }
    const scale = HEADING_SCALES[element.tagName]
    if (element.tagName === 'br') this.#runs.push({ text: '\n', bold: false })
    else if (element.tagName === 'input') this.#input(element, setting)
    else if (element.tagName === 'table') this.#table(element, setting)
    else if (element.tagName === 'ol' || element.tagName === 'ul') this.#list(element, setting)
    else if (scale !== undefined) this.#heading(element, setting, scale)
    else if (isBlock(element)) this.#block(element, setting)
    else this.walk(element, setting)
  }

  #block(element: HtmlElement, setting: Setting): void {
    this.endParagraph()
    this.walk(element, setting)
    this.endParagraph()
  }

  #heading(element: HtmlElement, setting: Setting, scale: number): void {
    this.endParagraph()
    this.#scale = scale
    this.#gapAbove = true
    this.walk(element, setting)
    this.endParagraph()
    this.#scale = 1
    this.#gapAbove = false
  }

  #input(element: HtmlElement, setting: Setting): void {
    const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text'
    const isBox = type === 'checkbox' || type === 'radio'
    const box = attributeOf(element, 'checked') === undefined ? '☐' : '☒'
    if (isBox) this.#print(box, setting)
    else if (type === 'text') this.#print(attributeOf(element, 'value') ?? '', setting)
  }

  #list(list: HtmlElement, setting: Setting): void {
    this.endParagraph()
    for (const { node, label } of listItems(list)) {
      if (label !== undefined) this.#label = label
      this.#take(node, setting)
      // An empty item printed its number alone; it must not stand before the next text.
      this.endParagraph()
      this.#label = null
    }
  }

  #table(table: HtmlElement, setting: Setting): void {
    this.endParagraph()
    if (!isDataTable(table)) {
      this.walk(table, setting)
      this.endParagraph()
      return
    }
    for (const caption of tableCaptions(table)) this.#block(caption, setting)
    for (const row of tableRows(table)) {
      for (const [i, cell] of tableCells(row).entries()) {
        if (i > 0) this.#runs.push({ text: '\t', bold: false })
        this.#cell(cell, setting)
      }
      this.endParagraph()
    }
  }

  /** A cell's paragraphs and lines as one stretch of text. */
  #cell(cell: HtmlElement, setting: Setting): void {
    const inner = new HtmlReader()
    inner.#element(cell, setting)
    inner.endParagraph()
    this.hidden ||= inner.hidden
    const runs = inner.paragraphs.flatMap((paragraph, i) => [
      ...(i === 0 ? [] : [{ text: ' ', bold: false }]),
      ...paragraph.runs.map(({ text, bold }) => ({ text: text.replace(/[\t\n]+/g, ' '), bold })),
    ])
    for (const run of runs) this.#runs.push(run)
  }
}
