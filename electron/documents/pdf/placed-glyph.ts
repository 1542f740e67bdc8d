import type { Box } from '../../../shared/units.ts'
import type { Glyph } from './page-glyphs.ts'
import type { ReadingFrame } from './reading-frame.ts'

/** A glyph turned into the reading frame. */
export interface PlacedGlyph {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
  readonly ascent: number
  readonly descent: number
  readonly bold: boolean
}

/** Glyphs on one baseline or in one row of a table, blanks among them, in no order; at least one of them prints. */
export interface GlyphLine {
  readonly glyphs: readonly PlacedGlyph[]
  /** The lines of each of its filled cells from left to right, where it is a row of a table. */
  readonly row?: readonly (readonly GlyphLine[])[]
  readonly baseline: number
  readonly size: number
  readonly box: Box
}

/** Ems of the line within which a glyph belongs to it. */
const SAME_BASELINE = 0.35
/** Lines come from the top down; a glyph belongs to one of the last. */
const RECENT_LINES = 5

/** Characters that direct text but print nothing. */
const UNPRINTED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

export const isBlank = ({ text }: { readonly text: string }): boolean =>
  text === ' ' || (text.length > 1 && text.trim() === '')

/** The common letters, ASCII and Hebrew, need no second look. A comparison: it is asked of every glyph of a contract. */
export function isPlain(text: string): boolean {
  const unit = text.charCodeAt(0)
  return text.length === 1 && ((unit >= 0x21 && unit <= 0x7e) || (unit >= 0x5d0 && unit <= 0x5ea))
}

/** Null for what prints nothing and takes no room. */
export function placeGlyph(glyph: Glyph, frame: ReadingFrame): PlacedGlyph | null {
  const text = isPlain(glyph.text) ? glyph.text : glyph.text.replace(UNPRINTED, '').replace(/\s/g, ' ')
  if (text === '') return null
  const [x0, y] = frame.toFrame(glyph.x, glyph.y)
  const [x1] = frame.toFrame(glyph.endX, glyph.endY)
  const { size, ascent, descent, bold } = glyph
  return { text, left: Math.min(x0, x1), right: Math.max(x0, x1), baseline: y, size, ascent, descent, bold }
}

/** Glyphs gathered into lines, from top to bottom. */
export function glyphLines(glyphs: readonly PlacedGlyph[]): GlyphLine[] {
  const lines: { baseline: number; size: number; glyphs: PlacedGlyph[] }[] = []
  for (const glyph of glyphs.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const near = nearest(lines, glyph)
    const line = near ?? { baseline: glyph.baseline, size: 0, glyphs: [] }
    if (near === undefined) lines.push(line)
    line.glyphs.push(glyph)
    if (!isBlank(glyph)) line.size = Math.max(line.size, glyph.size)
  }
  return lines.flatMap((line) => glyphLine(line.glyphs) ?? [])
}

function nearest<Line extends { baseline: number; size: number }>(
  lines: readonly Line[],
  glyph: PlacedGlyph,
): Line | undefined {
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - RECENT_LINES); i -= 1) {
    const line = lines[i]!
    if (Math.abs(line.baseline - glyph.baseline) <= SAME_BASELINE * Math.max(line.size, glyph.size)) return line
  }
  return undefined
}

/** Null for nothing but blanks. */
export function glyphLine(glyphs: readonly PlacedGlyph[]): GlyphLine | null {
  const letters = glyphs.filter((glyph) => !isBlank(glyph))
  if (letters.length === 0) return null
  const size = letters.reduce((most, glyph) => Math.max(most, glyph.size), 0)
  return { glyphs, baseline: median(letters.map((glyph) => glyph.baseline)), size, box: boxOfLetters(letters) }
}

/** Without a box for each of them: a page has thousands. */
function boxOfLetters(letters: readonly PlacedGlyph[]): Box {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const letter of letters) {
    left = Math.min(left, letter.left)
    top = Math.min(top, letter.baseline - letter.ascent * letter.size)
    right = Math.max(right, letter.right)
    bottom = Math.max(bottom, letter.baseline + letter.descent * letter.size)
  }
  return [left, top, right, bottom]
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param share 0…1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The box around all of them; by steps, for a hostile page may have more of them than a call takes arguments. */
export function boxOver(boxes: readonly Box[]): Box {
  return boxes.reduce((whole, box) => [
    Math.min(whole[0], box[0]),
    Math.min(whole[1], box[1]),
    Math.max(whole[2], box[2]),
    Math.max(whole[3], box[3]),
  ])
}
