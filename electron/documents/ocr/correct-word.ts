import { HEBREW_LETTER } from './script.ts'

/**
 * Corrections that are safe because what they replace cannot stand in a Hebrew or English word. Digits are never touched:
 * a number on a contract is what the picture shows or it is nothing.
 */
interface Rule {
  readonly when: RegExp
  readonly replace: string | ((match: string, ...groups: string[]) => string)
}

const FINAL: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }

const RULES: readonly Rule[] = [
  // A speck before an opening quotation mark is read as a backslash.
  { when: /^[\\/|]+(?=["'(\u05d0-\u05ea])/, replace: '' },
  // A quotation mark taken for two strokes.
  { when: /''|,,/g, replace: '"' },
  // The abbreviation before a company's number, ח.פ.; a numeral never stands in it.
  { when: /^ח\.9\.?$/, replace: 'ח.פ.' },
  // (a) with its round letter taken for the sign.
  { when: /^\(@\)$/, replace: '(a)' },
  // Brackets turned round a whole word: nothing closes before it opens.
  { when: /^\)([^()]*)\(([.,;:]*)$/, replace: '($1)$2' },
  { when: /^([^()]*\d)\)([^()]+)\($/, replace: '$1($2)' },
  // A final letter cannot stand before another letter of the same word.
  { when: /[ךםןףץ](?=[\u05d0-\u05ea]{2})/g, replace: (letter) => FINAL[letter] ?? letter },
  // Upright strokes for the letter they look like, inside a Hebrew word only.
  { when: /(?<=[\u05d0-\u05ea])[|](?=[\u05d0-\u05ea])/g, replace: 'ו' },
]

/** @param text one word in logical order */
export function correctWord(text: string): string {
  if (!HEBREW_LETTER.test(text) && !/[()\\/|]/.test(text)) return text
  return RULES.reduce((word, { when, replace }) => word.replace(when, replace as string), text)
}
