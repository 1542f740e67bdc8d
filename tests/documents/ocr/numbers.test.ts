import { describe, expect, test } from 'vitest'
import { correctWord } from '../../../electron/documents/ocr/correct-word.ts'
import { settle } from '../../../electron/documents/ocr/settle-number.ts'

describe('which reading of a number holds', () => {
  const inText = { startsLine: false }
  const atStart = { startsLine: true }
  test.each([
    ['both passes agree', { heb: '3,900', eng: '3,900', again: ['3,900', '3,900', '3,900'], ...inText }, '3,900', 100],
    ['a look alone differs', { heb: '2026', eng: '2026', again: ['202', '202', '202'], ...inText }, '2026', 70],
    ['passes differ, looks decide', { heb: '17', eng: '12', again: ['12', '12', '12'], ...inText }, '12', 70],
    ['nobody agrees', { heb: '17', eng: '12', again: ['72'], ...inText }, '12', 40],
    ['one pass only', { heb: null, eng: '45', again: ['45', '45', '45'], ...inText }, '45', 100],
    [
      'a stop seen once in a clause number',
      { heb: '34', eng: '34', again: ['34', '3.4', '3.4'], ...atStart },
      '3.4',
      70,
    ],
    ['a colon for the stop', { heb: '1', eng: '2:1', again: ['2.1', '2.1', '2.1'], ...atStart }, '2.1', 40],
    ['no stop is invented', { heb: '45', eng: '45', again: ['45', '45', '45'], ...atStart }, '45', 100],
    ['no stop where text runs', { heb: '33', eng: '33', again: ['3.3', '33', '33'], ...inText }, '33', 70],
  ])('%s', (_, readings, text, most) => {
    expect(settle({ chosen: readings.eng ?? '', ...readings })).toEqual({ text, most })
  })

  test('a digit nobody saw never comes out', () => {
    for (const heb of ['12', '17', '71', null])
      for (const eng of ['12', '99'])
        for (const again of [[], ['17'], ['1.7', '17', '12']])
          for (const startsLine of [true, false]) {
            const { text } = settle({ chosen: eng, heb, eng, again, startsLine })
            const seen = [heb, eng, ...again].filter((reading) => reading !== null)
            expect(seen.map((reading) => reading.replace(/\D/g, ''))).toContain(text.replace(/\D/g, ''))
          }
  })
})

test.each([
  ['\\"השירותים"', '"השירותים"'],
  [')2014(', '(2014)'],
  ['12.2)ב(', '12.2(ב)'],
  ['ח.9.', 'ח.פ.'],
  ['(@)', '(a)'],
  ["''ההסכם''", '"ההסכם"'],
  ['דרךים', 'דרכים'],
  ["מע'ימ", 'מע"מ'],
  ['מעיימ,', 'מע"מ,'],
  // Nothing of these may change.
  ['שייח', 'שייח'],
  ['חיים', 'חיים'],
  ['שלום', 'שלום'],
  ['12.2(ב)', '12.2(ב)'],
  ['1,000', '1,000'],
  ['and/or', 'and/or'],
  ['מ-3.5%', 'מ-3.5%'],
])('%s is read as %s', (word, corrected) => {
  expect(correctWord(word)).toBe(corrected)
})

test.each([
  ['ש"ת', '79.50', 'ש"ח'],
  ['שייח.', '2,500', 'ש"ח.'],
  ['שיח', '3', 'שיח'],
  ['שייח', 'של', 'שייח'],
])('%s behind %s is read as %s', (word, before, corrected) => {
  expect(correctWord(word, before)).toBe(corrected)
})
