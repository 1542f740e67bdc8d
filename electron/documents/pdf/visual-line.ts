import type { Box } from '../../../shared/units.ts'
import type { Glyph, PageGlyphs } from './page-glyphs.ts'
import { type Quadrant, type ReadingFrame, readingFrame } from './reading-frame.ts'

/** What takes one place on a line: a letter with its points, a ligature, or a blank. */
export interface Atom {
  readonly text: string
  readonly bold: boolean
  /** A blank that is nowhere in the file: the width of a gap says it. */
  readonly inferred?: true
}

/** Atoms from left to right with no wide gap between them: a line of running text, a clause number, a table cell. */
export interface VisualCell {
  readonly atoms: readonly Atom[]
  readonly left: number
  readonly right: number
}

/** One line as painted, in the coordinates of its reading frame. */
export interface VisualLine {
  readonly cells: readonly VisualCell[]
  readonly baseline: number
  readonly size: number
  readonly box: Box
}

export interface VisualPage {
  readonly frame: ReadingFrame
  readonly lines: readonly VisualLine[]
  /** Characters that run another way than most of the page and are left out: stamps up the margin, watermarks. */
  readonly turned: number
}

/** A glyph turned into the reading frame. */
interface PlacedGlyph extends Omit<Glyph, 'x' | 'y' | 'endX' | 'endY' | 'quadrant'> {
  readonly left: number
  readonly right: number
  readonly baseline: number
}

/** All in ems of the line. */
const SAME_BASELINE = 0.35
const CELL_GAP = 1.6
const BLANK_GAP = 0.18
const BLANK_GAP_AT_SPACE = 0.05
const DOUBLE_PAINT = 0.08

/** Marks sit on a neighbouring letter whatever the order of painting. */
const COMBINING = /^\p{M}+$/u
/** Characters that direct text but print nothing. */
const UNPRINTED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

/** The lines of a page from top to bottom, read the way most of its letters run. */
export function visualPage(page: PageGlyphs): VisualPage {
  const printed = page.glyphs.filter((glyph) => glyph.text.trim() !== '')
  const quadrant = mostCommonQuadrant(printed)
  const frame = readingFrame(quadrant, page.width, page.height)
  const upright = page.glyphs.filter((glyph) => glyph.quadrant === quadrant).map((glyph) => place(glyph, frame))
  return {
    frame,
    lines: byBaseline(upright).flatMap((glyphs) => visualLine(glyphs) ?? []),
    turned: printed.filter((glyph) => glyph.quadrant !== quadrant).length,
  }
}

function mostCommonQuadrant(glyphs: readonly Glyph[]): Quadrant {
  const counts: Record<Quadrant, number> = { 0: 0, 1: 0, 2: 0, 3: 0 }
  for (const { quadrant } of glyphs) if (quadrant !== null) counts[quadrant] += 1
  return ([0, 1, 2, 3] as const).reduce((best, quadrant) => (counts[quadrant] > counts[best] ? quadrant : best), 0)
}

function place(glyph: Glyph, frame: ReadingFrame): PlacedGlyph {
  const [x0, y] = frame.toFrame(glyph.x, glyph.y)
  const [x1] = frame.toFrame(glyph.endX, glyph.endY)
  const { size, ascent, descent, bold } = glyph
  const text = glyph.text.replace(UNPRINTED, '').replace(/\s/g, ' ')
  return { text, left: Math.min(x0, x1), right: Math.max(x0, x1), baseline: y, size, ascent, descent, bold }
}

function byBaseline(glyphs: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const lines: { baseline: number; size: number; glyphs: PlacedGlyph[] }[] = []
  for (const glyph of glyphs.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    if (glyph.text === '') continue
    const near = lines
      .slice(-5)
      .findLast((line) => Math.abs(line.baseline - glyph.baseline) <= SAME_BASELINE * Math.max(line.size, glyph.size))
    const line = near ?? { baseline: glyph.baseline, size: 0, glyphs: [] }
    if (near === undefined) lines.push(line)
    line.glyphs.push(glyph)
    if (glyph.text !== ' ') line.size = Math.max(line.size, glyph.size)
  }
  return lines.map((line) => line.glyphs)
}

function visualLine(glyphs: readonly PlacedGlyph[]): VisualLine | null {
  const letters = glyphs.filter((glyph) => glyph.text.trim() !== '')
  if (letters.length === 0) return null
  const size = Math.max(...letters.map((glyph) => glyph.size))
  return {
    cells: splitCells(attachMarks(glyphs), size),
    baseline: median(letters.map((glyph) => glyph.baseline)),
    size,
    box: [
      Math.min(...letters.map((glyph) => glyph.left)),
      Math.min(...letters.map((glyph) => glyph.baseline - glyph.ascent * glyph.size)),
      Math.max(...letters.map((glyph) => glyph.right)),
      Math.max(...letters.map((glyph) => glyph.baseline + glyph.descent * glyph.size)),
    ],
  }
}

/** Vowel points join the letter they stand on, in canonical order, and no longer take part in sorting. */
function attachMarks(glyphs: readonly PlacedGlyph[]): PlacedGlyph[] {
  const bases = glyphs.filter((glyph) => !COMBINING.test(glyph.text)).map((glyph) => ({ ...glyph }))
  const letters = bases.filter((glyph) => glyph.text !== ' ')
  for (const mark of glyphs) {
    if (!COMBINING.test(mark.text)) continue
    const x = (mark.left + mark.right) / 2
    const distance = (base: PlacedGlyph): number => Math.max(base.left - x, x - base.right, 0)
    const host = letters.reduce<PlacedGlyph | null>(
      (best, base) => (best === null || distance(base) < distance(best) ? base : best),
      null,
    )
    if (host) Object.assign(host, { text: (host.text + mark.text).normalize('NFC') })
  }
  return bases
}

function splitCells(glyphs: readonly PlacedGlyph[], size: number): VisualCell[] {
  const cells: { atoms: Atom[]; left: number; right: number }[] = []
  let previous: PlacedGlyph | null = null
  let spaceSeen = false
  for (const glyph of glyphs.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    if (glyph.text.trim() === '') {
      spaceSeen = true
      continue
    }
    // Some producers make bold by painting a letter twice, a hair apart.
    if (previous?.text === glyph.text && Math.abs(previous.left - glyph.left) < DOUBLE_PAINT * size) continue
    const gap = previous === null ? 0 : (glyph.left - previous.right) / size
    let cell = cells.at(-1)
    if (cell === undefined || gap > CELL_GAP) {
      cell = { atoms: [], left: glyph.left, right: glyph.right }
      cells.push(cell)
    } else if (spaceSeen ? gap > BLANK_GAP_AT_SPACE : gap > BLANK_GAP) {
      cell.atoms.push({ text: ' ', bold: glyph.bold, ...(spaceSeen ? {} : { inferred: true as const }) })
    }
    cell.atoms.push({ text: glyph.text, bold: glyph.bold })
    cell.right = Math.max(cell.right, glyph.right)
    previous = glyph
    spaceSeen = false
  }
  return cells
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param share 0…1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
