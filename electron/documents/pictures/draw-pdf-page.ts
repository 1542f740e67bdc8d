import type { Canvas } from '@napi-rs/canvas'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../../../shared/units.ts'
import { tooLarge } from '../contract-unreadable.ts'
import { asUnreadable } from '../pdf/open-pdf.ts'
import type { GreyPicture } from './grey-picture.ts'
import { forPdfjs, greyOfCanvas, whiteCanvas } from './picture-source.ts'

const POINTS_PER_INCH = 72
/** A poster is drawn no larger than this, so that a page of any size can be looked at: an A2 sheet at 300 dpi. */
const MOST_PIXELS = 36e6

/**
 * Draws a page as it is displayed, on white paper, without its annotations' pop-ups.
 * @param box the part to draw, in points from the page's top left; the whole page without it
 * @param scale pixels a point
 * @throws ContractUnreadable `pdf-damaged`; `too-large` for a part of more than 36 million pixels
 */
export async function drawPdfPage(page: PDFPageProxy, scale: number, box?: Box): Promise<Canvas> {
  const { width, height } = page.getViewport({ scale: 1 })
  const [left, top, right, bottom] = box ?? [0, 0, width, height]
  const pixels = (right - left) * (bottom - top) * scale * scale
  if (!(pixels <= MOST_PIXELS * 1.01)) throw tooLarge('This page is too large to be drawn at this size.')
  const canvas = whiteCanvas((right - left) * scale, (bottom - top) * scale)
  const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale })
  try {
    await page.render({ canvas: forPdfjs(canvas), viewport }).promise
  } catch (cause) {
    throw asUnreadable(cause)
  }
  return canvas
}

/** A page's picture for recognition; a page larger than A2 gets fewer dots per inch than asked for. */
export async function greyPdfPage(page: PDFPageProxy, dpi: number): Promise<GreyPicture> {
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / (width * height)))
  return greyOfCanvas(await drawPdfPage(page, scale), scale * POINTS_PER_INCH)
}
