import type { Coverage, Evidence } from '../../shared/contract/check-claim.ts'
import type { Term } from '../../shared/terms.ts'
import type { Verdict } from '../../shared/verdict.ts'

interface Compared {
  readonly where: Where
  readonly claimed: Term
  readonly recorded: Term
}
interface Placed {
  readonly where: Where
}
/** `words`: the letters that gave it away. */
interface Worded extends Placed {
  readonly words: string
}
type Bare = unknown

/** Which rule spoke, and the facts it speaks of. */
interface Reasons {
  'term-agrees': Compared
  'term-differs': Compared
  'term-close': Compared
  'term-incomparable': Compared
  /** Values of one kind, and no certainty that they are of one matter. */
  'term-beside': Compared
  condition: Worded
  exception: Worded
  negated: Worded
  /** It names a day, from or until which it may hold. */
  dated: Worded
  'not-in-force': Placed
  'force-unclear': Placed
  'conflicting-evidence': Placed
  'speaks-of-it': Placed
  'shares-words': Placed
  question: Placed
  hedged: Worded
  hearsay: Worded
  withdrawn: Placed
  'customer-only': Placed
  'speaker-unknown': Placed
  flagged: Placed
  'customer-confirmed': Placed
  /** Its numbers were read from a picture, and nobody has held them against the page. */
  'to-confirm': Placed
  /** Its document's digital signature does not vouch for what it says now. */
  'signature-broken': Placed & { readonly signature: 'invalid' | 'changed-after-signing' }
  /** Cited documents, by title, that carry no signature. */
  unsigned: { readonly documents: readonly string[] }
  /** Part of what is in scope could not be read. */
  unread: Bare
  'other-language': Bare
  'claim-negated': Bare
  'not-addressed': Bare
  'nothing-to-search': Bare
  'no-typed-fact': Bare
}

/**
 * A reason as data. Worded in the reader's language only when it is shown (wording.ts), so that a finding kept from
 * last year reads in Hebrew and in English alike.
 */
export type Reason = { [R in keyof Reasons]: { readonly rule: R } & Reasons[R] }[keyof Reasons]

/** The place a reason speaks of: a clause of a document, or a moment of a call. */
export type Where =
  | { readonly record: 'signed'; readonly document: string; readonly clauseNumber: string; readonly page: number }
  | {
      readonly record: 'said'
      readonly date: string | null
      readonly startMs: number
      readonly speaker: 'agent' | 'customer' | 'unknown'
    }

/** Evidence whose `why` is still data. */
export type ProposedEvidence = Omit<Evidence, 'why'> & { readonly why: Reason }

export interface ProposedAxis {
  readonly verdict: Verdict
  /** 0 to 1, for ordering and for a reader's caution; never a probability. */
  readonly confidence: number
  readonly reasons: readonly Reason[]
  /** Best first. */
  readonly evidence: readonly ProposedEvidence[]
}

/** What the engine proposes of one claim; kept as it is in the table `finding`. A person decides. */
export interface Proposal {
  readonly signed: ProposedAxis
  readonly said: ProposedAxis
  readonly coverage: Coverage
}
