import type { TextRun } from '../printed-paragraph.ts'
import { type Findings, type InlineContent, InlineReader, type NoteReference, printedBranch } from './inline-content.ts'
import { Numbering } from './numbering.ts'
import type { WordParts } from './package.ts'
import { listPlace, Styles } from './styles.ts'
import { rowParagraphs } from './table-row.ts'
import type { WordParagraph } from './word-paragraph.ts'
import { attribute, child, children, type Element, toggle, valueAt } from './xml.ts'

export interface WordBody {
  readonly paragraphs: readonly WordParagraph[]
  readonly findings: Findings
  /** Formats of automatic numbers that were printed as plain digits. */
  readonly unknownFormats: readonly string[]
  /** A web page or another document is embedded whole; its text is not read. */
  readonly hasEmbedded: boolean
}

const OUTLINED = /^(?:heading \d|title|subtitle)$/
/** A table of contents repeats the headings with their numbers, as if each clause began twice. */
const CONTENTS_TABLE = /^toc (?:\d|heading)/

export function readBody(parts: WordParts): WordBody {
  return new BodyReader(parts).read()
}

class BodyReader {
  readonly #parts: WordParts
  readonly #styles: Styles
  readonly #numbering: Numbering
  readonly #inline: InlineReader
  readonly #findings: Findings = { hidden: false, unknownSymbols: false }
  #out: WordParagraph[] = []
  /** Runs of a paragraph whose end was deleted: they belong to the next one. */
  #carried: TextRun[] = []
  #notes: NoteReference[] = []
  readonly #noteTexts: Readonly<Record<NoteReference['kind'], ReadonlyMap<string, Element>>>
  readonly #printedNotes = new Set<Element>()
  #blank = false
  #hasEmbedded = false
  #tableDepth = 0

  constructor(parts: WordParts) {
    this.#parts = parts
    this.#styles = new Styles(parts.styles)
    this.#noteTexts = { footnote: notesOf(parts.footnotes, 'footnote'), endnote: notesOf(parts.endnotes, 'endnote') }
    this.#numbering = new Numbering(parts.numbering, (styleId) => this.#styles.listOf(styleId)?.numId)
    this.#inline = new InlineReader(this.#styles, this.#findings)
  }

  read(): WordBody {
    const body = child(this.#parts.document, 'body')
    if (body !== undefined) this.#walk(body)
    return {
      paragraphs: this.#out,
      findings: this.#findings,
      unknownFormats: Array.from(this.#numbering.unknownFormats).sort(),
      hasEmbedded: this.#hasEmbedded,
    }
  }

  #walk(container: Element): void {
    for (const element of children(container)) this.#block(element)
  }

  #block(element: Element): void {
    const name = element.localName
    if (name === 'p') this.#paragraph(element)
    else if (name === 'tbl') this.#table(element)
    else if (name === 'sdt') this.#control(element)
    else if (name === 'AlternateContent') this.#walk(printedBranch(element))
    else if (name === 'altChunk' || name === 'subDoc') this.#hasEmbedded = true
    else if (name === 'ins' || name === 'moveTo' || name === 'customXml' || name === 'smartTag') this.#walk(element)
  }

  #control(element: Element): void {
    const gallery = valueAt(element, 'sdtPr', 'docPartObj', 'docPartGallery')
    const content = child(element, 'sdtContent')
    if (content !== undefined && gallery !== 'Table of Contents') this.#walk(content)
  }

  #paragraph(element: Element): void {
    const properties = child(element, 'pPr')
    const styleId = valueAt(properties, 'pStyle')
    if (CONTENTS_TABLE.test(this.#styles.nameOf(styleId))) return
    const content = this.#inline.read(element, styleId)
    for (const note of content.notes) this.#notes.push(note)
    const mark = child(properties, 'rPr')
    const runs = [...this.#carried, ...content.runs]
    if (child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined) this.#carried = runs
    else this.#print(properties, styleId, mark, { ...content, runs })
    for (const box of content.boxes) this.#walk(box)
    if (this.#tableDepth === 0) this.#printNotes()
  }

  #print(
    properties: Element | undefined,
    styleId: string | undefined,
    mark: Element | undefined,
    { runs, sizes }: InlineContent,
  ): void {
    this.#carried = []
    const isEmpty = runs.every((run) => run.text.trim() === '')
    const look = this.#styles.look(styleId, mark)
    // A paragraph that is hidden with its end takes no number.
    if (isEmpty && look.hidden) {
      this.#findings.hidden = true
      return
    }
    const place = listPlace(properties, this.#styles, (numId, id) => this.#numbering.levelOfStyle(numId, id))
    const label = (place && this.#numbering.next(place)?.label) ?? null
    if (isEmpty && label === null) {
      this.#blank = true
      return
    }
    const [[size, letters] = [look.size, 0]] = Array.from(sizes).sort((one, other) => other[1] - one[1])
    const isOutlined = OUTLINED.test(this.#styles.nameOf(styleId)) || this.#styles.outlineOf(styleId) !== undefined
    this.#out.push({ label, runs, size, letters, styleId, isOutlined, isRow: false, blankAbove: this.#blank })
    this.#blank = false
  }

  /** Notes follow the paragraph (or the table) they are on, each as a paragraph of its own; their marks print no digit in the text. */
  #printNotes(): void {
    const notes = this.#notes
    this.#notes = []
    for (const { kind, id } of notes) {
      const note = this.#noteTexts[kind].get(id)
      // A note prints once, however often it is referred to.
      if (note === undefined || this.#printedNotes.has(note)) continue
      this.#printedNotes.add(note)
      const number = this.#printedNotes.size
      const text = this.#inside(() => this.#walk(note))
      for (const [i, paragraph] of text.entries()) {
        const runs = i === 0 ? [{ text: `[${number}] `, bold: false }, ...paragraph.runs] : paragraph.runs
        this.#out.push({ ...paragraph, runs })
      }
    }
  }

  #table(element: Element): void {
    this.#tableDepth += 1
    for (const row of tableRows(element)) {
      const properties = child(row, 'trPr')
      if (child(properties, 'del') !== undefined) continue
      if (toggle(properties, 'hidden') === true) {
        this.#findings.hidden = true
        continue
      }
      const cells = descend(row, 'tc').map((cell) => (isMergedAway(cell) ? [] : this.#inside(() => this.#walk(cell))))
      for (const paragraph of rowParagraphs(cells)) this.#out.push(paragraph)
    }
    this.#tableDepth -= 1
    this.#blank = false
    if (this.#tableDepth === 0) this.#printNotes()
  }

  /** What a walk prints, kept apart. */
  #inside(walk: () => void): WordParagraph[] {
    const outer = this.#out
    this.#out = []
    this.#blank = false
    walk()
    const inner = this.#out
    this.#out = outer
    return inner
  }
}

const notesOf = (root: Element | null, kind: NoteReference['kind']): Map<string, Element> =>
  new Map(children(root ?? undefined, kind).map((note) => [attribute(note, 'id') ?? '', note]))

const tableRows = (table: Element): Element[] => descend(table, 'tr')

/** Rows and cells may stand inside content controls and insertions. */
function descend(parent: Element, name: string): Element[] {
  return children(parent).flatMap((element) => {
    if (element.localName === name) return [element]
    return ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml'].includes(element.localName ?? '')
      ? descend(element, name)
      : []
  })
}

/** The lower part of a cell merged downwards, or the further part of one merged across: its text prints in the first. */
function isMergedAway(cell: Element): boolean {
  const properties = child(cell, 'tcPr')
  return ['vMerge', 'hMerge'].some((name) => {
    const merge = child(properties, name)
    return merge !== undefined && attribute(merge, 'val') !== 'restart'
  })
}
