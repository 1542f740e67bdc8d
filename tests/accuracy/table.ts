import { type Rates, ratesOf, type Scores } from './rates.ts'
import type { Group, Report } from './report.ts'
import type { SameText } from './same-text.ts'

type Cells = readonly string[]

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(2)} %`)
const ratio = (share: number | null): string => (share === null ? '–' : share.toFixed(3))
const scores = ({ f1, precision, recall }: Scores): string[] => [ratio(f1), ratio(precision), ratio(recall)]

const COLUMNS: readonly { readonly title: string; readonly of: (rates: Rates) => string }[] = [
  { title: 'CER', of: ({ letterErrors }) => percent(letterErrors) },
  { title: 'clause CER', of: ({ clauseLetterErrors }) => percent(clauseLetterErrors) },
  { title: 'tokens', of: ({ tokensFound }) => percent(tokensFound) },
  { title: 'numbers F1', of: ({ clauses }) => scores(clauses)[0]! },
  { title: 'P', of: ({ clauses }) => scores(clauses)[1]! },
  { title: 'R', of: ({ clauses }) => scores(clauses)[2]! },
  { title: 'exact text', of: ({ textsExact }) => percent(textsExact) },
  { title: 'heading', of: ({ headingsRight }) => percent(headingsRight) },
  { title: 'terms F1', of: ({ terms }) => scores(terms)[0]! },
  { title: 'P', of: ({ terms }) => scores(terms)[1]! },
  { title: 'R', of: ({ terms }) => scores(terms)[2]! },
  { title: 'basis', of: ({ basisRight }) => percent(basisRight) },
  { title: 'bound', of: ({ comparatorRight }) => percent(comparatorRight) },
  { title: 'owed', of: ({ owedRight }) => percent(owedRight) },
]

/** The report as aligned lines; a figure stands under its title. */
export function tableOf(report: Report): string {
  const rows = [
    section('by kind, set and language'),
    ...report.byKind.map(rowOf),
    section('by producer'),
    ...report.byProducer.map(rowOf),
    ...(report.byLook.length === 0 ? [] : [section('scans by resolution and look'), ...report.byLook.map(rowOf)]),
    section('files of the tuning set'),
    ...report.tuningFiles.map(rowOf),
  ]
  const header = ['', 'files', ...COLUMNS.map(({ title }) => title)]
  const refused = report.byKind.flatMap((group) => group.refused)
  return [
    aligned([header, ...rows]),
    ...sameTextLines(report.sameText),
    ...(refused.length === 0 ? [] : ['', `not read: ${refused.length}`, ...new Set(refused.map(withoutName))]),
  ].join('\n')
}

const section = (title: string): Cells => [`-- ${title}`]
const withoutName = (refusal: string): string => `  ${refusal.replace(/^[^:]+: /, '')}`

function rowOf({ name, files, refused, counts }: Group): Cells {
  const read = refused.length === 0 ? String(files) : `${files - refused.length} of ${files}`
  if (counts === null) return [name, read, 'not read']
  const rates = ratesOf(counts)
  return [name, read, ...COLUMNS.map(({ of }) => of(rates))]
}

function aligned(rows: readonly Cells[]): string {
  const widths = ['', 'files', ...COLUMNS.map(({ title }) => title)].map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!))).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

/** By producer of the PDF; the held-out documents together. */
function sameTextLines(all: readonly SameText[]): string[] {
  if (all.length === 0) return []
  const groups = Map.groupBy(all, ({ set, language, source, producer }) =>
    set === 'tuning' ? `${source}.${producer}` : `${set} ${language}`,
  )
  const total = (rows: readonly SameText[], key: 'same' | 'clauses'): number =>
    rows.reduce((sum, row) => sum + row[key], 0)
  const lines = [...groups].map(
    ([name, rows]) => `${name.padEnd(40)} ${total(rows, 'same')} of ${total(rows, 'clauses')}`,
  )
  return ['', '-- the same clause text from PDF, DOCX and TXT', ...lines]
}
