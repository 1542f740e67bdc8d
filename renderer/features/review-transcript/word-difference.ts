import { diffArrays } from 'diff'

/** A run of words that a correction took out, put in or left. */
export interface Difference {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

/**
 * What differs between two texts, word by word. Words are what stands between spaces: the library's own splitting knows
 * no Hebrew letters and would compare them one by one.
 */
export const wordDifference = (before: string, after: string): Difference[] =>
  diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(' '),
  }))
