import type { Span } from '../../shared/units.ts'

/** One stretch of a marked text. */
export interface Piece {
  readonly start: number
  readonly text: string
  readonly marked: boolean
}

/** Cuts a text at its highlights (`[start, end)`, any order, possibly overlapping or past the end). */
export function piecesOf(text: string, highlights: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), marked })
    at = Math.max(at, end)
  }
  for (const [start, end] of highlights.toSorted((one, other) => one[0] - other[0])) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return pieces
}
