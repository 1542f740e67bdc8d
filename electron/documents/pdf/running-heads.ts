import type { LogicalLine } from './logical-order.ts'

/** What the edges of a page repeat: at most this many lines from the top and from the bottom. */
const EDGE_LINES = 4
/** Points two pages may differ in where they put the same running head. */
const SAME_PLACE = 4
/** Sheets lie a little differently on the glass. */
const SAME_PLACE_ON_SCANS = 14
/** White space, in ems, that ends a running head or footer: what lies beyond is the body. */
const BODY_GAP = 3
/** Share of pages (or of the odd or even ones) that must carry it. */
const MOST = 0.6

/** Share of a page's height at either end in which its number stands, */
const PAGE_EDGE = 0.1
/** and in which no text is set, only running heads and page numbers. */
const MARGIN = 0.065
/** What is set larger than the text is a letterhead or a title. */
const LARGER = 1.1

const PAGE_NUMBER = /^(?:(?:עמוד|עמ'|דף|page|p\.)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:מתוך|of|\/)\s*\d{1,4})?$/i

interface EdgeLine {
  readonly page: number
  readonly line: LogicalLine
  /** Counters differ from page to page, the words around them don't. */
  readonly pattern: string
}

/** One page as far as running heads go. */
export interface HeadedPage {
  readonly lines: readonly LogicalLine[]
  readonly height: number
}

const textOf = (line: LogicalLine): string => line.cells.map((cell) => cell.text).join(' ')

/**
 * Running heads, footers and page numbers. They are known by what they do, standing at the same place on most pages, and
 * not by their words; a lone page number at the outer edge is one in a single page too. A single page has no other it could be
 * held against, and a recogniser hardly reads small print twice alike: there a line alone in the margin is one.
 */
export function runningHeads(pages: readonly HeadedPage[]): Set<LogicalLine> {
  const found = new Set<LogicalLine>()
  for (const fromEnd of [false, true]) {
    const edges = pages.map((page, i) => edgeLines(page.lines, i, fromEnd))
    const repeats = repetition(edges)
    const isSingle = pages.length === 1
    for (const edge of edges) {
      // From the outside in: text within the page is not a running head, even where it repeats.
      for (const [i, candidate] of edge.entries()) {
        if (i > 0 && isApart(edge[i - 1]!.line, candidate.line)) break
        const page = pages[candidate.page]!
        const isAlone = i === 0 && (isSingle || candidate.line.source === 'ocr') && isAloneInMargin(edge, page)
        if (!repeats(candidate) && !isPageNumber(candidate.line, page.height) && !isAlone) break
        found.add(candidate.line)
      }
    }
  }
  return found
}

function edgeLines(lines: readonly LogicalLine[], page: number, fromEnd: boolean): EdgeLine[] {
  return (fromEnd ? lines.slice(-EDGE_LINES).reverse() : lines.slice(0, EDGE_LINES)).map((line) => ({
    page,
    line,
    pattern: textOf(line).replace(/\d+/g, '#'),
  }))
}

function isApart(one: LogicalLine, other: LogicalLine): boolean {
  return Math.abs(one.baseline - other.baseline) > BODY_GAP * Math.max(one.size, other.size)
}

/** Whether a line stands at its place on most pages, or on most of its side of the leaf. */
function repetition(edges: readonly (readonly EdgeLine[])[]): (candidate: EdgeLine) => boolean {
  const byPattern = Map.groupBy(edges.flat(), (edge) => edge.pattern)
  const filled = edges.flatMap((edge, page) => (edge.length > 0 ? [page] : []))
  const onSide = [0, 1].map((side) => filled.filter((page) => page % 2 === side).length)
  return (candidate) => {
    const alike = byPattern.get(candidate.pattern) ?? []
    const carriers = new Set(
      alike.filter((other) => isSamePlace(candidate.line, other.line)).map((other) => other.page),
    )
    if (carriers.size < 2) return false
    const side = candidate.page % 2
    const sameSide = Array.from(carriers).filter((page) => page % 2 === side).length
    return carriers.size >= MOST * filled.length || (sameSide >= 2 && sameSide >= MOST * (onSide[side] ?? 0))
  }
}

function isSamePlace(one: LogicalLine, other: LogicalLine): boolean {
  const isRecognised = one.source === 'ocr' || other.source === 'ocr'
  return Math.abs(one.baseline - other.baseline) <= (isRecognised ? SAME_PLACE_ON_SCANS : SAME_PLACE)
}

/** Whether the outermost line of a page stands in the margin, well apart from the text. */
function isAloneInMargin([outer, next]: readonly EdgeLine[], { lines, height }: HeadedPage): boolean {
  if (outer === undefined || next === undefined || !isApart(outer.line, next.line)) return false
  const { baseline, size } = outer.line
  const sizes = lines.map((line) => line.size).toSorted((a, b) => a - b)
  return isWithin(MARGIN, baseline, height) && size <= LARGER * sizes[sizes.length >> 1]!
}

/** Whether a line stands in this share of the page's height at either end. */
const isWithin = (share: number, baseline: number, height: number): boolean =>
  baseline < share * height || baseline > (1 - share) * height

function isPageNumber(line: LogicalLine, height: number): boolean {
  return isWithin(PAGE_EDGE, line.baseline, height) && PAGE_NUMBER.test(textOf(line))
}
