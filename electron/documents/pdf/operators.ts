import type { Matrix } from './affine.ts'
import { OPS } from './pdfjs.ts'

/** The arguments of one pdf.js operator: untyped there, narrowed where they are used. */
export type OperatorArguments = readonly unknown[] | ArrayLike<unknown>[number][]

/** A glyph as pdf.js hands it to `showText`; `width` in the font's units. */
export interface PdfGlyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}

/** The facts of a pdf.js font that place text. */
export interface PdfFont {
  readonly name?: string
  readonly bold?: boolean
  readonly black?: boolean
  readonly ascent?: number
  readonly descent?: number
  readonly fontMatrix?: readonly number[]
}

/** pdf.js uses plain and typed arrays side by side. */
export function isNumberList(value: unknown, length: number): value is readonly number[] {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return false
  const list = value as ArrayLike<unknown>
  return list.length === length && typeof list[0] === 'number'
}

export function readMatrix(value: unknown): Matrix | null {
  return isNumberList(value, 6) ? (Array.from(value) as unknown as Matrix) : null
}

/** pdf.js hands operators over in pieces of so many, or a few fewer where one of these ends them. */
const PIECE = 1000
const PIECE_ABOUT = 995
const PIECE_ENDS: ReadonlySet<number> = new Set([OPS.restore, OPS.endText])

/**
 * Whether a page's operators may have broken off: where one cannot be read, pdf.js gives the whole pieces it had handed over
 * before, often none, as if they were all, and no error even in strict mode. A list that does not end where a piece does is
 * whole.
 */
export function mayBreakOff(operators: readonly number[]): boolean {
  let inPiece = 0
  for (const operator of operators) {
    inPiece += 1
    if (inPiece >= PIECE || (inPiece >= PIECE_ABOUT && PIECE_ENDS.has(operator))) inPiece = 0
  }
  return inPiece === 0
}
