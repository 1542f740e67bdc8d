import { type GlyphLine, glyphLines, isBlank, quantile } from './placed-glyph.ts'

/** A stretch of a page that is read from top to bottom: the whole width of it, or one of its columns. */
export interface Column {
  readonly lines: readonly GlyphLine[]
  /** Null where the text runs over the whole width. */
  readonly edges: readonly [number, number] | null
}

/** Ems between words beyond which a gap may be the white space between two columns. */
const WORD_GAP = 0.7
/** Least width of that white space in ems. */
const GUTTER = 0.9
/** Each side of it holds at least so many lines, */
const LINES = 7
/** and so much of the width; a column of labels or of amounts is narrower. */
const SIDE_SHARE = 0.3
/** Lines of running text fill their column; the cells of a table do not: this part of it, in the middle line. */
const FILLED = 0.7
/** A column of a table is cut up by gaps of its own. */
const WHOLE_LINES = 0.6
/** Ems of white space within which lines belong to one text; a running head stands farther off. */
const TOGETHER = 3.2
/** Steps in which places for a gutter are tried, in points. */
const STEP = 2

/** A line with the stretches its letters cover. */
interface Covered {
  readonly line: GlyphLine
  readonly spans: readonly (readonly [number, number])[]
}

/**
 * The lines of a page in the order of its columns. Most pages have one; two are told by a gap that runs down through
 * many lines with full lines on both sides of it.
 *
 * @param rightFirst in Hebrew the right column is read first
 */
export function columnsOf(lines: readonly GlyphLine[], rightFirst: boolean): Column[] {
  if (lines.length < LINES) return [{ lines, edges: null }]
  const measured = lines.map(covered)
  const found = bestRun(measured)
  if (found === null) return [{ lines, edges: null }]
  const { from, to, x } = found
  const sides = splitAt(measured.slice(from, to), x)
  const columns = [sides.left, sides.right].map((side) => ({
    lines: side.map((part) => part.line),
    edges: extentOf(side),
  }))
  return [
    ...columnsOf(lines.slice(0, from), rightFirst),
    ...(rightFirst ? columns.toReversed() : columns),
    ...columnsOf(lines.slice(to), rightFirst),
  ].filter((column) => column.lines.length > 0)
}

const covered = (line: GlyphLine): Covered => ({ line, spans: spansOf(line) })

function spansOf({ glyphs, size, row, box }: GlyphLine): [number, number][] {
  if (row) return [[box[0], box[2]]]
  const spans: [number, number][] = []
  for (const { left, right } of glyphs.filter((glyph) => !isBlank(glyph)).toSorted((a, b) => a.left - b.left)) {
    const last = spans.at(-1)
    if (last && left - last[1] <= WORD_GAP * size) last[1] = Math.max(last[1], right)
    else spans.push([left, right])
  }
  return spans
}

interface Run {
  readonly from: number
  readonly to: number
  readonly x: number
}

/** The longest run of lines with a gutter through it that bears all tests of two columns. */
function bestRun(lines: readonly Covered[]): Run | null {
  const [left, right] = extentOf(lines)
  const width = right - left
  const places = Math.max(0, Math.min(1000, Math.floor(((1 - 2 * SIDE_SHARE) * width) / STEP)))
  const runs = Array.from({ length: places }, (_, i) => left + SIDE_SHARE * width + i * STEP).flatMap((x) =>
    clearRuns(lines, x),
  )
  const longest = runs.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  return longest.find((run) => isTwoColumns(lines.slice(run.from, run.to), run.x, width)) ?? null
}

/** Runs of lines none of which prints at `x`. */
function clearRuns(lines: readonly Covered[], x: number): Run[] {
  const runs: Run[] = []
  let from = 0
  lines.forEach(({ line, spans }, i) => {
    const isCrossed = spans.some(([left, right]) => left < x && x < right)
    const above = lines[i - 1]?.line
    const isApart = above !== undefined && line.box[1] - above.box[3] > TOGETHER * Math.max(line.size, above.size)
    if (isCrossed || isApart) {
      if (i > from) runs.push({ from, to: i, x })
      from = isCrossed ? i + 1 : i
    }
  })
  if (lines.length > from) runs.push({ from, to: lines.length, x })
  return runs.filter((run) => run.to - run.from >= LINES)
}

function isTwoColumns(run: readonly Covered[], x: number, pageWidth: number): boolean {
  const em = quantile(
    run.map(({ line }) => line.size),
    0.5,
  )
  // First of all, for it fails most places and splitting is dear.
  if (gutterAt(run, x) < GUTTER * em) return false
  const { left, right } = splitAt(run, x)
  if (left.length < LINES || right.length < LINES) return false
  return [left, right].every((side) => isRunningText(side, pageWidth))
}

/** How wide the white space around `x` is in lines none of which prints there. */
function gutterAt(run: readonly Covered[], x: number): number {
  let from = Number.NEGATIVE_INFINITY
  let to = Number.POSITIVE_INFINITY
  for (const { spans } of run)
    for (const [left, right] of spans)
      if (left + right < 2 * x) from = Math.max(from, right)
      else to = Math.min(to, left)
  return to - from
}

function isRunningText(side: readonly Covered[], pageWidth: number): boolean {
  const [left, right] = extentOf(side)
  const width = right - left
  const fills = side.map(({ line }) => (line.box[2] - line.box[0]) / width)
  const whole = side.filter(({ spans }) => spans.length === 1).length
  return width >= SIDE_SHARE * pageWidth && quantile(fills, 0.5) >= FILLED && whole >= WHOLE_LINES * side.length
}

/** Each side's glyphs are gathered into lines anew: two columns need not stand on the same baselines. */
function splitAt(lines: readonly Covered[], x: number): { left: Covered[]; right: Covered[] } {
  const rows = lines.flatMap(({ line }) => (line.row ? [line] : []))
  const glyphs = lines.flatMap(({ line }) => (line.row ? [] : line.glyphs))
  const side = (isHere: (left: number, right: number) => boolean): Covered[] =>
    [
      ...rows.filter(({ box }) => isHere(box[0], box[2])),
      ...glyphLines(glyphs.filter((glyph) => isHere(glyph.left, glyph.right))),
    ]
      .toSorted((a, b) => a.baseline - b.baseline)
      .map(covered)
  return { left: side((left, right) => left + right < 2 * x), right: side((left, right) => left + right >= 2 * x) }
}

function extentOf(lines: readonly Covered[]): [number, number] {
  return lines.reduce<[number, number]>(
    ([left, right], { line }) => [Math.min(left, line.box[0]), Math.max(right, line.box[2])],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}
