import { expect, test } from 'vitest'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { textAt, tinyPdf } from './tiny-pdf.ts'

const limits = Limits.parse({})
const read = async (...pages: readonly (readonly string[])[]): Promise<string[]> => {
  const contents = pages.map((page) => ({ content: page.join('\n') }))
  return (await readPdf(tinyPdf(contents), { limits })).lines.map((line) => line.text)
}

const PROSE = 'The Provider keeps every line in order and'
const THIRD = 'The Provider keeps every line in'
const FULL = `${PROSE} ${PROSE}`

/** Lines of a column, named from 0 up. */
const column = (x: number, name: string, count = 9, top = 700, words = PROSE): string[] =>
  Array.from({ length: count }, (_, i) => textAt(x, top - 14 * i, `${name}${i} ${words}`))
const names = (name: string, count = 9): string[] => Array.from({ length: count }, (_, i) => `${name}${i}`)
const heads = (lines: readonly string[]): string[] => lines.map((line) => line.slice(0, 2))

test('three columns are read one after the other', async () => {
  const page = [40, 220, 400].flatMap((x, i) => column(x, 'ABC'.charAt(i), 12, 700, THIRD))
  expect(heads(await read(page))).toEqual(
    [...names('A', 12), ...names('B', 12), ...names('C', 12)].map((n) => n.slice(0, 2)),
  )
})

test('a heading over both columns parts what stands above it from what stands below', async () => {
  const page = [
    ...column(50, 'A'),
    ...column(310, 'B'),
    textAt(50, 560, `Hd ${FULL}`),
    ...column(50, 'C', 3, 530),
    ...column(310, 'D', 3, 530),
  ]
  expect(heads(await read(page))).toEqual([...names('A'), ...names('B'), 'Hd', ...names('C', 3), ...names('D', 3)])
})

test('the last page goes on in the columns of the others, however few its lines are', async () => {
  const last = [...column(50, 'C', 2), ...column(310, 'D', 2)]
  const columns = [...column(50, 'A'), ...column(310, 'B')]
  expect(heads(await read(columns, last))).toEqual([...names('A'), ...names('B'), 'C0', 'C1', 'D0', 'D1'])
  expect(heads(await read(last)), 'by itself it may be a table').toEqual(['C0', 'C1'])
})

test('columns that stand on other baselines are told too', async () => {
  const last = [...column(50, 'C', 2), ...column(310, 'D', 2, 693)]
  const columns = [...column(50, 'A'), ...column(310, 'B')]
  expect(heads(await read(columns, last))).toEqual([...names('A'), ...names('B'), 'C0', 'C1', 'D0', 'D1'])
})

test('a table that leaves the gutter free elsewhere than the columns do stays a table', async () => {
  const rows = ['One', 'Two'].map((name, i) => [
    textAt(50, 700 - 14 * i, name),
    textAt(400, 700 - 14 * i, `${i + 1}20`),
  ])
  const columns = [...column(50, 'A'), ...column(310, 'B')]
  expect((await read(columns, rows.flat())).slice(-2)).toEqual(['One\t120', 'Two\t220'])
})

/** Words with written blanks between them, stretched by word spacing as justification does. */
const stretched = (x: number, y: number, text: string, spacing: number): string =>
  `BT /F 10 Tf ${spacing} Tw 1 0 0 1 ${x} ${y} Tm (${text}) Tj 0 Tw ET`

test('blanks stretched to fill a narrow column part no cells', async () => {
  expect(await read([stretched(50, 700, 'by message to the office', 22)])).toEqual(['by message to the office'])
  expect(await read([stretched(50, 700, 'to office directly', 22)])).toEqual(['to office directly'])
  expect(await read([textAt(50, 700, '5.1'), stretched(80, 700, 'by message to the office', 22)])).toEqual([
    '5.1 by message to the office',
  ])
})

test('words that are placed one by one are cells, at equal distances too', async () => {
  const cells = ['Mon', 'Tue', 'Wed', 'Thu'].map((day, i) => textAt(50 + 60 * i, 700, day))
  expect(await read(cells)).toEqual(['Mon\tTue\tWed\tThu'])
})

test('white space between paragraphs is told where most of them have one line', async () => {
  const two = (y: number): string[] => [textAt(50, y, FULL), textAt(50, y - 14, 'and ends.')]
  const page = [
    ...two(700),
    ...[668, 650, 632, 614, 596, 578, 560, 542].map((y, i) => textAt(50, y, `${i} Short.`)),
    ...two(524),
    ...two(492),
    ...two(460),
  ]
  const { lines } = await readPdf(tinyPdf([{ content: page.join('\n') }]), { limits })
  const gaps = lines.map((line) => line.gapAbove)
  expect(gaps.slice(0, 4)).toEqual([null, false, true, true])
  expect(lines.filter((line) => line.text === 'and ends.').map((line) => line.gapAbove)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
