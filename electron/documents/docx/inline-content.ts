import type { TextRun } from '../printed-paragraph.ts'
import type { Styles } from './styles.ts'
import { printedSymbol } from './symbols.ts'
import { attribute, child, children, type Element, integerOf, ownText, toggle } from './xml.ts'

/** A mark that stands for a note at the foot of the page or the end of the document. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
}

/** What stands in one paragraph. */
export interface InlineContent {
  readonly runs: TextRun[]
  /** Letters by their size in half points. */
  readonly sizes: Map<number, number>
  readonly notes: NoteReference[]
  /** Contents of text boxes anchored here; they print beside the paragraph. */
  readonly boxes: Element[]
}

/** What the whole document must know of what was met in its paragraphs. */
export interface Findings {
  hidden: boolean
  unknownSymbols: boolean
}

/** Deleted text, instructions of fields and everything that only describes. */
const UNPRINTED_ELEMENTS = new Set([
  'del',
  'moveFrom',
  'delText',
  'delInstrText',
  'instrText',
  'pPr',
  'rPr',
  'sdtPr',
  'rt',
  'annotationRef',
  'commentReference',
])
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '',
}
const NOTES: Readonly<Record<string, NoteReference['kind']>> = {
  footnoteReference: 'footnote',
  endnoteReference: 'endnote',
}

/** Where in a field the text stands: its result is printed, its instruction is not. */
type FieldPart = 'instruction' | 'result'

/** Reads what paragraphs print, in document order: a field may begin in one and end in another. */
export class InlineReader {
  readonly #styles: Styles
  readonly #findings: Findings
  readonly #fields: FieldPart[] = []
  #content: InlineContent = emptyContent()
  #paragraphStyle: string | undefined

  constructor(styles: Styles, findings: Findings) {
    this.#styles = styles
    this.#findings = findings
  }

  read(paragraph: Element, styleId: string | undefined): InlineContent {
    this.#content = emptyContent()
    this.#paragraphStyle = styleId
    this.#walk(paragraph, undefined)
    return this.#content
  }

  /** @param properties those of the run the element is in */
  #walk(parent: Element, properties: Element | undefined): void {
    for (const element of children(parent)) this.#take(element, properties)
  }

  #take(element: Element, properties: Element | undefined): void {
    const name = element.localName ?? ''
    const note = NOTES[name]
    const character = CHARACTERS[name]
    if (UNPRINTED_ELEMENTS.has(name)) return
    if (name === 'r') this.#walk(element, child(element, 'rPr'))
    else if (name === 't') this.#print(ownText(element), properties)
    else if (character !== undefined) this.#print(character, properties)
    else if (name === 'sym') this.#print(this.#symbol(element), properties)
    else if (name === 'fldChar') this.#turnField(element, properties)
    else if (note !== undefined) this.#content.notes.push({ kind: note, id: attribute(element, 'id') ?? '' })
    else if (name === 'txbxContent') this.#content.boxes.push(element)
    else if (name === 'AlternateContent') this.#walk(printedBranch(element), properties)
    else this.#walk(element, properties)
  }

  #print(text: string, properties: Element | undefined): void {
    if (text === '' || this.#fields.includes('instruction')) return
    const { bold, hidden, capitals, size } = this.#styles.look(this.#paragraphStyle, properties)
    if (hidden) {
      this.#findings.hidden ||= text.trim() !== ''
      return
    }
    const plain = text.replace(/[\uf000-\uf0ff]/g, (letter) => this.#known(letter.charCodeAt(0), undefined))
    this.#content.runs.push({ text: capitals ? plain.toUpperCase() : plain, bold })
    const letters = plain.trim().length
    if (letters > 0) this.#content.sizes.set(size, (this.#content.sizes.get(size) ?? 0) + letters)
  }

  #symbol(element: Element): string {
    return this.#known(Number.parseInt(attribute(element, 'char') ?? '', 16), attribute(element, 'font'))
  }

  #known(code: number, font: string | undefined): string {
    const symbol = printedSymbol(code, font)
    if (symbol !== null) return symbol
    this.#findings.unknownSymbols = true
    return '\ufffd'
  }

  #turnField(element: Element, properties: Element | undefined): void {
    const type = attribute(element, 'fldCharType')
    if (type === 'begin') {
      this.#print(formFieldText(element), properties)
      this.#fields.push('instruction')
    } else if (type === 'separate') this.#fields[this.#fields.length - 1] = 'result'
    else if (type === 'end') this.#fields.pop()
  }
}

const emptyContent = (): InlineContent => ({ runs: [], sizes: new Map(), notes: [], boxes: [] })

/** The same content in a new and in an old way: one of them is printed, both would say everything twice. */
export const printedBranch = (alternates: Element): Element =>
  child(alternates, 'Choice') ?? child(alternates, 'Fallback') ?? alternates

/** Check boxes and drop-down lists of old forms print no field result. */
function formFieldText(field: Element): string {
  const box = child(field, 'ffData', 'checkBox')
  if (box !== undefined) return (toggle(box, 'checked') ?? toggle(box, 'default') ?? false) ? '☒' : '☐'
  const list = child(field, 'ffData', 'ddList')
  const chosen = integerOf(list, 'result') ?? integerOf(list, 'default') ?? 0
  return attribute(children(list, 'listEntry')[chosen], 'val') ?? ''
}
