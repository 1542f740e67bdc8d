import { crop, type GreyPicture } from '../pictures/grey-picture.ts'
import { type InkMap, inkMap, linesIn, partsOf, type Rectangle } from './ink-map.ts'

/** A picture with a word before each of its lines that is not the page's. */
export interface LedPicture {
  readonly picture: GreyPicture
  readonly isAdded: (x: number, y: number) => boolean
}

/** All in heights of a line. Words are parted by gaps from here on, */
const WORD_GAP = 0.2
/** the word before the line stands this far off, */
const DISTANCE = 0.6
/** and is a word of text by its width, neither a number nor a stretch of two words. */
const WIDTHS = [1.5, 4.5] as const
/** What rises above and hangs below the rows that make a line. */
const OVERHANG = 0.15
/** Lines whose heights differ by less than this share can lend each other a word. */
const SAME_HEIGHT = 0.35

/**
 * Puts a word before each line, a copy of one that stands in it or near it. Hebrew is recognised from its left end to its
 * right, where a line begins, and a number there is cut to its last sign: "31" is read as "1", "9(ב)" as "9)". With any word
 * to its right it is read well, as it is in running text.
 * @param page prepared: level, paper white, ink black, rules erased, gaps closed, 300 dpi
 */
export function leadIn(page: GreyPicture): LedPicture {
  const ink = inkMap(page)
  const lines = linesIn(ink, { left: 0, top: 0, right: ink.width, bottom: ink.height })
  const leads = leadsOf(ink, lines)
  const ends = lines.map((line, i) => {
    const lead = leads[i]
    return lead ? line.right + DISTANCE * heightOf(line) + (lead.right - lead.left) : 0
  })
  const width = Math.max(page.width, Math.ceil((Math.max(0, ...ends) + 1) * ink.factor) + EDGE)
  const picture = crop(page, 0, 0, width, page.height)
  const edges: Edge[] = []
  for (const [i, line] of lines.entries()) {
    const lead = leads[i]
    if (lead === undefined) continue
    copyWord(page, picture, scaled(lead, ink.factor), {
      left: Math.round((line.right + DISTANCE * heightOf(line)) * ink.factor),
      bottom: line.bottom * ink.factor,
    })
    const x = (line.right + (DISTANCE / 2) * heightOf(line)) * ink.factor
    edges.push({ x, top: line.top * ink.factor, bottom: line.bottom * ink.factor })
  }
  return { picture, isAdded: (x, y) => edges.some((edge) => x > edge.x && y >= edge.top && y < edge.bottom) }
}

/** Where on a line the page ends and what was added begins. */
interface Edge {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

const heightOf = ({ top, bottom }: Rectangle): number => bottom - top

/** For each line a word: its own second one or a later one, or else that of the nearest line of its height. */
function leadsOf(ink: InkMap, lines: readonly Rectangle[]): (Rectangle | undefined)[] {
  const own = lines.map((line) => {
    const height = heightOf(line)
    const isWord = ({ left, right }: Rectangle): boolean =>
      right - left > WIDTHS[0] * height && right - left < WIDTHS[1] * height
    return partsOf(ink, line, WORD_GAP * height)
      .toReversed()
      .slice(1)
      .find(isWord)
  })
  return lines.map((line, i) => own[i] ?? nearest(own, line))
}

function nearest(words: readonly (Rectangle | undefined)[], line: Rectangle): Rectangle | undefined {
  const height = heightOf(line)
  return words
    .filter((word) => word !== undefined)
    .filter((word) => Math.abs(heightOf(word) - height) <= SAME_HEIGHT * height)
    .toSorted((a, b) => Math.abs(a.top - line.top) - Math.abs(b.top - line.top))[0]
}

const scaled = ({ left, top, right, bottom }: Rectangle, factor: number): Rectangle => ({
  left: left * factor,
  top: top * factor,
  right: right * factor,
  bottom: bottom * factor,
})

/** Blurred edges around ink. */
const EDGE = 3

function copyWord(
  from: GreyPicture,
  to: GreyPicture,
  word: Rectangle,
  place: { readonly left: number; readonly bottom: number },
): void {
  const overhang = Math.round(OVERHANG * heightOf(word))
  const [first, last] = [Math.max(0, word.left - EDGE), Math.min(from.width, word.right + EDGE)]
  for (let y = word.top - overhang; y < word.bottom + overhang; y += 1) {
    const row = y - word.bottom + place.bottom
    if (y < 0 || y >= from.height || row < 0 || row >= to.height) continue
    const ink = from.data.subarray(y * from.width + first, y * from.width + last)
    to.data.set(ink.subarray(0, to.width - place.left), row * to.width + place.left)
  }
}
