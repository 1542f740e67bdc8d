import { describe, expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf, textAt, tinyPdf } from './tiny-pdf.ts'

/** "1. Fee" in 10 pt Helvetica: 5.56 + 2.78 + 2.78 + 6.11 + 5.56 + 5.56 points wide. */
const WIDTH = 28.35
const CLAUSE = textAt(100, 700, '1. Fee')

/** Where the line's baseline starts on the page as displayed, and which way it runs. */
const ROTATIONS = [
  { rotate: 0, size: [600, 800], left: 100, baseline: 100, sideways: false },
  { rotate: 90, size: [800, 600], turned: textAtTurned(90), left: 700, baseline: 100, sideways: false },
  { rotate: 180, size: [600, 800], turned: textAtTurned(180), left: 500, baseline: 700, sideways: false },
  { rotate: 270, size: [800, 600], turned: textAtTurned(270), left: 100, baseline: 500, sideways: false },
] as const

/** The same words turned against the page's rotation, so that they stand upright once the page is shown. */
function textAtTurned(rotate: number): string {
  const cos = Math.round(Math.cos((rotate * Math.PI) / 180))
  const sin = Math.round(Math.sin((rotate * Math.PI) / 180))
  return `BT /F 10 Tf ${cos} ${sin} ${-sin} ${cos} 100 700 Tm (1. Fee) Tj ET`
}

describe('boxes stand on the page as displayed', () => {
  test.each(ROTATIONS)('with /Rotate $rotate', async ({ rotate, size, left, baseline, ...page }) => {
    const content = 'turned' in page ? page.turned : CLAUSE
    const { clauses, pageSizes } = await readContract(fileOf(tinyPdf([{ content, entries: `/Rotate ${rotate}` }])), {})
    expect(pageSizes).toEqual([size])
    const [{ page: number, box } = { page: 0, box: [0, 0, 0, 0] }] = clauses[0]?.boxes ?? []
    expect(number).toBe(1)
    expect(box[0]).toBeCloseTo(left, 1)
    expect(box[2]).toBeCloseTo(left + WIDTH, 1)
    expect(box[1]).toBeLessThan(baseline - 5)
    expect(box[1]).toBeGreaterThan(baseline - 11)
    expect(box[3]).toBeGreaterThan(baseline)
    expect(box[3]).toBeLessThan(baseline + 4)
  })

  test('with a crop box that does not start at the corner', async () => {
    const file = fileOf(tinyPdf([{ content: CLAUSE, entries: '/CropBox [50 100 550 750]' }]))
    const { clauses, pageSizes } = await readContract(file, {})
    expect(pageSizes).toEqual([[500, 650]])
    expect(clauses[0]?.boxes[0]?.box[0]).toBeCloseTo(50, 1)
    expect(clauses[0]?.boxes[0]?.box[3]).toBeGreaterThan(50)
  })

  test('for a table printed sideways, turned back', async () => {
    const sideways = `BT /F 10 Tf 0 1 -1 0 300 200 Tm (1. Fee) Tj ET`
    const { clauses } = await readContract(fileOf(tinyPdf([{ content: sideways }])), {})
    const box = clauses[0]?.boxes[0]?.box
    expect(clauses[0]?.number).toBe('1')
    expect(box?.[1]).toBeCloseTo(800 - 200 - WIDTH, 1)
    expect(box?.[3]).toBeCloseTo(600, 1)
    expect(box?.[0]).toBeLessThan(295)
    expect(box?.[2]).toBeGreaterThan(300)
  })

  test('one a line, on both sides of a page break', async () => {
    const first = [
      textAt(50, 120, '1. The Provider supplies the lines that are listed below and keeps them in order at all times,'),
      textAt(50, 100, 'and answers within two days when a line is down, whatever the hour at which the Client has it'),
    ]
    const second = [textAt(50, 750, 'reported; it names the fault in writing.'), textAt(50, 720, '2. The Client pays.')]
    const { clauses } = await readContract(
      fileOf(tinyPdf([{ content: first.join('\n') }, { content: second.join('\n') }])),
      {},
    )
    expect(clauses.map((clause) => clause.boxes.map((box) => box.page))).toEqual([[1, 1, 2], [2]])
    expect(clauses[0]?.text).toMatch(/Client has it reported; it names/)
  })
})

describe('only what is to be seen is read', () => {
  const read = async (content: string): Promise<string> => {
    const { clauses } = await readContract(
      fileOf(tinyPdf([{ content: `${textAt(50, 700, '1. Seen.')}\n${content}` }])),
      {},
    )
    return clauses.map((clause) => clause.text).join('|')
  }
  test.each([
    ['outside the clip', `q 0 0 100 100 re W n ${textAt(300, 600, 'Hidden')} Q`],
    ['outside the page', textAt(900, 600, 'Hidden')],
    ['in a layer that is off', `/OC /L BDC ${textAt(50, 600, 'Hidden')} EMC`],
    ['in invisible ink', `3 Tr ${textAt(50, 600, 'Hidden')} 0 Tr`],
    ['across the page', 'BT /F 40 Tf .7 .7 -.7 .7 100 100 Tm (DRAFT) Tj ET'],
  ])('not %s', async (_, content) => {
    expect(await read(content)).toBe('Seen.')
  })

  test('but inside the clip and in a form, yes', async () => {
    expect(await read(`q 0 500 600 200 re W n ${textAt(50, 685, 'Also seen.')} Q`)).toBe('Seen. Also seen.')
  })
})
