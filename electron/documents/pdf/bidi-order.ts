import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import type { Atom } from './atom.ts'
import { closedBefore, leftOpen } from './brackets.ts'
import type { Direction } from './direction.ts'
import { partUnits } from './part-units.ts'
import type { VisualCell } from './visual-line.ts'

/**
 * From painted order to reading order.
 *
 * A PDF gives no reading order for Hebrew: it gives places. The Unicode bidi algorithm (UAX #9), run over the *painted*
 * line with the base direction forced, is its own inverse for two levels, and its rule W7 keeps a Latin word and the
 * number after it together ("ISO 27001", "Premium – 15%"), which is what contracts contain.
 *
 * It orders whole paragraphs and only then breaks them into lines. Where a break falls inside a left-to-right stretch, what
 * the line before ends with decides how the next one is to be read.
 */

/**
 * What the file says a bracket is: the painted shape (Chromium, Qt) or the character that was typed, which in Hebrew is
 * the other one (LibreOffice). Nothing in the file tells which; a vote by balance does.
 */
export type BracketConvention = 'shape' | 'source'

/** What the lines before leave open. */
export interface LineContext {
  /** The last letter was a Latin one: numbers and signs behind it belong to its stretch. */
  readonly isLatin: boolean
  readonly openBrackets: number
}

export const NO_CONTEXT: LineContext = { isLatin: false, openBrackets: 0 }

export interface Reading {
  readonly convention: BracketConvention
  readonly before: LineContext
  /** Brackets go with the paragraph, as those around words of both scripts do (rule N0). */
  readonly areBracketsStrong?: boolean
}

/** An atom in its place in the reading order, as it is to be read there, and where it is painted. */
export interface OrderedAtom {
  readonly text: string
  readonly atom: Atom
  /** Its place in the painted cell. */
  readonly index: number
}

export const textOf = (atoms: readonly OrderedAtom[]): string => atoms.map(({ text }) => text).join('')

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

const HEBREW = /[\u0590-\u05ff]/
const LETTER = /[A-Za-z\u0590-\u05ff]/g

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
}

/** What is open behind a line, given what was open before it. */
export function contextBehind(text: string, before: LineContext): LineContext {
  const last = text.match(LETTER)?.at(-1)
  return {
    isLatin: last === undefined ? before.isLatin : !HEBREW.test(last),
    openBrackets: Math.max(0, before.openBrackets - closedBefore(text)) + leftOpen(text),
  }
}

/** The atoms of one painted line in reading order. */
export function readingOrder({ text, atoms }: VisualCell, direction: Direction, reading: Reading): OrderedAtom[] {
  if (direction === 'ltr' && !HEBREW.test(text)) return atoms.map((atom, index) => ({ text: atom.text, atom, index }))
  const ordered = bidiOrder(atoms, direction, reading)
  return direction === 'rtl' && reading.before.isLatin ? behindLatin(atoms, ordered, reading) : ordered
}

function bidiOrder(
  atoms: readonly Atom[],
  direction: Direction,
  { convention, areBracketsStrong = false }: Reading,
): OrderedAtom[] {
  // One UTF-16 unit an atom, so that points and ligatures move with their letter.
  const units = atoms.map(({ text: [first = ' '] }) => shapeOf(first, convention))
  const parted = direction === 'rtl' ? partRuns(units) : units.map((unit) => unit.charAt(0)).join('')
  const line = areBracketsStrong ? parted.replace(/[()[\]]/g, RIGHT_TO_LEFT_MARK) : parted
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const paragraph = { start: 0, end: line.length - 1, level: direction === 'rtl' ? 1 : 0 }
  return bidi.getReorderedIndices(line, { levels, paragraphs: [paragraph] }).map((index) => {
    const atom = atoms[index]!
    const unit = units[index]!
    const mirror = MIRRORED[unit]
    if (mirror === undefined) return { text: atom.text, atom, index }
    return { text: (levels[index]! & 1) === 1 ? mirror : unit, atom, index }
  })
}

/** Signs before the first word of the stretch are the sentence's and stand at its end. */
const WORD_START = /[A-Za-z\d(]/

/** The bracket as painted. */
const shapeOf = (letter: string, convention: BracketConvention): string =>
  convention === 'source' ? (MIRRORED[letter] ?? letter) : letter

/** A number or letter in front of a clause: it begins a paragraph, and nothing goes on. */
const LABEL = /^\(?[\d.א-ת]{1,7}[.)]\s/

/**
 * The order of a line whose beginning goes on with the Latin stretch of the line before ("KX-|200 (S/N 7)"): where the
 * usual order would not have been painted so behind Latin, the words at the right end were painted as read.
 */
function behindLatin(atoms: readonly Atom[], usual: readonly OrderedAtom[], reading: Reading): OrderedAtom[] {
  const order = [...usual]
  if (LABEL.test(textOf(order)) || isPaintedSo(order)) return order
  const text = atoms.map((atom) => atom.text.charAt(0)).join('')
  for (let from = lastHebrew(text) + 1; from < text.length; from += 1) {
    const opensWord = WORD_START.test(text[from]!) && !/[A-Za-z\d]/.test(text[from - 1] ?? '')
    if (!opensWord) continue
    const stretch = atoms
      .slice(from)
      .map((atom, i) => ({ text: shapeOf(atom.text, reading.convention), atom, index: from + i }))
    const rest = from === 0 ? [] : bidiOrder(atoms.slice(0, from), 'rtl', reading)
    if (isPaintedSo([...stretch, ...rest])) return [...stretch, ...rest]
  }
  return order
}

function lastHebrew(text: string): number {
  for (let i = text.length - 1; i >= 0; i -= 1) if (HEBREW.test(text[i]!)) return i
  return -1
}

/** Whether these atoms, read behind a Latin letter, would be painted where they are. */
function isPaintedSo(ordered: readonly OrderedAtom[]): boolean {
  const line = `a${ordered.map(({ text }) => text.charAt(0)).join('')}`
  const { levels } = bidi.getEmbeddingLevels(line, 'rtl')
  const own = line.slice(1)
  const paragraph = { start: 0, end: own.length - 1, level: 1 }
  return bidi
    .getReorderedIndices(own, { levels: levels.slice(1), paragraphs: [paragraph] })
    .every((at, i) => ordered[at]!.index === i)
}

/** A comma stands off from what is before it only where it belongs to what is painted right of it. */
const PARTED_BY_COMMA = /(?<=[A-Za-z0-9]) (?=[,;]\d)/g
const RIGHT_TO_LEFT_MARK = '\u200f'

/**
 * An address and a number with a comma ("03-5550115, info@dekel.example" is painted "info@dekel.example ,03-5550115") are
 * parted as a unit and its number are.
 */
const partRuns = (units: readonly string[]): string =>
  partUnits(units.map((unit) => unit.charAt(0)).join('')).replace(PARTED_BY_COMMA, RIGHT_TO_LEFT_MARK)
