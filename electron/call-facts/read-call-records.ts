import { readFile } from 'node:fs/promises'
import type { CallRecord, ColumnMapping } from '../../shared/contract/call-records.ts'
import type { Direction } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { decodeBytes } from '../text/decode-text.ts'
import { CallRecordsDamaged } from './call-records-damaged.ts'
import { nameKey } from './clue-names.ts'
import { type Clues, type Reading, readClues } from './clues.ts'
import { type CsvTable, openCsv } from './csv-table.ts'
import { guessMapping, JOIN } from './guess-mapping.ts'
import type { DurationUnit } from './read-duration.ts'
import { dateOrderOf, needsDateOrder } from './read-time.ts'

export interface CallRecordsOptions {
  /** IANA zone of times that state none. */
  readonly timeZone: string
  /** ISO country of numbers in national form. */
  readonly country: string
  /** Fact → heading; two headings joined by ` + ` are read one after the other. Without it, by the headings. */
  readonly mapping?: ColumnMapping
}

export interface ReadCallRecords {
  readonly columns: readonly string[]
  readonly mapping: ColumnMapping
  readonly records: readonly CallRecord[]
  /** Rows that are no call: totals, headings again, a moment that can't be read. */
  readonly skipped: number
  readonly warnings: readonly Warning[]
}

/** Asterisk's Master.csv as cdr_csv writes it: without headings, the last two only if they are switched on. */
const MASTER_CSV = [
  ...['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata', 'start'],
  ...['answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags', 'uniqueid', 'userfield'],
]
const MASTER_WIDTHS = [16, 17, 18]
const MASTER_START = 9

interface Headings {
  readonly columns: readonly string[]
  readonly mapping: ColumnMapping
  /** Rows up to the first call. */
  readonly rows: number
}

const isWhole = (mapping: ColumnMapping): boolean =>
  mapping.startedAt !== undefined &&
  [mapping.phone, mapping.from, mapping.to, mapping.callId, mapping.reference].some((column) => column !== undefined)

const headingsIn = (row: readonly string[]): string[] => row.map((heading) => heading.trim())

function givenHeadings(head: CsvTable['head'], mapping: ColumnMapping): Headings {
  const wanted = Object.values(mapping)
  const has = (columns: readonly string[], heading: string): boolean =>
    columns.includes(heading) || heading.split(JOIN).every((part) => columns.includes(part))
  const index = head.findIndex((row) => wanted.every((heading) => has(headingsIn(row), heading)))
  if (index >= 0) return { columns: headingsIn(head[index] ?? []), mapping, rows: index + 1 }
  const first = headingsIn(head[0] ?? [])
  const missing = wanted.filter((heading) => !has(first, heading)).map((heading) => `"${heading}"`)
  throw new CallRecordsDamaged(
    `The list of calls has no column ${missing.join(', ')}. Map the columns that are in its first line.`,
  )
}

function foundHeadings(head: CsvTable['head']): Headings {
  for (const [index, row] of head.entries()) {
    const columns = headingsIn(row)
    const mapping = guessMapping(columns)
    if (isWhole(mapping)) return { columns, mapping, rows: index + 1 }
  }
  const [first = []] = head
  if (MASTER_WIDTHS.includes(first.length) && /^\d{4}-\d\d-\d\d \d\d:/.test(first[MASTER_START] ?? '')) {
    const columns = MASTER_CSV.slice(0, first.length)
    return { columns, mapping: guessMapping(columns), rows: 0 }
  }
  throw new CallRecordsDamaged(
    'The list of calls needs headings that are known: when each call began, and its numbers or its id. Map its columns, or export it as CSV with headings.',
  )
}

/** What counts the bare numbers of a column of durations. */
function unitOf(heading: string): DurationUnit {
  const key = nameKey(heading)
  if (/ms$|millis|milliseconds|אלפיות/.test(key)) return 'milliseconds'
  return /minutes|^min$|דקות/.test(key) ? 'minutes' : 'seconds'
}

const CLUE_OF: Readonly<Partial<Record<keyof ColumnMapping, keyof Clues>>> = { durationMs: 'duration' }

interface Column {
  readonly clue: keyof Clues
  /** Where in a row it is, one after the other. */
  readonly at: readonly number[]
}

const columnsOf = ({ columns, mapping }: Headings): Column[] =>
  Object.entries(mapping).map(([target, heading]) => {
    const whole = columns.indexOf(heading)
    return {
      clue: CLUE_OF[target as keyof ColumnMapping] ?? (target as keyof Clues),
      at: whole >= 0 ? [whole] : heading.split(JOIN).map((part) => columns.indexOf(part)),
    }
  })

interface Row {
  readonly line: number
  /** In the order of the columns. */
  readonly values: readonly string[]
}

function rowsOf(table: CsvTable, skip: number, columns: readonly Column[]): Row[] {
  const rows: Row[] = []
  table.each(skip, (row, line) => {
    rows.push({
      line,
      values: columns.map(({ at }) =>
        at
          .map((index) => row[index] ?? '')
          .join(' ')
          .trim(),
      ),
    })
  })
  return rows
}

/** What a row says, and whether it says a time or a length that is none. */
interface ReadRow {
  readonly record: CallRecord
  readonly hasUnread: boolean
}

/** Phone systems write it where there was no such moment or no call. */
const SAYS_NOTHING = /^[\s0:./-]*$/

function readRow(clues: Clues, reading: Reading): ReadRow | null {
  const { startedAt, durationMs, direction, phone, agent, reference, callId } = readClues(clues, reading)
  if (startedAt === undefined && callId === undefined) return null
  const isUnread = (value: string | undefined, written = ''): boolean =>
    value === undefined && !SAYS_NOTHING.test(written)
  const hasUnread = isUnread(startedAt, clues.startedAt) || isUnread(durationMs, clues.duration)
  const record: CallRecord = {
    callId: callId ?? null,
    startedAt: startedAt ?? null,
    durationMs: durationMs === undefined ? null : Number(durationMs),
    phone: phone ?? null,
    direction: (direction as Direction | undefined) ?? null,
    agent: agent ?? null,
    reference: reference ?? null,
  }
  return { record, hasUnread }
}

const GUESSED_ENCODING: Warning = {
  code: 'encoding-guessed',
  message: 'The list does not say its encoding; it was read as windows-1255. Check that its names look right.',
}
const GUESSED_ORDER: Warning = {
  code: 'date-order-guessed',
  message: 'None of its dates shows whether the day or the month comes first; they were read day first. Check them.',
}

function textOf(bytes: Uint8Array): { text: string; warnings: Warning[] } {
  const { text, encoding, lost } = decodeBytes(bytes)
  const isGuess = encoding === 'windows-1255'
  if (text.includes('\0') || (isGuess && lost > 0)) {
    throw new CallRecordsDamaged('This is no text file. Open it in the program it is from and save it as CSV.')
  }
  return { text, warnings: isGuess ? [GUESSED_ENCODING] : [] }
}

function skippedWarning(lines: readonly number[]): Warning[] {
  if (lines.length === 0) return []
  const rows = lines.length === 1 ? `Line ${lines[0]} is` : `${lines.length} lines, the first of them ${lines[0]}, are`
  return [{ code: 'rows-skipped', message: `${rows} no call that can be read: without a time and without an id.` }]
}

function unreadWarning(lines: readonly number[]): Warning[] {
  const [first] = lines
  if (first === undefined) return []
  const calls =
    lines.length === 1 ? `The call in line ${first} has` : `${lines.length} calls, the first in line ${first}, have`
  return [
    { code: 'facts-skipped', message: `${calls} a time or a length that is none; it was left out. Check the list.` },
  ]
}

/**
 * Reads a phone system's list of calls: CSV by comma, semicolon, tab or bar, in UTF-8, UTF-16 or windows-1255.
 * @throws CallRecordsDamaged (`call-records-damaged`) naming the line, or the columns that are needed
 */
export function readCallRecords(bytes: Uint8Array, options: CallRecordsOptions): ReadCallRecords {
  const { text, warnings } = textOf(bytes)
  const table = openCsv(text)
  const headings = options.mapping ? givenHeadings(table.head, options.mapping) : foundHeadings(table.head)
  const columns = columnsOf(headings)
  const rows = rowsOf(table, headings.rows, columns)
  const start = columns.findIndex(({ clue }) => clue === 'startedAt')
  const dates = rows.map(({ values }) => values[start] ?? '')
  const order = dateOrderOf(dates)
  const reading: Reading = {
    timeZone: options.timeZone,
    country: options.country,
    dateOrder: order ?? 'day-first',
    durationUnit: unitOf(headings.mapping.durationMs ?? ''),
  }
  const records: CallRecord[] = []
  const skipped: number[] = []
  const unread: number[] = []
  for (const { line, values } of rows) {
    const row = readRow(Object.fromEntries(columns.map(({ clue }, index) => [clue, values[index] ?? ''])), reading)
    if (row) records.push(row.record)
    else skipped.push(line)
    if (row?.hasUnread) unread.push(line)
  }
  if (records.length === 0 && skipped.length > 0) {
    throw new CallRecordsDamaged(
      `No line of the list could be read, from line ${skipped[0]} on: "${dates[0]?.slice(0, 40)}" is no time. Map the column that has date and time.`,
    )
  }
  const guessed = order === null && dates.some(needsDateOrder) ? [GUESSED_ORDER] : []
  return {
    columns: headings.columns,
    mapping: headings.mapping,
    records,
    skipped: skipped.length,
    warnings: [...warnings, ...guessed, ...skippedWarning(skipped), ...unreadWarning(unread)],
  }
}

/** The same of a file: for a worker thread, as half a million calls take some twenty seconds. */
export const readCallRecordsFile = async ({
  path,
  ...options
}: CallRecordsOptions & { readonly path: string }): Promise<ReadCallRecords> =>
  readCallRecords(await readFile(path), options)
