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
  // The marks of an abbreviation taken for letters: no word ends in the form these letters have within one.
  { when: /(?<=^[\u05d0-\u05ea]{1,5})['׳’י]{2}(?=[כמנצ][.,;:)]*$)/, replace: '"' },
  // Upright strokes for the letter they look like, inside a Hebrew word only.
  { when: /(?<=[\u05d0-\u05ea])[|](?=[\u05d0-\u05ea])/g, replace: 'ו' },
]

/** Behind an amount ש"ח is meant, whatever the marks in it were taken for. */
const SHEKELS = /^ש(?:["״]|['׳’י]{2})[חת](?=[.,;:)]*$)/

/** The sign of the shekel alone behind an amount: no other word is this letter. */
const SHEKEL_SIGN = /^ש(?=[.,;:)]*$)/

/**
 * @param text one word in logical order
 * @param before the word before it
 */
export function correctWord(text: string, before = ''): string {
  if (!HEBREW_LETTER.test(text) && !/[()\\/|]/.test(text)) return text
  const word = /\d$/.test(before) ? text.replace(SHEKELS, 'ש"ח').replace(SHEKEL_SIGN, '₪') : text
  return RULES.reduce((corrected, { when, replace }) => corrected.replace(when, replace as string), word)
}
