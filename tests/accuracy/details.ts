import { type MeasuredClause, type MeasuredTerm, sameBasis } from './measure.ts'
import type { DrawerFile } from './read-drawer.ts'
import { visible } from './text.ts'

const AROUND = 30

/** What one file's reading differs in from its truth, line by line. */
export function detailsOf({ file, measurement, refusal }: DrawerFile): string {
  if (measurement === null) return `${file}: ${refusal}`
  const { clausesMissed, clausesInvented, pairs, tokensMissed, termsMissed, termsInvented, termPairs } =
    measurement.differences
  return [
    `== ${file}`,
    ...listed('clauses not found', clausesMissed, clause),
    ...listed('clauses that are none', clausesInvented, clause),
    ...listed(
      'other texts',
      pairs.filter(([one, other]) => visible(one.text) !== visible(other.text)),
      ([one, other]) => `${one.path}: ${difference(visible(one.text), visible(other.text))}`,
    ),
    ...listed(
      'other headings',
      pairs.filter(([one, other]) => (one.heading ?? '') !== (other.heading ?? '')),
      ([one, other]) => `${one.path}: ${one.heading} ≠ ${other.heading}`,
    ),
    ...listed('tokens not found', tokensMissed, (token) => token),
    ...listed('terms not found', termsMissed, term),
    ...listed('terms that are none', termsInvented, term),
    ...listed(
      'terms measured otherwise',
      termPairs.filter(([one, other]) => !sameBasis(one, other) || one.comparator !== other.comparator),
      ([one, other]) => `${term(one)} ≠ ${term(other)}`,
    ),
    ...listed(
      'owed by another',
      termPairs.filter(([one, other]) => one.owedBy !== undefined && one.owedBy !== other.owedBy),
      ([one, other]) => `${term(one)} ≠ ${other.owedBy ?? 'nobody'}`,
    ),
  ].join('\n')
}

function listed<Item>(title: string, items: readonly Item[], line: (item: Item) => string): string[] {
  return items.length === 0 ? [] : [`-- ${title}: ${items.length}`, ...items.map((item) => `   ${line(item)}`)]
}

const clause = ({ path, text, heading }: MeasuredClause): string =>
  `${path || '¶'} [${heading ?? ''}] ${JSON.stringify(text.slice(0, 2 * AROUND))}`

const term = ({ kind, value, unit, basis, comparator, owedBy, quote }: MeasuredTerm): string =>
  [
    kind,
    comparator,
    value,
    unit,
    basis.per && `per ${basis.per}`,
    basis.vat && `vat ${basis.vat}`,
    owedBy,
    `“${quote}”`,
  ]
    .filter((word) => word !== undefined && word !== '')
    .join(' ')

/** The first stretch two texts differ in, with a little of what stands before it. */
export function difference(one: string, other: string): string {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let tail = 0
  while (tail < Math.min(one.length, other.length) - start && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const cut = (text: string): string => {
    const end = Math.min(text.length - tail, start + 3 * AROUND)
    return JSON.stringify(text.slice(Math.max(0, start - AROUND), Math.max(end, start) + Math.min(tail, 10)))
  }
  return `${cut(one)} ≠ ${cut(other)}`
}
