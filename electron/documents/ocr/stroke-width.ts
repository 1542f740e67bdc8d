import type { GreyPicture } from '../pictures/grey-picture.ts'
import { boxAround, type Piece, pieceText } from './atoms.ts'
import { HEBREW_LETTER } from './script.ts'

/** A line of words that may be bold, in pixels of the prepared page. */
export interface InkedLine {
  readonly pieces: readonly Piece[]
  readonly height: number
  readonly baseline: number
}

/** Darker is ink. */
const INK = 128
/** Bold strokes are wider than those of the text by this share; lines of one weight differ by a tenth. */
const BOLDER = 1.2
/** What hangs below the baseline, in heights of the line. */
const DESCENT = 0.25

/**
 * Which lines of a page are set in bold: the recogniser doesn't tell, and a heading without a number may have no other mark.
 * A line is held against the usual one of its script, as Hebrew strokes are wider than Latin ones.
 */
export function boldLines(picture: GreyPicture, lines: readonly InkedLine[]): boolean[] {
  const measured = lines.map((line) => ({ width: strokeWidth(picture, line), isHebrew: isHebrew(line) }))
  const usual = (hebrew: boolean): number =>
    median(measured.flatMap(({ width, isHebrew }) => (isHebrew === hebrew ? [width] : [])))
  const [hebrew, latin] = [usual(true), usual(false)]
  return measured.map(({ width, isHebrew }) => width >= BOLDER * (isHebrew ? hebrew : latin))
}

const isHebrew = ({ pieces }: InkedLine): boolean => pieces.some((piece) => HEBREW_LETTER.test(pieceText(piece)))

/** The mean width of a line's strokes in pixels: twice their area over the length of their edges, wherever they run. */
function strokeWidth({ width, height, data }: GreyPicture, line: InkedLine): number {
  const [left, , right] = boxAround(line.pieces.flatMap(({ atoms }) => atoms.map(({ box }) => box)))
  const [from, to] = [Math.max(1, Math.round(left)), Math.min(width, Math.round(right))]
  const top = Math.max(1, Math.round(line.baseline - line.height))
  const bottom = Math.min(height, Math.round(line.baseline + DESCENT * line.height))
  const inkAt = (at: number): number => (data[at]! < INK ? 1 : 0)
  let [area, edges] = [0, 0]
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + from; at < y * width + to; at += 1) {
      const ink = inkAt(at)
      area += ink
      edges += (ink ^ inkAt(at - 1)) + (ink ^ inkAt(at - width))
    }
  return edges === 0 ? 0 : (2 * area) / edges
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
