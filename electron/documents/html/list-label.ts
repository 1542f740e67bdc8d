import { countedLetter, hebrewNumeral, LARGEST_NUMERAL, romanNumeral } from '../list-numerals.ts'

type Counter = (value: number) => string

const BULLET = '•'
const FINITE = new Set(['lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman', 'hebrew'])
const COUNTERS: Readonly<Record<string, Counter>> = {
  decimal: String,
  'decimal-leading-zero': (value) => String(value).padStart(2, '0'),
  'lower-alpha': countedLetter,
  'upper-alpha': (value) => countedLetter(value).toUpperCase(),
  'lower-roman': (value) => romanNumeral(value).toLowerCase(),
  'upper-roman': romanNumeral,
  hebrew: hebrewNumeral,
}
const SAME_AS: Readonly<Record<string, string>> = { 'lower-latin': 'lower-alpha', 'upper-latin': 'upper-alpha' }
/** The `type` attribute of `<ol>`; its case matters. */
const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}
const BULLETS = new Set(['disc', 'circle', 'square'])

/** A counter style by name or `type` attribute: "hebrew", "a"; null where it is none that is known. */
export function counterStyle(name: string): string | null {
  const style = TYPES[name] ?? SAME_AS[name.toLowerCase()] ?? name.toLowerCase()
  return Object.hasOwn(COUNTERS, style) || BULLETS.has(style) || style === 'none' ? style : null
}

/** What a browser prints before an item; null for nothing. Out of its range a style falls back to digits. */
export function listLabel(style: string, value: number): string | null {
  if (style === 'none') return null
  if (BULLETS.has(style)) return BULLET
  const isBeyond = FINITE.has(style) && (value < 1 || value > LARGEST_NUMERAL)
  const count = isBeyond ? String : (COUNTERS[style] ?? String)
  return `${count(value)}.`
}
