import type { LineWord, TextLine } from '../../electron/documents/contract-text.ts'
import type { Box } from '../../shared/units.ts'

const LINE_HEIGHT = 14
const LETTER = 6
const MARGIN = 60
const LINES_A_PAGE = 45
const EM = 12

interface Sheet {
  readonly source?: TextLine['source']
  /** Letters a line holds; where it is as long as the longest line, a line break says nothing. */
  readonly width?: number
}

/**
 * Lines as a page reader gives them, from an indented text: two blanks of indent are one em, a tab parts cells, a blank
 * line is white space. Every word has its place: letters are six points wide.
 */
export function linesOf(text: string, { source = 'text-layer', width = 90 }: Sheet = {}): TextLine[] {
  const printed = text.split('\n').map((line) => ({ indent: /^ */.exec(line)![0].length / 2, text: line.trim() }))
  const lines = printed.map((line, i) => ({ ...line, gapAbove: i > 0 && printed[i - 1]!.text === '' }))
  const widest = Math.max(
    width * LETTER,
    ...lines.map(({ text: words, indent }) => words.length * LETTER + indent * EM),
  )
  return lines
    .filter((line) => line.text !== '')
    .map((line, i) => {
      const left = MARGIN + line.indent * EM
      const top = MARGIN + (i % LINES_A_PAGE) * LINE_HEIGHT
      const box = (from: number, to: number): Box => [left + from * LETTER, top, left + to * LETTER, top + EM]
      return {
        text: line.text,
        bold: Array.from(line.text, () => false),
        page: 1 + Math.floor(i / LINES_A_PAGE),
        box: box(0, line.text.length),
        start: line.indent,
        cells: cellStarts(line.text).map((at) => line.indent + (at * LETTER) / EM),
        room: (widest - line.text.length * LETTER) / EM - line.indent,
        scale: 1,
        gapAbove: i === 0 ? null : line.gapAbove,
        words: Array.from(line.text.matchAll(/\S+/g), (match): LineWord => {
          const span = [match.index, match.index + match[0].length] as const
          return { span: [...span], box: box(...span), confidence: source === 'ocr' ? 90 : null }
        }),
        source,
      }
    })
}

const cellStarts = (text: string): number[] => [0, ...Array.from(text.matchAll(/\t/g), (match) => match.index + 1)]
