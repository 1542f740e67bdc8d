import type { Term } from '../../shared/terms.ts'
import { type Aligned, align, isExplained } from './alignment.ts'
import { type Because, type Comparison, compareBounded } from './bounds.ts'

/** A term, with its certainty where the reader gave one. */
type Comparable = Pick<Term, keyof Term>

/** What an unstated basis or an inexact unit makes of a plain comparison. */
function soften(plain: Comparison, doubt: Because, aligned: Aligned): Comparison {
  if (plain.relation === 'incomparable') return plain
  const isSurelyDifferent = plain.relation === 'different' && !isExplained(doubt, aligned)
  if (isSurelyDifferent) return plain
  return { relation: 'close', because: doubt }
}

function isUncertain({ certainty }: Comparable): boolean {
  return certainty === 'low'
}

/**
 * Holds what was claimed against what a record says. Not symmetric: a record of exactly 80 fulfils a claim of "at most 100".
 *
 * | claimed ↔ recorded                                              | relation     | because |
 * |-----------------------------------------------------------------|--------------|---------|
 * | same comparator, same value                                     | equal        | same-value |
 * | … after an exact conversion (12 months, 1 year; 14 days, 2 weeks; 100 a month, 1,200 a year) | equal | same-after-conversion |
 * | exactly ↔ exactly, other value; about, more than a tenth apart  | different    | value-differs |
 * | two limits of one side (at most ↔ at most), other value         | different    | limit-differs |
 * | value beyond the other's limit; limits that never meet          | different    | outside-limit |
 * | claimed limit ↔ a recorded value inside it                      | compatible   | within-limit |
 * | … of a duration or date, where the limit may be what is claimed | close        | within-limit |
 * | claimed value ↔ a recorded limit that merely allows it          | close        | within-limit |
 * | value ↔ an inclusive limit of that value, duration or date      | compatible   | limit-unstated |
 * | … money, percent or count, when only the record has the limit   | close        | limit-unstated |
 * | at most 30 ↔ less than 30                                       | close        | strictness-differs |
 * | at least 10 ↔ at most 30                                        | close        | overlapping-limits |
 * | "about" on one side, within a tenth                             | close        | approximate |
 * | "the lower of" on either side, unless beyond its bound          | close        | several-amounts |
 * | 30 days ↔ 1 month, 24 hours ↔ 1 day, one visit a month ↔ 12 a year | close     | inexact-conversion |
 * | business days ↔ days of a like length                           | close        | business-days |
 * | business days ↔ any other length                                | incomparable | business-days |
 * | VAT stated on one side: same value, or a VAT rate apart         | close        | vat-unstated |
 * | VAT included ↔ excluded                                         | incomparable | vat-differs |
 * | period stated on one side: same value, or 12 (7, 60) times      | close        | period-unstated |
 * | periods without an exact conversion (once ↔ month)              | incomparable | period-differs |
 * | other currency, counted noun, or kind                           | incomparable | currency-differs, unit-differs, kind-differs |
 * | a count of an unnamed thing                                     | close        | unit-differs |
 * | either reading is of low certainty                              | close        | uncertain-reading |
 *
 * A doubt (unstated basis, inexact unit) turns `equal` and `compatible` into `close`; a difference it cannot explain
 * stays `different`. `within-limit` fits prices and not entitlements ("covered up to 10,000"): a caller that doesn't
 * know which it has should treat that `compatible` as `close`.
 */
export function compareTerms(claimed: Comparable, recorded: Comparable): Comparison {
  const aligned = align(claimed, recorded)
  if ('relation' in aligned) return aligned
  if (isUncertain(claimed) || isUncertain(recorded)) return { relation: 'close', because: 'uncertain-reading' }
  const plain = compareBounded(
    claimed.kind,
    { value: aligned.claimed, comparator: claimed.comparator },
    { value: aligned.recorded, comparator: recorded.comparator },
  )
  const named: Comparison =
    plain.because === 'same-value' && aligned.isConverted ? { ...plain, because: 'same-after-conversion' } : plain
  return aligned.doubts.reduce((comparison, doubt) => soften(comparison, doubt, aligned), named)
}
