import { describe, expect, it } from 'vitest'
import type { Frame } from '../../electron/pdf/frame.ts'
import { type FlowedPage, flow } from '../../electron/pdf/page-flow.ts'
import { columns, framed, gap, type Slice, together, withNext } from '../../electron/pdf/slices.ts'

const named = (name: string, height = 10): Slice => ({ height, anchor: name })
const many = (count: number, name = 'l'): Slice[] =>
  Array.from({ length: count }, (_, index) => named(`${name}${index}`))
const names = (pages: readonly FlowedPage[]) =>
  pages.map((page) => page.placements.flatMap(({ slice }) => slice.anchor ?? []).join(' '))

const frame = (): Frame => ({ padding: { top: 5, bottom: 5, start: 0, end: 0 } })

describe('flow', () => {
  it('fills a page and goes on to the next', () => {
    expect(names(flow(many(5), 30))).toEqual(['l0 l1 l2', 'l3 l4'])
  })

  it('never leaves a heading at the foot of a page', () => {
    expect(names(flow([...many(2), ...withNext([named('heading')]), named('text')], 30))).toEqual([
      'l0 l1',
      'heading text',
    ])
  })

  it('keeps a group whole where a page can hold it, and breaks one that no page can', () => {
    expect(names(flow([named('a'), ...together(many(3))], 30))).toEqual(['a', 'l0 l1 l2'])
    expect(names(flow([named('a'), ...together(many(5))], 30))).toEqual(['a l0 l1', 'l2 l3 l4'])
  })

  it('begins a new page where less room is left than asked for', () => {
    expect(names(flow([named('a'), { ...named('b'), room: 25 }], 30))).toEqual(['a', 'b'])
  })

  it('leaves out white space at the top of a page and of a box', () => {
    const [, second] = flow([...many(3), gap(8), named('next')], 30)
    expect(second?.placements).toMatchObject([{ y: 0, slice: { anchor: 'next' } }])
    const [boxed] = flow(framed(frame(), 'ltr', [gap(8), named('inside')]), 60)
    expect(boxed?.placements).toMatchObject([{ y: 5, slice: { anchor: 'inside' } }])
  })

  it('continues a box on the next page with its edges open, padding on both sides', () => {
    const pages = flow(framed(frame(), 'ltr', many(5)), 40)
    expect(names(pages)).toEqual(['l0 l1 l2', 'l3 l4'])
    expect(pages.map((page) => page.frames)).toMatchObject([
      [{ y: 0, height: 40, opens: true, closes: false }],
      [{ y: 0, height: 30, opens: false, closes: true }],
    ])
  })

  it('counts two boxes side by side in the text as two', () => {
    const [page] = flow([...framed(frame(), 'ltr', many(1, 'a')), ...framed(frame(), 'ltr', many(1, 'b'))], 60)
    expect(page?.frames).toMatchObject([
      { y: 0, height: 20, opens: true, closes: true },
      { y: 20, height: 20, opens: true, closes: true },
    ])
  })

  it('gives a document without text one empty page', () => {
    expect(flow([], 100)).toEqual([{ placements: [], frames: [] }])
  })
})

describe('columns', () => {
  it('joins the rows, the tallest cell giving the height, and mirrors them right to left', () => {
    const at: Record<string, number[]> = { ltr: [], rtl: [] }
    for (const direction of ['ltr', 'rtl'] as const) {
      const cell = (height: number): Slice => ({ height, paint: (_, area) => at[direction]?.push(area.x) })
      const rows = columns(
        [
          { width: 100, slices: [cell(10), cell(10)] },
          { width: 50, slices: [cell(14)] },
        ],
        10,
        direction,
      )
      expect(rows.map((row) => row.height)).toEqual([14, 10])
      for (const row of rows) row.paint?.(undefined as never, { x: 5, y: 0, width: 160, height: row.height })
    }
    expect(at).toEqual({ ltr: [5, 115, 5], rtl: [65, 5, 65] })
  })
})
