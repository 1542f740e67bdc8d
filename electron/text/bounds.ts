import type { Comparator, TermKind } from '../../shared/terms.ts'

export type Relation = 'equal' | 'compatible' | 'different' | 'close' | 'incomparable'

/** Why two terms stand as they do; see the table at `compareTerms`. */
export type Because =
  | 'same-value'
  | 'same-after-conversion'
  | 'within-limit'
  | 'limit-unstated'
  | 'value-differs'
  | 'limit-differs'
  | 'outside-limit'
  | 'overlapping-limits'
  | 'strictness-differs'
  | 'approximate'
  | 'several-amounts'
  | 'inexact-conversion'
  | 'business-days'
  | 'vat-unstated'
  | 'vat-differs'
  | 'period-unstated'
  | 'period-differs'
  | 'currency-differs'
  | 'unit-differs'
  | 'kind-differs'
  | 'uncertain-reading'

export interface Comparison {
  readonly relation: Relation
  readonly because: Because
}

/** A value on a scale both sides share, with its comparator. */
export interface Bounded {
  readonly value: number
  readonly comparator: Comparator
}

interface Limit {
  readonly side: 'upper' | 'lower'
  readonly isStrict: boolean
}

const LIMITS: ReadonlyMap<Comparator, Limit> = new Map([
  ['at-most', { side: 'upper', isStrict: false }],
  ['less-than', { side: 'upper', isStrict: true }],
  ['at-least', { side: 'lower', isStrict: false }],
  ['more-than', { side: 'lower', isStrict: true }],
])
/** "About 30" leaves a tenth either way. */
const APPROXIMATE = 0.1
/** For these the limit is the term itself: "30 days to cancel" and "cancel within 30 days" are one statement. */
const LIMIT_IS_THE_TERM: ReadonlySet<TermKind> = new Set(['duration', 'date'])

const result = (relation: Relation, because: Because): Comparison => ({ relation, because })

/** Whether two values are within `tolerance` (a share of the larger) of each other. */
export function isNear(left: number, right: number, tolerance: number): boolean {
  return Math.abs(left - right) <= tolerance * Math.max(Math.abs(left), Math.abs(right))
}

function admits(limit: Limit, at: number, value: number): boolean {
  if (value === at) return !limit.isStrict
  return limit.side === 'upper' ? value < at : value > at
}

function claimedLimit(kind: TermKind, limit: Limit, claimed: number, recorded: number): Comparison {
  if (!admits(limit, claimed, recorded)) return result('different', 'outside-limit')
  if (!LIMIT_IS_THE_TERM.has(kind)) return result('compatible', 'within-limit')
  return recorded === claimed ? result('compatible', 'limit-unstated') : result('close', 'within-limit')
}

function recordedLimit(kind: TermKind, limit: Limit, claimed: number, recorded: number): Comparison {
  if (!admits(limit, recorded, claimed)) return result('different', 'outside-limit')
  if (claimed !== recorded) return result('close', 'within-limit')
  return result(LIMIT_IS_THE_TERM.has(kind) ? 'compatible' : 'close', 'limit-unstated')
}

function twoLimits(left: Limit, leftAt: number, right: Limit, rightAt: number): Comparison {
  if (left.side === right.side) {
    return leftAt === rightAt ? result('close', 'strictness-differs') : result('different', 'limit-differs')
  }
  const [upper, lower] = left.side === 'upper' ? [leftAt, rightAt] : [rightAt, leftAt]
  const meets = upper > lower || (upper === lower && !left.isStrict && !right.isStrict)
  return meets ? result('close', 'overlapping-limits') : result('different', 'outside-limit')
}

function compareExact(kind: TermKind, claimed: Bounded, recorded: Bounded): Comparison {
  const claimedAs = LIMITS.get(claimed.comparator)
  const recordedAs = LIMITS.get(recorded.comparator)
  if (claimed.comparator === recorded.comparator) {
    if (claimed.value === recorded.value) return result('equal', 'same-value')
    return result('different', claimedAs ? 'limit-differs' : 'value-differs')
  }
  if (claimedAs && recordedAs) return twoLimits(claimedAs, claimed.value, recordedAs, recorded.value)
  return claimedAs
    ? claimedLimit(kind, claimedAs, claimed.value, recorded.value)
    : recordedLimit(kind, recordedAs!, claimed.value, recorded.value)
}

const AS_LIMIT: Partial<Record<Comparator, Comparator>> = { 'lesser-of': 'at-most', 'greater-of': 'at-least' }

/** One amount of a choice bounds the outcome and no more: only a value beyond that bound is surely different. */
function compareChoice(kind: TermKind, claimed: Bounded, recorded: Bounded): Comparison {
  const asLimit = (side: Bounded): Bounded => ({ ...side, comparator: AS_LIMIT[side.comparator] ?? side.comparator })
  const plain = compareBounded(kind, asLimit(claimed), asLimit(recorded))
  return plain.because === 'outside-limit' ? plain : result('close', 'several-amounts')
}

function compareApproximate(kind: TermKind, claimed: Bounded, recorded: Bounded): Comparison {
  const bothAbout = claimed.comparator === recorded.comparator && claimed.value === recorded.value
  if (bothAbout) return result('equal', 'same-value')
  if (isNear(claimed.value, recorded.value, APPROXIMATE)) return result('close', 'approximate')
  const asExact = (side: Bounded): Bounded => (side.comparator === 'about' ? { ...side, comparator: 'exactly' } : side)
  const plain = compareExact(kind, asExact(claimed), asExact(recorded))
  return plain.relation === 'different' ? plain : result('close', 'approximate')
}

/** Compares two values of one scale by their comparators. */
export function compareBounded(kind: TermKind, claimed: Bounded, recorded: Bounded): Comparison {
  const comparators = [claimed.comparator, recorded.comparator]
  if (comparators.some((comparator) => AS_LIMIT[comparator])) return compareChoice(kind, claimed, recorded)
  return comparators.includes('about')
    ? compareApproximate(kind, claimed, recorded)
    : compareExact(kind, claimed, recorded)
}
