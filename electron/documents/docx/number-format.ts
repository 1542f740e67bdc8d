import { HEBREW_ALPHABET, hebrewNumeral, LARGEST_NUMERAL, repeatedLetter, romanNumeral } from '../list-numerals.ts'

type Format = (value: number) => string

const ORDINAL_SUFFIX = ['th', 'st', 'nd', 'rd']
const ordinal: Format = (value) => {
  const ones = value % 10
  const isTeen = Math.floor((value % 100) / 10) === 1
  return `${value}${(isTeen ? undefined : ORDINAL_SUFFIX[ones]) ?? 'th'}`
}

const plain: Format = String

/** `w:numFmt` (ECMA-376 part 1, 17.18.59) as far as Hebrew and English contracts use it. */
const FORMATS: Readonly<Record<string, Format>> = {
  decimal: plain,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  numberInDash: (value) => `- ${value} -`,
  ordinal,
  upperRoman: romanNumeral,
  lowerRoman: (value) => romanNumeral(value).toLowerCase(),
  upperLetter: (value) => repeatedLetter(value).toUpperCase(),
  lowerLetter: (value) => repeatedLetter(value),
  hebrew1: hebrewNumeral,
  hebrew2: (value) => repeatedLetter(value, HEBREW_ALPHABET),
  none: () => '',
}
/** Forms without a zero or without an end. */
const FINITE = new Set(['upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'hebrew1', 'hebrew2'])

export const isKnownFormat = (format: string): boolean => Object.hasOwn(FORMATS, format) || format === 'bullet'

/** @param pattern of a custom format its first number ("001, 002, …" pads to three digits) */
export function formatNumber(value: number, format: string, pattern?: string): string {
  const width = /^\d{1,9}/.exec(pattern ?? '')?.[0].length ?? 0
  if (format === 'custom') return String(value).padStart(width, '0')
  const isBeyond = FINITE.has(format) && (value < 1 || value > LARGEST_NUMERAL)
  const write = isBeyond ? plain : (FORMATS[format] ?? plain)
  return write(value)
}
