import type { Comparator } from '../../../shared/terms.ts'
import { detachedPrefix } from '../numbers.ts'
import { type Core, follows, type Reading, scaled } from './reading.ts'

/** One end of a range: its term, its comparator, and the first lexeme with the word that opens the range. */
export interface RangeEnd {
  readonly core: Core
  readonly comparator: Comparator
  readonly first: number
}

const OPENERS = new Set(['between', 'from', 'בין'])
const JOINERS = new Set(['-', 'to', 'עד'])
/** "and" and ל join two ends only after "between" or מ: "30 and 60 days" are two terms. */
const JOINERS_ONCE_OPEN = new Set(['and', 'ל', 'ו', 'ועד'])

interface Opening {
  readonly isOpen: boolean
  readonly first: number
}

function openingOf({ lexemes }: Reading, index: number, prefix: string): Opening {
  const detached = detachedPrefix(lexemes, index)
  if ((detached.letters || prefix).endsWith('מ')) return { isOpen: true, first: detached.first }
  const isOpen = OPENERS.has(lexemes[index - 1]?.text ?? '')
  return { isOpen, first: isOpen ? index - 1 : index }
}

/** The lexeme the upper end starts at, when a joiner stands at `index`. */
function upperStart(reading: Reading, index: number, isOpen: boolean): number | undefined {
  const text = follows(reading, index)?.text ?? ''
  const prefix = reading.quantities.get(index)?.prefix ?? ''
  if (isOpen && (prefix === 'ל' || prefix === 'ו')) return index
  if (!JOINERS.has(text) && !(isOpen && JOINERS_ONCE_OPEN.has(text))) return undefined
  return text !== '-' && reading.lexemes[index + 1]?.raw === '-' ? index + 2 : index + 1
}

/** The number at `index` with the unit of the upper end: the 30 of "30 to 60 days". */
function sharedLower(reading: Reading, index: number, upper: Core): Core | undefined {
  const quantity = reading.quantities.get(index)
  if (!quantity || upper.kind === 'date') return undefined
  const value = scaled(quantity.value, upper.scale)
  const { first, last, certainty, prefix } = quantity
  return Number.isInteger(value) ? { ...upper, value, first, last, certainty, prefix } : undefined
}

function isAscending(lower: Core, upper: Core): boolean {
  const sameKind = lower.kind === upper.kind && lower.value !== undefined && upper.value !== undefined
  if (!sameKind) return false
  return lower.unit === upper.unit ? lower.value! < upper.value! : lower.kind === 'duration'
}

/**
 * Two terms joined into a range at `index`: "30-60 days", "between £10 and £20", מ-1.3.2026 עד 31.3.2026.
 * The lower end becomes `at-least`, the upper `at-most`; a unit said once belongs to both.
 */
export function readRange(
  reading: Reading,
  index: number,
  readCore: (index: number) => Core | undefined,
): readonly [RangeEnd, RangeEnd] | undefined {
  const own = readCore(index)
  const lowerLast = own?.last ?? reading.quantities.get(index)?.last
  if (lowerLast === undefined) return undefined
  const opening = openingOf(reading, index, (own ?? reading.quantities.get(index))!.prefix)
  const start = upperStart(reading, lowerLast + 1, opening.isOpen)
  const upper = start === undefined ? undefined : readCore(start)
  const lower = upper && (own ?? sharedLower(reading, index, upper))
  if (!lower || !isAscending(lower, upper)) return undefined
  return [
    { core: lower, comparator: 'at-least', first: opening.first },
    { core: upper, comparator: 'at-most', first: upper.first },
  ]
}
