import type { Box } from '../../../shared/units.ts'
import type { Matrix } from './affine.ts'
import type { PdfFont } from './operators.ts'

/** What of the graphics state places text (ISO 32000, 9.3) and hides it. */
export interface TextState {
  ctm: Matrix
  clip: Box
  font: PdfFont | null
  fontSize: number
  /** A negative font size turns the writing round. */
  direction: 1 | -1
  charSpacing: number
  wordSpacing: number
  scaleX: number
  leading: number
  rise: number
  invisible: boolean
}

/** @param page the page as displayed, with the matrix that leads there from the page's own space */
export function initialState(page: { width: number; height: number; transform: Matrix }): TextState {
  return {
    ctm: page.transform,
    clip: [0, 0, page.width, page.height],
    font: null,
    fontSize: 0,
    direction: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scaleX: 1,
    leading: 0,
    rise: 0,
    invisible: false,
  }
}

/** A font's own ascent and descent, unless they are absent or absurd. */
export function verticalExtent(font: PdfFont): { ascent: number; descent: number } {
  const { ascent = 0, descent = 0 } = font
  const sane = ascent > 0.4 && ascent < 1.4 && descent <= 0 && descent > -0.7
  return sane ? { ascent, descent: -descent } : { ascent: 0.8, descent: 0.2 }
}

export const isBold = (font: PdfFont): boolean =>
  font.bold === true || font.black === true || /bold|black|heavy|semibold/i.test(font.name ?? '')
