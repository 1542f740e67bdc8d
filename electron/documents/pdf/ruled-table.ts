import type { Box } from '../../../shared/units.ts'
import type { Rule } from './page-rules.ts'

/** A row between two drawn lines, cut into columns by others. */
export interface RuledRow {
  readonly top: number
  readonly bottom: number
  /** Edges of its columns from left to right: one more than columns. */
  readonly edges: readonly number[]
}

/** Points within which drawn lines meet, or continue one another. */
const TOUCHING = 3
/** Part of the table's width a line must span to part rows, and of a row's height to part columns. */
const SPANNING = 0.9

/** A drawn line without its thickness: where it stands, and from where to where it goes. */
interface Stroke {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The rows of all tables drawn on a page whose cells are bordered on all sides that matter: above, below and between. */
export function ruledRows(rules: readonly Rule[]): RuledRow[] {
  const flat = merged(rules.filter(isFlat).map(([left, top, right, bottom]) => stroke((top + bottom) / 2, left, right)))
  const upright = merged(
    rules.filter((rule) => !isFlat(rule)).map(([left, top, right, bottom]) => stroke((left + right) / 2, top, bottom)),
  )
  return tables(flat, upright).flatMap(rowsOf)
}

const isFlat = ([left, top, right, bottom]: Box): boolean => right - left >= bottom - top
const stroke = (at: number, from: number, to: number): Stroke => ({ at, from, to })

/** Producers draw each cell's border by itself: pieces of one line become one. */
function merged(strokes: readonly Stroke[]): Stroke[] {
  const lines: Stroke[] = []
  const open: Stroke[] = []
  for (const piece of strokes.toSorted((a, b) => a.from - b.from)) {
    const at = open.findIndex(
      (line) => Math.abs(line.at - piece.at) <= TOUCHING / 2 && piece.from <= line.to + TOUCHING,
    )
    const line = open[at]
    if (line === undefined) open.push(piece)
    else open[at] = { ...line, to: Math.max(line.to, piece.to) }
    // What ended before this piece can't be continued by a later one.
    for (let i = open.length - 1; i >= 0; i -= 1)
      if (open[i]!.to + TOUCHING < piece.from) lines.push(...open.splice(i, 1))
  }
  return [...lines, ...open]
}

interface Table {
  readonly flat: Stroke[]
  readonly upright: Stroke[]
}

const meets = (flat: Stroke, upright: Stroke): boolean =>
  upright.at >= flat.from - TOUCHING &&
  upright.at <= flat.to + TOUCHING &&
  flat.at >= upright.from - TOUCHING &&
  flat.at <= upright.to + TOUCHING

/** Drawn lines that hang together. */
function tables(flat: readonly Stroke[], upright: readonly Stroke[]): Table[] {
  const found: Table[] = []
  const rest = { flat: new Set(flat), upright: new Set(upright) }
  for (const seed of flat) {
    if (!rest.flat.delete(seed)) continue
    const table: Table = { flat: [seed], upright: [] }
    for (let grown = true; grown; ) {
      const columns = [...rest.upright].filter((line) => table.flat.some((own) => meets(own, line)))
      for (const line of columns) rest.upright.delete(line)
      table.upright.push(...columns)
      const rows = [...rest.flat].filter((line) => columns.some((own) => meets(line, own)))
      for (const line of rows) rest.flat.delete(line)
      table.flat.push(...rows)
      grown = rows.length > 0
    }
    found.push(table)
  }
  return found
}

function rowsOf({ flat, upright }: Table): RuledRow[] {
  if (flat.length < 2 || upright.length < 3) return []
  const left = Math.min(...flat.map((line) => line.from))
  const right = Math.max(...flat.map((line) => line.to))
  const isFull = (line: Stroke): boolean => line.to - line.from >= SPANNING * (right - left)
  const levels = flat.filter(isFull).toSorted((a, b) => a.at - b.at)
  return levels.slice(1).flatMap((below, i) => {
    const top = levels[i]!.at
    const bottom = below.at
    const isInside = (at: number): boolean => at > top + TOUCHING && at < bottom - TOUCHING
    // A cell over several rows: what belongs together is not plain from the lines.
    if (flat.some((line) => isInside(line.at))) return []
    const height = Math.min(bottom, Number.MAX_VALUE) - top
    const edges = upright
      .filter((line) => Math.min(line.to, bottom) - Math.max(line.from, top) >= SPANNING * height)
      .map((line) => line.at)
      .toSorted((a, b) => a - b)
      .filter((at, n, all) => n === 0 || at - all[n - 1]! > TOUCHING)
    return edges.length < 3 ? [] : [{ top, bottom, edges }]
  })
}
