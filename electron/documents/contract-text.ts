import type { z } from 'zod'
import type { PageBox, Recognition, TextSource, WordSource } from '../../shared/contract/ingest-contract.ts'
import type { Box, Locale, Span, Warning } from '../../shared/units.ts'
import type { PackedWords } from './packed-words.ts'

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
  /** Every word of `text` with its place; empty where the file has no pages. */
  readonly words: PackedWords
  /** `ocr` as soon as one of its letters was recognised from a picture. */
  readonly source: WordSource
}

/** What a contract file says, in reading order. */
export interface ContractText {
  readonly mediaType: MediaType
  /** `ocr` as soon as one page was recognised from a picture. */
  readonly textSource: z.infer<typeof TextSource>
  /** How its pictures were read; null where nothing was. */
  readonly recognition: Recognition | null
  readonly language: Locale
  /** Width and height of each page in points, as displayed; empty for a file without pages. A picture is a page of its own. */
  readonly pageSizes: readonly (readonly [number, number])[]
  readonly title: string | null
  /** ISO day, only where the document says so plainly. */
  readonly signedOn: string | null
  readonly clauses: readonly ReadClause[]
  /** What came with an e-mail, in its order; empty for every other kind of file. */
  readonly attachments: readonly Attachment[]
  readonly warnings: readonly ReadWarning[]
}

/** A file inside an e-mail, to be taken in as a document of its own. */
export interface Attachment {
  /** As the sender named it; never a path. */
  readonly name: string
  /** What it is by its content; null where that is no kind the reader can take in. */
  readonly mediaType: MediaType | null
  readonly bytes: Uint8Array
}

/** What the reader can take in, as media types; told by content (file-format.ts). */
export type MediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'image/png'
  | 'image/jpeg'
  | 'image/tiff'
  | 'image/webp'
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'message/rfc822'

/** One word of a line: its letters by their place in the line's text, its box on the page. */
export interface LineWord {
  /** `line.text.slice(...span)`; words are in reading order and never overlap. */
  readonly span: Span
  readonly box: Box
  /** 0…100 as the recogniser says; null where the letters come from the file itself. */
  readonly confidence: number | null
}

export type ReadWarning = z.infer<typeof Warning>

/**
 * One printed line in logical order: what all kinds of files have in common.
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
  /** Every word with its place; empty where the file has no pages. */
  readonly words: readonly LineWord[]
  readonly source: Exclude<WordSource, 'person'>
}
