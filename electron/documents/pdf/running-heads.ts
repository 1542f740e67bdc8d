import type { LogicalLine } from './logical-order.ts'

/** What the edges of a page repeat: at most this many lines from the top and from the bottom. */
const EDGE_LINES = 4
/** Points two pages may differ in where they put the same running head. */
const SAME_PLACE = 4
/** White space, in ems, that ends a running head or footer: what lies beyond is the body. */
const BODY_GAP = 3
/** Share of pages (or of the odd or even ones) that must carry it. */
const MOST = 0.6

const PAGE_NUMBER = /^(?:(?:עמוד|עמ'|דף|page|p\.)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:מתוך|of|\/)\s*\d{1,4})?$/i

interface EdgeLine {
  readonly page: number
  readonly line: LogicalLine
  /** Counters differ from page to page, the words around them don't. */
  readonly pattern: string
  readonly baseline: number
}

const textOf = (line: LogicalLine): string => line.cells.map((cell) => cell.text).join(' ')

/**
 * The pages without running heads, footers and page numbers. They are known by what they do, standing at the same place on
 * most pages, and not by their words; a lone page number at the outer edge is dropped in a single page too.
 */
export function withoutRunningHeads(
  pages: readonly (readonly LogicalLine[])[],
  heights: readonly number[],
): LogicalLine[][] {
  const dropped = new Set<LogicalLine>()
  for (const fromEnd of [false, true]) {
    const edges = pages.map((lines, page) => edgeLines(lines, page, fromEnd))
    for (const edge of edges) {
      // From the outside in: text within the page is not a running head, even where it repeats.
      for (const [i, candidate] of edge.entries()) {
        if (i > 0 && isApart(edge[i - 1]!, candidate)) break
        if (!repeats(candidate, edges) && !isPageNumber(candidate, heights[candidate.page] ?? 0)) break
        dropped.add(candidate.line)
      }
    }
  }
  return pages.map((lines) => lines.filter((line) => !dropped.has(line)))
}

function edgeLines(lines: readonly LogicalLine[], page: number, fromEnd: boolean): EdgeLine[] {
  return (fromEnd ? lines.slice(-EDGE_LINES).reverse() : lines.slice(0, EDGE_LINES)).map((line) => ({
    page,
    line,
    pattern: textOf(line).replace(/\d+/g, '#'),
    baseline: line.visual.baseline,
  }))
}

function isApart(one: EdgeLine, other: EdgeLine): boolean {
  const size = Math.max(one.line.visual.size, other.line.visual.size)
  return Math.abs(one.baseline - other.baseline) > BODY_GAP * size
}

function repeats(candidate: EdgeLine, edges: readonly (readonly EdgeLine[])[]): boolean {
  const carriers = edges.flatMap((edge, page) => (edge.some((other) => isSame(candidate, other)) ? [page] : []))
  if (carriers.length < 2) return false
  const filled = edges.flatMap((edge, page) => (edge.length > 0 ? [page] : []))
  const sameSide = filled.filter((page) => page % 2 === candidate.page % 2)
  const onSide = carriers.filter((page) => page % 2 === candidate.page % 2)
  return carriers.length >= MOST * filled.length || (onSide.length >= 2 && onSide.length >= MOST * sameSide.length)
}

function isSame(one: EdgeLine, other: EdgeLine): boolean {
  return one.pattern === other.pattern && Math.abs(one.baseline - other.baseline) <= SAME_PLACE
}

function isPageNumber({ line, baseline }: EdgeLine, height: number): boolean {
  return (baseline < 0.1 * height || baseline > 0.9 * height) && PAGE_NUMBER.test(textOf(line))
}
