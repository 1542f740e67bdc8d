/** Numbers as word processors and browsers print them before list items. */

const HEBREW_HUNDREDS = ['', 'ק', 'ר', 'ש', 'ת']
const HEBREW_TENS = ['', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ']
const HEBREW_ONES = ['', 'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט']
/** Written so that they do not spell the divine name. */
const HEBREW_EXCEPTIONS: Readonly<Record<number, string>> = { 15: 'טו', 16: 'טז' }
const LARGEST_HUNDRED = 400

/** Gematria: 1 = א, 11 = יא, 15 = טו. */
export function hebrewNumeral(value: number): string {
  const largest = Math.floor(value / LARGEST_HUNDRED)
  const rest = value % LARGEST_HUNDRED
  const below = rest % 100
  const tail = HEBREW_EXCEPTIONS[below] ?? `${HEBREW_TENS[Math.floor(below / 10)]}${HEBREW_ONES[below % 10]}`
  return `${'ת'.repeat(largest)}${HEBREW_HUNDREDS[Math.floor(rest / 100)]}${tail}`
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

export function romanNumeral(value: number): string {
  let left = value
  let numeral = ''
  for (const [worth, letters] of ROMAN) {
    numeral += letters.repeat(Math.floor(left / worth))
    left %= worth
  }
  return numeral
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz'
export const HEBREW_ALPHABET = 'אבגדהוזחטיכלמנסעפצקרשת'

/** Word goes on with doubled letters: z, aa, bb. */
export function repeatedLetter(value: number, alphabet = LATIN): string {
  const letter = alphabet[(value - 1) % alphabet.length] ?? ''
  return letter.repeat(Math.floor((value - 1) / alphabet.length) + 1)
}

/** Browsers count on: z, aa, ab (CSS Counter Styles 3, alphabetic). */
export function countedLetter(value: number): string {
  const before = Math.floor((value - 1) / LATIN.length)
  return (before > 0 ? countedLetter(before) : '') + (LATIN[(value - 1) % LATIN.length] ?? '')
}

/** Beyond this letters and Roman numerals are no longer used by anyone, and could be made without end. */
export const LARGEST_NUMERAL = 3999
