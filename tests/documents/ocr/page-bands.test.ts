import { describe, expect, test } from 'vitest'
import { type Band, pageBands, turnBands } from '../../../electron/documents/ocr/page-bands.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'

/** An A4 page at 300 dpi with lines of words, as prepared for recognition. */
const [WIDTH, HEIGHT] = [2480, 3508]
const [LEFT, RIGHT] = [240, 2240]
const LINE = 56
const LETTERS = 36

/** Lines of dashes as wide as words, from `top` on between two edges; the last of every five is a short one. */
interface Text {
  readonly top: number
  readonly lines: number
  readonly left?: number
  readonly right?: number
  /** The share of its width that every line fills. */
  readonly fill?: number
}

function page(texts: readonly Text[]): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const { top, lines, left = LEFT, right = RIGHT, fill } of texts)
    for (let line = 0; line < lines; line += 1) {
      const share = fill ?? (line % 5 === 4 ? 0.6 : 1)
      const end = left + share * (right - left)
      for (let y = top + line * LINE; y < top + line * LINE + LETTERS; y += 1)
        for (let x = left; x < end; x += 1) if ((x + line * 31) % 120 < 100) data[y * WIDTH + x] = 0
    }
  return { width: WIDTH, height: HEIGHT, data, dpi: 300 }
}

function ruled(picture: GreyPicture, rows: readonly number[]): GreyPicture {
  const data = new Uint8Array(picture.data)
  for (const row of rows)
    data.fill(0, row * WIDTH + LEFT, row * WIDTH + RIGHT).fill(0, (row + 1) * WIDTH + LEFT, (row + 1) * WIDTH + RIGHT)
  return { ...picture, data }
}

const shape = (bands: readonly Band[]): number[] => bands.map((band) => band.length)
const MIDDLE = 1240
const columns = (top: number, lines: number, gap = 70): Text[] => [
  { top, lines, right: MIDDLE - gap / 2 },
  // Columns need not stand on the same baselines.
  { top: top + 20, lines: lines - 1, left: MIDDLE + gap / 2 },
]

describe('two columns', () => {
  test('are parted from each other and from what stands above and below them', () => {
    const bands = pageBands(page([{ top: 300, lines: 3 }, ...columns(600, 20), { top: 1900, lines: 3 }]))
    expect(shape(bands)).toEqual([1, 2, 1])
    const [[, above], [left, right], below] = [bands[0]![0]!.bounds.slice(2), bands[1]!, bands[2]![0]!.bounds[1]]
    expect(above).toBeGreaterThanOrEqual(300 + 2 * LINE + LETTERS)
    expect(above).toBeLessThanOrEqual(600)
    expect(below).toBeGreaterThanOrEqual(600 + 19 * LINE + LETTERS)
    expect(below).toBeLessThanOrEqual(1900)
    for (const edge of [left!.bounds[2], right!.bounds[0]]) expect(Math.abs(edge - MIDDLE)).toBeLessThan(30)
  })

  test('with a narrow gutter are still two', () => {
    expect(shape(pageBands(page(columns(300, 30, 44))))).toEqual([2])
  })

  test('of short clauses, where every second line ends early, are still two', () => {
    const short = (top: number, left: number, right: number): Text[] =>
      Array.from({ length: 8 }, (_, i) => [
        { top: top + 2 * i * LINE, lines: 1, left, right },
        { top: top + (2 * i + 1) * LINE, lines: 1, left, right, fill: 0.4 },
      ]).flat()
    expect(shape(pageBands(page([...short(300, LEFT, 1205), ...short(325, 1275, RIGHT)])))).toEqual([2])
    // Level, they are the rows of a table without rules.
    expect(shape(pageBands(page([...short(300, LEFT, 1205), ...short(300, 1275, RIGHT)])))).toEqual([1])
  })

  test('are not cut where short lines make the gutter between them wider', () => {
    const left: Text[] = [
      { top: 300, lines: 8, right: 1215 },
      { top: 300 + 8 * LINE, lines: 12, right: 1150 },
      { top: 300 + 20 * LINE, lines: 8, right: 1215 },
    ]
    expect(shape(pageBands(page([...left, { top: 320, lines: 28, left: 1265 }])))).toEqual([2])
  })

  test('come out alike from the page turned upside down', () => {
    const upright = page([{ top: 300, lines: 3 }, ...columns(600, 20)])
    const bands = pageBands({ ...upright, data: upright.data.toReversed() })
    expect(shape(bands)).toEqual([2, 1])
    expect(shape(turnBands(bands, upright))).toEqual([1, 2])
    expect(turnBands(turnBands(bands, upright), upright)).toEqual(bands)
  })
})

describe('one stretch of text', () => {
  test.each<[string, GreyPicture]>([
    ['a page of full lines', page([{ top: 300, lines: 50 }])],
    [
      'labels in the margin',
      page([
        { top: 300, lines: 40, right: 320 },
        { top: 300, lines: 40, left: 400 },
      ]),
    ],
    [
      'a table of short cells',
      page([
        { top: 300, lines: 20, right: 1100, fill: 0.3 },
        { top: 300, lines: 20, left: 1300, fill: 0.3 },
        { top: 300, lines: 1, right: 1100 },
        { top: 300, lines: 1, left: 1300 },
      ]),
    ],
    [
      'two blocks for signatures',
      page([
        { top: 300, lines: 30 },
        { top: 2400, lines: 5, right: 1000 },
        { top: 2400, lines: 5, left: 1400 },
      ]),
    ],
    [
      'a table with rules and full cells',
      ruled(page(columns(300, 24)), [290, 290 + 6 * LINE, 290 + 12 * LINE, 290 + 18 * LINE]),
    ],
    ['nothing', page([])],
  ])('%s', (_, picture) => {
    expect(pageBands(picture)).toEqual([[{ bounds: [0, 0, WIDTH, HEIGHT], isColumn: false }]])
  })
})
