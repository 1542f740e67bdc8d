import type { Box } from '../../../shared/units.ts'
import type { LineWord } from '../contract-text.ts'
import type { Direction } from '../pdf/logical-order.ts'

/** Words of one line with no gap between them wider than 1.6 em, in reading order; spans count in the cell's own text. */
export interface RecognisedCell {
  readonly text: string
  /** Edges in points of the straightened page, in which the lines of a turned scan begin under each other. */
  readonly left: number
  readonly right: number
  readonly words: readonly LineWord[]
}

/** A printed line in logical order. Its boxes and its words' are in points of the page as displayed. */
export interface RecognisedLine {
  /** The cells' texts, parted by a tab. */
  readonly text: string
  readonly direction: Direction
  /** In reading order: from the right in Hebrew. */
  readonly cells: readonly RecognisedCell[]
  /** Every word; spans count in the line's `text`. */
  readonly words: readonly LineWord[]
  readonly box: Box
  /** Letter size in points, as a font's. */
  readonly size: number
  /** Where its letters stand, in points from the top of the straightened page. */
  readonly baseline: number
  /** All of it is set in bold. */
  readonly isBold: boolean
  /** Edges of the column it stands in, in points of the straightened page; null where it has the whole width. */
  readonly column: readonly [number, number] | null
}

export interface RecognisedPage {
  /** Of the straightened page, in points: of a page that lay on its side, its displayed height and width. */
  readonly width: number
  readonly height: number
  /** In reading order. */
  readonly lines: readonly RecognisedLine[]
  /** Mean over all words, 0…100; 0 for a page without words. */
  readonly confidence: number
  readonly language: 'he' | 'en' | 'both'
}
