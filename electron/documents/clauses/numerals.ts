/** The ways clauses are numbered: what a numeral counts as (NaN where the letters are none of that kind), and how it is written. */

const HEBREW_LETTERS: readonly (readonly [string, number])[] = [
  ...Array.from('קרשת', (letter, i) => [letter, 100 * (i + 1)] as const).reverse(),
  ...Array.from('יכלמנסעפצ', (letter, i) => [letter, 10 * (i + 1)] as const).reverse(),
  ...Array.from('אבגדהוזחט', (letter, i) => [letter, i + 1] as const).reverse(),
]
const HEBREW_VALUES: Readonly<Record<string, number>> = Object.fromEntries(HEBREW_LETTERS)

/** Gematria: א = 1, יא = 11, טו = 15. "כל" adds up to 50 but is no numeral: fifty is נ. */
export function hebrewValue(letters: string): number {
  const sum = Array.from(letters).reduce((total, letter) => total + (HEBREW_VALUES[letter] ?? Number.NaN), 0)
  return hebrewNumeral(sum) === letters ? sum : Number.NaN
}

/** 15 = טו and 16 = טז, which are not spelled by their tens. */
export function hebrewNumeral(value: number): string {
  return greedy(value, HEBREW_LETTERS).replace('יה', 'טו').replace('יו', 'טז')
}

const ROMAN_LETTERS: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]
const ROMAN_VALUES: Readonly<Record<string, number>> = Object.fromEntries(ROMAN_LETTERS)

/** IV = 4, in either case. */
export function romanValue(letters: string): number {
  const upper = letters.toUpperCase()
  const values = Array.from(upper, (letter) => ROMAN_VALUES[letter] ?? Number.NaN)
  const sum = values.reduce((total, value, i) => total + (value < (values[i + 1] ?? 0) ? -value : value), 0)
  return romanNumeral(sum) === upper ? sum : Number.NaN
}

export function romanNumeral(value: number): string {
  return greedy(value, ROMAN_LETTERS)
}

const ALPHABET = 26

/** a = 1, B = 2; behind z the letters come doubled: aa = 27. */
export function latinValue(letters: string): number {
  if (!/^([A-Za-z])\1?$/.test(letters)) return Number.NaN
  return letters.toLowerCase().charCodeAt(0) - 96 + ALPHABET * (letters.length - 1)
}

export function latinNumeral(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % ALPHABET))
  return letter.repeat(Math.ceil(value / ALPHABET))
}

const ORDINALS: readonly RegExp[] = [
  /^(?:ראשון|ראשונה|one|first)$/i,
  /^(?:שני|שנייה|שניה|two|second)$/i,
  /^(?:שלישי|שלישית|three|third)$/i,
  /^(?:רביעי|רביעית|four|fourth)$/i,
  /^(?:חמישי|חמישית|five|fifth)$/i,
  /^(?:שישי|שישית|six|sixth)$/i,
  /^(?:שביעי|שביעית|seven|seventh)$/i,
  /^(?:שמיני|שמינית|eight|eighth)$/i,
  /^(?:תשיעי|תשיעית|nine|ninth)$/i,
  /^(?:עשירי|עשירית|ten|tenth)$/i,
]

/** "פרק שני", "ARTICLE TWO". */
export function ordinalValue(word: string): number {
  const at = ORDINALS.findIndex((pattern) => pattern.test(word))
  return at < 0 ? Number.NaN : at + 1
}

/** An inserted number stands between two whole ones: 3א is 3.01 and 3ב is 3.02, so that numbers keep their order. */
const INSERTED = 100

/** "3" = 3; "3א" and "3A", put in between 3 and 4 by a later hand, are 3.01. */
export function insertableValue(numeral: string): number {
  const [, digits = '', letter = ''] = /^(\d+)([א-ת]|[A-Z])?$/.exec(numeral) ?? []
  if (digits === '') return Number.NaN
  const inserted = letter === '' ? 0 : anyLetterValue(letter)
  return (Number(digits) * INSERTED + inserted) / INSERTED
}

export const anyLetterValue = (letters: string): number =>
  /[א-ת]/.test(letters) ? hebrewValue(letters) : latinValue(letters)

/** How far one number stands behind another: whole numbers, and letters inserted after one of them. */
export function distance(from: number, to: number): { whole: number; inserted: number } {
  const letters = (value: number): number => Math.round(value * INSERTED) % INSERTED
  const whole = Math.floor(to) - Math.floor(from)
  return { whole, inserted: whole === 0 ? letters(to) - letters(from) : letters(to) }
}

function greedy(value: number, letters: readonly (readonly [string, number])[]): string {
  let left = value
  let numeral = ''
  for (const [letter, worth] of letters) {
    while (left >= worth) {
      numeral += letter
      left -= worth
    }
  }
  return numeral
}
