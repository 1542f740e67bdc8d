import { type GlyphLine, glyphLine, isBlank, median, type PlacedGlyph } from './placed-glyph.ts'

/**
 * Footnote marks. A raised small number glued to a word is no part of it: "120" with the mark 1 must never read 1201, so
 * it is spelt with superscript digits, as it looks.
 */

/** A mark is at most this large beside the letters of its line, */
const SMALL = 0.85
/** stands at least this high over their baseline, in their ems, */
const RAISED = 0.14
/** and at most this high, */
const TOO_HIGH = 0.75
/** and next to one of them. */
const BESIDE = 0.6

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** What stands on a line of its own above the letters it belongs to: a number, an asterisk, an ordinal's letters. */
const MARK = /^(?:[\d*†‡§()[\],]{1,6}|st|nd|rd|th)$/

/** The lines with their footnote marks put where they belong and spelt as raised. */
export function withRaisedMarks(lines: readonly GlyphLine[]): GlyphLine[] {
  const merged: GlyphLine[] = []
  for (const line of lines) {
    const above = merged.at(-1)
    const whole = above !== undefined && areMarksOf(above, line) ? glyphLine([...above.glyphs, ...line.glyphs]) : null
    if (whole) merged[merged.length - 1] = whole
    else merged.push(line)
  }
  return merged.map(spellRaised)
}

function areMarksOf(marks: GlyphLine, line: GlyphLine): boolean {
  const rise = line.baseline - marks.baseline
  if (marks.size > SMALL * line.size || rise <= 0 || rise > TOO_HIGH * line.size) return false
  const letters = line.glyphs.filter((glyph) => !isBlank(glyph))
  const isBeside = ({ left, right }: Mark): boolean =>
    letters.some((glyph) => Math.max(glyph.left - right, left - glyph.right) <= BESIDE * line.size)
  return marksIn(marks).every((mark) => MARK.test(mark.text) && isBeside(mark))
}

interface Mark {
  text: string
  readonly left: number
  right: number
}

/** Several words of one line may have marks. */
function marksIn({ glyphs, size }: GlyphLine): Mark[] {
  const marks: Mark[] = []
  for (const { text, left, right } of glyphs.filter((g) => !isBlank(g)).toSorted((a, b) => a.left - b.left)) {
    const last = marks.at(-1)
    if (last && left - last.right <= BESIDE * size) Object.assign(last, { text: last.text + text, right })
    else marks.push({ text, left, right })
  }
  return marks
}

function spellRaised(line: GlyphLine): GlyphLine {
  const isSmall = (glyph: PlacedGlyph): boolean => glyph.size <= SMALL * line.size
  if (!line.glyphs.some((glyph) => isSmall(glyph) && glyph.text in SUPERSCRIPT)) return line
  const baseline = median(line.glyphs.filter((glyph) => !isBlank(glyph) && !isSmall(glyph)).map((g) => g.baseline))
  const spell = (glyph: PlacedGlyph): PlacedGlyph => {
    const raised = SUPERSCRIPT[glyph.text]
    const isMark = raised !== undefined && isSmall(glyph) && baseline - glyph.baseline >= RAISED * line.size
    return isMark ? { ...glyph, text: raised } : glyph
  }
  return { ...line, baseline, glyphs: line.glyphs.map(spell) }
}
