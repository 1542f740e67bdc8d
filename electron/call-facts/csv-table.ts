import { CsvError, type Options as CsvOptions, parse } from 'csv-parse/sync'
import { CallRecordsDamaged } from './call-records-damaged.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** How far into a file its delimiter and its headings are looked for: phone companies print an address on top. */
const HEAD_ROWS = 20
const HEAD_LETTERS = 20_000
/** One line of a list of calls has some hundreds. */
const LONGEST_ROW = 1_000_000

const options = (delimiter: string) =>
  ({
    delimiter,
    bom: true,
    skip_empty_lines: true,
    // Spreadsheets write `;;;;` below the last row.
    skip_records_with_empty_values: true,
    relax_column_count: true,
    // Hebrew abbreviations hold a quotation mark (מנכ"ל), and few programs double it.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  }) as const

/** The delimiter that parts most of the first lines into equally many columns, quoted parts left out. */
function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, HEAD_LETTERS)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, HEAD_ROWS)
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    return Math.max(0, ...counts.map((count) => count * counts.filter((other) => other === count).length))
  }
  return DELIMITERS.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best))
}

/** The row after the last whole one is named: a quotation mark that never ends swallows all lines from there on. */
function damaged(error: unknown, lastLine: number): unknown {
  if (!(error instanceof CsvError)) return error
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'it does not follow the rules of CSV'
  const message = `The list of calls is damaged in line ${lastLine + 1}: ${what}. Export it again.`
  return new CallRecordsDamaged(message, { cause: error })
}

type Visit = (row: readonly string[], line: number) => void

function readRows(text: string, range: CsvOptions, visit: Visit): void {
  let lastLine = 0
  const onRecord = (row: unknown, { lines }: { readonly lines: number }): null => {
    lastLine = lines
    visit(row as string[], lines)
    return null
  }
  try {
    parse(text, { ...range, on_record: onRecord })
  } catch (error) {
    throw damaged(error, lastLine)
  }
}

/** The rows of a CSV, read one by one so that half a million of them never lie in memory whole. */
export interface CsvTable {
  /** The first rows, among which the headings are. */
  readonly head: readonly (readonly string[])[]
  /** Calls back for each row after the first `skip`, with the line it ends on, from 1. */
  readonly each: (skip: number, visit: Visit) => void
}

/**
 * Opens a CSV whose delimiter (comma, semicolon, tab, bar) is told from its first lines.
 * @throws CallRecordsDamaged naming the line
 */
export function openCsv(text: string): CsvTable {
  const delimiter = sniffDelimiter(text)
  const head: (readonly string[])[] = []
  readRows(text, { ...options(delimiter), to: HEAD_ROWS }, (row) => head.push(row))
  return { head, each: (skip, visit) => readRows(text, { ...options(delimiter), from: skip + 1 }, visit) }
}
