import { type Direction, directionOf, embeddingLevels, visualOrder } from './bidi.ts'
import type { Faces, Weight } from './fonts.ts'
import { breakableParts, cutToWidth, fillLines, type Stretch } from './line-break.ts'
import { normalise, replaceMissing } from './printable.ts'
import { createShaper, type PlacedGlyph, type ShapedText, type Shaper } from './shape.ts'
import type { Color } from './style.ts'

/** Text in one weight and colour. */
export interface Span {
  readonly text: string
  readonly weight?: Weight
  readonly color?: Color
  /** A marker's stroke behind the text. */
  readonly background?: Color
  /** Keeps the direction of an inserted name, number or hash to itself (a first-strong isolate). */
  readonly isolate?: boolean
}

export interface TextStyle {
  /** In points. */
  readonly size: number
  /** Line height as a multiple of the size. */
  readonly leading: number
  readonly weight: Weight
  readonly color: Color
  readonly align?: 'start' | 'center' | 'end'
  /** `auto`: each paragraph takes the direction of its first letter, as a quotation must. */
  readonly direction?: 'page' | 'auto'
}

/** Text of one level and one look on one line. */
export interface Run {
  readonly level: number
  readonly weight: Weight
  readonly color: Color
  readonly background: Color | null
  /** From the left end of the line, in points. */
  readonly x: number
  readonly width: number
  readonly glyphs: readonly PlacedGlyph[]
}

export interface Line {
  /** In reading order: text copied out of the PDF follows the order of emission, not of place. */
  readonly runs: readonly Run[]
  readonly width: number
  readonly text: string
  readonly direction: Direction
}

/** What setting a document's text needs, and counts. */
export interface Typesetter {
  readonly direction: Direction
  readonly faces: Faces
  readonly shape: Shaper
  /** Characters replaced by the placeholder so far. */
  replaced: number
}

export const createTypesetter = (direction: Direction, faces: Faces): Typesetter => ({
  direction,
  faces,
  shape: createShaper(faces),
  replaced: 0,
})

type Look = Required<Pick<Span, 'weight' | 'color'>> & { readonly background: Color | null }

interface Piece {
  readonly text: string
  readonly level: number
  readonly look: Look
  readonly shaped: ShapedText
}

interface PieceStretch extends Stretch {
  readonly pieces: readonly Piece[]
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const ISOLATES = /[\u2068\u2069]/g

/** Breaks spans into lines no wider than `width` points. A line break in the text begins a new paragraph. */
export function layOutLines(typesetter: Typesetter, spans: readonly Span[], style: TextStyle, width: number): Line[] {
  return paragraphsOf(printableSpans(typesetter, spans)).flatMap((paragraph) =>
    layOutParagraph(typesetter, paragraph, style, width),
  )
}

function printableSpans(typesetter: Typesetter, spans: readonly Span[]): Span[] {
  return spans.map((span) => {
    const { text, count } = replaceMissing(normalise(span.text), typesetter.faces.regular)
    typesetter.replaced += count
    return { ...span, text }
  })
}

function paragraphsOf(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]]
  for (const span of spans) {
    for (const [index, text] of span.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (text !== '') paragraphs.at(-1)?.push({ ...span, text })
    }
  }
  return paragraphs
}

function layOutParagraph(typesetter: Typesetter, spans: readonly Span[], style: TextStyle, width: number): Line[] {
  const plain = spans.map((span) => span.text).join('')
  const direction = style.direction === 'auto' ? directionOf(plain, typesetter.direction) : typesetter.direction
  const stretches = stretchesOf(typesetter, spans, style, direction, width)
  if (stretches.length === 0) return [{ runs: [], width: 0, text: '', direction }]
  return fillLines(stretches, width).map(([first, end]) => joinLine(stretches.slice(first, end), style, direction))
}

function stretchesOf(
  typesetter: Typesetter,
  spans: readonly Span[],
  style: TextStyle,
  direction: Direction,
  width: number,
): PieceStretch[] {
  const looks: Look[] = []
  let text = ''
  for (const span of spans) {
    const isolated = span.isolate ? `${FIRST_STRONG_ISOLATE}${span.text}${POP_ISOLATE}` : span.text
    const look = {
      weight: span.weight ?? style.weight,
      color: span.color ?? style.color,
      background: span.background ?? null,
    }
    for (let unit = 0; unit < isolated.length; unit++) looks.push(look)
    text += isolated
  }
  const levels = embeddingLevels(text, direction)
  let start = 0
  return breakableParts(text).flatMap((part) => {
    const pieces = piecesOf(typesetter.shape, text, start, start + part.length, levels, looks)
    start += part.length
    return fitStretch(typesetter.shape, pieces, style.size, width)
  })
}

/** Cuts `[start, end)` where level or look change, and before trailing spaces. */
function piecesOf(
  shape: Shaper,
  text: string,
  start: number,
  end: number,
  levels: Uint8Array,
  looks: readonly Look[],
): Piece[] {
  const pieces: Piece[] = []
  const isSpace = (index: number) => text[index] === ' '
  for (let from = start; from < end; ) {
    const level = levels[from] ?? 0
    const look = looks[from]
    let to = from + 1
    while (to < end && levels[to] === level && looks[to] === look && isSpace(to) === isSpace(from)) to++
    if (look) pieces.push(pieceOf(shape, text.slice(from, to), level, look))
    from = to
  }
  return pieces
}

const pieceOf = (shape: Shaper, text: string, level: number, look: Look): Piece => ({
  text,
  level,
  look,
  shaped: shape(look.weight, text.replace(ISOLATES, ''), level),
})

const isBlank = (piece: Piece): boolean => piece.text.trim() === ''

/** One stretch; or, where even an empty line has no room for it, one for each piece of it that fits. */
function fitStretch(shape: Shaper, pieces: readonly Piece[], size: number, width: number): PieceStretch[] {
  const whole = stretchOf(pieces, size)
  if (whole.width <= width) return [whole]
  return pieces.flatMap((piece) =>
    cutToWidth(piece.text, width, (text) => pieceOf(shape, text, piece.level, piece.look).shaped.width * size).map(
      (text) => stretchOf([pieceOf(shape, text, piece.level, piece.look)], size),
    ),
  )
}

function stretchOf(pieces: readonly Piece[], size: number): PieceStretch {
  const lastWord = pieces.findLastIndex((piece) => !isBlank(piece))
  const widthOf = (some: readonly Piece[]) => some.reduce((sum, piece) => sum + piece.shaped.width * size, 0)
  return { pieces, width: widthOf(pieces.slice(0, lastWord + 1)), space: widthOf(pieces.slice(lastWord + 1)) }
}

/** Joins the stretches of one line into runs, with their places on paper, without the spaces the line ends in. */
function joinLine(stretches: readonly PieceStretch[], style: TextStyle, direction: Direction): Line {
  const pieces = stretches.flatMap((stretch) => stretch.pieces)
  const visible = pieces.slice(0, pieces.findLastIndex((piece) => !isBlank(piece)) + 1)
  const runs = mergeRuns(visible, style.size)
  let width = 0
  const places = new Map<(typeof runs)[number], number>()
  for (const run of visualOrder(runs)) {
    places.set(run, width)
    width += run.width
  }
  return {
    runs: runs.map((run) => ({ ...run, x: places.get(run) ?? 0 })),
    width,
    text: visible
      .map((piece) => piece.text)
      .join('')
      .replace(ISOLATES, ''),
    direction,
  }
}

function mergeRuns(pieces: readonly Piece[], size: number): Omit<Run, 'x'>[] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.[0] && last[0].level === piece.level && last[0].look === piece.look) last.push(piece)
    else groups.push([piece])
  }
  return groups.flatMap((group) => {
    const first = group[0]
    if (!first) return []
    // Glyphs stand from left to right within a run: right to left, its last piece comes first.
    const fromLeft = first.level % 2 === 1 ? group.toReversed() : group
    const glyphs = fromLeft.flatMap((piece) => piece.shaped.glyphs)
    const width = group.reduce((sum, piece) => sum + piece.shaped.width * size, 0)
    return [{ level: first.level, ...first.look, width, glyphs }]
  })
}
