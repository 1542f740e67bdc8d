import { describe, expect, test } from 'vitest'
import { type Piece, pieceText } from '../../../electron/documents/ocr/atoms.ts'
import { withMarks } from '../../../electron/documents/ocr/marks.ts'
import type { PassLine } from '../../../electron/documents/ocr/passes.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'
import type { Box } from '../../../shared/units.ts'

const [WIDTH, HEIGHT] = [600, 120]
const LINE: PassLine = { heb: [], eng: [], top: 40, bottom: 90, height: 48, baseline: 80 }

function drawn(boxes: readonly Box[]): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const [left, top, right, bottom] of boxes)
    for (let y = top; y < bottom; y += 1) data.fill(0, y * WIDTH + left, y * WIDTH + right)
  return { width: WIDTH, height: HEIGHT, data, dpi: 300 }
}
const piece = (text: string, left: number, width = 20): Piece => ({
  atoms: Array.from(text, (sign, i) => ({
    text: sign,
    confidence: 90,
    box: [left + i * width, 40, left + (i + 1) * width, 80],
  })),
})
const read = (picture: GreyPicture, pieces: readonly Piece[], rtl: boolean): string[] =>
  withMarks(picture, LINE, pieces, rtl).map(pieceText)

describe('a dash is as long as its ink', () => {
  test.each([
    [16, '-'],
    [25, '–'],
    [48, '—'],
  ])('%i pixels', (length, dash) => {
    const picture = drawn([[200, 64, 200 + length, 67]])
    expect(read(picture, [piece('9', 160), piece('-', 205), piece('8', 260)], false)).toEqual(['9', dash, '8'])
  })

  test('between two letters it stays a hyphen', () => {
    const picture = drawn([[200, 64, 225, 67]])
    expect(read(picture, [piece('a-b', 180)], false)).toEqual(['a-b'])
    expect(read(picture, [piece('1-2', 180)], false)).toEqual(['1–2'])
  })

  test('the serif of the letter beside it is not part of it', () => {
    const picture = drawn([
      [200, 64, 216, 67],
      [216, 56, 230, 59],
    ])
    expect(read(picture, [piece('5', 160), piece('-', 200), piece('x', 230)], false)[1]).toBe('-')
  })
})

describe('a bullet is told by its disk', () => {
  const disk: Box = [500, 56, 512, 68]
  test('read as another sign', () => {
    expect(read(drawn([disk]), [piece('בא', 100), piece('+', 498)], true)).toEqual(['בא', '•'])
  })
  test('not read at all', () => {
    expect(read(drawn([disk]), [piece('בא', 420)], true)).toEqual(['בא', '•'])
    expect(read(drawn([[40, 56, 52, 68]]), [piece('ab', 100)], false)).toEqual(['•', 'ab'])
  })
  test.each<[string, Box]>([
    ['a stroke', [500, 50, 504, 80]],
    ['a full stop', [500, 74, 506, 80]],
    ['a letter', [495, 44, 520, 80]],
  ])('%s is none', (_, box) => {
    expect(read(drawn([box]), [piece('בא', 420)], true)).toEqual(['בא'])
  })
})
