import { withBorderlessTables } from './borderless-table.ts'
import { type Column, columnsOf } from './columns.ts'
import { directionOf } from './direction.ts'
import type { PageGlyphs } from './page-glyphs.ts'
import { type GlyphLine, glyphLine, glyphLines, type PlacedGlyph, placeGlyph } from './placed-glyph.ts'
import { withRaisedMarks } from './raised-marks.ts'
import { type Quadrant, type ReadingFrame, readingFrame } from './reading-frame.ts'
import { type RuledRow, ruledRows } from './ruled-table.ts'
import { LineMaker, type VisualLine } from './visual-line.ts'

/** Lines that are read one after the other in one frame. */
export interface Block<Line> {
  readonly frame: ReadingFrame
  /** Left and right edge of the column they stand in; null where the page is the measure. */
  readonly column: readonly [number, number] | null
  readonly lines: readonly Line[]
}

export interface VisualBlock extends Block<VisualLine> {
  /** The same lines in two columns, should the document turn out to have them there; null where that can't be. */
  readonly likely: LikelyBlocks | null
}

export interface LikelyBlocks {
  readonly gutter: readonly [number, number]
  readonly blocks: readonly VisualBlock[]
}

/** Fewer letters than this that run another way than the page are a stamp up the margin, and left out. */
const TURNED_TEXT = 40

/** A cell with more lines than this holds clauses of its own: the table is there for the layout only. */
const MOST_LINES_IN_CELL = 12

/** The lines of a page in the order they are read; those that run another way than most come last. */
export function visualPage(page: PageGlyphs): VisualBlock[] {
  const counts: Record<Quadrant, number> = { 0: 0, 1: 0, 2: 0, 3: 0 }
  for (const { quadrant, text } of page.glyphs) if (quadrant !== null && text.trim() !== '') counts[quadrant] += 1
  const quadrants = ([0, 1, 2, 3] as const).toSorted((a, b) => counts[b] - counts[a])
  const maker = new LineMaker()
  return quadrants
    .filter((quadrant, i) => i === 0 || counts[quadrant] > TURNED_TEXT)
    .flatMap((quadrant) => blocksIn(readingFrame(quadrant, page.width, page.height), page, maker))
}

function blocksIn(frame: ReadingFrame, page: PageGlyphs, maker: LineMaker): VisualBlock[] {
  const glyphs = page.glyphs
    .filter((glyph) => glyph.quadrant === frame.quadrant)
    .map((glyph) => placeGlyph(glyph, frame))
    .filter((glyph) => glyph !== null)
  const { rows, rest } = takeRows(glyphs, ruledRows(page.rules.map(frame.boxToFrame)))
  const lines = withRaisedMarks(glyphLines(rest))
  const all = [...rows, ...withBorderlessTables(lines)].toSorted((a, b) => a.baseline - b.baseline)
  const block = ({ lines, edges, likely }: Column): VisualBlock => ({
    frame,
    column: edges,
    lines: lines.map((line) => maker.line(line)).filter((line) => line.cells.length > 0),
    likely: likely && { gutter: likely.gutter, blocks: likely.columns.map(block) },
  })
  return columnsOf(all, directionOf(page.glyphs.map((glyph) => glyph.text).join('')) === 'rtl').map(block)
}

/** The glyphs inside of bordered rows as one line a row; a row whose text fills one column only is no row. */
function takeRows(
  glyphs: readonly PlacedGlyph[],
  rows: readonly RuledRow[],
): { rows: GlyphLine[]; rest: PlacedGlyph[] } {
  if (rows.length === 0) return { rows: [], rest: [...glyphs] }
  const inRow = new Map<RuledRow, PlacedGlyph[]>(rows.map((row) => [row, []]))
  const rest: PlacedGlyph[] = []
  for (const glyph of glyphs) {
    const home = rows.find((row) => isInside(glyph, row))
    if (home === undefined) rest.push(glyph)
    else inRow.get(home)!.push(glyph)
  }
  const found = Array.from(inRow, ([row, own]) => ({ line: tableRow(own, row), own }))
  return {
    rows: found.flatMap(({ line }) => line ?? []),
    rest: [...rest, ...found.flatMap(({ line, own }) => (line ? [] : own))],
  }
}

function isInside({ left, right, baseline, size }: PlacedGlyph, { top, bottom, edges }: RuledRow): boolean {
  const x = (left + right) / 2
  const y = baseline - 0.3 * size
  return y > top && y < bottom && x > edges[0]! && x < edges.at(-1)!
}

/** Null where the row is not read as one: it has one filled cell, or cells long enough to hold clauses of their own. */
function tableRow(glyphs: readonly PlacedGlyph[], { edges }: RuledRow): GlyphLine | null {
  const columns = edges.slice(1).map((right, i) => {
    const inColumn = (glyph: PlacedGlyph): boolean => {
      const x = (glyph.left + glyph.right) / 2
      return x >= edges[i]! && x < right
    }
    return withRaisedMarks(glyphLines(glyphs.filter(inColumn)))
  })
  const filled = columns.filter((lines) => lines.length > 0)
  if (filled.length < 2 || filled.some((lines) => lines.length > MOST_LINES_IN_CELL)) return null
  const line = glyphLine(glyphs)
  // Cells may be set to different heights; the row stands where its first line does.
  return line && { ...line, row: filled, baseline: Math.min(...filled.map(([first]) => first!.baseline)) }
}
