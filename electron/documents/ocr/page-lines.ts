import type { Box } from '../../../shared/units.ts'
import type { LineWord } from '../contract-text.ts'
import type { Direction } from '../pdf/logical-order.ts'
import { boxAround, type Piece, pieceText } from './atoms.ts'
import { correctWord } from './correct-word.ts'
import { lineDirection, type OrderedCell, orderLine } from './order-line.ts'
import { apply, applyToBox, type Projective } from './projective.ts'
import type { RecognisedCell, RecognisedLine, RecognisedPage } from './recognised-page.ts'
import { hebrewLetters, latinLetters } from './script.ts'

/** A line of believed words, in pixels of the prepared picture. */
export interface MergedLine {
  readonly pieces: readonly Piece[]
  /** From the lowest descender to the highest ascender. */
  readonly height: number
  readonly baseline: number
  readonly isBold: boolean
  /** Edges of the column it stands in; null where it has the whole width. */
  readonly column: readonly [number, number] | null
  /** Of a row of a table: its cells from left to right, of each its lines from top to bottom. */
  readonly cells?: readonly (readonly (readonly Piece[])[])[]
}

/** How pixels of the prepared picture become points. */
export interface PagePlaces {
  /** To the page as displayed. */
  readonly toPage: Projective
  /** Points a pixel, for measures in the straightened page. */
  readonly scale: number
  /** Of the prepared picture, in pixels. */
  readonly width: number
  readonly height: number
}

/** A font's size over the height of its letters from descender to ascender, as the engine measures it. */
const EM_OVER_HEIGHT = 1.07
/** Lines whose letters differ by less than this share are set in one size: the engine's measure is no finer. */
const SAME_SIZE = 0.12

/** What was read as lines of a page, in reading order and in points. */
export function pageOf(lines: readonly MergedLine[], direction: Direction, places: PagePlaces): RecognisedPage {
  const usual = median(lines.map((line) => line.height))
  const recognised = lines.flatMap((line) => {
    const near = Math.abs(line.height - usual) <= SAME_SIZE * usual
    return lineOf({ ...line, height: near ? usual : line.height }, direction, places) ?? []
  })
  const confidences = recognised.flatMap((line) => line.words.map((word) => word.confidence ?? 0))
  const mean = confidences.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, confidences.length)
  return {
    width: hundredths(places.width * places.scale),
    height: hundredths(places.height * places.scale),
    lines: recognised,
    confidence: hundredths(mean),
    language: languageOf(recognised),
  }
}

function lineOf(line: MergedLine, page: Direction, places: PagePlaces): RecognisedLine | null {
  const { pieces, height, baseline, isBold, column } = line
  const size = height * EM_OVER_HEIGHT
  const direction = lineDirection(pieces.map(pieceText).join(' '), page)
  const ordered = line.cells ? orderRow(line.cells, direction, size) : orderLine(pieces, direction, size)
  const cells = ordered.flatMap((cell) => cellOf(cell, places) ?? [])
  if (cells.length === 0) return null
  const text = cells.map((cell) => cell.text).join('\t')
  let start = 0
  const words = cells.flatMap((cell) => {
    const moved = cell.words.map(({ span, ...word }) => ({
      ...word,
      span: [span[0] + start, span[1] + start] as const,
    }))
    start += cell.text.length + 1
    return moved.map(({ span, ...word }): LineWord => ({ span: [span[0], span[1]], ...word }))
  })
  return {
    text,
    direction,
    cells,
    words,
    box: boxAround(words.map((word) => word.box)),
    size: hundredths(size * places.scale),
    baseline: hundredths(baseline * places.scale),
    isBold,
    column: column && [hundredths(column[0] * places.scale), hundredths(column[1] * places.scale)],
  }
}

/** The cells of a row in reading order, the lines of each one after the other. */
function orderRow(cells: NonNullable<MergedLine['cells']>, direction: Direction, size: number): OrderedCell[] {
  const ordered = cells.map((lines): OrderedCell => {
    const parts = lines.flatMap((pieces) => orderLine(pieces, direction, size))
    return {
      left: Math.min(...parts.map(({ left }) => left)),
      right: Math.max(...parts.map(({ right }) => right)),
      words: parts.flatMap(({ words }) => words),
    }
  })
  return direction === 'rtl' ? ordered.reverse() : ordered
}

function cellOf({ left, right, words }: OrderedCell, { toPage, scale }: PagePlaces): RecognisedCell | null {
  const placed: LineWord[] = []
  let text = ''
  for (const word of words) {
    const letters = correctWord(word.text, text)
    if (letters === '') continue
    if (text !== '') text += ' '
    const box = roundBox(applyToBox(toPage, word.box))
    placed.push({ span: [text.length, text.length + letters.length], box, confidence: hundredths(word.confidence) })
    text += letters
  }
  return text === '' ? null : { text, left: hundredths(left * scale), right: hundredths(right * scale), words: placed }
}

/** From this share of the letters on, a second language is one of the page's. */
const SECOND_LANGUAGE = 0.15

function languageOf(lines: readonly RecognisedLine[]): RecognisedPage['language'] {
  const text = lines.map((line) => line.text).join(' ')
  const [hebrew, latin] = [hebrewLetters(text), latinLetters(text)]
  const share = Math.min(hebrew, latin) / Math.max(1, hebrew + latin)
  if (share >= SECOND_LANGUAGE) return 'both'
  return latin > hebrew ? 'en' : 'he'
}

/** Points a prepared pixel stands for, in the middle of the page. */
export function scaleAt(toPage: Projective, x: number, y: number): number {
  const [x0, y0] = apply(toPage, x, y)
  const [x1, y1] = apply(toPage, x + 1, y)
  return Math.hypot(x1 - x0, y1 - y0)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
const roundBox = ([left, top, right, bottom]: Box): Box => [
  hundredths(left),
  hundredths(top),
  hundredths(right),
  hundredths(bottom),
]
