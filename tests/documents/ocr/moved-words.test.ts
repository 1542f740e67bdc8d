import { describe, expect, test } from 'vitest'
import { closeGaps } from '../../../electron/documents/ocr/close-gaps.ts'
import type { ReadWord } from '../../../electron/documents/ocr/engine.ts'
import { leadIn } from '../../../electron/documents/ocr/lead-in.ts'
import { placedWords } from '../../../electron/documents/ocr/placed-words.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'

const [WIDTH, HEIGHT] = [1200, 600]
const LETTERS = 48
/** Left and right edges of the words of a line, and where it stands. */
interface Line {
  readonly top: number
  readonly words: readonly (readonly [number, number])[]
}

/** A picture whose words are bars, each in its own shade. */
function picture(lines: readonly Line[]): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const { top, words } of lines)
    for (const [i, [left, right]] of words.entries())
      for (let y = top; y < top + LETTERS; y += 1) data.fill(10 + i, y * WIDTH + left, y * WIDTH + right)
  return { width: WIDTH, height: HEIGHT, data, dpi: 300 }
}

/** Where the ink of a shade begins and ends in a row. */
function edges({ width, data }: GreyPicture, y: number, shade: number): [number, number] {
  const row = Array.from(data.subarray(y * width, (y + 1) * width))
  return [row.indexOf(shade), row.lastIndexOf(shade) + 1]
}

const TEXT = [
  [60, 300],
  [315, 600],
  [615, 900],
] as const
const LABEL = [1080, 1140] as const

describe('gaps that are closed', () => {
  const page = picture([
    { top: 60, words: [...TEXT, LABEL] },
    { top: 180, words: TEXT },
  ])
  const closed = closeGaps(page)

  test('a label comes beside its text, and the text stays', () => {
    const [left, right] = edges(closed.picture, 80, 13)
    expect(left - 900).toBeGreaterThan(10)
    expect(left - 900).toBeLessThan(40)
    expect(right - left).toBe(60)
    for (const shade of [10, 11, 12]) expect(edges(closed.picture, 80, shade)).toEqual(edges(page, 80, shade))
    expect(closed.picture.data.subarray(150 * WIDTH)).toEqual(page.data.subarray(150 * WIDTH))
  })

  test('the way back leads to where the ink was', () => {
    const [left] = edges(closed.picture, 80, 13)
    expect(left - closed.movedBy(left + 30, 80)).toBe(LABEL[0])
    expect(closed.movedBy(500, 80)).toBe(0)
    expect(closed.movedBy(left + 30, 200)).toBe(0)
  })

  test('cells of a table come together on both sides of the widest', () => {
    const row = picture([
      {
        top: 60,
        words: [
          [60, 120],
          [400, 800],
          [1000, 1100],
        ],
      },
    ])
    const { picture: moved } = closeGaps(row)
    expect(edges(moved, 80, 11)).toEqual([400, 800])
    expect(400 - edges(moved, 80, 10)[1]).toBeLessThan(40)
    expect(edges(moved, 80, 12)[0] - 800).toBeLessThan(40)
  })

  test('running text is left as it is', () => {
    const text = picture([{ top: 60, words: TEXT }])
    expect(closeGaps(text).picture).toBe(text)
  })
})

describe('a word before each line', () => {
  const page = picture([
    { top: 60, words: [[200, 320], [340, 460], [480, 600], LABEL] },
    { top: 180, words: [[1000, 1060]] },
  ])
  const led = leadIn(page)

  test('is a copy of another word, beyond the end of the line', () => {
    const row = led.picture.data.subarray(80 * led.picture.width, 81 * led.picture.width)
    expect(Array.from(row.subarray(LABEL[1] + 15)).filter((shade) => shade === 12)).toHaveLength(120)
    expect(led.picture.width).toBeGreaterThan(LABEL[1] + 120)
    expect(led.isAdded(LABEL[1] + 100, 80)).toBe(true)
    expect(led.isAdded(LABEL[1] - 10, 80)).toBe(false)
  })

  test('is lent by the nearest line where a line has none', () => {
    expect(led.isAdded(1060 + 100, 200)).toBe(true)
    expect(led.isAdded(1050, 200)).toBe(false)
  })

  test('stays out where there is no word at all', () => {
    const blank = leadIn(picture([]))
    expect([blank.picture.width, blank.isAdded(600, 80)]).toEqual([WIDTH, false])
  })
})

describe('words in their places', () => {
  const word = (text: string, left: number): ReadWord => ({
    text,
    confidence: 90,
    box: [left, 0, left + 10 * text.length, 20],
    symbols: Array.from(text, (sign, i) => ({ text: sign, left: left + 10 * i, right: left + 10 * i + 10 })),
  })

  test('a word read across a closed gap is two', () => {
    const placed = placedWords([word('abc12', 0)], (x) => (x < 30 ? 0 : 100))
    expect(placed.map(({ text, box }) => [text, box[0], box[2]])).toEqual([
      ['abc', 0, 30],
      ['12', 130, 150],
    ])
  })

  test('what was added is left out, from a word that it was glued to, too', () => {
    const placed = placedWords([word('abxy', 0), word('zz', 60)], (x) => (x < 20 ? 5 : null))
    expect(placed.map(({ text, box }) => [text, box[0]])).toEqual([['ab', 5]])
  })
})
