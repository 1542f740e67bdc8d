import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ReadWarning, TextLine } from '../contract-text.ts'
import { IDENTITY } from './affine.ts'
import { isDecayed } from './damage-check.ts'
import { type Direction, type LogicalLine, logicalPages } from './logical-order.ts'
import { asUnreadable, openPdf } from './open-pdf.ts'
import type { PdfFont } from './operators.ts'
import { readMatrix } from './operators.ts'
import { GlyphCollector, type PageGlyphs } from './page-glyphs.ts'
import { withoutRunningHeads } from './running-heads.ts'
import { isBroken } from './text-health.ts'
import { textLines } from './text-lines.ts'
import { checkComplete } from './truncation.ts'
import { visualPage } from './visual-line.ts'

export interface ReadOptions {
  readonly onPage?: ((done: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** What a PDF's text layer says. */
export interface PdfText {
  readonly pageSizes: readonly (readonly [number, number])[]
  readonly direction: Direction
  /** Empty when there is no text layer to be trusted; the warnings say why. */
  readonly lines: readonly TextLine[]
  readonly warnings: readonly ReadWarning[]
}

/**
 * Reads the text layer of a PDF. One pdf.js document at a time and its work on the calling thread: run it in a worker.
 * @throws ContractUnreadable `pdf-damaged`, `pdf-encrypted`; the signal's reason when aborted
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<PdfText> {
  checkComplete(bytes)
  const strict = await readPages(bytes, options, true)
  if (strict !== 'operators-lost') {
    if (!isDecayed(bytes)) return assemble(strict, [])
    if (strict.every(isBlank)) throw asUnreadable(null)
    return assemble(strict, [PARTLY_DAMAGED])
  }
  // Better some text with a warning than none: the file is evidence even where it is scratched.
  const lenient = await readPages(bytes, options, false)
  if (lenient === 'operators-lost') throw asUnreadable(null)
  return assemble(lenient, [PARTLY_DAMAGED])
}

const PARTLY_DAMAGED: ReadWarning = {
  code: 'pdf-partly-damaged',
  message: 'Parts of this PDF are damaged and their text may be missing: compare the clauses with the printed pages.',
}

/** In strict mode a page with an operator that cannot be read gives 'operators-lost'; in lenient mode a page that is not there does. */
async function readPages(
  bytes: Uint8Array,
  options: ReadOptions,
  strict: boolean,
): Promise<PageGlyphs[] | 'operators-lost'> {
  const document = await openPdf(bytes, { strict })
  try {
    const isLayerVisible = await layerVisibility(document)
    const pages: PageGlyphs[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      options.signal?.throwIfAborted()
      pages.push(await readPage(await document.getPage(number), isLayerVisible))
      options.onPage?.(number, document.numPages)
    }
    return pages
  } catch (error) {
    options.signal?.throwIfAborted()
    if (strict) return 'operators-lost'
    throw asUnreadable(error)
  } finally {
    await document.loadingTask.destroy()
  }
}

const isBlank = (page: PageGlyphs): boolean => page.glyphs.length === 0 && page.pictureShare < PICTURE_SHARE

async function layerVisibility(document: PDFDocumentProxy): Promise<(group: unknown) => boolean> {
  const layers = await document.getOptionalContentConfig()
  return (group) => layers.isVisible(group)
}

async function readPage(page: PDFPageProxy, isLayerVisible: (group: unknown) => boolean): Promise<PageGlyphs> {
  const operators = await page.getOperatorList()
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const fonts = (id: string): PdfFont | null => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfFont) : null)
  const collector = new GlyphCollector(
    { width, height, transform: readMatrix(transform) ?? IDENTITY },
    fonts,
    isLayerVisible,
  )
  const glyphs = collector.run(operators.fnArray, operators.argsArray)
  page.cleanup()
  return glyphs
}

type PageKind = 'text' | 'picture' | 'broken' | 'blank'

/** A scanned page may carry a visible stamp or an envelope number; that little text does not make it a text page. */
const STAMP = 150
const PICTURE_SHARE = 0.5
const DRAWN_LETTERS = 200
/** A few letters up the margin are a stamp; more than this is content. */
const TURNED = 40

function pageKind(page: PageGlyphs, text: string): PageKind {
  const printed = text.replace(/\s/g, '').length
  const drawn = page.pictureShare >= PICTURE_SHARE || page.outlines >= DRAWN_LETTERS || page.hidden > STAMP
  if (printed < STAMP && drawn) return 'picture'
  if (printed === 0) return 'blank'
  return isBroken(text) ? 'broken' : 'text'
}

function assemble(pages: readonly PageGlyphs[], warnings: readonly ReadWarning[]): PdfText {
  const visual = pages.map(visualPage)
  const { direction, pages: logical } = logicalPages(visual)
  const kinds = logical.map((lines, i) => pageKind(pages[i]!, printedText(lines)))
  const readable = logical.map((lines, i) => (kinds[i] === 'text' ? lines : []))
  const body = withoutRunningHeads(
    readable,
    visual.map((page) => page.frame.height),
  )
  const turned = visual.map((page) => page.turned > TURNED)
  return {
    pageSizes: pages.map(({ width, height }) => [round(width), round(height)]),
    direction,
    lines: textLines(
      body.map((lines, i) => ({ number: i + 1, frame: visual[i]!.frame, lines })),
      direction,
    ),
    warnings: [...warnings, ...pageWarnings(kinds, turned)],
  }
}

const round = (points: number): number => Math.round(points * 100) / 100
const printedText = (lines: readonly LogicalLine[]): string =>
  lines.map((line) => line.cells.map((cell) => cell.text).join(' ')).join('\n')

function pageWarnings(kinds: readonly PageKind[], turned: readonly boolean[]): ReadWarning[] {
  const pagesWith = (kind: PageKind): number[] => kinds.flatMap((own, i) => (own === kind ? [i + 1] : []))
  const broken = pagesWith('broken')
  const sideways = turned.flatMap((is, i) => (is ? [i + 1] : []))
  if (!kinds.includes('text')) return [broken.length > 0 ? TEXT_BROKEN : SCAN]
  const onPages: readonly (readonly [readonly number[], string, string])[] = [
    [pagesWith('picture'), 'pages-are-pictures', 'is a picture: its text was not read (OCR is needed).'],
    [broken, 'pages-text-broken', 'has a damaged text layer: its text was not read (OCR is needed).'],
    [sideways, 'text-turned', 'has text running another way than the rest of the page: that text was not read.'],
  ]
  return onPages.flatMap(([pages, code, message]) =>
    pages.map((page) => ({ code, message: `Page ${page} ${message}` })),
  )
}

const SCAN: ReadWarning = {
  code: 'scan-ocr-needed',
  message:
    'This PDF is a scan: OCR is needed to read it, and none was done. The file is kept; add a copy with text to have its clauses searched.',
}
const TEXT_BROKEN: ReadWarning = {
  code: 'text-layer-broken',
  message:
    'The text inside this PDF does not match what its pages show, so it was not read: OCR is needed. The file is kept; add a sound copy to have its clauses searched.',
}
