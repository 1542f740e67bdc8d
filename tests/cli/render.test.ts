import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTime, columnsOf, isolated, oneLine, padded } from '../../electron/cli/printable.ts'
import { render } from '../../electron/cli/render.ts'

const shown = (value: unknown): string => render(value, { terminal: false })

describe('an answer for the eye', () => {
  it('labels plain fields and says what is missing', () => {
    expect(shown({ caseId: 'case_1', signedOn: null, duplicate: false, durationMs: 61_500 })).toBe(
      ['case id    case_1', 'signed on  –', 'duplicate  no', 'duration   1:01', ''].join('\n'),
    )
  })

  it('shows a list as a table, Hebrew in its columns', () => {
    const customers = [
      { customerId: 'customer_1', name: 'דָּנָה לוי', phones: ['+97231', '+97232'] },
      { customerId: 'customer_22', name: 'Bo', phones: [] },
    ]
    expect(shown({ customers })).toBe(
      [
        'customers:',
        '  customer id  name     phones',
        '  customer_1   דָּנָה לוי  +97231, +97232',
        '  customer_22  Bo',
        '',
      ].join('\n'),
    )
  })

  it('shows evidence as a quote under the place it stands in', () => {
    const evidence = [
      {
        stance: 'contradicts',
        quote: 'דמי ביטול של 120 ₪',
        highlights: [[0, 3]],
        sha256: 'ab',
        why: 'Another amount.',
        document: 'contract.pdf',
        clauseNumber: '7.2',
        page: 3,
      },
      {
        stance: 'supports',
        quote: 'No fee.',
        highlights: [],
        sha256: 'cd',
        why: 'Said so.',
        speaker: 'agent',
        startMs: 6_187_000,
      },
    ]
    expect(shown({ verdict: 'contradicts', evidence })).toBe(
      [
        'verdict  contradicts',
        'evidence:',
        '  contradicts · contract.pdf · clause 7.2 · page 3',
        '    “דמי ביטול של 120 ₪”',
        '    why  Another amount.',
        '',
        '  supports · agent · at 1:43:07',
        '    “No fee.”',
        '    why  Said so.',
        '',
        '',
      ].join('\n'),
    )
  })

  it('shows clauses and utterances as a whole, with what was read in them', () => {
    const clauses = [
      {
        clauseId: 'clause_1',
        number: '7',
        path: '7',
        level: 0,
        heading: 'Fees',
        page: 2,
        text: '',
        boxes: [],
        terms: [],
      },
      {
        clauseId: 'clause_2',
        number: '7.1',
        path: '7.1',
        level: 1,
        heading: null,
        page: 2,
        text: 'A fee of £12.',
        boxes: [],
        terms: [{ kind: 'money', value: 1200, unit: 'GBP', basis: { per: 'month' }, quote: '£12', span: [9, 12] }],
      },
    ]
    expect(shown({ clauses })).toBe(
      [
        'clauses:',
        '  7 · Fees · page 2',
        '    clause id  clause_1',
        '',
        '  7.1 · page 2',
        '    A fee of £12.',
        '    clause id  clause_2',
        '    terms:',
        '      kind   value  unit  basis      quote',
        '      money  1200   GBP   per month  £12',
        '',
        '',
      ].join('\n'),
    )
  })

  it('says none for an empty list', () => {
    expect(shown({ problems: [] })).toBe('problems: none\n')
  })

  it('isolates texts by direction on a terminal only', () => {
    expect(render({ name: 'דנה' }, { terminal: true })).toBe('name  \u2068דנה\u2069\n')
    expect(shown({ name: 'דנה' })).toBe('name  דנה\n')
  })
})

describe('a stranger’s text', () => {
  it('cannot steer the terminal', () => {
    expect(shown({ title: '\u001B]0;owned\u0007\u001B[2Jx\u009B31m' })).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('cannot reach out of its isolate', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'א', '\u202E', '\u2066', '\u2069', '\u2068') }), (text) => {
        const inner = isolated(text).slice(1, -1)
        expect(inner).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
      }),
    )
  })

  it('stays one line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(oneLine(text))))
  })
})

describe('columns', () => {
  it('counts letters with their points once and direction marks not at all', () => {
    expect(columnsOf('שָׁלוֹם')).toBe(4)
    expect(columnsOf(isolated('abc'))).toBe(3)
    expect(padded('שָׁ', 3)).toBe('שָׁ  ')
  })

  it.each([
    [0, '0:00'],
    [7_999, '0:07'],
    [65_000, '1:05'],
    [3_600_000, '1:00:00'],
    [6_187_000, '1:43:07'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(clockTime(milliseconds)).toBe(text)
  })
})
