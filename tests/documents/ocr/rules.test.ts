import { describe, expect, test } from 'vitest'
import { eraseRules } from '../../../electron/documents/ocr/erase-rules.ts'
import type { MergedLine } from '../../../electron/documents/ocr/page-lines.ts'
import { inRows, tableRows, turnRows } from '../../../electron/documents/ocr/table-rows.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'
import type { Box } from '../../../shared/units.ts'

const [WIDTH, HEIGHT] = [1000, 700]

function drawn(boxes: readonly Box[]): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y += 1) data.fill(0, y * WIDTH + left, y * WIDTH + right)
  return { width: WIDTH, height: HEIGHT, data, dpi: 300 }
}
const inkOf = ({ data }: GreyPicture): number => data.reduce((sum, shade) => sum + (shade < 128 ? 1 : 0), 0)
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

describe('rules that are erased', () => {
  test('an underline goes, and a stem that crosses it stays', () => {
    const erased = eraseRules(
      drawn([
        [100, 200, 500, 203],
        [300, 150, 306, 240],
      ]),
    )
    expect(inkOf(erased)).toBeGreaterThanOrEqual(6 * 80)
    expect(inkOf(erased)).toBeLessThanOrEqual(6 * 90 + 30)
  })

  test('tops of letters that run together stay, for stems hang from them', () => {
    const letters = drawn([[100, 200, 400, 206], ...range(10).map((i): Box => [100 + 30 * i, 200, 112 + 30 * i, 240])])
    expect(eraseRules(letters).data).toEqual(letters.data)
  })
})

/** Two rows of two cells. */
const TABLE = drawn([
  ...[100, 200, 300].map((y): Box => [100, y, 800, y + 3]),
  ...[100, 500, 797].map((x): Box => [x, 100, x + 3, 303]),
])

describe('rows of a table', () => {
  test('lie between rules with borders across', () => {
    const rows = tableRows(TABLE)
    expect(rows.map(({ top, bottom }) => [top, bottom])).toEqual([
      [100, 200],
      [200, 300],
    ])
    for (const { edges } of rows) {
      expect(edges).toHaveLength(3)
      for (const [i, x] of [100, 500, 800].entries()) expect(Math.abs(edges[i]! - x)).toBeLessThanOrEqual(4)
    }
  })

  test('are none between rules alone', () => {
    expect(tableRows(drawn([100, 200, 300].map((y): Box => [100, y, 800, y + 3])))).toEqual([])
  })

  test('come back from being turned twice', () => {
    const rows = tableRows(TABLE)
    expect(turnRows(turnRows(rows, TABLE), TABLE)).toEqual(rows)
  })

  test('take up the lines of their cells', () => {
    const line = (baseline: number, words: readonly (readonly [string, number])[]): MergedLine => ({
      height: 30,
      baseline,
      isBold: false,
      column: null,
      pieces: words.map(([text, left]) => ({
        atoms: [{ text, confidence: 90, box: [left, baseline - 20, left + 60, baseline] }],
      })),
    })
    const [above, first, second, below] = [
      line(60, [['a', 120]]),
      line(140, [
        ['b', 120],
        ['c', 520],
      ]),
      line(180, [['d', 120]]),
      line(400, [['e', 120]]),
    ]
    const lines = inRows([above, first, second, below], tableRows(TABLE))
    expect(
      lines.map(({ cells }) => cells?.map((cell) => cell.map((own) => own.map(({ atoms }) => atoms[0]!.text)))),
    ).toEqual([undefined, [[['b'], ['d']], [['c']]], undefined])
    expect(lines[0]).toBe(above)
    expect(lines[2]).toBe(below)
  })
})
