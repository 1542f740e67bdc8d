import { type CallFact, CallFactName, FACT_SOURCES } from '../../../shared/contract/ingest-recording.ts'
import type { Call } from './call.ts'

/** One value of a fact as it is shown, and all that say so. */
export interface ShownValue {
  readonly value: string
  readonly sources: readonly string[]
  /** Another source, better trusted, says something else that can't be the same. */
  readonly conflicts: boolean
}

export interface FactRow {
  readonly fact: CallFactName
  /** The one that is used first. */
  readonly values: readonly ShownValue[]
}

type Known = Pick<Call, 'facts' | 'metadataSource' | 'warnings'> &
  Readonly<Partial<Record<CallFactName, string | number | null>>>

/** Calls taken in by an older version have no facts of their own, only what they are shown with. */
const factOf = (call: Known, fact: CallFactName): CallFact[] => {
  const value = call[fact]
  const source = FACT_SOURCES.find((each) => each === call.metadataSource[fact])
  return value === null || value === undefined || source === undefined ? [] : [{ fact, value: String(value), source }]
}

/**
 * All that is known of a call, by fact, the best trusted value first. What the readers found to disagree is marked:
 * the same written otherwise is no conflict, and they know best what is the same.
 *
 * @param show a value as it is put on screen; values that look the same are one
 */
export function factRows(call: Known, show: (fact: CallFact) => string): FactRow[] {
  const disagree = call.warnings.filter(({ code }) => code === 'facts-disagree').map(({ message }) => message)
  return CallFactName.options.flatMap((fact) => {
    const own = call.facts.filter((each) => each.fact === fact)
    const found = own.length > 0 ? own : factOf(call, fact)
    if (found.length === 0) return []
    const byTrust = found.toSorted(
      (one, other) => FACT_SOURCES.indexOf(one.source) - FACT_SOURCES.indexOf(other.source),
    )
    const values = [...Map.groupBy(byTrust, show)].map(([value, same], index) => ({
      value,
      sources: [...new Set(same.map(({ source }) => source))],
      conflicts: index > 0 && same.some((each) => disagree.some((message) => message.includes(`${each.value} (`))),
    }))
    return [{ fact, values }]
  })
}
