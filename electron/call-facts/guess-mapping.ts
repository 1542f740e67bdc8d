import type { ColumnMapping } from '../../shared/contract/call-records.ts'
import { CLUE_NAMES, nameKey } from './clue-names.ts'

/** Between the headings of a date and of a time that stand in columns of their own. */
export const JOIN = ' + '

type Target = keyof ColumnMapping

/** What each target is called in lists of calls. */
const TARGETS: readonly (readonly [Target, readonly string[]])[] = [
  ['durationMs', CLUE_NAMES.duration],
  // RingCentral's plain "Type" says Incoming or Outgoing; elsewhere it says nothing that is read.
  ['direction', [...CLUE_NAMES.direction, 'type']],
  ['from', CLUE_NAMES.from],
  ['to', CLUE_NAMES.to],
  ['phone', CLUE_NAMES.phone],
  ['agent', CLUE_NAMES.agent],
  ['extension', CLUE_NAMES.extension],
  ['queue', CLUE_NAMES.queue],
  ['reference', CLUE_NAMES.reference],
  ['callId', CLUE_NAMES.callId],
]

/** Names of a whole moment that are also used of a date or a time alone (3CX's "Call Time" has both). */
const SHARED = new Set([...CLUE_NAMES.date, ...CLUE_NAMES.time])
const WHOLE = CLUE_NAMES.startedAt.filter((name) => !SHARED.has(name))

/** The first column of the first name that one bears; a unit in brackets is no part of a name. */
function columnOf(columns: readonly string[], names: readonly string[]): string | undefined {
  const keys = new Map<string, string>()
  for (const column of columns) {
    for (const key of [nameKey(column), nameKey(column.replace(/[([].*$/, ''))]) {
      if (key !== '' && !keys.has(key)) keys.set(key, column)
    }
  }
  const name = names.find((candidate) => keys.has(candidate))
  return name === undefined ? undefined : keys.get(name)
}

function startColumns(columns: readonly string[]): string | undefined {
  const whole = columnOf(columns, WHOLE)
  if (whole !== undefined) return whole
  const date = columnOf(columns, CLUE_NAMES.date)
  const time = columnOf(
    columns.filter((column) => column !== date),
    CLUE_NAMES.time,
  )
  if (date !== undefined && time !== undefined) return `${date}${JOIN}${time}`
  return date ?? columnOf(columns, [...CLUE_NAMES.startedAt, ...CLUE_NAMES.epoch])
}

/**
 * Which column holds what, by the headings of the systems in CLUE_NAMES. A date and a time in columns of their own are
 * mapped together, `"Date + Time"`.
 */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const found = TARGETS.map(([target, names]) => [target, columnOf(columns, names)] as const)
  const mapped = [['startedAt', startColumns(columns)] as const, ...found].filter(([, column]) => column !== undefined)
  return Object.fromEntries(mapped) as ColumnMapping
}
