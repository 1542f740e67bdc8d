import type { Box } from '../../../shared/units.ts'
import type { GreyPicture } from '../pictures/grey-picture.ts'
import { extent, type InkMap, inkMap, isFullLine, isWholeLine, linesIn, type Rectangle } from './ink-map.ts'

/** A part of a page that is read from top to bottom: its bounds in pixels, and whether it is one of two columns. */
export interface Region {
  readonly bounds: Box
  readonly isColumn: boolean
}

/** A strip across the page: one region, or two columns from left to right. */
export type Band = readonly Region[]

/** Widths of white tried for a gutter, in points: in a wide one no word gap of a line that crosses it can hide. */
const GUTTERS = [28, 20, 14, 10, 7, 5.5] as const
/** Least width of a gutter over the height of the lines beside it. */
const LEAST_GUTTER = 0.9
/** Each side of it has at least so many lines, */
const LEAST_LINES = 7
/** and so much of the text's width; a column of labels or of amounts is narrower. */
const SIDE_SHARE = 0.3
/** Lines of running text fill their column, as the middle one does; the cells of a table do not. */
const FILLED = 0.7
/** More than this share of a column's lines are full; of columns whose lines don't stand level, which rows do, fewer. */
const FULL_SHARE = 0.5
const UNLEVEL_FULL_SHARE = 0.3
/** Lines level with one of the other side, in heights of a line, and the share of them that makes rows. */
const SAME_LEVEL = 0.25
const ROWS_SHARE = 0.7
/** A column of a table is cut up by gaps of its own. */
const WHOLE_LINES = 0.6
/** The least height of seven lines, in points. */
const LEAST_HEIGHT = 45
/** The height of some lines, in points: so many word gaps do not stand under each other by chance. */
const SOME_LINES = 48
/** What rises above or hangs below a line that crosses the gutter is lower than this, in points. */
const OVERHANG = 5
/** Points of white across the whole page that end a text: a running head stands farther off. */
const TOGETHER = 32

/**
 * The strips of a page in the order they are read. Most pages are one; two columns are told by white that runs down beside
 * many full lines on either side. The ruled lines of a table cross it: so they must still be there.
 * @param page prepared: level, paper white, ink black, rules not yet erased, 300 dpi
 */
export function pageBands(page: GreyPicture): Band[] {
  const ink = inkMap(page)
  const whole: Rectangle = { left: 0, top: 0, right: ink.width, bottom: ink.height }
  const bands = split(ink, whole)
  if (bands.length === 1 && bands[0]!.length === 1) return [[{ bounds: wholeOf(page), isColumn: false }]]
  const last = [page.width, page.height] as const
  // What is left over by dividing belongs to the outer regions.
  const enlarge = ({ left, top, right, bottom }: Rectangle): Box => [
    left * ink.factor,
    top * ink.factor,
    right === ink.width ? last[0] : right * ink.factor,
    bottom === ink.height ? last[1] : bottom * ink.factor,
  ]
  return bands.map((band) => band.map((part) => ({ bounds: enlarge(part), isColumn: band.length > 1 })))
}

const wholeOf = ({ width, height }: GreyPicture): Box => [0, 0, width, height]

/** The same strips on the page turned upside down. */
export function turnBands(bands: readonly Band[], { width, height }: GreyPicture): Band[] {
  const turn = ({ bounds: [left, top, right, bottom], isColumn }: Region): Region => ({
    bounds: [width - right, height - bottom, width - left, height - top],
    isColumn,
  })
  return bands.toReversed().map((band) => band.toReversed().map(turn))
}

function split(ink: InkMap, part: Rectangle): Rectangle[][] {
  const gutter = findGutter(ink, part)
  if (gutter === null) return [[part]]
  const { x, top, bottom } = gutter
  const columns = [
    { ...part, top, bottom, right: x },
    { ...part, top, bottom, left: x },
  ]
  return [
    ...(hasInk(ink, { ...part, bottom: top }) ? split(ink, { ...part, bottom: top }) : []),
    columns,
    ...(hasInk(ink, { ...part, top: bottom }) ? split(ink, { ...part, top: bottom }) : []),
  ]
}

const hasInk = (ink: InkMap, part: Rectangle): boolean => linesIn(ink, part).length > 0

interface Gutter {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/**
 * The highest white strip that has a column on either side. A wide one is looked for first, as no line can hide in it that
 * crosses it; where short lines made it wide it is a part of one that is narrower and higher.
 */
function findGutter(ink: InkMap, part: Rectangle): Gutter | null {
  const [left, right] = extent(linesIn(ink, part))
  let found: Gutter | null = null
  for (const width of GUTTERS) {
    const wider: Gutter | null = found
    const gutter: Gutter | undefined = stripsIn(ink, part, [left, right], pointsOf(ink, width)).find(
      (strip) => (wider === null || prolongs(strip, wider, ink)) && isBetweenColumns(ink, part, strip, right - left),
    )
    found = gutter ?? wider
  }
  return found
}

const pointsOf = (ink: InkMap, count: number): number => Math.round(count * ink.pixelsAPoint)

/** Whether a strip holds another and goes on for some lines. */
const prolongs = (gutter: Gutter, { x, top, bottom }: Gutter, ink: InkMap): boolean =>
  gutter.top <= top &&
  gutter.bottom >= bottom &&
  gutter.bottom - gutter.top >= bottom - top + pointsOf(ink, SOME_LINES) &&
  Math.abs(gutter.x - x) <= pointsOf(ink, GUTTERS[0])

/** White strips of this width in the middle of a text, the highest first. */
function stripsIn(ink: InkMap, part: Rectangle, [left, right]: readonly [number, number], width: number): Gutter[] {
  const first = Math.ceil(left + SIDE_SHARE * (right - left))
  const last = Math.floor(right - SIDE_SHARE * (right - left) - width)
  const runs = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).flatMap((x) =>
    whiteRuns(ink, part, x, width, pointsOf(ink, TOGETHER)),
  )
  return highestFirst(runs.filter((run) => run.bottom - run.top >= pointsOf(ink, LEAST_HEIGHT)))
}

/** Of strips beside each other with the same top and bottom only the middle one is looked at. */
function highestFirst(runs: readonly Gutter[]): Gutter[] {
  const alike = Map.groupBy(runs, ({ top, bottom }) => `${top} ${bottom}`)
  return Array.from(alike.values(), (own) => own[own.length >> 1]!).toSorted(
    (a, b) => b.bottom - b.top - (a.bottom - a.top),
  )
}

/** Strips of rows that are white from `x` on for a width, none of them parted by white across the whole page. */
function whiteRuns(ink: InkMap, part: Rectangle, x: number, width: number, together: number): Gutter[] {
  const runs: Gutter[] = []
  let [start, inked] = [-1, -1]
  const end = (): void => {
    if (start >= 0 && inked >= start) runs.push({ x: x + (width >> 1), top: start, bottom: inked + 1 })
    start = -1
  }
  for (let y = part.top; y < part.bottom; y += 1) {
    if (ink.count(y, x, x + width) > 0) {
      end()
      continue
    }
    if (start >= 0 && y - Math.max(inked, start) > together) end()
    if (ink.count(y, part.left, part.right) === 0) continue
    if (start < 0) start = y
    inked = y
  }
  end()
  return runs.map((run) => withoutOverhang(ink, part, run))
}

/** Leaves the tails of the letters above and the tips of those below to the lines that cross the gutter. */
function withoutOverhang(ink: InkMap, { left, right }: Rectangle, { x, top, bottom }: Gutter): Gutter {
  const most = Math.round(OVERHANG * ink.pixelsAPoint)
  const isWhite = (y: number): boolean => ink.count(y, left, right) === 0
  const offsets = Array.from({ length: Math.min(most, bottom - top) }, (_, i) => i)
  const [above, below] = [offsets.find((i) => isWhite(top + i)), offsets.find((i) => isWhite(bottom - 1 - i))]
  return { x, top: top + (above ?? 0), bottom: bottom - (below ?? 0) }
}

function isBetweenColumns(ink: InkMap, part: Rectangle, { x, top, bottom }: Gutter, textWidth: number): boolean {
  const sides = [
    linesIn(ink, { ...part, top, bottom, right: x }),
    linesIn(ink, { ...part, top, bottom, left: x }),
  ] as const
  if (sides.some((lines) => lines.length < LEAST_LINES)) return false
  const heights = sides.flat().map((line) => line.bottom - line.top)
  const height = heights.toSorted((a, b) => a - b)[heights.length >> 1]!
  const [[leftStart, leftEnd], [rightStart, rightEnd]] = [extent(sides[0]), extent(sides[1])]
  if (rightStart - leftEnd < LEAST_GUTTER * height) return false
  const fullShare = standsInRows(sides, height) ? FULL_SHARE : UNLEVEL_FULL_SHARE
  return sides.every((lines, i) => {
    const width = i === 0 ? leftEnd - leftStart : rightEnd - rightStart
    const full = lines.filter((line) => isFullLine(line, FILLED * width)).length
    const unbroken = lines.filter((line) => isWholeLine(ink, line, height)).length
    return width >= SIDE_SHARE * textWidth && full > fullShare * lines.length && unbroken >= WHOLE_LINES * lines.length
  })
}

/** Whether most lines of the side with fewer of them have one level with them on the other side. */
function standsInRows([left, right]: readonly [readonly Rectangle[], readonly Rectangle[]], height: number): boolean {
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  const level = few.filter(({ bottom }) => many.some((line) => Math.abs(line.bottom - bottom) <= SAME_LEVEL * height))
  return level.length >= ROWS_SHARE * few.length
}
