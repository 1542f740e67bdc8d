import type { GreyPicture } from '../pictures/grey-picture.ts'
import { pieceLeft, pieceRight } from './atoms.ts'
import { isFree, type Stroke, strokesAcross, strokesDown } from './erase-rules.ts'
import type { MergedLine } from './page-lines.ts'

/** A row of a ruled table, in pixels of the prepared page. */
export interface TableRow {
  readonly top: number
  readonly bottom: number
  /** Where its cells begin and end, from left to right: one more than cells. */
  readonly edges: readonly number[]
}

/** All in pixels at 300 dpi. A table is at least an inch wide; a rule is seen as several rows of pixels. */
const LEAST_WIDTH = 300
const SAME_RULE = 12
/** Rules above and below a row end this near to each other. */
const SAME_END = 24
/** How high a row can be: half a line to half a dozen of them. In a higher one stand paragraphs and not the words of a cell. */
const HEIGHTS = [30, 420] as const
/** A border between cells runs along this share of the row's height. */
const LEAST_BORDER = 0.8

/**
 * The rows of a page's ruled tables. Cells whose text is broken into lines can only be told by their borders.
 * @param page prepared: level, paper white, ink black, rules not yet erased, 300 dpi
 */
export function tableRows(page: GreyPicture): TableRow[] {
  const rules = clustered(strokesAcross(page).filter((stroke) => isFree(page, stroke, page.width)))
  const borders = clustered(strokesDown(page))
  return rules.flatMap((above, i) => {
    const below = rules
      .slice(i + 1)
      .find((rule) => Math.abs(rule.from - above.from) <= SAME_END && Math.abs(rule.to - above.to) <= SAME_END)
    if (below === undefined || above.to - above.from < LEAST_WIDTH) return []
    const [top, bottom] = [above.at, below.at]
    if (bottom - top < HEIGHTS[0] || bottom - top > HEIGHTS[1]) return []
    const inner = borders
      .filter(({ from, to }) => Math.min(to, bottom) - Math.max(from, top) >= LEAST_BORDER * (bottom - top))
      .map(({ at }) => at)
      .filter((x) => x > above.from + SAME_END && x < above.to - SAME_END)
    return inner.length === 0
      ? []
      : [{ top, bottom, edges: [above.from, ...inner.toSorted((a, b) => a - b), above.to] }]
  })
}

/** Strokes that lie side by side are one. */
function clustered(strokes: readonly Stroke[]): Stroke[] {
  const rules: { at: number; from: number; to: number; last: number }[] = []
  for (const { at, from, to } of strokes.toSorted((a, b) => a.at - b.at)) {
    const own = rules.find((rule) => at - rule.last <= SAME_RULE && from <= rule.to && to >= rule.from)
    if (own === undefined) rules.push({ at, from, to, last: at })
    else Object.assign(own, { from: Math.min(own.from, from), to: Math.max(own.to, to), last: at })
  }
  return rules
}

/** The same rows on the page turned upside down. */
export const turnRows = (
  rows: readonly TableRow[],
  { width, height }: Pick<GreyPicture, 'width' | 'height'>,
): TableRow[] =>
  rows.toReversed().map(({ top, bottom, edges }) => ({
    top: height - bottom,
    bottom: height - top,
    edges: edges.toReversed().map((x) => width - x),
  }))

/** Puts the lines of each row together, cell by cell. What stands partly outside its row is left as it was read. */
export function inRows(lines: readonly MergedLine[], rows: readonly TableRow[]): MergedLine[] {
  const rowOf = (line: MergedLine): TableRow | undefined =>
    rows.find(
      ({ top, bottom, edges }) =>
        line.baseline > top &&
        line.baseline < bottom + line.height / 4 &&
        line.pieces.every(
          (piece) => pieceLeft(piece) > edges[0]! - SAME_END && pieceRight(piece) < edges.at(-1)! + SAME_END,
        ),
    )
  const together: (readonly [TableRow | undefined, MergedLine[]])[] = []
  for (const line of lines) {
    const row = rowOf(line)
    const last = together.at(-1)
    if (row !== undefined && last !== undefined && last[0] === row) last[1].push(line)
    else together.push([row, [line]])
  }
  return together.flatMap(([row, own]) => (row === undefined ? own : [rowLine(row, own)]))
}

/** A row as one line: the words of each cell in all its lines. */
function rowLine({ edges }: TableRow, lines: readonly MergedLine[]): MergedLine {
  const cells = edges.slice(1).map((right, i) => {
    const isInside = (x: number): boolean => x >= edges[i]! && x < right
    return lines
      .map(({ pieces }) => pieces.filter((piece) => isInside((pieceLeft(piece) + pieceRight(piece)) / 2)))
      .filter((pieces) => pieces.length > 0)
  })
  const isBold = lines.every((line) => line.isBold)
  return {
    ...lines[0]!,
    isBold,
    pieces: lines.flatMap(({ pieces }) => pieces),
    cells: cells.filter((cell) => cell.length > 0),
  }
}
