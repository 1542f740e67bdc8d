import type { TextLine } from './contract-text.ts'
import { ContractUnreadable } from './contract-unreadable.ts'
import { notSupported } from './file-format.ts'

/** Byte order marks, longest first where one begins another. */
const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

const CONTROL = /[^\P{Cc}\s]|\ufffd/gu
/** A stray control character is dirt; more than this share of them is a binary file. */
const MAX_CONTROL = 0.005
const UNPRINTED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

/** Lines are broken by hand somewhere between these columns; shorter and longer ones are whole paragraphs. */
const MIN_WRAPPED = 45
const MAX_WRAPPED = 120
const NEAR_MARGIN = 16
const MOSTLY = 0.3
/** Mean width of a letter in ems, to speak of columns and of points alike. */
const LETTER_WIDTH = 0.5

/**
 * Decodes UTF-8 (with or without mark), UTF-16 with its mark, else Windows-1255, what Hebrew text files are in otherwise.
 * @throws ContractUnreadable `file-empty` for nothing but blanks, `file-not-supported` for a binary file
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes).replaceAll('\u00a0', ' ')
  if (text.trim() === '') {
    throw new ContractUnreadable('file-empty', 'The file holds nothing but blanks. Check that it is the right file.')
  }
  if ((text.match(CONTROL)?.length ?? 0) > MAX_CONTROL * text.length)
    throw notSupported('The file is neither a PDF nor a text.')
  return text
}

function decode(bytes: Uint8Array): string {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte))
  if (mark) return new TextDecoder(mark.encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1255').decode(bytes)
  }
}

/** The lines of a plain text, all on "page" 1. */
export function plainTextLines(text: string): TextLine[] {
  const lines = text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).map((line) =>
    line
      .replace(UNPRINTED, '')
      .trim()
      .replace(/[ \t]+/g, ' '),
  )
  const printed = lines.flatMap((line, i) => (line === '' ? [] : [{ line, gapAbove: i > 0 && lines[i - 1] === '' }]))
  const margin = wrapColumn(printed.map(({ line }) => line.length))
  return printed.map(({ line, gapAbove }, i) => ({
    text: line,
    bold: Array.from({ length: line.length }, () => false),
    page: 1,
    box: null,
    start: 0,
    cells: [0],
    room: (margin - line.length) * LETTER_WIDTH,
    scale: 1,
    gapAbove: i === 0 ? null : gapAbove,
  }))
}

/** The column a text was wrapped at; infinite where every line is a paragraph. */
function wrapColumn(lengths: readonly number[]): number {
  const longest = Math.max(0, ...lengths)
  const full = lengths.filter((length) => length > longest - NEAR_MARGIN)
  const isWrapped = longest >= MIN_WRAPPED && longest <= MAX_WRAPPED
  return isWrapped && full.length >= MOSTLY * lengths.length ? longest : Number.POSITIVE_INFINITY
}
