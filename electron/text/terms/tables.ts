import type { Span } from '../../../shared/units.ts'
import { lookUp } from '../hebrew.ts'
import { type Lexeme, lexemesOf } from '../lexemes.ts'
import { normalise } from '../normalise.ts'
import { perAfter, vatStatements } from './basis.ts'
import type { ReadTerm } from './index.ts'
import { type Reading, readingOf, scaled } from './reading.ts'
import { readRunningText, type Surroundings } from './running-text.ts'
import { CURRENCIES, PERCENT_WORDS, type Per, PRICE_WORDS } from './vocabulary.ts'

/** A stretch of text that is a table or isn't; the parts cover the text in order. */
export interface TextPart {
  readonly span: Span
  readonly isTable: boolean
}

/** Parts a text at the borders of its tables: runs of lines that hold a tab. */
export function splitTables(text: string): TextPart[] {
  const parts: TextPart[] = []
  let start = 0
  for (const line of text.split(/(?<=\n)/u)) {
    const span: Span = [start, start + line.length]
    const isTable = line.includes('\t')
    const last = parts.at(-1)
    if (last?.isTable === isTable) parts[parts.length - 1] = { isTable, span: [last.span[0], span[1]] }
    else parts.push({ isTable, span })
    start = span[1]
  }
  return parts
}

/** What the header says of the numbers under it. */
interface Column {
  readonly kind: 'money' | 'percent' | 'other'
  readonly currency?: string
  readonly per?: Per
  readonly vat?: NonNullable<ReadTerm['basis']['vat']>
}

interface Cell {
  readonly text: string
  readonly start: number
}

function cellsOf(row: string, at: number): Cell[] {
  let start = at
  return row.split('\t').map((text) => {
    const cell = { text, start }
    start += text.length + 1
    return cell
  })
}

function readCell(text: string, { locale }: Surroundings): Reading {
  return readingOf(lexemesOf(normalise(text).text), locale)
}

const currenciesIn = (lexemes: readonly Lexeme[]): string[] => [
  ...new Set(lexemes.flatMap(({ text }) => lookUp(CURRENCIES, text)?.entry ?? [])),
]

function periodIn(reading: Reading): Per | undefined {
  for (const index of reading.lexemes.keys()) {
    const found = perAfter(reading, index)
    if (found) return found.meaning
  }
  return undefined
}

/**
 * A column of money says so twice: a currency in its header, or a price word there and one currency in the words before
 * the table. "Price" alone has no currency, and a number without one is no money.
 */
function columnOf(header: Reading, before: Reading, vatOfAll: Column['vat']): Column {
  const [own, ...others] = currenciesIn(header.lexemes)
  const around = currenciesIn(before.lexemes)
  const namesPrice = header.lexemes.some(({ text }) => lookUp(PRICE_WORDS, text))
  const currency = own ?? (namesPrice && around.length === 1 ? around[0] : undefined)
  const isPercent = header.lexemes.some(({ text }) => PERCENT_WORDS.has(text))
  const kind = currency && others.length === 0 && !isPercent ? 'money' : isPercent && !currency ? 'percent' : 'other'
  const per = periodIn(header)
  const vat = vatStatements(header)[0]?.vat ?? vatOfAll
  return { kind, ...(currency ? { currency } : {}), ...(per ? { per } : {}), ...(vat ? { vat } : {}) }
}

/** "The prices below don't include VAT:" speaks of the whole table, unless an amount before it takes the words. */
function vatOfWhole(before: string, intro: Reading, surroundings: Surroundings): Column['vat'] {
  const said = new Set(vatStatements(intro).map(({ vat }) => vat))
  const isOfAnAmount = said.size === 1 && readRunningText(before, surroundings).some(({ kind }) => kind === 'money')
  return said.size === 1 && !isOfAnAmount ? [...said][0] : undefined
}

/** A first row that holds amounts is no header: its £12 says nothing of the numbers under it. */
function columnsOf(cells: readonly Cell[], intro: Reading, vat: Column['vat'], surroundings: Surroundings): Column[] {
  const isHeader = !cells.some(({ text }) => readRunningText(text, surroundings).some(({ kind }) => kind === 'money'))
  return cells.map(({ text }) => (isHeader ? columnOf(readCell(text, surroundings), intro, vat) : { kind: 'other' }))
}

const BARE_NUMBER = /^\s*[-–]?\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?)\s*$/u
const MINOR_PER_MAJOR = 100

function bareNumber({ text, start }: Cell, { kind, currency }: Column): ReadTerm | undefined {
  const digits = kind === 'other' ? undefined : BARE_NUMBER.exec(text)?.[1]
  if (digits === undefined) return undefined
  const from = start + text.indexOf(digits)
  return {
    kind: kind === 'percent' ? 'percent' : 'money',
    value: scaled(Number(digits.replaceAll(',', '')), MINOR_PER_MAJOR),
    unit: kind === 'percent' ? 'percent' : currency!,
    basis: {},
    comparator: 'exactly',
    quote: digits,
    span: [from, from + digits.length],
    certainty: 'certain',
  }
}

/** A cell that is nothing but "monthly" or חד-פעמי tells the period of the amounts in its row. */
function rowPeriod(cells: readonly Cell[], surroundings: Surroundings): Per | undefined {
  for (const { text } of cells) {
    const reading = /\d/u.test(text) ? undefined : readCell(text, surroundings)
    const found = reading && perAfter(reading, 0)
    if (found && found.last === reading.lexemes.length - 1) return found.meaning
  }
  return undefined
}

function withBasis(term: ReadTerm, { per, vat }: Column, rowPer: Per | undefined): ReadTerm {
  if (term.kind !== 'money') return term
  const period = term.basis.per ?? rowPer ?? per
  const tax = term.basis.vat ?? vat
  return { ...term, basis: { ...(tax ? { vat: tax } : {}), ...(period ? { per: period } : {}) } }
}

/**
 * Reads the terms of a table, whose first row is its header; no term reaches over the border of a cell.
 *
 * @param table rows parted by line breaks, cells by tabs; spans count in it.
 * @param before the text before the table, which may state currency and VAT for all of it.
 */
export function readTable(table: string, before: string, surroundings: Surroundings): ReadTerm[] {
  const intro = readCell(before, surroundings)
  const vatOfAll = vatOfWhole(before, intro, surroundings)
  let columns: Column[] | undefined
  let at = 0
  return table.split('\n').flatMap((row) => {
    const cells = cellsOf(row, at)
    at += row.length + 1
    columns ??= columnsOf(cells, intro, vatOfAll, surroundings)
    const per = rowPeriod(cells, surroundings)
    return cells.flatMap((cell, index) => readCellTerms(cell, columns![index], per, surroundings))
  })
}

function readCellTerms(
  cell: Cell,
  column: Column = { kind: 'other' },
  per: Per | undefined,
  surroundings: Surroundings,
): ReadTerm[] {
  const bare = bareNumber(cell, column)
  const terms = bare ? [bare] : readRunningText(cell.text, { ...surroundings, leadIn: '' }).map(shiftedBy(cell.start))
  return terms.map((term) => withBasis(term, column, per))
}

const shiftedBy =
  (by: number) =>
  (term: ReadTerm): ReadTerm => ({ ...term, span: [term.span[0] + by, term.span[1] + by] })
