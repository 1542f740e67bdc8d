import type { Comparison } from './facts.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import type { Ranked } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'

/** How many passages of each record are judged, and how many of them are shown. */
export const JUDGED = 12
export const SHOWN = 6
/** A passage that scores less than this share of the best one isn't what the claim is about. */
const LEADING = 0.7
/** Words of the claim's subject that a passage must share to be about it. */
const SHARED_WORDS = 2
/** Reasons given for a verdict: more than a few are not read. */
const REASONS = 5

/** A ranked passage with what may and may not be concluded from it. */
export interface Judged<T> extends Ranked<T> {
  readonly where: Where
  /** Shares enough of the claim's subject. */
  readonly isAbout: boolean
  /**
   * `decides`: may carry a verdict. `leaves-open`: can't, but speaks of it, so that the record isn't silent (an
   * unknown speaker). `context`: shown, and counts for nothing (a question, a clause not in force).
   */
  readonly bearing: 'decides' | 'leaves-open' | 'context'
  readonly comparison: Comparison | null
  /** What forbids to take it at its face: an exception, a condition, a withdrawal. */
  readonly caution: Reason | null
}

export interface Scope {
  readonly isSearchable: boolean
  /** Something in scope could not be read, so that silence can't be claimed. */
  readonly hasUnread: boolean
  /** Whether something in scope is in another language than the claim: no words to meet, and no silence to claim. */
  readonly hasOtherLanguage: () => boolean
}

type Verdict = Pick<ProposedAxis, 'verdict' | 'confidence' | 'reasons'>

/** True when a passage shares enough of what the claim is about, values aside. */
export function isAboutTheClaim({ shared }: Pick<Ranked<unknown>, 'shared'>, { topic }: ReadClaim): boolean {
  const words = shared.filter((stem) => topic.has(stem)).length
  return words >= Math.max(1, Math.min(SHARED_WORDS, topic.size))
}

const RULES = {
  agrees: 'term-agrees',
  differs: 'term-differs',
  close: 'term-close',
  incomparable: 'term-incomparable',
} as const

/** What a passage's fact says beside the claim's; null where nothing was compared. */
function factOf<T>({ comparison, isAbout, where }: Judged<T>): Reason | null {
  if (!comparison || !isAbout) return null
  const { outcome, claimed, recorded, isSameSubject } = comparison
  return { rule: isSameSubject ? RULES[outcome] : 'term-beside', where, claimed, recorded }
}

/** Why a passage is shown: what forbids to rely on it comes before what it says. */
export function whyOf<T>(judged: Judged<T>): Reason {
  const { isAbout, where } = judged
  // What could not be read says nothing of this passage: it is a reason of the whole record.
  const caution = judged.caution?.rule === 'unread' ? null : judged.caution
  return caution ?? factOf(judged) ?? { rule: isAbout ? 'speaks-of-it' : 'shares-words', where }
}

const reasonsOf = <T>(judged: Judged<T>): Reason[] => {
  const reasons = [factOf(judged), judged.caution].filter((reason) => reason !== null)
  return reasons.length > 0 ? reasons : [whyOf(judged)]
}

/**
 * Proposes what one record says of a claim. `supports` and `contradicts` come only from a typed fact stated of the
 * claim's very subject, with nothing about the claim beside it that forbids or opposes it; everything else is for a person.
 *
 * @param judged best first.
 */
export function proposeVerdict<T>(judged: readonly Judged<T>[], claim: ReadClaim, scope: Scope): Verdict {
  if (!scope.isSearchable) return (scope.hasUnread ? review : silent)([{ rule: 'nothing-to-search' }])
  const bearing = judged.filter((passage) => passage.isAbout && passage.bearing !== 'context')
  if (bearing.length === 0) return whereNothingBears(judged, scope)
  const leading = bearing.filter((passage) => passage.score >= LEADING * bearing[0]!.score)
  const reasons = leading.flatMap(reasonsOf)
  if (claim.terms.length !== 1) return review([{ rule: 'no-typed-fact' }, ...reasons])
  if (claim.isNegated) return review([{ rule: 'claim-negated' }, ...reasons])
  return fromFacts(bearing, leading, reasons)
}

function whereNothingBears<T>(judged: readonly Judged<T>[], scope: Scope): Verdict {
  const touching = judged.filter((passage) => passage.bearing !== 'context').slice(0, 2)
  if (touching.length > 0) return review(touching.flatMap(reasonsOf))
  if (scope.hasUnread) return review([{ rule: 'unread' }])
  if (scope.hasOtherLanguage()) return review([{ rule: 'other-language' }])
  const about = judged.filter((passage) => passage.isAbout)
  return silent(about.length > 0 ? about.flatMap(reasonsOf) : [{ rule: 'not-addressed' }])
}

function fromFacts<T>(
  bearing: readonly Judged<T>[],
  leading: readonly Judged<T>[],
  reasons: readonly Reason[],
): Verdict {
  const deciding = bearing.filter(isDecisive)
  const first = deciding[0]
  if (!first || !leading.includes(first)) return review(reasons)
  if (deciding.some((passage) => passage.comparison!.outcome !== first.comparison!.outcome))
    return review([{ rule: 'conflicting-evidence', where: first.where }, ...deciding.flatMap(reasonsOf)])
  // Not only what decides: "there is no loan fridge" said elsewhere opposes it without naming a value.
  const cautions = bearing.flatMap(({ caution }) => (caution && caution.rule !== 'customer-confirmed' ? [caution] : []))
  if (cautions.length > 0) return review([...deciding.flatMap(reasonsOf), ...cautions])
  const share = first.shared.length / Math.max(1, leading[0]!.shared.length)
  return {
    verdict: first.comparison!.outcome === 'agrees' ? 'supports' : 'contradicts',
    confidence: Math.round(Math.min(0.95, 0.6 + 0.3 * share) * 100) / 100,
    reasons: deciding.flatMap(reasonsOf).slice(0, REASONS),
  }
}

function isDecisive<T>({ bearing, comparison }: Judged<T>): boolean {
  if (bearing !== 'decides' || !comparison?.isSameSubject) return false
  return comparison.outcome === 'agrees' || comparison.outcome === 'differs'
}

const review = (reasons: readonly Reason[]): Verdict => ({
  verdict: 'needs-review',
  confidence: 0,
  reasons: reasons.slice(0, REASONS),
})
const silent = (reasons: readonly Reason[]): Verdict => ({
  verdict: 'silent',
  confidence: 0.5,
  reasons: reasons.slice(0, REASONS),
})

/** Which side a passage is on; one that decides nothing, or may not be taken at its face, is context. */
export const stanceOf = <T>(judged: Judged<T>): ProposedEvidence['stance'] => {
  if (!judged.isAbout || judged.caution || !isDecisive(judged)) return 'context'
  return judged.comparison!.outcome === 'agrees' ? 'supports' : 'contradicts'
}
