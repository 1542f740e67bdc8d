export type Direction = 'rtl' | 'ltr'

/** Hebrew with many Latin names is still a Hebrew document: letters of both are not weighed alike. */
const LATIN_WEIGHT = 0.4

/** How many Hebrew and Latin letters a text has. */
export interface LetterCount {
  readonly hebrew: number
  readonly latin: number
}

const isHebrew = (unit: number): boolean => unit >= 0x5d0 && unit <= 0x5ea
const isLatin = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f)

/** Counts without a list of matches: it is asked of every page, and of the whole text. */
export function countLetters(text: string): LetterCount {
  let hebrew = 0
  let latin = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (isHebrew(unit)) hebrew += 1
    else if (isLatin(unit)) latin += 1
  }
  return { hebrew, latin }
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
