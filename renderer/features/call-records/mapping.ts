import type { ColumnMapping } from '../../../shared/contract/call-records.ts'

export type Target = keyof ColumnMapping

/** What a column may hold, in the order of the editor. */
export const TARGETS = [
  'startedAt',
  'durationMs',
  'direction',
  'phone',
  'from',
  'to',
  'agent',
  'extension',
  'queue',
  'reference',
  'callId',
] as const satisfies readonly Target[]

/** Between the headings of a date and of a time that stand in columns of their own. */
const JOIN = ' + '

/** The columns of when a call began: one of both, or one of the date and one of the time. Empty where there is none. */
export function startColumns(mapping: ColumnMapping, columns: readonly string[]): { date: string; time: string } {
  const heading = mapping.startedAt ?? ''
  if (columns.includes(heading)) return { date: heading, time: '' }
  const cut = columns.find((column) => heading.startsWith(column + JOIN))
  return cut === undefined ? { date: heading, time: '' } : { date: cut, time: heading.slice(cut.length + JOIN.length) }
}

/** The mapping with another column for one fact; an empty one takes the fact out. */
export function withColumn(mapping: ColumnMapping, target: Target, column: string): ColumnMapping {
  const { [target]: _before, ...rest } = mapping
  return column === '' ? rest : { ...rest, [target]: column }
}

/** The mapping with other columns for when a call began. A time of day without its date says nothing. */
export const withStart = (mapping: ColumnMapping, { date, time }: { date: string; time: string }): ColumnMapping =>
  withColumn(mapping, 'startedAt', date === '' || time === '' || time === date ? date : date + JOIN + time)

/** Whether a list can be read with it: when each call began, or at least which it was. */
export const isUsable = (mapping: ColumnMapping): boolean =>
  mapping.startedAt !== undefined || mapping.callId !== undefined
