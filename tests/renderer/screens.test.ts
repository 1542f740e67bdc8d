import { beforeAll, describe, expect, it, vi } from 'vitest'
import { familiesOf } from '../../renderer/features/customers/families.ts'
import { segmentAt } from '../../renderer/features/records/segment-at.ts'
import { piecesOf } from '../../renderer/ui/pieces.ts'
import type { Span } from '../../shared/units.ts'

describe('piecesOf', () => {
  it.each<[string, Span[], string]>([
    ['no fee at all', [[3, 6]], 'no |[fee]| at all'],
    ['abc', [], 'abc'],
    ['abc', [[0, 3]], '[abc]'],
    [
      'abcdef',
      [
        [4, 5],
        [0, 2],
      ],
      '[ab]|cd|[e]|f',
    ],
    [
      'abcdef',
      [
        [0, 3],
        [2, 5],
      ],
      '[abc]|[de]|f',
    ],
    ['abc', [[1, 99]], 'a|[bc]'],
    ['abc', [[7, 9]], 'abc'],
  ])('%s %j', (text, highlights, expected) => {
    const pieces = piecesOf(text, highlights)
    expect(pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('|')).toBe(expected)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    for (const { start, text: part } of pieces) expect(text.slice(start, start + part.length)).toBe(part)
  })
})

describe('segmentAt', () => {
  const segments = [1000, 5000, 9000].map((startMs) => ({ startMs }))
  it.each([
    [0, -1],
    [1000, 0],
    [4999, 0],
    [5000, 1],
    [60_000, 2],
  ])('at %i ms', (ms, expected) => {
    expect(segmentAt(segments, ms)).toBe(expected)
  })
})

describe('familiesOf', () => {
  const row = (contractId: string, amends: string | null, signedOn: string | null = null) => ({
    ...{ contractId, amends, signedOn, title: contractId, fileName: '', pages: 1, clauses: 1 },
    ...{ textSource: 'text-layer', signature: 'unsigned' as const, toConfirm: 0 },
  })
  const shape = (rows: ReturnType<typeof row>[]) =>
    familiesOf(rows).map(({ contract, amendments }) => [
      contract.contractId,
      ...amendments.map(({ contractId }) => contractId),
    ])

  it('puts amendments, and amendments of amendments, under their contract in order of signing', () => {
    const rows = [row('c3', 'c2', '2026-01-01'), row('c2', 'c1', '2025-06-01'), row('c1', null, '2025-01-01')]
    expect(shape(rows)).toEqual([['c1', 'c2', 'c3']])
  })

  it('keeps contracts apart and leaves an orphan by itself', () => {
    const rows = [row('c2', null, '2026-01-01'), row('c1', null, '2025-01-01'), row('c9', 'gone')]
    expect(shape(rows)).toEqual([['c1'], ['c2'], ['c9']])
  })

  it('loses no contract even where amendments go in a circle', () => {
    expect(
      shape([row('c1', 'c2'), row('c2', 'c1')])
        .flat()
        .toSorted(),
    ).toEqual(['c1', 'c2'])
  })
})

describe('routes', () => {
  type Routes = typeof import('../../renderer/route.ts')
  let routes: Routes

  // The module reads and follows the address bar from its first moment on.
  beforeAll(async () => {
    vi.stubGlobal('window', { location: { hash: '' }, addEventListener: () => undefined })
    routes = await import('../../renderer/route.ts')
    return () => vi.unstubAllGlobals()
  })

  it.each<Parameters<Routes['hrefOf']>[0]>([
    { screen: 'home' },
    { screen: 'customers' },
    { screen: 'cases' },
    { screen: 'vault' },
    { screen: 'customer', id: 'customer_1a' },
    { screen: 'contract', id: 'contract_1a' },
    { screen: 'contract', id: 'contract_1a', clause: 'clause_9' },
    { screen: 'call', id: 'recording_1', atMs: 0 },
    { screen: 'call', id: 'recording_1' },
    { screen: 'case', id: 'case_1', claim: 'claim_2' },
  ])('%j survives its address', (route) => {
    expect(routes.parseRoute(routes.hrefOf(route))).toEqual(route)
  })

  it.each(['', '#', '#/', '#/nowhere', '#/nowhere/1', '#/vault/1', '#//'])('%s is the home screen', (hash) => {
    expect(routes.parseRoute(hash)).toEqual({ screen: 'home' })
  })

  it('ignores a moment that is no number', () => {
    expect(routes.parseRoute('#/calls/recording_1?at=soon')).toEqual({ screen: 'call', id: 'recording_1' })
  })
})
