import { type GlyphLine, glyphLines, isBlank, quantile } from './placed-glyph.ts'

/** A stretch of a page that is read from top to bottom: the whole width of it, or one of its columns. */
export interface Column {
  readonly lines: readonly GlyphLine[]
  /** Null where the text runs over the whole width. */
  readonly edges: readonly [number, number] | null
  /** The same lines parted at white space that proves nothing by itself: few lines stand beside it. */
  readonly likely: LikelyColumns | null
}

/** Lines as they are to be read if the white space between `gutter` is that of two columns. */
export interface LikelyColumns {
  readonly gutter: readonly [number, number]
  readonly columns: readonly Column[]
}

/** Ems between words beyond which a gap may be the white space between two columns. */
const WORD_GAP = 0.7
/** Least width of that white space in ems. */
const GUTTER = 0.9
/** Each side of it holds at least so many lines, */
const LINES = 7
/** and so much of the width; a column of labels or of amounts is narrower, */
const SIDE_SHARE = 0.3
/** but one of three columns may be. */
const THIRD_SHARE = 0.25
/** Lines of running text fill their column, the cells of a table do not: so many lines so much of it. */
const FILLING_LINES = 0.4
const FILLED = 0.7
/** A column that is itself two columns is so in most of its lines. */
const NESTED = 0.8
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
 * The lines of a page in the order of its columns. Most pages have one; two and more are told by a gap that runs down
 * through many lines with full lines on both sides of it.
 *
 * @param rightFirst in Hebrew the right column is read first
 */
export function columnsOf(lines: readonly GlyphLine[], rightFirst: boolean): Column[] {
  const measured = lines.map(covered)
  const found = lines.length < LINES ? null : bestRun(measured)
  if (found === null) return [{ lines, edges: null, likely: likelyColumns(measured, rightFirst) }]
  const { from, to, x } = found
  return [
    ...columnsOf(lines.slice(0, from), rightFirst),
    ...sidesOf(measured.slice(from, to), x, rightFirst),
    ...columnsOf(lines.slice(to), rightFirst),
  ].filter((column) => column.lines.length > 0)
}

/** The two sides of a gutter in the order they are read; a side may have columns of its own. */
function sidesOf(lines: readonly Covered[], x: number, rightFirst: boolean): Column[] {
  const { left, right } = splitAt(lines, x)
  const sides = (rightFirst ? [right, left] : [left, right]).filter((side) => side.length > 0)
  return sides.flatMap((side) => {
    const inner = nestedRun(side)
    if (inner === null) return [{ lines: side.map((part) => part.line), edges: extentOf(side), likely: null }]
    const parts = sidesOf(side.slice(inner.from, inner.to), inner.x, rightFirst)
    const above = side.slice(0, inner.from).map((part) => part.line)
    const below = side.slice(inner.to).map((part) => part.line)
    return [above, below].every((rest) => rest.length === 0)
      ? parts
      : [...whole(above, extentOf(side)), ...parts, ...whole(below, extentOf(side))]
  })
}

const whole = (lines: readonly GlyphLine[], edges: readonly [number, number]): Column[] =>
  lines.length === 0 ? [] : [{ lines, edges, likely: null }]

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
  const width = widthOf(extentOf(lines))
  const runs = placesIn(lines, THIRD_SHARE).flatMap((x) => clearRuns(lines, x).filter(isLong))
  const longest = runs.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  return longest.find((run) => areColumns(lines.slice(run.from, run.to), run.x, width)) ?? null
}

const isLong = ({ from, to }: Run): boolean => to - from >= LINES

/** Where a gutter may be that leaves each side its share of the width. */
function placesIn(lines: readonly Covered[], share: number): number[] {
  const [left, right] = extentOf(lines)
  const width = right - left
  const places = Math.max(0, Math.min(1000, Math.floor(((1 - 2 * share) * width) / STEP)))
  return Array.from({ length: places }, (_, i) => left + share * width + i * STEP)
}

/**
 * The gap that most lines leave open with text on both sides of it, however few these are. It may be the end of two
 * columns, the heads of a table or a line of signatures: only the other pages can tell.
 */
function likelyColumns(lines: readonly Covered[], rightFirst: boolean): LikelyColumns | null {
  const em = emOf(lines)
  const { best } = placesIn(lines, SIDE_SHARE).reduce<{ best: Run[]; beside: number }>(
    (most, x) => {
      const runs = clearRuns(lines, x).filter((run) => besideIn(lines, run) > 0)
      const beside = runs.reduce((sum, run) => sum + besideIn(lines, run), 0)
      const isWide = runs.every((run) => widthOf(gutterAt(lines.slice(run.from, run.to), x)) >= GUTTER * em)
      return beside > most.beside && isWide ? { best: runs, beside } : most
    },
    { best: [], beside: 0 },
  )
  const [first] = best
  if (first === undefined) return null
  const gutters = best.map((run) => gutterAt(lines.slice(run.from, run.to), run.x))
  const gutter = [Math.max(...gutters.map(([from]) => from)), Math.min(...gutters.map(([, to]) => to))] as const
  return { gutter, columns: partedAt(lines, best, rightFirst) }
}

/** How many lines of a run have others beside them; two columns need not stand on the same baselines. */
function besideIn(lines: readonly Covered[], { from, to, x }: Run): number {
  const run = lines.slice(from, to)
  const left = run.filter(({ spans }) => spans[0]![0] < x).length
  const right = run.filter(({ spans }) => spans.at(-1)![1] > x).length
  return Math.min(left, right)
}

function partedAt(lines: readonly Covered[], runs: readonly Run[], rightFirst: boolean): Column[] {
  const parts: Column[] = []
  let done = 0
  const addWhole = (to: number): void => {
    const rest = lines.slice(done, to).map(({ line }) => line)
    if (rest.length > 0) parts.push({ lines: rest, edges: null, likely: null })
  }
  for (const { from, to, x } of runs) {
    addWhole(from)
    parts.push(...sidesOf(lines.slice(from, to), x, rightFirst))
    done = to
  }
  addWhole(lines.length)
  return parts
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
  return runs
}

function areColumns(run: readonly Covered[], x: number, pageWidth: number): boolean {
  // First of all, for it fails most places and splitting is dear.
  if (widthOf(gutterAt(run, x)) < GUTTER * emOf(run)) return false
  const { left, right } = splitAt(run, x)
  if (left.length < LINES || right.length < LINES) return false
  if ([left, right].every((side) => isRunningText(side, SIDE_SHARE * pageWidth))) return true
  return [left, right].every((side) => isRunningText(side, THIRD_SHARE * pageWidth) || nestedRun(side) !== null)
}

/** Columns inside a column: a page of three columns is one of two, one of which is two. */
function nestedRun(side: readonly Covered[]): Run | null {
  const run = side.length < LINES ? null : bestRun(side)
  return run !== null && run.to - run.from >= NESTED * side.length ? run : null
}

const emOf = (lines: readonly Covered[]): number =>
  quantile(
    lines.map(({ line }) => line.size),
    0.5,
  )

const widthOf = ([from, to]: readonly [number, number]): number => to - from

/** The white space around `x` in lines none of which prints there. */
function gutterAt(run: readonly Covered[], x: number): [number, number] {
  let from = Number.NEGATIVE_INFINITY
  let to = Number.POSITIVE_INFINITY
  for (const { spans } of run)
    for (const [left, right] of spans)
      if (left + right < 2 * x) from = Math.max(from, right)
      else to = Math.min(to, left)
  return [from, to]
}

function isRunningText(side: readonly Covered[], leastWidth: number): boolean {
  const width = widthOf(extentOf(side))
  const fills = side.map(({ line }) => (line.box[2] - line.box[0]) / width)
  const unbroken = side.filter(({ spans }) => spans.length === 1).length
  return width >= leastWidth && quantile(fills, 1 - FILLING_LINES) >= FILLED && unbroken >= WHOLE_LINES * side.length
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
