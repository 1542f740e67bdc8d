export type Direction = 'rtl' | 'ltr'

const HEBREW_LETTERS = /[\u05d0-\u05ea]/g
const LATIN_LETTERS = /[A-Za-z\u00c0-\u024f]/g

/** Hebrew with many Latin names is still a Hebrew document: letters of both are not weighed alike. */
export const LATIN_WEIGHT = 0.4

/** How many Hebrew and Latin letters a text has. */
export interface LetterCount {
  readonly hebrew: number
  readonly latin: number
}

export function countLetters(text: string): LetterCount {
  return { hebrew: text.match(HEBREW_LETTERS)?.length ?? 0, latin: text.match(LATIN_LETTERS)?.length ?? 0 }
}

/** The direction most of a text is written in. */
export function directionOf(text: string): Direction {
  return directionBy([countLetters(text)])
}

/** The same of several texts together. */
export function directionBy(counts: readonly LetterCount[]): Direction {
  const hebrew = counts.reduce((sum, count) => sum + count.hebrew, 0)
  const latin = counts.reduce((sum, count) => sum + count.latin, 0)
  return hebrew > LATIN_WEIGHT * latin ? 'rtl' : 'ltr'
}
