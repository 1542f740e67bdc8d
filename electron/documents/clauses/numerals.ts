/** Values of the ways clauses are numbered; NaN where the letters are no numeral of that kind. */

const HEBREW_VALUES: Readonly<Record<string, number>> = Object.fromEntries([
  ...Array.from('אבגדהוזחט', (letter, i) => [letter, i + 1] as const),
  ...Array.from('יכלמנסעפצ', (letter, i) => [letter, 10 * (i + 1)] as const),
  ...Array.from('קרשת', (letter, i) => [letter, 100 * (i + 1)] as const),
])

/** Gematria: א = 1, יא = 11, טו = 15. */
export function hebrewValue(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum + (HEBREW_VALUES[letter] ?? Number.NaN), 0)
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** IV = 4, in either case. */
export function romanValue(letters: string): number {
  const values = Array.from(letters.toUpperCase(), (letter) => ROMAN_VALUES[letter] ?? Number.NaN)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** a = 1, B = 2; one letter only. */
export function latinValue(letter: string): number {
  return /^[A-Za-z]$/.test(letter) ? letter.toLowerCase().charCodeAt(0) - 96 : Number.NaN
}
