import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbers } from '../../electron/text/numbers.ts'
import { englishNumber, hebrewNumber } from './spelling.ts'

fc.configureGlobal({ seed: 20260301 })

const values = (text: string) => readNumbers(text).map(({ value }) => value)

describe('readNumbers', () => {
  it.each<[string, number[]]>([
    ['1,200.50', [1200.5]],
    ['12,000,000', [12_000_000]],
    ['שלושים (30) ימים', [30]],
    ['thirty (30) days', [30]],
    ['30 (thirty) days', [30]],
    ['ארבעה-עשר', [14]],
    ['ארבע־עשרה שעות', [14]],
    ['עשרה ימים', [10]],
    ['מאה עשרים וחמישה', [125]],
    ['אלף ומאתיים', [1200]],
    ['אלפיים שלוש מאות', [2300]],
    ['שלוש מאות אלף', [300_000]],
    ['שני מיליון', [2_000_000]],
    ['5 אלף', [5000]],
    ['בשלושים', [30]],
    ['משלושים לארבעים', [30, 40]],
    ['ארבעה וחמישה', [4, 5]],
    ['a hundred and twenty', [120]],
    ['one hundred and twenty-five thousand three hundred', [125_300]],
    ['twelve hundred', [1200]],
    ['a dozen', [12]],
    ['half a dozen', [6]],
    ['two and a half', [2.5]],
    ['שלוש וחצי', [3.5]],
    ['2½', [2.5]],
    ['3k', [3000]],
    ['1.5 million', [1_500_000]],
    ['30-60', [30, 60]],
    ['120¹', [120]],
    ['ביום שני', []],
    ['סעיף 7.2.1', []],
    ['03-5551234', []],
    ['050 1', [1]],
    ['24/7', []],
    ['10:30', []],
    ['1.3.2026', []],
    ['1st', []],
    ['A4', []],
    ['12345678901234567', []],
    ['a day', []],
    ['תשעים שנים', [90]],
    ['שנים-עשר', [12]],
    ['אלפים רבים', []],
    ['אלף', [1000]],
    ['hundred', []],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it.each([
    ['ארבעים ותשע תשעים', 49.9],
    ['forty nine ninety', 49.9],
    ['מאה עשרים תשעים', 120.9],
    ['thirty (60) days', 30],
  ])('is unsure of %s', (text, value) => {
    expect(readNumbers(text)).toMatchObject([{ value, certainty: 'low' }])
  })

  it('quotes the exact letters', () => {
    expect(readNumbers('בתוך שְׁלוֹשִׁים (30) ימים')[0]!.quote).toBe('שְׁלוֹשִׁים (30)')
  })

  it('reads back every number it is given in Hebrew and English words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.boolean(), (number, feminine) => {
        expect(values(hebrewNumber(number, feminine))).toEqual([number])
        expect(values(englishNumber(number))).toEqual([number])
      }),
    )
  })

  it('reads back digits with and without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        expect(values(String(number))).toEqual([number])
        expect(values(number.toLocaleString('en-GB'))).toEqual([number])
      }),
    )
  })
})
