import { describe, expect, it } from 'vitest'
import { partsOfPages } from '../../renderer/features/review-contract/places.ts'
import {
  isWhole,
  readValue,
  shownValue,
  withKind,
  withQuote,
} from '../../renderer/features/review-contract/term-values.ts'
import type { Term, TermKind } from '../../shared/terms.ts'

const TEXT = 'The fee is £120 a month.'
const FEE: Term = {
  kind: 'money',
  value: 12_000,
  unit: 'GBP',
  basis: { per: 'month' },
  comparator: 'exactly',
  quote: '£120',
  span: [11, 15],
}

describe('a value a person types', () => {
  it.each<[TermKind, string, Term['value'] | null]>([
    ['money', '120', 12_000],
    ['money', '1,249.5', 124_950],
    ['money', '12.', null],
    ['money', '1.005', null],
    ['money', '-5', null],
    ['percent', '2.25', 225],
    ['duration', '30', 30],
    ['duration', '1.5', null],
    ['count', '', null],
    ['date', '2026-03-01', '2026-03-01'],
    ['date', '1 March', null],
  ])('%s %j is %j', (kind, typed, expected) => {
    expect(readValue(kind, typed)).toBe(expected)
  })

  it('is shown as it would be typed', () => {
    expect(shownValue(FEE)).toBe('120')
    expect(shownValue({ kind: 'percent', value: 225 })).toBe('2.25')
    expect(shownValue({ kind: 'date', value: '2026-03-01' })).toBe('2026-03-01')
  })
})

describe('a term under a person’s hand', () => {
  it('gets a unit of its kind, and keeps the number', () => {
    expect(withKind(FEE, 'percent')).toMatchObject({ kind: 'percent', unit: 'percent', value: 12_000, basis: {} })
    expect(withKind(FEE, 'duration')).toMatchObject({ unit: 'day', value: 120 })
    expect(isWhole(withKind(FEE, 'date'), TEXT)).toBe(false)
  })

  it('stands where its letters are, and cannot be kept without them', () => {
    expect(withQuote(FEE, '120 a month', TEXT).span).toEqual([12, 23])
    expect(isWhole(FEE, TEXT)).toBe(true)
    expect(isWhole(withQuote(FEE, '£125', TEXT), TEXT)).toBe(false)
    expect(isWhole(withQuote(FEE, '', TEXT), TEXT)).toBe(false)
  })
})

describe('the paper beside a reading', () => {
  it('is one part a page, with room around it and never off the page', () => {
    expect(
      partsOfPages([
        { page: 1, box: [2, 700, 300, 712] },
        { page: 1, box: [50, 714, 280, 726] },
        { page: 2, box: [50, 40, 90, 52] },
      ]),
    ).toEqual([
      { page: 1, box: [0, 694, 306, 732] },
      { page: 2, box: [44, 34, 96, 58] },
    ])
  })
})
