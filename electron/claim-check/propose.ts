import type { Comparison } from './facts.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import type { Ranked } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'

/** How many passages of each record are looked at and shown. */
export const SHOWN = 6
/** A passage that scores less than this share of the best one isn't what the claim is about. */
const LEADING = 0.7
/** Words of the claim's subject that a passage must share to be about it. */
const SHARED_WORDS = 2

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
  readonly why: Reason
}

export interface Scope {
  readonly isSearchable: boolean
  /** Something in scope could not be read, so that silence can't be claimed. */
  readonly hasUnread: boolean
}

type Verdict = Pick<ProposedAxis, 'verdict' | 'confidence' | 'reasons'>

/** True when a passage shares enough of what the claim is about, values aside. */
export function isAboutTheClaim({ shared }: Pick<Ranked<unknown>, 'shared'>, { topic }: ReadClaim): boolean {
  const words = shared.filter((stem) => topic.has(stem)).length
  return words >= Math.min(SHARED_WORDS, topic.size)
}

/** The reason a passage gives by its fact, its caution, or by merely speaking of the matter. */
export function reasonFor(where: Where, comparison: Comparison | null, caution: Reason | null): Reason {
  if (!comparison) return caution ?? { rule: 'speaks-of-it', where }
  const { outcome, claimed, recorded } = comparison
  const rule = ({ agrees: 'term-agrees', differs: 'term-differs', close: 'term-close', incomparable: 'term-incomparable' } as const)[outcome]
  return { rule, where, claimed, recorded }
}

/**
 * Proposes what one record says of a claim. `supports` and `contradicts` come only from a typed fact compared in a
 * passage that is about the claim, with nothing beside it that forbids or opposes it; everything else is for a person.
 */
export function proposeVerdict<T>(judged: readonly Judged<T>[], claim: ReadClaim, scope: Scope): Verdict {
  if (!scope.isSearchable)
    return scope.hasUnread ? review([{ rule: 'nothing-to-search' }]) : silent([{ rule: 'nothing-to-search' }])
  const about = judged.filter((passage) => passage.isAbout)
  const bearing = about.filter((passage) => passage.bearing !== 'context')
  if (bearing.length === 0) return whereNothingBears(judged, about, scope)
  const leading = bearing.filter((passage) => passage.score >= LEADING * bearing[0]!.score)
  const reasons = leading.map((passage) => passage.why)
  if (claim.terms.length !== 1 || claim.isNegated) return review([{ rule: 'no-typed-fact' }, ...reasons])
  return fromFacts(leading, reasons)
}

function whereNothingBears<T>(judged: readonly Judged<T>[], about: readonly Judged<T>[], scope: Scope): Verdict {
  const touching = judged.filter((passage) => passage.shared.length > 0 && passage.bearing !== 'context')
  if (scope.hasUnread || touching.length > 0) return review(touching.slice(0, 2).map((passage) => passage.why))
  const context = about.map((passage) => passage.why)
  return silent(context.length > 0 ? context : [{ rule: 'not-addressed' }])
}

function fromFacts<T>(leading: readonly Judged<T>[], reasons: readonly Reason[]): Verdict {
  const deciding = leading.filter(({ bearing, comparison }) => bearing === 'decides' && isDecisive(comparison))
  const first = deciding[0]
  if (!first) return review(reasons)
  if (deciding.some((passage) => passage.comparison!.outcome !== first.comparison!.outcome))
    return review([{ rule: 'conflicting-evidence', where: first.where }, ...reasons])
  const cautions = leading.flatMap(({ caution }) => (caution ? [caution] : []))
  if (cautions.length > 0) return review([...reasons.filter((reason) => !cautions.includes(reason)), ...cautions])
  const share = first.shared.length / Math.max(1, leading[0]!.shared.length)
  return {
    verdict: first.comparison!.outcome === 'agrees' ? 'supports' : 'contradicts',
    confidence: Math.round(Math.min(0.95, 0.6 + 0.3 * share) * 100) / 100,
    reasons: deciding.map((passage) => passage.why),
  }
}

const isDecisive = (comparison: Comparison | null): boolean =>
  comparison?.outcome === 'agrees' || comparison?.outcome === 'differs'

const review = (reasons: readonly Reason[]): Verdict => ({ verdict: 'needs-review', confidence: 0, reasons })
const silent = (reasons: readonly Reason[]): Verdict => ({ verdict: 'silent', confidence: 0.5, reasons })

const STANCE: Record<Comparison['outcome'], ProposedEvidence['stance']> = {
  agrees: 'supports',
  differs: 'contradicts',
  close: 'context',
  incomparable: 'context',
}

/** Which side a passage is on, as far as its fact says; a passage that decides nothing is context. */
export const stanceOf = <T>({ comparison, isAbout, bearing }: Judged<T>): ProposedEvidence['stance'] =>
  comparison && isAbout && bearing === 'decides' ? STANCE[comparison.outcome] : 'context'
