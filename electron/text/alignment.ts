import type { Basis, Term } from '../../shared/terms.ts'
import { type Because, type Comparison, isNear } from './bounds.ts'

/** Two terms on one scale. */
export interface Aligned {
  readonly claimed: number
  readonly recorded: number
  readonly isConverted: boolean
  /** What keeps the comparison from being certain, in the order it was met. */
  readonly doubts: readonly Because[]
}

/** On one scale, or the reason why there is none. */
export type Alignment = Aligned | Comparison

type Per = NonNullable<Basis['per']>

const incomparable = (because: Because): Comparison => ({ relation: 'incomparable', because })

/** Units that convert exactly: members of one family, as multiples of its smallest. */
const DURATION_FAMILIES: ReadonlyMap<string, { readonly family: string; readonly times: number }> = new Map([
  ['minute', { family: 'clock', times: 1 }],
  ['hour', { family: 'clock', times: 60 }],
  ['day', { family: 'days', times: 1 }],
  ['week', { family: 'days', times: 7 }],
  ['business-day', { family: 'business', times: 1 }],
  ['month', { family: 'months', times: 1 }],
  ['year', { family: 'months', times: 12 }],
])
/** The mean Gregorian month and the 24-hour day: good enough to say "close", never "equal". */
const APPROXIMATE_DAYS: ReadonlyMap<string, number> = new Map([
  ['clock', 1 / 1440],
  ['days', 1],
  ['months', 30.436875],
])
/** 28 to 31 days are about a month; 14 are not. */
const NEAR_ENOUGH = 0.1
const MILLISECONDS_A_DAY = 86_400_000
const CALENDAR_PER_BUSINESS_DAY = 7 / 5
/** A weekend and a holiday at either end. */
const BUSINESS_SLACK_DAYS = 3

/** How many of the first period the second has; only these rates convert exactly. */
const PERIODS: readonly (readonly [Per, Per, number])[] = [
  ['month', 'year', 12],
  ['month', 'quarter', 3],
  ['quarter', 'year', 4],
  ['day', 'week', 7],
  ['minute', 'hour', 60],
]
/** Israel's 17 and 18 %, the United Kingdom's 20 %: a difference of one of these may be the tax alone. */
const VAT_RATES = [0.17, 0.18, 0.2]
const ROUNDING = 0.005

function alignUnits(claimed: Term, recorded: Term): Alignment {
  if (claimed.kind !== recorded.kind) return incomparable('kind-differs')
  if (claimed.kind === 'date') return sameScale(dayNumber(claimed), dayNumber(recorded))
  if (claimed.kind === 'duration') return alignDurations(claimed, recorded)
  const values = sameScale(Number(claimed.value), Number(recorded.value))
  if (claimed.unit === recorded.unit) return values
  if (claimed.kind === 'money') return incomparable('currency-differs')
  const isUnnamed = claimed.unit === '' || recorded.unit === ''
  return isUnnamed ? { ...values, doubts: ['unit-differs'] } : incomparable('unit-differs')
}

function sameScale(claimed: number, recorded: number): Aligned {
  return { claimed, recorded, isConverted: false, doubts: [] }
}

function dayNumber({ value }: Term): number {
  return Date.parse(String(value)) / MILLISECONDS_A_DAY
}

function alignDurations(claimed: Term, recorded: Term): Alignment {
  const left = DURATION_FAMILIES.get(claimed.unit)
  const right = DURATION_FAMILIES.get(recorded.unit)
  if (!left || !right) return incomparable('unit-differs')
  const [leftValue, rightValue] = [Number(claimed.value) * left.times, Number(recorded.value) * right.times]
  if (left.family === right.family) {
    return { ...sameScale(leftValue, rightValue), isConverted: claimed.unit !== recorded.unit }
  }
  if (left.family === 'business') return alignBusiness(leftValue, rightValue, right.family, false)
  if (right.family === 'business') return alignBusiness(rightValue, leftValue, left.family, true)
  const leftDays = leftValue * APPROXIMATE_DAYS.get(left.family)!
  const rightDays = rightValue * APPROXIMATE_DAYS.get(right.family)!
  const near = isNear(leftDays, rightDays, NEAR_ENOUGH)
  return {
    claimed: near ? rightDays : leftDays,
    recorded: rightDays,
    isConverted: true,
    doubts: ['inexact-conversion'],
  }
}

/** Business days fit a calendar length or cannot be compared with it; they never contradict it. */
function alignBusiness(business: number, other: number, family: string, isSwapped: boolean): Alignment {
  const days = other * (APPROXIMATE_DAYS.get(family) ?? 1)
  const isSame = days === business || Math.abs(days - business * CALENDAR_PER_BUSINESS_DAY) <= BUSINESS_SLACK_DAYS
  if (!isSame) return incomparable('business-days')
  const value = isSwapped ? days : business
  return { claimed: value, recorded: value, isConverted: true, doubts: ['business-days'] }
}

function alignVat(values: Aligned, claimed: Term, recorded: Term): Alignment {
  if (claimed.kind !== 'money') return values
  const [left, right] = [statedVat(claimed), statedVat(recorded)]
  if (left === right) return values
  if (left && right) return incomparable('vat-differs')
  return { ...values, doubts: [...values.doubts, 'vat-unstated'] }
}

function statedVat({ basis }: Term): Basis['vat'] {
  return basis.vat === 'unstated' ? undefined : basis.vat
}

function alignPeriods(values: Aligned, claimed: Term, recorded: Term): Alignment {
  const [left, right] = [claimed.basis.per, recorded.basis.per]
  if (left === right) return values
  if (!left || !right) return { ...values, doubts: [...values.doubts, 'period-unstated'] }
  const toLonger = PERIODS.find(
    ([short, long]) => (short === left && long === right) || (short === right && long === left),
  )
  // A rate of interest compounds, so 1 % a month isn't 12 % a year.
  if (!toLonger || claimed.kind === 'percent') return incomparable('period-differs')
  const [short, , times] = toLonger
  return {
    claimed: left === short ? values.claimed * times : values.claimed,
    recorded: right === short ? values.recorded * times : values.recorded,
    isConverted: true,
    doubts: claimed.kind === 'money' ? values.doubts : [...values.doubts, 'inexact-conversion'],
  }
}

/** Puts two terms on one scale: unit, then VAT, then period. */
export function align(claimed: Term, recorded: Term): Alignment {
  return [alignVat, alignPeriods].reduce<Alignment>(
    (alignment, next) => ('relation' in alignment ? alignment : next(alignment, claimed, recorded)),
    alignUnits(claimed, recorded),
  )
}

/** Whether what was left unsaid can account for two different values: the tax, or a year's price against a month's. */
export function isExplained(doubt: Because, { claimed, recorded }: Aligned): boolean {
  const ratio = Math.max(claimed, recorded) / Math.min(claimed, recorded)
  if (doubt === 'vat-unstated') return VAT_RATES.some((rate) => Math.abs(ratio - 1 - rate) <= ROUNDING)
  return doubt === 'period-unstated' && PERIODS.some(([, , times]) => isNear(ratio, times, ROUNDING))
}
