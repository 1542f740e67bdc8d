import { expect, test } from 'vitest'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { textAt, tinyPdf } from './tiny-pdf.ts'

const limits = Limits.parse({})
const read = async (...content: string[]): Promise<string[]> =>
  (await readPdf(tinyPdf([{ content: content.join('\n') }]), { limits })).lines.map((line) => line.text)

test.each([
  [
    'a footnote mark beside an amount',
    [textAt(50, 700, '1. The fee is 120'), textAt(124.5, 703, '1', 6)],
    ['1. The fee is 120¹'],
  ],
  [
    'marks high over their line',
    [textAt(50, 700, '1. The fee is 120'), textAt(124.5, 705, '12', 6)],
    ['1. The fee is 120¹²'],
  ],
  ['an ordinal', [textAt(50, 700, '1. On the 1'), textAt(98, 705, 'st', 6)], ['1. On the 1st']],
  [
    'text painted twice, a hair apart',
    [textAt(50, 700, '1. All of it twice.'), textAt(50.9, 699.5, '1. All of it twice.')],
    ['1. All of it twice.'],
  ],
])('%s', async (_, content, lines) => {
  expect(await read(...content)).toEqual(lines)
})

/** Straight lines from point to point. */
const ruled = (...lines: readonly (readonly [number, number, number, number])[]): string =>
  lines.map(([x0, y0, x1, y1]) => `${x0} ${y0} m ${x1} ${y1} l S`).join('\n')
const flat = [700, 680, 640, 620].map((y) => [50, y, 350, y] as const)
const upright = [50, 150, 250, 350].map((x) => [x, 700, x, 620] as const)

test('a bordered row is one line, whatever lines its cells have', async () => {
  const cells = [
    textAt(55, 686, 'Service'),
    textAt(155, 686, 'Time'),
    textAt(255, 686, 'Price'),
    // Set to the middle: the price stands between the two lines beside it.
    textAt(55, 656, 'Repair'),
    textAt(155, 664, 'from 08:00 to'),
    textAt(155, 648, '18:00'),
    textAt(255, 656, 'USD 450'),
    textAt(55, 626, 'Visit'),
    textAt(255, 626, 'USD 90'),
  ]
  expect(await read(ruled(...flat, ...upright), ...cells)).toEqual([
    'Service\tTime\tPrice',
    'Repair\tfrom 08:00 to 18:00\tUSD 450',
    'Visit\tUSD 90',
  ])
})

test('a table without borders is told by the white space between its columns', async () => {
  const rows = [
    ['Service', 'What for', 'Price'],
    ['Repair', 'on working days', '450'],
    ['', 'and holidays', ''],
    ['Visit', 'by appointment', '90'],
    ['', 'Total', '540'],
  ]
  const y = [700, 680, 668, 648, 628]
  const cells = rows.flatMap((row, i) => row.map((text, n) => textAt(50 + 120 * n, y[i]!, text)))
  expect(await read(...cells)).toEqual([
    'Service\tWhat for\tPrice',
    'Repair\ton working days and holidays\t450',
    'Visit\tby appointment\t90',
    'Total\t540',
  ])
})

const PROSE = 'The Provider keeps every line in order and'
const column = (x: number, name: string): string[] =>
  Array.from({ length: 9 }, (_, i) => textAt(x, 700 - 14 * i, `${name}${i} ${PROSE}`))

test('two columns are read one after the other', async () => {
  const lines = await read(textAt(50, 730, `Above ${PROSE} ${PROSE}`), ...column(50, 'L'), ...column(310, 'R'))
  expect(lines.map((line) => line.slice(0, 2))).toEqual([
    'Ab',
    ...Array.from({ length: 9 }, (_, i) => `L${i}`),
    ...Array.from({ length: 9 }, (_, i) => `R${i}`),
  ])
})

test('numbers beside their text are no column, and neither are amounts', async () => {
  const labelled = Array.from({ length: 9 }, (_, i) => [
    textAt(50, 700 - 14 * i, `1.${i}`),
    textAt(120, 700 - 14 * i, PROSE),
    textAt(500, 700 - 14 * i, `${i}00`),
  ])
  expect((await read(...labelled.flat()))[3]).toBe(`1.3\t${PROSE}\t300`)
})

test('a longer text that runs up the page is read after the rest', async () => {
  const side = Array.from({ length: 3 }, (_, i) => `BT /F 10 Tf 0 1 -1 0 ${500 + 14 * i} 100 Tm (${i} ${PROSE}) Tj ET`)
  expect(await read(...column(50, 'L'), ...side)).toEqual([
    ...Array.from({ length: 9 }, () => expect.stringMatching(/^L/)),
    `0 ${PROSE}`,
    `1 ${PROSE}`,
    `2 ${PROSE}`,
  ])
})
