import type { Warning } from '../../shared/units.ts'
import { decodeBytes } from '../text/decode-text.ts'
import { readLabels } from './clauses/label.ts'
import type { TextLine } from './contract-text.ts'
import { ContractUnreadable, notSupported } from './contract-unreadable.ts'
import { CELL_WIDTH, UNPRINTED } from './printed-paragraph.ts'
import { readingOrder } from './visual-hebrew.ts'

const CONTROL = /[^\P{Cc}\s]|\ufffd/gu
/** A stray control character is dirt; more than this share of them is a binary file. */
const MAX_CONTROL = 0.005

/** Lines are broken by hand somewhere between these columns; shorter and longer ones are whole paragraphs. */
const MIN_WRAPPED = 45
const MAX_WRAPPED = 120
const NEAR_MARGIN = 16
const MOSTLY = 0.3
/** Mean width of a letter in ems, to speak of columns and of points alike. */
const LETTER_WIDTH = 0.5

/**
 * Text of a contract in UTF-8, UTF-16 (marked or not) or Windows-1255. Warnings: `letters-lost`, `encoding-guessed`.
 * @throws ContractUnreadable `file-empty` for nothing but blanks, `file-not-supported` for a binary file
 */
export function decodeText(bytes: Uint8Array): { text: string; warnings: Warning[] } {
  const decoded = decodeBytes(bytes)
  return { text: printableText(decoded.text), warnings: doubts(decoded.encoding === 'windows-1255', decoded.lost) }
}

/**
 * A decoded text in reading order.
 * @throws ContractUnreadable `file-empty` for nothing but blanks, `file-not-supported` for a binary file
 */
export function printableText(decoded: string): string {
  const text = decoded.replaceAll('\u00a0', ' ')
  if (text.trim() === '') {
    throw new ContractUnreadable('file-empty', 'The file holds nothing but blanks. Check that it is the right file.')
  }
  if ((text.match(CONTROL)?.length ?? 0) > MAX_CONTROL * text.length)
    throw notSupported('The file is neither a PDF nor a text.')
  return readingOrder(text)
}

/** @param lost how many letters could not be read */
export function doubts(isGuessed: boolean, lost: number): Warning[] {
  const guessed =
    'The file does not say its encoding; it was read as Windows-1255. Check that its clauses look right, or save it as UTF-8 and add that.'
  const damaged = `Letters of the file are damaged (${lost}): it was cut off or spoilt. Look for a better copy.`
  return [
    ...(isGuessed ? [{ code: 'encoding-guessed', message: guessed }] : []),
    ...(lost > 0 ? [{ code: 'letters-lost', message: damaged }] : []),
  ]
}

/** The lines of a plain text, all on "page" 1. */
export function plainTextLines(text: string): TextLine[] {
  const lines = text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).map(withCells)
  const printed = lines.flatMap((line, i) => (line === '' ? [] : [{ line, gapAbove: i > 0 && lines[i - 1] === '' }]))
  const margin = wrapColumn(printed.map(({ line }) => line.length))
  return printed.map(({ line, gapAbove }, i) => ({
    text: line,
    bold: Array.from({ length: line.length }, () => false),
    page: 1,
    box: null,
    start: 0,
    cells: Array.from(line.split('\t'), (_, cell) => cell * CELL_WIDTH),
    room: (margin - line.length) * LETTER_WIDTH,
    scale: 1,
    gapAbove: i === 0 ? null : gapAbove,
    words: [],
    source: 'document' as const,
  }))
}

/** Blanks as one, and tabs only where they part the cells of a row: behind a label or a bullet one is its blank. */
function withCells(line: string): string {
  const cells = line
    .replace(UNPRINTED, '')
    .split('\t')
    .map((cell) => cell.trim().replace(/ +/g, ' '))
    .filter((cell) => cell !== '')
  const [first = '', ...more] = cells
  const isLabelled = more.length === 1 && opensWith(first, `${first} ${more[0]}`)
  return cells.join(isLabelled ? ' ' : '\t')
}

/** Whether nothing but this stands before the text of a clause or an item. */
const opensWith = (head: string, text: string): boolean =>
  /^[^\p{L}\d]{1,2}$|^o$/u.test(head) || readLabels(text).some(({ restAt }) => restAt === head.length + 1)

/** The column a text was wrapped at; infinite where every line is a paragraph. */
function wrapColumn(lengths: readonly number[]): number {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  const full = lengths.filter((length) => length > longest - NEAR_MARGIN)
  const isWrapped = longest >= MIN_WRAPPED && longest <= MAX_WRAPPED
  return isWrapped && full.length >= MOSTLY * lengths.length ? longest : Number.POSITIVE_INFINITY
}
