import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

export type Direction = 'ltr' | 'rtl'

export const isRightToLeft = (level: number): boolean => level % 2 === 1

const STRONG: Readonly<Record<string, Direction>> = { L: 'ltr', R: 'rtl', AL: 'rtl' }

/** The direction of the first strong character outside isolates (UAX #9, rules P2 and P3), or `otherwise`. */
export function directionOf(text: string, otherwise: Direction): Direction {
  for (const character of text) {
    const direction = STRONG[bidi.getBidiCharTypeName(character)]
    if (direction) return direction
  }
  return otherwise
}

/** A sign that begins a number: nothing but a space or an opening before it. */
const LEADING_SIGN = /(?<![\p{L}\p{N}\p{M}\u05BE])[+\-\u2212](?=[\p{Sc}]?\p{N})/gu

/**
 * One embedding level for each UTF-16 code unit of one paragraph (UAX #9, rules P to I). One thing is added, as clause HL3
 * allows: a sign before a number goes with the number. By the rules alone `+972-54-1234567` ends in its plus in Hebrew
 * text, and a loss of -0.5% looks like 0.5%-.
 */
export function embeddingLevels(text: string, base: Direction): Uint8Array {
  const { levels } = bidi.getEmbeddingLevels(text, base)
  for (const { index } of text.matchAll(LEADING_SIGN)) levels[index] = levels[index + 1] ?? 0
  return levels
}

/** Swaps brackets and the like for their mirror images (rule L4); for text at an odd level only. */
export const mirror = (text: string): string =>
  Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('')

/**
 * Puts the runs of one line, given in reading order, into the order they stand in on paper from left to right
 * (rule L2): from the highest level down to the lowest odd one, every stretch at or above that level is reversed.
 */
export function visualOrder<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map((run) => run.level))
  for (let level = highest; level >= 1; level--) reverseStretches(ordered, level)
  return ordered
}

function reverseStretches<Run extends { readonly level: number }>(runs: Run[], level: number): void {
  const inStretch = (index: number) => (runs[index]?.level ?? -1) >= level
  for (let start = 0; start < runs.length; start++) {
    if (!inStretch(start)) continue
    let end = start
    while (inStretch(end)) end++
    runs.splice(start, end - start, ...runs.slice(start, end).reverse())
    start = end
  }
}
