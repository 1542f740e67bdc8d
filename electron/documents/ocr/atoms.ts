import type { Box } from '../../../shared/units.ts'
import type { ReadWord } from './engine.ts'
import { HEBREW_LETTER, mirror } from './script.ts'

/** One sign as painted, with its place. */
export interface Atom {
  readonly text: string
  readonly box: Box
  readonly confidence: number
}

/** Signs from left to right with no blank between them. */
export interface Piece {
  readonly atoms: readonly Atom[]
}

export const pieceText = ({ atoms }: Piece): string => atoms.map((atom) => atom.text).join('')
export const pieceLeft = ({ atoms }: Piece): number => Math.min(...atoms.map((atom) => atom.box[0]))
export const pieceRight = ({ atoms }: Piece): number => Math.max(...atoms.map((atom) => atom.box[2]))

/**
 * A word as it is painted, from left to right. The recogniser gives Hebrew in logical order with its brackets turned: here
 * they get their painted shape back, so that words of both passes can be put together before one bidi run over the line.
 */
export function pieceOf(word: ReadWord): Piece {
  const symbols = word.symbols.length > 0 ? word.symbols : [{ text: word.text, left: word.box[0], right: word.box[2] }]
  const first = symbols[0]!
  const last = symbols.at(-1)!
  const turned = HEBREW_LETTER.test(word.text) || first.left > last.left
  const painted = symbols.toSorted((a, b) => a.left + a.right - b.left - b.right)
  return {
    atoms: painted.map(({ text, left, right }) => ({
      text: turned ? mirror(text) : text,
      box: [left, word.box[1], Math.max(left, right), word.box[3]],
      confidence: word.confidence,
    })),
  }
}

/** Atoms for a text in the place of others, each as wide as the next. */
export function spread(text: string, box: Box, confidence: number): Atom[] {
  const signs = Array.from(text)
  const width = (box[2] - box[0]) / signs.length
  return signs.map((sign, i) => ({
    text: sign,
    box: [box[0] + i * width, box[1], box[0] + (i + 1) * width, box[3]],
    confidence,
  }))
}

export function boxAround(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ]
}
