import type { Locale } from '../../shared/units.ts'

const HEBREW_WORD = /[\u0590-\u05ff\ufb1d-\ufb4f]+/gu
const HEBREW_LETTER = /[\u05d0-\u05ea\ufb1d-\ufb4f]/u
const LATIN_WORD = /\p{Script=Latin}+/gu

/** Whether the text holds at least one Hebrew letter. */
export function isHebrew(text: string): boolean {
  return HEBREW_LETTER.test(text)
}

/**
 * The language most words of a text are in. Words are counted and not letters: a Hebrew sentence about
 * "Home Fibre Premium" is a Hebrew sentence. A draw goes to Hebrew; a text without words is English.
 */
export function dominantLanguage(text: string): Locale {
  if (!isHebrew(text)) return 'en'
  const hebrew = text.match(HEBREW_WORD)?.length ?? 0
  const latin = text.match(LATIN_WORD)?.length ?? 0
  return hebrew >= latin ? 'he' : 'en'
}

/**
 * The base direction to lay a text out in. It follows the dominant language and not the first strong letter
 * (HTML `dir="auto"`), which turns a Hebrew clause around as soon as it opens with a product name.
 */
export function direction(text: string): 'rtl' | 'ltr' {
  return dominantLanguage(text) === 'he' ? 'rtl' : 'ltr'
}
