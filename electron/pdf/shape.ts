import type { Font } from '@cantoo/fontkit'
import { isRightToLeft, mirror } from './bidi.ts'
import type { Faces, Weight } from './fonts.ts'
import { PLACEHOLDER } from './printable.ts'

/** One glyph where it stands; all measures in em (multiply by the font size). */
export interface PlacedGlyph {
  readonly id: number
  /** What the glyph shows, for text copied out of the document: several characters for a ligature. */
  readonly text: string
  /** How far the pen moves on: kerning included. */
  readonly advance: number
  /** The width the font declares for the glyph. */
  readonly width: number
  /** Offset of a combining mark from the pen. */
  readonly dx: number
  readonly dy: number
}

/** Text of one direction and one weight, its glyphs from left to right. */
export interface ShapedText {
  readonly glyphs: readonly PlacedGlyph[]
  /** In em. */
  readonly width: number
}

const HEBREW = /\p{Script=Hebrew}/u
const NO_BREAK_SPACE = /\u00A0/g
const DIRECTION_MARKS = /[\u200E\u200F\u2066-\u2069]/g

/**
 * Shapes with one explicit direction. Left to itself, fontkit takes the direction of the first script it meets and
 * reverses everything with it: `סעיף 7.2 – 15%` would print 2.7 and 51.
 */
function layOut(font: Font, text: string, rightToLeft: boolean): ShapedText {
  const painted = text.replace(DIRECTION_MARKS, '').replace(NO_BREAK_SPACE, ' ')
  if (painted === '') return { glyphs: [], width: 0 }
  const script = HEBREW.test(painted) ? 'hebr' : 'latn'
  const run = font.layout(
    rightToLeft ? mirror(painted) : painted,
    undefined,
    script,
    undefined,
    rightToLeft ? 'rtl' : 'ltr',
  )
  const em = font.unitsPerEm
  const glyphs = run.glyphs.map((glyph, index): PlacedGlyph => {
    const position = run.positions?.[index]
    return {
      id: glyph.id,
      text: glyph.id === 0 ? PLACEHOLDER : String.fromCodePoint(...glyph.codePoints),
      advance: (position?.xAdvance ?? glyph.advanceWidth) / em,
      width: glyph.advanceWidth / em,
      dx: (position?.xOffset ?? 0) / em,
      dy: (position?.yOffset ?? 0) / em,
    }
  })
  return { glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) }
}

export type Shaper = (weight: Weight, text: string, level: number) => ShapedText

/** A shaper over the given faces that remembers what it has shaped: a document repeats its words. */
export function createShaper(faces: Faces): Shaper {
  const known = new Map<string, ShapedText>()
  return (weight, text, level) => {
    const rightToLeft = isRightToLeft(level)
    const key = `${weight} ${rightToLeft} ${text}`
    const shaped = known.get(key) ?? layOut(faces[weight], text, rightToLeft)
    known.set(key, shaped)
    return shaped
  }
}
