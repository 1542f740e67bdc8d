import type { Box } from '../../../shared/units.ts'
import type { Matrix } from './affine.ts'
import type { PdfFont } from './operators.ts'

/** The facts of a font that place its glyphs, worked out once for each use of the font. */
export interface FontFacts {
  /** Ems for each of the font's own units. */
  readonly unit: number
  /** In ems, both upwards and downwards positive. */
  readonly ascent: number
  readonly descent: number
  readonly bold: boolean
}

/** What of the graphics state places text (ISO 32000, 9.3) and hides it. */
export interface TextState {
  ctm: Matrix
  clip: Box
  font: FontFacts
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
    font: fontFacts({}),
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

/** Glyph widths count in thousandths of the font size, unless the font says otherwise. */
export const PER_THOUSAND = 0.001

export function fontFacts(font: PdfFont): FontFacts {
  return { unit: font.fontMatrix?.[0] ?? PER_THOUSAND, ...verticalExtent(font), bold: isBold(font) }
}

/** A font's own ascent and descent, unless they are absent or absurd. */
function verticalExtent(font: PdfFont): { ascent: number; descent: number } {
  const { ascent = 0, descent = 0 } = font
  const sane = ascent > 0.4 && ascent < 1.4 && descent <= 0 && descent > -0.7
  return sane ? { ascent, descent: -descent } : { ascent: 0.8, descent: 0.2 }
}

const isBold = (font: PdfFont): boolean =>
  font.bold === true || font.black === true || /bold|black|heavy|semibold/i.test(font.name ?? '')
