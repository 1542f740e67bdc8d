import { clockTime, columnsOf, isolated, oneLine, padded } from './printable.ts'

/** How a text is put among others: isolated by direction on a terminal, bare where another program reads. */
type Place = (text: string) => string
type Fields = Readonly<Record<string, unknown>>

/** Left to `--json`: positions for programs, and inner ids that no verb takes. */
const FOR_PROGRAMS = new Set([
  'boxes',
  'highlights',
  'span',
  'score',
  'pageSizes',
  'words',
  'data',
  'segmentId',
  'speakerBasis',
  'metadataSource',
])

/** The fields that say where a passage stands, in the order a person names them. */
const WHERE: readonly (readonly [field: string, say: (value: string) => string])[] = [
  ['stance', (value) => value],
  ['customerName', (value) => value],
  ['document', (value) => value],
  ['clauseNumber', (value) => `clause ${value}`],
  ['path', (value) => value],
  ['heading', (value) => value],
  ['page', (value) => `page ${value}`],
  ['date', (value) => value],
  ['speaker', (value) => value],
  ['startMs', (value) => `at ${value}`],
]
/** Said by a field of WHERE, or too long for the eye; the JSON has them. */
const TOLD_IN_PASSING = new Set([
  ...WHERE.map(([field]) => field),
  'quote',
  'text',
  'endMs',
  'sha256',
  'number',
  'level',
  'kind',
  'hasAudio',
])

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null
/** `signedOn` → `signed on`; `durationMs`, shown as a time, → `duration`. */
const label = (field: string): string =>
  field.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
const indent = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? line : `  ${line}`))

/**
 * The answer of any operation for a person's eye: labelled lines, tables for lists, quotes for evidence. It goes by
 * the shape of the data alone, so a new operation is shown without a change here.
 *
 * @param terminal whether to isolate texts by direction, so that Hebrew and English stay in their own places
 */
export function render(value: unknown, { terminal }: { terminal: boolean }): string {
  const place: Place = terminal ? (text) => isolated(oneLine(text)) : oneLine
  const lines = isFields(value) ? fieldLines(Object.entries(value), place) : [plain('', value, place)]
  return `${lines.join('\n')}\n`
}

function plain(field: string, value: unknown, place: Place): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' && field.endsWith('Ms')) return clockTime(value)
  return place(String(value))
}

function fieldLines(entries: readonly (readonly [string, unknown])[], place: Place): string[] {
  const shown = entries.filter(([field, value]) => value !== undefined && !FOR_PROGRAMS.has(field))
  const width = Math.max(0, ...shown.filter(([, value]) => isPlain(value)).map(([field]) => label(field).length))
  return shown.flatMap(([field, value]) => {
    if (isPlain(value)) return [`${label(field).padEnd(width)}  ${plain(field, value, place)}`]
    const inner = isFields(value) ? fieldLines(Object.entries(value), place) : listLines(field, value, place)
    return inner.length === 0 ? [`${label(field)}: none`] : [`${label(field)}:`, ...indent(inner)]
  })
}

function listLines(field: string, value: unknown, place: Place): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const rows = list.filter(isFields)
  if (rows.length < list.length || rows.length === 0) return list.map((item) => `- ${plain(field, item, place)}`)
  return rows.every((row) => passageOf(row) !== undefined)
    ? rows.flatMap((row) => passageLines(row, place))
    : tableLines(rows, place)
}

function passageOf(row: Fields): string | undefined {
  const passage = row.quote ?? row.text
  return typeof passage === 'string' && !('unit' in row) ? passage : undefined
}

/** A quote or an utterance under a line that says where it stands, then whatever else is known of it. */
function passageLines(row: Fields, place: Place): string[] {
  const where = WHERE.filter(([field]) => row[field] !== undefined && row[field] !== null && row[field] !== '').map(
    ([field, say]) => say(plain(field, row[field], place)),
  )
  const rest = Object.entries(row).filter(([field, value]) => !TOLD_IN_PASSING.has(field) && !isEmpty(value))
  const passage = place(passageOf(row) ?? '')
  // What was cut out of a record stands in quotation marks; a clause or an utterance is shown as a whole.
  const words = passage === '' ? [] : ['quote' in row ? `“${passage}”` : passage]
  return [...(where.length > 0 ? [where.join(' · ')] : []), ...indent([...words, ...fieldLines(rest, place)]), '']
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

function tableLines(rows: readonly Fields[], place: Place): string[] {
  // Rows of one list may lack fields that others have: a failure has a reason, a success an id.
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((field) => !FOR_PROGRAMS.has(field))
  const cells = rows.map((row) => columns.map((field) => cell(field, row[field], place)))
  const heads = columns.map(label)
  const widths = heads.map((head, index) =>
    Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  )
  return [heads, ...cells].map((row) =>
    row
      .map((text, index) => padded(text, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function cell(field: string, value: unknown, place: Place): string {
  if (isPlain(value)) return plain(field, value, place)
  if (Array.isArray(value))
    return value.every(isPlain) ? value.map((item) => plain(field, item, place)).join(', ') : String(value.length)
  return Object.entries(value as Fields)
    .map(([key, inner]) => `${label(key)} ${isPlain(inner) ? plain(key, inner, place) : '…'}`)
    .join(', ')
}
