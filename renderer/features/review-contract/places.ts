import type { PageBox, Word } from '../../../shared/contract/ingest-contract.ts'
import type { Box, Span } from '../../../shared/units.ts'

/** Points of paper around what is shown, so that a reader sees where it stands. */
const MARGIN = 6

const union = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map((box) => box[0])) - MARGIN,
  Math.min(...boxes.map((box) => box[1])) - MARGIN,
  Math.max(...boxes.map((box) => box[2])) + MARGIN,
  Math.max(...boxes.map((box) => box[3])) + MARGIN,
]

/** The paper that some boxes cover, page by page: a clause across a page break has two. */
export function partsOfPages(boxes: readonly PageBox[]): PageBox[] {
  const pages = Map.groupBy(boxes, ({ page }) => page)
  return [...pages].map(([page, own]) => ({ page, box: union(own.map(({ box }) => box)) }))
}

/** Where the letters of a span are printed; none where the words have no places. */
export const placesOf = (words: readonly Word[], [start, end]: Span): PageBox[] =>
  words.filter(({ span }) => span[0] < end && span[1] > start).map(({ page, box }) => ({ page, box }))

/** Below this a recognised word is shown as doubtful; wrong letters are often read with more. */
const DOUBTFUL_BELOW = 75

/** The words the recogniser was not sure of. */
export const doubtfulSpans = (words: readonly Word[]): Span[] =>
  words.filter(({ confidence }) => confidence !== null && confidence < DOUBTFUL_BELOW).map(({ span }) => span)
