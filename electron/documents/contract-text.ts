import type { z } from 'zod'
import type { PageBox, TextSource } from '../../shared/contract/ingest-contract.ts'
import type { Box, Locale, Warning } from '../../shared/units.ts'

/** A box on a page, as the shared vocabulary has it. */
export type ClauseBox = z.infer<typeof PageBox>

/**
 * A clause as printed, before it gets an id and its terms.
 *
 * `number` is the printed label without its closing full stop ("7", "7.2", "(ב)", "ARTICLE IV"); it is '' and `level` 0 for
 * text outside the numbering (preamble, unnumbered headings, signature block). `text` keeps one printed paragraph or table
 * row a line; the cells of a row are parted by a tab. A line that is nothing but a heading is in `heading`, not in `text`.
 */
export interface ReadClause {
  readonly number: string
  readonly path: string
  readonly level: number
  readonly heading: string | null
  readonly page: number
  readonly text: string
  /** One box a printed line, heading and label included, in PDF points from the top left of the page as displayed. */
  readonly boxes: ClauseBox[]
}

/** What a contract file says, in reading order. */
export interface ContractText {
  readonly mediaType: 'application/pdf' | 'text/plain'
  readonly textSource: Exclude<TextSourceName, 'ocr'>
  readonly language: Locale
  /** Width and height of each page in points, as displayed; empty for a plain text. */
  readonly pageSizes: readonly (readonly [number, number])[]
  readonly title: string | null
  /** ISO day, only where the document says so plainly. */
  readonly signedOn: string | null
  readonly clauses: readonly ReadClause[]
  readonly warnings: readonly ReadWarning[]
}

type TextSourceName = z.infer<typeof TextSource>
export type ReadWarning = z.infer<typeof Warning>

/**
 * One printed line in logical order: what PDF and plain text have in common.
 *
 * Horizontal measures are in ems of the body text, counted from the side where reading starts, so that Hebrew and English
 * layouts look alike to what follows.
 */
export interface TextLine {
  readonly text: string
  /** One flag for each UTF-16 unit of `text`. */
  readonly bold: readonly boolean[]
  readonly page: number
  /** Null for a plain text. */
  readonly box: Box | null
  /** Where the line starts, in ems; 0 in a plain text, whose blanks prove nothing. */
  readonly start: number
  /** Starts of its cells, in ems: one for running text, more in a table row or behind a hanging label. */
  readonly cells: readonly number[]
  /** Ems left between the end of the line and the far margin. */
  readonly room: number
  /** Letter height relative to the body text (1 = the same). */
  readonly scale: number
  /** White space above, beyond the usual pitch of lines. Unknown (null) at the top of a page. */
  readonly gapAbove: boolean | null
}
