import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDay,
  formatMoment,
  formatTimecode,
  shortHash,
} from '../../electron/features/summary-pdf/format.ts'
import { highlighted } from '../../electron/features/summary-pdf/sections/quote.ts'

const NBSP = '\u00A0'
const spaced = (text: string) => text.replaceAll(NBSP, ' ')

describe('dates and times', () => {
  it.each([
    ['en', '2026-03-02', '2 March 2026'],
    ['he', '2026-03-02', '2 במרץ 2026'],
    ['en', 'some day', 'some day'],
    ['en', '2026-13-02', '2026-13-02'],
  ] as const)('%s: the day %s is %s', (locale, day, words) => {
    expect(spaced(formatDay(locale, day))).toBe(words)
  })

  it.each([
    ['2026-03-18T10:05:00+02:00', '18 March 2026, 10:05 (UTC+2)'],
    ['2026-03-18T23:59:59.999-03:30', '18 March 2026, 23:59 (UTC-3:30)'],
    ['2026-03-18T10:05:00Z', '18 March 2026, 10:05 (UTC)'],
    ['2026-03-18T10:05Z', '18 March 2026, 10:05 (UTC)'],
    ['2026-03-18', '18 March 2026'],
  ])('the moment %s keeps the clock it was recorded with: %s', (moment, words) => {
    expect(spaced(formatMoment('en', moment))).toBe(words)
  })

  it.each([
    [0, '00:00:00'],
    [83_999, '00:01:23'],
    [6_187_000, '01:43:07'],
    [360_000_000, '100:00:00'],
  ])('%d ms into a call is %s', (milliseconds, timecode) => {
    expect(formatTimecode(milliseconds)).toBe(timecode)
  })
})

it('groups thousands and shortens hashes', () => {
  expect([0, 999, 1000, 26_880_044].map(formatCount)).toEqual(['0', '999', '1,000', '26,880,044'])
  expect(shortHash('0123456789abcdef')).toBe('0123456789ab')
})

describe('highlighted', () => {
  const marks = (quote: string, highlights: [number, number][]) =>
    highlighted({ quote, highlights })
      .map(({ text, background }) => (background ? `[${text}]` : text))
      .join('')

  it.each([
    [[[0, 2]], '[ab]cdef'],
    [
      [
        [4, 6],
        [0, 1],
      ],
      '[a]bcd[ef]',
    ],
    [
      [
        [1, 4],
        [2, 5],
      ],
      'a[bcd][e]f',
    ],
    [
      [
        [2, 2],
        [5, 99],
      ],
      'abcde[f]',
    ],
    [[], 'abcdef'],
  ] as [[number, number][], string][])('marks %j', (highlights, expected) => {
    expect(marks('abcdef', highlights)).toBe(expected)
  })

  it('leaves the quotation as it is, to the letter', () => {
    const spans = highlighted({
      quote: 'שלום, (7.2)',
      highlights: [
        [2, 7],
        [3, 4],
      ],
    })
    expect(spans.map((span) => span.text).join('')).toBe('שלום, (7.2)')
  })
})
