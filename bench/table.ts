import { type Figure, type Reference, ratio } from './measure.ts'

/** Three digits that matter: 0.0123, 1.23, 12.3, 12 300. */
function rounded(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en').replaceAll(',', ' ')
  return value.toPrecision(3)
}

const HEAD = ['figure', 'ours', 'reference', 'its value', '× its time']
const RIGHT = new Set([1, 3, 4])

/** The figures of one case as a table for a terminal; a figure with several references takes a line for each. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.flatMap((figure) => {
    const references: readonly (Reference | null)[] = figure.against.length > 0 ? figure.against : [null]
    return references.map((reference, index) => rowOf(figure, reference, index === 0))
  })
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd()
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function rowOf(figure: Figure, reference: Reference | null, isFirst: boolean): string[] {
  const { name, value, unit } = figure
  const times = reference === null ? null : ratio(figure, reference)
  return [
    isFirst ? name : '',
    isFirst ? `${rounded(value)} ${unit}` : '',
    reference?.name ?? '',
    reference?.value == null ? '' : `${rounded(reference.value)} ${unit}`,
    times === null ? '' : rounded(times),
  ]
}
