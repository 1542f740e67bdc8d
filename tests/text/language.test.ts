import { describe, expect, it } from 'vitest'
import { direction, dominantLanguage, isHebrew } from '../../electron/text/language.ts'

describe('language', () => {
  it.each([
    ['הלקוח רשאי לבטל', 'he', 'rtl', true],
    ['The customer may cancel', 'en', 'ltr', false],
    ['Home Fibre חבילת הבית המהירה', 'he', 'rtl', true],
    ['The plan called בית is the cheapest', 'en', 'ltr', true],
    ['מנוי Premium', 'he', 'rtl', true],
    ['120 ₪', 'en', 'ltr', false],
    ['', 'en', 'ltr', false],
    ['שָׁלוֹם', 'he', 'rtl', true],
  ])('%s', (text, language, side, hebrew) => {
    expect([dominantLanguage(text), direction(text), isHebrew(text)]).toEqual([language, side, hebrew])
  })
})
