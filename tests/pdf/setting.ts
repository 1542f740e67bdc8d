import type { Direction } from '../../electron/pdf/bidi.ts'
import { startDocument } from '../../electron/pdf/document.ts'
import { type Line, layOutLines, type Span, type TextStyle } from '../../electron/pdf/lines.ts'

export const STYLE: TextStyle = { size: 10, leading: 1.5, weight: 'regular', color: [0, 0, 0] }

export const typesetterFor = (direction: Direction) => startDocument(direction === 'rtl' ? 'he-IL' : 'en-GB')

/** Sets text in lines; without a width, on one line. */
export const setLines = (content: string | readonly Span[], direction: Direction, width = 10_000): Line[] =>
  layOutLines(typesetterFor(direction), typeof content === 'string' ? [{ text: content }] : content, STYLE, width)

/** What a line shows, read from left to right: the letters of its glyphs in the order of their places. */
export const shown = (line: Line | undefined): string =>
  [...(line?.runs ?? [])]
    .sort((a, b) => a.x - b.x)
    .flatMap((run) => run.glyphs.map((glyph) => glyph.text))
    .join('')
