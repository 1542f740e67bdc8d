import { describe, expect, test } from 'vitest'
import type { LogicalLine } from '../../electron/documents/pdf/logical-order.ts'
import { runningHeads } from '../../electron/documents/pdf/running-heads.ts'

const HEIGHT = 800

interface Printed {
  readonly text: string
  readonly baseline: number
  readonly size?: number
  readonly source?: LogicalLine['source']
}

const line = ({ text, baseline, size = 10, source = 'ocr' }: Printed): LogicalLine => ({
  direction: 'ltr',
  cells: [{ text, bold: [], left: 50, right: 200, words: [] }],
  baseline,
  size,
  box: [50, baseline - size, 200, baseline],
  source,
})

/** Lines of text that no other page has. */
const body = (word: string, top = 100): Printed[] =>
  [0, 14, 28].map((down) => ({ text: `${word} ${'x'.repeat(down)}`, baseline: top + down }))

/** Of pages, what is taken for a running head. */
function headsOf(...pages: (readonly Printed[])[]): string[] {
  const heads = runningHeads(pages.map((lines) => ({ height: HEIGHT, lines: lines.map(line) })))
  return Array.from(heads, ({ cells }) => cells[0]!.text)
}

describe('of a scan', () => {
  test('what stands alone in the margin is a running head, whatever was read of it', () => {
    const head = { text: 'Rook & Fern', baseline: 36 }
    expect(headsOf([head, ...body('One'), { text: 'Ti', baseline: 770 }])).toEqual(['Rook & Fern', 'Ti'])
    expect(
      headsOf(
        [...body('One'), { text: 'Fern · page 1', baseline: 770 }],
        [...body('Two'), { text: 'Fern > page', baseline: 771 }],
      ),
    ).toEqual(['Fern · page 1', 'Fern > page'])
  })

  test.each([
    ['a letterhead', { text: 'Rook & Fern', baseline: 36, size: 16 }],
    ['a title below the margin', { text: 'Agreement', baseline: 60 }],
    ['the first line of a text that begins high', { text: 'Text', baseline: 48 }],
  ])('not %s', (name, first) => {
    const top = name.startsWith('the first') ? 62 : 100
    expect(headsOf([first, ...body('One', top)])).toEqual([])
  })
})

test('of several pages with text only what repeats is one', () => {
  const pages = ['One', 'Two'].map((text) =>
    [{ text, baseline: 36 }, ...body(text)].map((own): Printed => ({ ...own, source: 'text-layer' })),
  )
  expect(headsOf(...pages)).toEqual([])
})
