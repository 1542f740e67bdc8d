import type { TextRun } from '../printed-paragraph.ts'

/** A paragraph as it prints, with what tells headings. */
export interface WordParagraph {
  readonly label: string | null
  readonly runs: readonly TextRun[]
  /** Of most of its letters, in half points. */
  readonly size: number
  readonly letters: number
  readonly styleId: string | undefined
  readonly isOutlined: boolean
  /** A row of a table on one line. */
  readonly isRow: boolean
  /** An empty paragraph stands above. */
  readonly blankAbove: boolean
}
