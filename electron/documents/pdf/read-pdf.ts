import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Limits } from '../../../shared/contract/settings.ts'
import type { ReadWarning } from '../contract-text.ts'
import { tooLarge } from '../contract-unreadable.ts'
import type { RecognisedPage } from '../ocr/recognised-page.ts'
import { activeWarnings } from './active-content.ts'
import { IDENTITY } from './affine.ts'
import { assemble, type PrintedText, type ReadPage } from './assemble.ts'
import { scanFile } from './file-scan.ts'
import { paintedText } from './logical-order.ts'
import { asUnreadable, openPdf } from './open-pdf.ts'
import type { PdfFont } from './operators.ts'
import { mayBreakOff, readMatrix } from './operators.ts'
import { GlyphCollector, type PageGlyphs } from './page-glyphs.ts'
import { type PageKind, pageKind, pageWarnings } from './page-kind.ts'
import { checkComplete } from './truncation.ts'
import { visualPage } from './visual-page.ts'

export interface PdfOptions {
  /** Hears of each page read. */
  readonly onPage?: ((done: number, total: number) => void) | undefined
  /** Hears of each page recognised; `total` counts only those that need it. */
  readonly onRecognise?: ((done: number, total: number) => void) | undefined
  /** Stops between pages. */
  readonly signal?: AbortSignal | undefined
  readonly password?: string | undefined
  readonly limits?: Limits | undefined
  /** Reads a page from its picture; without it scans stay unread. */
  readonly recognise?: ((page: PDFPageProxy, number: number) => Promise<RecognisedPage>) | undefined
}

/** What a PDF says; no lines where neither its text layer is to be trusted nor its pages were recognised. */
export interface PdfText extends PrintedText {
  readonly warnings: readonly ReadWarning[]
}

/** A page as far as its text layer goes: painted nothing where the text is not to be trusted. */
interface LayerPage extends ReadPage {
  readonly kind: PageKind
  /** Whether anything is drawn on it. */
  readonly isDrawn: boolean
}

/**
 * Reads a PDF: its text layer, and with a recogniser the pages that are pictures or whose text layer is broken. One pdf.js
 * document at a time and its work on the calling thread, which it may hold for ever where a file is made to do harm (forms
 * that draw forms that draw forms): run it in a worker that is ended when no page is done for minutes.
 * @throws ContractUnreadable `pdf-damaged`, `pdf-encrypted`, `password-wrong`, `too-large`; what the recogniser throws;
 * the signal's reason when aborted
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions): Promise<PdfText> {
  checkComplete(bytes)
  const limits = options.limits ?? Limits.parse({})
  const scan = scanFile(bytes, limits)
  const isDecayed = scan.isDamaged || scan.isTableWrong
  const strict = await readDocument(bytes, { ...options, limits }, true)
  // Better some text with a warning than none: the file is evidence even where it is scratched.
  const reading = strict ?? (await readDocument(bytes, { ...options, limits }, false))
  if (reading === null || (isDecayed && reading.kinds.every((kind) => kind === 'blank'))) throw asUnreadable(null)
  const { kinds, recognised } = reading
  const text = await assemble(reading.pages)
  return {
    ...text,
    warnings: [
      ...(scan.isDamaged || strict === null ? [PARTLY_DAMAGED] : []),
      ...(scan.isTableWrong ? [REPAIRED] : []),
      ...activeWarnings(scan.active),
      ...pageWarnings(kinds, recognised, text.lines.length > 0),
    ],
  }
}

const PARTLY_DAMAGED: ReadWarning = {
  code: 'pdf-partly-damaged',
  message: 'Parts of this PDF are damaged and their text may be missing: compare the clauses with the printed pages.',
}
const REPAIRED: ReadWarning = {
  code: 'pdf-repaired',
  message:
    'The list of the parts of this PDF is damaged; it was made anew from what the file holds: compare the clauses with the printed pages.',
}

interface Reading {
  /** Emptied by whoever puts them together. */
  readonly pages: ReadPage[]
  readonly kinds: readonly PageKind[]
  /** Page numbers. */
  readonly recognised: ReadonlySet<number>
}

type DocumentOptions = PdfOptions & { readonly limits: Limits }

/** @returns null where in strict mode a page holds an operator that can't be read */
async function readDocument(bytes: Uint8Array, options: DocumentOptions, strict: boolean): Promise<Reading | null> {
  const pages = await readLayers(bytes, options, strict)
  if (pages === null) return null
  const kinds = pages.map((page) => page.kind)
  const recognised = await recognisePages(bytes, pages, options, strict)
  return { pages, kinds, recognised }
}

/** Every page's text layer; null as `readDocument` says. */
async function readLayers(bytes: Uint8Array, options: DocumentOptions, strict: boolean): Promise<LayerPage[] | null> {
  const { password, limits, signal } = options
  const { pictureMegapixels } = limits
  const document = await openPdf(bytes, { strict, password, pictureMegapixels, undrawn: true })
  try {
    if (document.numPages > limits.pages)
      throw tooLarge(`This PDF has ${document.numPages} pages; the limit is ${limits.pages}.`)
    return await readPages(document, options, strict).catch((error: unknown) => {
      signal?.throwIfAborted()
      if (strict) return null
      throw asUnreadable(error)
    })
  } finally {
    await document.loadingTask.destroy()
  }
}

/**
 * pdf.js keeps every font and picture it has met; of a long contract that would be hundreds of megabytes. Most have a handful
 * of fonts, which are kept for long; one sewn together from many files has new ones every few pages.
 */
const PAGES_BETWEEN_CLEANUPS = 100
const MOST_FONTS = 24

async function readPages(
  document: PDFDocumentProxy,
  { signal, onPage }: DocumentOptions,
  strict: boolean,
): Promise<LayerPage[]> {
  const layers = await document.getOptionalContentConfig()
  const pages: LayerPage[] = []
  let sinceCleanup = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    signal?.throwIfAborted()
    const page = await document.getPage(number)
    pages.push(layerPage(await readGlyphs(page, (group) => layers.isVisible(group), strict)))
    const fonts = Array.from(page.commonObjs).length
    page.cleanup()
    sinceCleanup += 1
    if (sinceCleanup >= PAGES_BETWEEN_CLEANUPS || fonts > MOST_FONTS) {
      await document.cleanup()
      sinceCleanup = 0
    }
    onPage?.(number, document.numPages)
  }
  return pages
}

async function readGlyphs(
  page: PDFPageProxy,
  isLayerVisible: (group: unknown) => boolean,
  strict: boolean,
): Promise<PageGlyphs> {
  const operators = await page.getOperatorList()
  // Reading its text a second time does tell of the error that was swallowed.
  if (strict && mayBreakOff(operators.fnArray)) await page.getTextContent()
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const fonts = (id: string): PdfFont | null => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfFont) : null)
  const collector = new GlyphCollector(
    { width, height, transform: readMatrix(transform) ?? IDENTITY },
    fonts,
    isLayerVisible,
  )
  return collector.run(operators.fnArray, operators.argsArray)
}

function layerPage(glyphs: PageGlyphs): LayerPage {
  const { width, height, pictureShare, outlines, hidden, rules } = glyphs
  const painted = visualPage(glyphs)
  const kind = pageKind(glyphs, paintedText(painted))
  const isDrawn = pictureShare > 0 || outlines > 0 || hidden > 0 || rules.length > 0 || glyphs.glyphs.length > 0
  return { width, height, kind, isDrawn, content: { painted: kind === 'text' ? painted : [] } }
}

/** A page without a letter may still carry text that is drawn: everything but white paper is looked at. */
const needsRecognition = ({ kind, isDrawn }: LayerPage): boolean => kind !== 'text' && isDrawn

/**
 * Puts what was recognised in the place of what was not read; gives the numbers of those pages. They are drawn from the file
 * opened anew, with fonts that are fit for it.
 */
async function recognisePages(
  bytes: Uint8Array,
  pages: LayerPage[],
  { recognise, onRecognise, signal, password, limits: { pictureMegapixels } }: DocumentOptions,
  strict: boolean,
): Promise<Set<number>> {
  const recognised = new Set<number>()
  const waiting = pages.flatMap((page, i) => (needsRecognition(page) ? [{ page, number: i + 1 }] : []))
  if (recognise === undefined || waiting.length === 0) return recognised
  const document = await openPdf(bytes, { strict, password, pictureMegapixels })
  try {
    for (const { page, number } of waiting) {
      signal?.throwIfAborted()
      const proxy = await document.getPage(number)
      pages[number - 1] = { ...page, content: { recognised: await recognise(proxy, number) } }
      proxy.cleanup()
      recognised.add(number)
      onRecognise?.(recognised.size, waiting.length)
    }
    return recognised
  } finally {
    await document.loadingTask.destroy()
  }
}
