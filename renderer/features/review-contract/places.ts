import type { PageBox, Word } from '../../../shared/contract/ingest-contract.ts'
import type { Box, Span } from '../../../shared/units.ts'

/** Points of paper above and below what is shown, so that no letter is cut. */
const MARGIN = 6

/** The words on either side of a number say what it counts. */
export const BESIDE_A_NUMBER = 36

const union = (boxes: readonly Box[], aside: number): Box => [
  Math.max(0, Math.min(...boxes.map((box) => box[0])) - aside),
  Math.max(0, Math.min(...boxes.map((box) => box[1])) - MARGIN),
  Math.max(...boxes.map((box) => box[2])) + aside,
  Math.max(...boxes.map((box) => box[3])) + MARGIN,
]

/**
 * The paper that some boxes cover, page by page: a clause across a page break has two.
 * @param aside points of paper to show on either side
 */
export function partsOfPages(boxes: readonly PageBox[], aside = MARGIN): PageBox[] {
  const pages = Map.groupBy(boxes, ({ page }) => page)
  return [...pages].map(([page, own]) => ({
    page,
    box: union(
      own.map(({ box }) => box),
      aside,
    ),
  }))
}

/** Where the letters of a span are printed; none where the words have no places. */
export const placesOf = (words: readonly Word[], [start, end]: Span): PageBox[] =>
  words.filter(({ span }) => span[0] < end && span[1] > start).map(({ page, box }) => ({ page, box }))

/** Below this a recognised word is shown as doubtful; wrong letters are often read with more. */
const DOUBTFUL_BELOW = 75

/** The words the recogniser was not sure of. */
export const doubtfulSpans = (words: readonly Word[]): Span[] =>
  words.filter(({ confidence }) => confidence !== null && confidence < DOUBTFUL_BELOW).map(({ span }) => span)
