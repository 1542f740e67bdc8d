import { ABBREVIATIONS } from './abbreviations.ts'

/**
 * A word, number or sign of a normalised text. Words are split where the script changes (ל-24, לiPhone);
 * acronyms keep together (ש"ח, ח.פ.); a number is recognised whole, with its separators.
 *
 * `code` is digits that measure nothing: phones, clause references such as 7.2.1, times, ids with a leading zero.
 */
export interface Lexeme {
  readonly kind: 'hebrew' | 'latin' | 'other' | 'number' | 'ordinal' | 'date' | 'code' | 'sign'
  /** For words: without quotes, geresh and possessive ’s. For the rest: the letters themselves. */
  readonly text: string
  /** The letters of the normalised text. */
  readonly raw: string
  readonly start: number
  readonly end: number
  /** What stands before it. A blank line parts two lexemes for every grammar. */
  readonly gap: 'none' | 'space' | 'line' | 'paragraph'
  /** For `number` and `ordinal`: the value. */
  readonly value?: number
}

const DIGITS = String.raw`\d+(?:[.,/:\-]\d+)*`
const HEBREW_DOTTED = String.raw`[א-ת](?:\.[א-ת])+(?![א-ת])\.?`
/** Gershayim stand before the last letters of an acronym; a longer rest is a quoted word: ב"חוזה. */
const HEBREW_WORD = `[א-ת]+(?:'[א-ת]+|"[א-ת]{1,3}(?![א-ת"]))*`
const LATIN_DOTTED = String.raw`[a-z](?:\.[a-z])+(?![a-z])\.?`
const LATIN_WORD = String.raw`\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:'\p{Script=Latin}+)*`
const OTHER_WORD = String.raw`(?:(?![א-ת]|\p{Script=Latin})\p{L}\p{M}*)+`
const LEXEME = new RegExp(
  `(${DIGITS})|(${HEBREW_DOTTED}|${HEBREW_WORD})|(${LATIN_DOTTED}|${LATIN_WORD})|(${OTHER_WORD})|(\\s+)|(.)`,
  'gsu',
)

const PLAIN_NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})$/u
const ORDINAL_SUFFIX = /^(?:st|nd|rd|th)$/u
/** More digits than a double holds exactly are an account or an id, never an amount. */
const LONGEST_NUMBER = 15
const LONGEST_HEBREW_ABBREVIATION = 4

interface Piece {
  readonly kind: Lexeme['kind']
  readonly raw: string
  readonly start: number
  readonly value?: number
}

function numericPiece(raw: string, start: number): Piece {
  if (DATE.test(raw)) return { kind: 'date', raw, start }
  const bare = raw.replaceAll(',', '')
  const isLabel = /^0\d/u.test(raw) || bare.length > LONGEST_NUMBER
  if (!PLAIN_NUMBER.test(raw) || isLabel) return { kind: 'code', raw, start }
  return { kind: 'number', raw, start, value: Number(bare) }
}

/** 30-60 and 1.3.2026-31.3.2026 are two values and a hyphen; 03-5551234 and 514-321-7 stay one code. */
function numericPieces(raw: string, start: number): Piece[] {
  const whole = numericPiece(raw, start)
  const hyphen = raw.indexOf('-')
  if (whole.kind !== 'code' || hyphen < 0) return [whole]
  const left = numericPiece(raw.slice(0, hyphen), start)
  const right = numericPiece(raw.slice(hyphen + 1), start + hyphen + 1)
  const isRange =
    left.kind === right.kind && (left.kind === 'date' || (left.kind === 'number' && left.value! < right.value!))
  return isRange ? [left, { kind: 'sign', raw: '-', start: start + hyphen }, right] : [whole]
}

function gapOf(space: string): Lexeme['gap'] {
  if (!space) return 'none'
  if (!space.includes('\n')) return 'space'
  return /\n[^\S\n]*\n/u.test(space) ? 'paragraph' : 'line'
}

function wordText({ kind, raw }: Piece): string {
  if (kind === 'latin') return raw.replace(/'s$/u, '').replace(/[.']/gu, '')
  return kind === 'hebrew' ? raw.replace(/["'.]/gu, '') : raw
}

/** Reads the pieces in order and joins what one sign or suffix belongs to: 1st, עמ', incl. */
class LexemeReader {
  readonly lexemes: Lexeme[] = []
  #space = ''

  skip(space: string): void {
    this.#space += space
  }

  read(piece: Piece): void {
    const last = this.lexemes.at(-1)
    if (last && !this.#space && this.#extend(last, piece)) return
    const value = piece.value === undefined ? {} : { value: piece.value }
    const { kind, raw, start } = piece
    const gap = gapOf(this.#space)
    this.lexemes.push({ kind, text: wordText(piece), raw, start, end: start + raw.length, gap, ...value })
    this.#space = ''
  }

  #extend(last: Lexeme, { kind, raw }: Piece): boolean {
    if (last.kind === 'number' && kind === 'latin' && ORDINAL_SUFFIX.test(raw)) {
      this.#replaceLast({ ...last, kind: 'ordinal', raw: last.raw + raw, end: last.end + raw.length })
      return true
    }
    const isGeresh = raw === "'" && last.kind === 'hebrew' && last.text.length <= LONGEST_HEBREW_ABBREVIATION
    const opened = this.lexemes.at(-2)?.raw === "'"
    const isAbbreviationStop = raw === '.' && last.kind === 'latin' && ABBREVIATIONS.has(last.text)
    if (!(isGeresh && !opened) && !isAbbreviationStop) return false
    this.#replaceLast({ ...last, raw: last.raw + raw, end: last.end + raw.length })
    return true
  }

  #replaceLast(lexeme: Lexeme): void {
    this.lexemes[this.lexemes.length - 1] = lexeme
  }
}

/**
 * Cuts a normalised text into words, numbers and signs.
 *
 * @param text the `text` of `normalise()`; spans are in its units.
 */
export function lexemesOf(text: string): Lexeme[] {
  const reader = new LexemeReader()
  for (const match of text.matchAll(LEXEME)) {
    const [raw, digits, hebrew, latin, other, space] = match
    const start = match.index
    if (space) reader.skip(space)
    else if (digits) for (const piece of numericPieces(raw, start)) reader.read(piece)
    else reader.read({ kind: hebrew ? 'hebrew' : latin ? 'latin' : other ? 'other' : 'sign', raw, start })
  }
  return reader.lexemes
}
