import { readFile } from 'node:fs/promises'
import type { Canvas } from '@napi-rs/canvas'
import { Limits } from '../../../shared/contract/settings.ts'
import type { Box } from '../../../shared/units.ts'
import { notSupported } from '../contract-unreadable.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { drawPdfPage } from './draw-pdf-page.ts'
import { pagePoints, whiteCanvas } from './picture-source.ts'
import { type PictureMediaType, readPictures } from './read-picture.ts'

export interface PageToDraw {
  readonly path: string
  readonly mediaType: string
  /** From 1. */
  readonly page: number
  /** The part to draw, in points from the page's top left; the whole page without it. */
  readonly box?: Box
  /** Of the picture, in pixels. */
  readonly width: number
  readonly password?: string
  /** The usual ones without it. */
  readonly limits?: Pick<Limits, 'pictureMegapixels'>
}

export interface DrawnPage {
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

const JPEG_QUALITY = 85
/** A strip as high as this many times its width is no part of a page. */
const MOST_SLENDER = 20
const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/tiff'] satisfies PictureMediaType[]

/**
 * Draws a page of a document, or a part of it, as people look at it: for any kind of file that has pages.
 * @throws ContractUnreadable when the file cannot be read; `too-large`; `file-not-supported` for a kind of file without
 * pages, or a page or part that is not there
 */
export async function drawPage(task: PageToDraw): Promise<DrawnPage> {
  const bytes = await readFile(task.path)
  const canvas = await drawKind(bytes, task)
  const jpeg = await canvas.encode('jpeg', JPEG_QUALITY)
  return { mediaType: 'image/jpeg', width: canvas.width, height: canvas.height, bytes: new Uint8Array(jpeg) }
}

function drawKind(bytes: Uint8Array, task: PageToDraw): Promise<Canvas> {
  if (task.mediaType === 'application/pdf') return drawFromPdf(bytes, task)
  if (PICTURES.includes(task.mediaType)) return drawFromPictures(bytes, task.mediaType as PictureMediaType, task)
  throw notSupported('This kind of document has no pages that could be drawn.', 'Read its text instead.')
}

async function drawFromPdf(
  bytes: Uint8Array,
  { page: number, box, width, password, limits = Limits.parse({}) }: PageToDraw,
): Promise<Canvas> {
  const { pictureMegapixels } = limits
  const document = await openPdf(bytes, { strict: false, password, pictureMegapixels })
  try {
    if (number > document.numPages) throw noSuchPage(number, document.numPages)
    const page = await document.getPage(number)
    const { width: pageWidth, height: pageHeight } = page.getViewport({ scale: 1 })
    const part = partOf(box, pageWidth, pageHeight)
    return await drawPdfPage(page, width / (part[2] - part[0]), part)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function drawFromPictures(
  bytes: Uint8Array,
  mediaType: PictureMediaType,
  { page, box, width, limits = Limits.parse({}) }: PageToDraw,
): Promise<Canvas> {
  const { pages } = await readPictures(bytes, mediaType, limits)
  const source = pages[page - 1]
  if (source === undefined) throw noSuchPage(page, pages.length)
  const [pageWidth, pageHeight] = pagePoints(source)
  const [left, top, right, bottom] = partOf(box, pageWidth, pageHeight)
  const scale = width / (right - left)
  const canvas = whiteCanvas(width, (bottom - top) * scale)
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(await source.draw(), -left * scale, -top * scale, pageWidth * scale, pageHeight * scale)
  return canvas
}

/** The part of a box that lies on the page. */
function partOf(box: Box | undefined, width: number, height: number): Box {
  const [left, top, right, bottom] = box ?? [0, 0, width, height]
  const part: Box = [Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom)]
  const [across, down] = [part[2] - part[0], part[3] - part[1]]
  if (across >= 1 && down >= 1 && down <= MOST_SLENDER * across) return part
  throw notSupported('This part does not lie on the page.', 'Ask for a part of it by points from its top left corner.')
}

const noSuchPage = (page: number, pages: number): Error =>
  notSupported(`This document has ${pages} pages; there is no page ${page}.`, 'Ask for another.')
