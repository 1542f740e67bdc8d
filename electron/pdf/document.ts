import { createHash } from 'node:crypto'
import { PDFDocument, PDFHexString, PDFName, PDFNull, PDFNumber, type PDFPage, ReadingDirection } from 'pdf-lib'
import { Canvas, type Drawn, type Ink } from './canvas.ts'
import { embedFont } from './embedded-font.ts'
import { openFaces, WEIGHTS } from './fonts.ts'
import { paintFrame } from './frame.ts'
import { createTypesetter, type Typesetter } from './lines.ts'
import { type FlowedPage, flow } from './page-flow.ts'
import { type Slice, stack } from './slices.ts'
import { type StructureElement, writeStructure } from './structure.ts'
import { A4, type Area } from './style.ts'

export interface DocumentInfo {
  readonly title: string
  readonly author: string
  /** The program that made the document. */
  readonly creator: string
  readonly language: 'he-IL' | 'en-GB'
  /** The date of creation and of change: an instant, ISO 8601. */
  readonly date: string
}

export interface Margins {
  readonly top: number
  readonly bottom: number
  readonly side: number
}

/** What stands above and below the text of each page, made once the number of pages is known. Pages count from 1. */
export interface Furniture {
  header(page: number, pages: number, width: number): readonly Slice[]
  footer(page: number, pages: number, width: number): readonly Slice[]
}

export interface Bookmark {
  readonly title: string
  readonly anchor: string
}

export interface Layout {
  readonly info: DocumentInfo
  readonly margins: Margins
  readonly slices: readonly Slice[]
  readonly furniture: Furniture
  readonly bookmarks: readonly Bookmark[]
}

export interface Typeset {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Everything drawn, in the order it was drawn in. */
  readonly drawn: readonly Drawn[]
}

const DIRECTION = { 'he-IL': 'rtl', 'en-GB': 'ltr' } as const

/** Header and footer stand so far into the margins from the text, in points. */
const FURNITURE_DISTANCE = 14

/** Opens the fonts for one document: everything set for it goes through this typesetter. */
export const startDocument = (language: DocumentInfo['language']): Typesetter =>
  createTypesetter(DIRECTION[language], openFaces())

/** The width of the text between the margins, in points. */
export const bodyWidth = (margins: Margins): number => A4.width - 2 * margins.side

/** Flows slices over A4 pages and writes the PDF. The same layout gives the same bytes, on any machine and day. */
export async function finishDocument(typesetter: Typesetter, layout: Layout): Promise<Typeset> {
  const { margins, info } = layout
  const pages = flow(layout.slices, A4.height - margins.top - margins.bottom)
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const fonts = {
    regular: embedFont(context, typesetter.faces.regular),
    medium: embedFont(context, typesetter.faces.medium),
    bold: embedFont(context, typesetter.faces.bold),
  }
  const places = anchorPlaces(pages, margins)
  const ink: Ink = {
    fonts,
    drawn: [],
    elements: new Set<StructureElement>(),
    pageOf: (anchor) => places.get(anchor)?.page ?? null,
  }
  const canvases = pages.map((page, index) => paintPage(typesetter, layout, page, new Canvas(index, ink), pages.length))
  const sheets = canvases.map((canvas) => {
    const sheet = document.addPage([A4.width, A4.height])
    sheet.node.set(PDFName.of('Contents'), context.register(context.flateStream(canvas.content)))
    for (const weight of WEIGHTS) sheet.node.setFontDictionary(PDFName.of(weight), fonts[weight].ref)
    return sheet
  })
  for (const font of Object.values(fonts)) font.write()
  const destination = (anchor: string) => destinationOf(places.get(anchor), sheets)
  for (const [index, canvas] of canvases.entries()) writeLinks(document, sheets[index], canvas, destination)
  writeBookmarks(document, layout.bookmarks, destination)
  writeStructure(document, [...ink.elements], info.language)
  describe(document, info, canvases)
  return { bytes: await document.save(), pages: pages.length, drawn: ink.drawn }
}

function paintPage(
  typesetter: Typesetter,
  layout: Layout,
  page: FlowedPage,
  canvas: Canvas,
  pageCount: number,
): Canvas {
  const { margins, furniture } = layout
  const width = bodyWidth(margins)
  const area = (y: number, height: number): Area => ({ x: margins.side, y: margins.top + y, width, height })
  for (const { frame, y, height, opens, closes } of page.frames)
    paintFrame(canvas, frame, area(y, height), { opens, closes }, typesetter.direction)
  for (const { slice, y } of page.placements) slice.paint?.(canvas, area(y, slice.height))
  const header = stack(furniture.header(canvas.page + 1, pageCount, width))
  header.paint?.(canvas, area(-FURNITURE_DISTANCE - header.height, header.height))
  const footer = stack(furniture.footer(canvas.page + 1, pageCount, width))
  footer.paint?.(canvas, area(A4.height - margins.top - margins.bottom + FURNITURE_DISTANCE, footer.height))
  return canvas
}

interface Place {
  readonly page: number
  /** From the bottom of the page, as PDF counts. */
  readonly y: number
}

function anchorPlaces(pages: readonly FlowedPage[], margins: Margins): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const [page, { placements }] of pages.entries())
    for (const { slice, y } of placements)
      if (slice.anchor !== undefined) places.set(slice.anchor, { page, y: A4.height - margins.top - y })
  return places
}

/** Where a jump to an anchor lands: a little above it, so that its heading isn't glued to the window's edge. */
const LANDING = 12

function destinationOf(place: Place | undefined, sheets: readonly PDFPage[]) {
  const sheet = place && sheets[place.page]
  return sheet ? [sheet.ref, PDFName.of('XYZ'), PDFNull, PDFNumber.of(Math.round(place.y + LANDING)), PDFNull] : null
}

type Destination = ReturnType<typeof destinationOf>

function writeLinks(
  document: PDFDocument,
  sheet: PDFPage | undefined,
  canvas: Canvas,
  destination: (anchor: string) => Destination,
): void {
  const { context } = document
  for (const { area, anchor } of canvas.links) {
    const target = destination(anchor)
    if (!target) continue
    const rectangle = [area.x, A4.height - area.y - area.height, area.x + area.width, A4.height - area.y]
    sheet?.node.addAnnot(
      context.register(
        context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rectangle, Border: [0, 0, 0], F: 4, Dest: target }),
      ),
    )
  }
}

function writeBookmarks(
  document: PDFDocument,
  bookmarks: readonly Bookmark[],
  destination: (anchor: string) => Destination,
): void {
  const { context, catalog } = document
  const items = bookmarks.flatMap(({ title, anchor }) => {
    const target = destination(anchor)
    return target ? [{ title, target, ref: context.nextRef() }] : []
  })
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) return
  const root = context.register(
    context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: items.length }),
  )
  for (const [index, { title, target, ref }] of items.entries()) {
    const [previous, next] = [items[index - 1], items[index + 1]]
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: root,
        Dest: target,
        ...(previous ? { Prev: previous.ref } : {}),
        ...(next ? { Next: next.ref } : {}),
      }),
    )
  }
  catalog.set(PDFName.of('Outlines'), root)
}

/** Metadata, and an /ID that follows from what is drawn: pdf-lib would make a random one. */
function describe(document: PDFDocument, info: DocumentInfo, canvases: readonly Canvas[]): void {
  const { context, catalog } = document
  const date = new Date(info.date)
  document.setTitle(info.title, { showInWindowTitleBar: true })
  document.setAuthor(info.author)
  document.setCreator(info.creator)
  document.setProducer(info.creator)
  document.setLanguage(info.language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  if (DIRECTION[info.language] === 'rtl')
    catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L)
  const digest = createHash('sha256').update(JSON.stringify(info))
  for (const canvas of canvases) digest.update(canvas.content)
  const id = PDFHexString.of(digest.digest('hex').slice(0, 32).toUpperCase())
  context.trailerInfo.ID = context.obj([id, id])
}
