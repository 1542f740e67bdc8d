import { boxOver, type GlyphLine, glyphLine, isBlank, median, type PlacedGlyph } from './placed-glyph.ts'

/**
 * Tables without drawn lines. White space that runs down between their columns is all they have, so only plain ones are
 * taken: three columns or more, in two rows at least. Two columns may as well be clause numbers and their text.
 */

/** Ems of white space that tell a cell from the next where a table is looked for, */
const CELL_GAP = 1.6
/** and that must stay between all cells of two columns. */
const CLEAR = 0.4
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 2
/** Lines farther apart than this, in ems, are not of one table. */
const TOGETHER = 3
/** Rows are set apart by more than their lines are. */
const ROW_PITCH = 1.16
/** So many lines may be text in columns, if the middle one has so many words and fills so much of its column. */
const TEXT_LINES = 7
const TEXT_WORDS = 3
const TEXT_FILL = 0.8
const WORD_GAP = 0.15
/** A value is not the second half of another. */
const VALUE = /^[\p{Sc}\p{N}.,%\s/-]+$|^\p{Lu}{3} [\d.,]+$/u

/** White space between two columns. */
type Gutter = readonly [number, number]

/** The lines with those of such tables gathered into rows. */
export function withBorderlessTables(lines: readonly GlyphLine[]): GlyphLine[] {
  const result: GlyphLine[] = []
  for (let at = 0; at < lines.length; ) {
    const table = tableAt(lines, at)
    if (table && areTextColumns(table)) result.push(...table.lines)
    else if (table) result.push(...rowsOf(table.lines, table.gutters))
    else result.push(lines[at]!)
    at += table?.lines.length ?? 1
  }
  return result
}

interface FoundTable {
  readonly lines: readonly GlyphLine[]
  readonly gutters: readonly Gutter[]
}

/** The table whose first line is at `at`: as many lines as keep its gutters clear. */
function tableAt(lines: readonly GlyphLine[], at: number): FoundTable | null {
  const head = lines[at]!
  let gutters = head.row ? [] : gapsOf(head)
  if (gutters.length < FEWEST_COLUMNS - 1) return null
  let fullRows = 1
  let end = at + 1
  for (; end < lines.length; end += 1) {
    const line = lines[end]!
    const isNear = line.baseline - lines[end - 1]!.baseline <= TOGETHER * Math.max(line.size, head.size)
    const narrowed = line.row || !isNear ? null : narrow(gutters, line)
    if (narrowed === null) break
    gutters = narrowed
    if (columnsIn(line, gutters).every((column) => column.length > 0)) fullRows += 1
  }
  return fullRows >= FEWEST_ROWS ? { lines: lines.slice(at, end), gutters } : null
}

/** Text set in several columns leaves gutters free as well, but its lines are sentences that fill their columns. */
function areTextColumns({ lines, gutters }: FoundTable): boolean {
  if (lines.length < TEXT_LINES) return false
  const rows = lines.map((line) =>
    columnsIn(line, gutters).map((glyphs) => (glyphs.length === 0 ? null : glyphLine(glyphs))),
  )
  return Array.from({ length: gutters.length + 1 }, (_, i) => rows.flatMap((row) => row[i] ?? [])).every((column) => {
    const widths = column.map(({ box }) => box[2] - box[0])
    const words = column.map(({ glyphs, size }) => wordCount(glyphs, size))
    return median(widths) >= TEXT_FILL * Math.max(...widths) && median(words) >= TEXT_WORDS
  })
}

function wordCount(glyphs: readonly PlacedGlyph[], size: number): number {
  const letters = glyphs.toSorted((a, b) => a.left - b.left)
  return letters.slice(1).filter((glyph, i) => glyph.left - letters[i]!.right > WORD_GAP * size).length + 1
}

function printed({ glyphs }: GlyphLine): PlacedGlyph[] {
  return glyphs.filter((glyph) => !isBlank(glyph)).toSorted((a, b) => a.left - b.left)
}

function gapsOf(line: GlyphLine): Gutter[] {
  let right = Number.POSITIVE_INFINITY
  return printed(line).flatMap((glyph) => {
    const gap: Gutter = [right, glyph.left]
    right = Math.max(glyph.right, right === Number.POSITIVE_INFINITY ? glyph.right : right)
    return gap[1] - gap[0] > CELL_GAP * line.size ? [gap] : []
  })
}

/** What the line leaves of the gutters; null where it fills one, as running text does. */
function narrow(gutters: readonly Gutter[], line: GlyphLine): Gutter[] | null {
  const letters = printed(line)
  const narrowed = gutters.flatMap((gutter) => widestFree(gutter, letters, CLEAR * line.size) ?? [])
  return narrowed.length === gutters.length ? narrowed : null
}

function widestFree([from, to]: Gutter, letters: readonly PlacedGlyph[], least: number): [Gutter] | null {
  let widest: Gutter = [from, from]
  let start = from
  for (const { left, right } of [...letters, { left: to, right: to }]) {
    if (Math.min(left, to) - start > widest[1] - widest[0]) widest = [start, Math.min(left, to)]
    start = Math.max(start, right)
  }
  return widest[1] - widest[0] >= least ? [widest] : null
}

function columnsIn(line: GlyphLine, gutters: readonly Gutter[]): PlacedGlyph[][] {
  const borders = gutters.map(([from, to]) => (from + to) / 2)
  const columns: PlacedGlyph[][] = Array.from({ length: gutters.length + 1 }, () => [])
  for (const glyph of printed(line)) {
    const middle = (glyph.left + glyph.right) / 2
    columns[borders.filter((border) => border < middle).length]!.push(glyph)
  }
  return columns
}

function rowsOf(lines: readonly GlyphLine[], gutters: readonly Gutter[]): GlyphLine[] {
  const pitches = lines.slice(1).map((line, i) => line.baseline - lines[i]!.baseline)
  const closest = Math.min(...pitches)
  const rows: PlacedGlyph[][][][] = []
  lines.forEach((line, i) => {
    const columns = columnsIn(line, gutters)
    const row = rows.at(-1)
    const isClose = i > 0 && pitches[i - 1]! <= ROW_PITCH * closest
    const hasRoomyRows = pitches.some((pitch) => pitch > ROW_PITCH * closest)
    if (row && isClose && hasRoomyRows && continues(columns, row)) row.push(columns)
    else rows.push([columns])
  })
  return rows.flatMap(rowLine)
}

/** Whether a line holds second lines of cells: it leaves a column out, and adds to no value. */
function continues(columns: readonly PlacedGlyph[][], row: readonly PlacedGlyph[][][]): boolean {
  const above = row[0]!
  const isSecond = columns.every((column, i) => {
    if (column.length === 0) return true
    const text = textOf(column)
    return above[i]!.length > 0 && !VALUE.test(text)
  })
  return isSecond && columns.some((column) => column.length === 0)
}

const textOf = (glyphs: readonly PlacedGlyph[]): string => glyphs.map((glyph) => glyph.text).join('')

function rowLine(row: readonly PlacedGlyph[][][]): GlyphLine[] {
  const columns = row[0]!.map((_, i) => row.flatMap((line) => glyphLine(line[i]!) ?? []))
  const cells = columns.filter((lines) => lines.length > 0)
  const whole = glyphLine(row.flat(2))
  if (whole === null) return []
  const box = boxOver(cells.flatMap((lines) => lines.map((line) => line.box)))
  return [{ ...whole, box, row: cells, baseline: Math.min(...cells.map(([first]) => first!.baseline)) }]
}
