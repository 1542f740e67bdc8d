import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TextLine } from '../../electron/documents/contract-text.ts'
import { joinCellLines } from '../../electron/documents/join-lines.ts'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { textAt, tinyPdf } from './tiny-pdf.ts'

const limits = Limits.parse({})
const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures/contracts', name))
const wordsOf = ({ text, words }: TextLine): string[] => words.map(({ span }) => text.slice(...span))

test('a word stands where its letters do', async () => {
  const { lines } = await readPdf(tinyPdf([{ content: textAt(100, 700, '1. Fee') }]), { limits })
  expect(lines.map(wordsOf)).toEqual([['1.', 'Fee']])
  const [number, fee] = lines[0]!.words
  // Helvetica: a digit is 5.56 points wide at 10 points, the stop and the blank 2.78 each, "Fee" 17.23.
  expect(number!.box[0]).toBeCloseTo(100, 1)
  expect(number!.box[2]).toBeCloseTo(108.34, 1)
  expect(fee!.box[0]).toBeCloseTo(111.12, 1)
  expect(fee!.box[2]).toBeCloseTo(128.35, 1)
  expect(fee!.box.filter((_, i) => i % 2 === 1)).toEqual(lines[0]!.box!.filter((_, i) => i % 2 === 1))
  expect(lines[0]).toMatchObject({ source: 'text-layer', words: [{ confidence: null }, { confidence: null }] })
})

describe.each(['he-chromium.pdf', 'he-libreoffice.pdf', 'en-chromium.pdf', 'en-libreoffice.pdf'])('in %s', (name) => {
  const reading = readPdf(fixture(name), { limits })

  test('words are the runs without white space, in order', async () => {
    for (const line of (await reading).lines) expect(wordsOf(line)).toEqual(line.text.split(/\s+/))
  })

  test('words lie inside of their line, side by side', async () => {
    const { lines } = await reading
    // A letter may reach over the edge of its place by a hair: kerning before a comma, say.
    const near = 0.5
    for (const { box, words } of lines) {
      const [left, top, right, bottom] = box!
      for (const { box: word } of words) {
        expect(word[0]).toBeGreaterThan(left - near)
        expect(word[2]).toBeLessThan(right + near)
        // In a row of a table each line of a cell has its own height.
        expect(word[1]).toBeGreaterThanOrEqual(top)
        expect(word[3]).toBeLessThanOrEqual(bottom)
      }
      const inOrder = words.map((word) => word.box).toSorted((a, b) => a[0] - b[0])
      for (const [i, word] of inOrder.slice(1).entries()) expect(word[0]).toBeGreaterThan(inOrder[i]![2] - near)
    }
  })
})

const word = (start: number, end: number, left: number) => ({
  span: [start, end] as [number, number],
  box: [left, 0, left + 1, 1] as [number, number, number, number],
  confidence: null,
})
const cell = (text: string, words: ReturnType<typeof word>[]) => ({
  text,
  bold: Array.from(text, () => false),
  left: 0,
  right: 9,
  words,
})

test.each([
  ['two lines', cell('up to', [word(0, 2, 1), word(3, 5, 2)]), cell('three', [word(0, 5, 3)]), ['up', 'to', 'three']],
  ['a compound', cell('non-', [word(0, 4, 1)]), cell('renewal', [word(0, 7, 2)]), ['non-', 'renewal']],
  [
    'a bracket that moves',
    cell('הסמכת (Platform', [word(0, 5, 1), word(6, 15, 2)]),
    cell('(II ועוד', [word(0, 3, 3), word(4, 8, 4)]),
    ['הסמכת', '(Platform', 'II)', 'ועוד'],
  ],
])('words of %s of a cell keep their places', (_, before, after, words) => {
  const joined = joinCellLines(before, after)
  expect(Array.from(joined.words, ({ span }) => joined.text.slice(...span))).toEqual(words)
  expect(Array.from(joined.words, ({ box }) => box[0])).toEqual(words.map((_, i) => i + 1))
  expect(joined.bold.length).toBe(joined.text.length)
})
