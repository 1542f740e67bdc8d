import type { Font } from '@cantoo/fontkit'

/** Stands for every character the font cannot print; drawn as the font's own empty box. */
export const PLACEHOLDER = '\uFFFD'

const LINE_BREAKS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g
/** Spaces of other widths that the font lacks; the narrow ones never break, so they become no-break spaces. */
const SPACES = /[\t\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]/g
const NARROW_SPACES = /[\u2007\u202F]/g
const NON_BREAKING_HYPHEN = /\u2011/g
/**
 * Dropped without a trace: control characters, joiners and variation selectors, and the bidi embeddings, overrides and
 * isolates, with which quoted evidence could be painted in another order than it reads ("Trojan Source",
 * CVE-2021-42574). The plain marks LRM and RLM stay: they cannot reorder letters.
 */
const INVISIBLE = /(?![\n\u200E\u200F])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

const DIRECTION_MARKS = /[\u200E\u200F]/

/** Replaces what `font` cannot print; `count` says how many characters that were. */
export function replaceMissing(text: string, font: Font): { text: string; count: number } {
  let count = 0
  let printable = ''
  for (const character of text) {
    const known =
      character === '\n' || DIRECTION_MARKS.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
    printable += known ? character : PLACEHOLDER
    if (!known) count += 1
  }
  return { text: printable, count }
}

/**
 * Brings any string into a form that can be set: composed (NFC), line breaks as `\n`, ordinary spaces, no invisible
 * characters. Lone surrogates become placeholders.
 */
export const normalise = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_BREAKS, '\n')
    .replace(SPACES, ' ')
    .replace(NARROW_SPACES, '\u00A0')
    .replace(NON_BREAKING_HYPHEN, '-')
    .replace(INVISIBLE, '')
