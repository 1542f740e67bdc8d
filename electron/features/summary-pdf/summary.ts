import type { CaseClaim } from '../../../shared/contract/dispute-case.ts'
import type { Locale } from '../../../shared/units.ts'

export const TIMELINE_KINDS = ['contract', 'amendment', 'call', 'case', 'claim', 'decision'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export const ITEM_KINDS = ['contract', 'amendment', 'recording', 'transcript', 'attachment'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export interface TimelineEntry {
  /** A day, or an instant with its offset; null where it isn't known. */
  readonly date: string | null
  readonly kind: TimelineKind
  readonly title: string
  readonly detail?: string
}

/** A claim as the case shows it, with its place in the summary, from 1. */
export type SummaryClaim = Omit<CaseClaim, 'claimId' | 'addedAt'> & {
  readonly position: number
  /** Passages without a side that the case shows and the summary doesn't print. */
  readonly uncited: Readonly<Record<'signed' | 'said', number>>
}

/** An original the summary relies on. */
export interface EvidenceItem {
  readonly title: string
  readonly kind: ItemKind
  readonly sha256: string
  readonly bytes: number
  /** When the vault took it in: an instant. */
  readonly acquiredAt: string
}

/** Everything a dispute summary says: plain JSON data, since it is sent to a worker thread. */
export interface Summary {
  readonly locale: Locale
  /** An instant with its offset. The only clock of the document. */
  readonly builtAt: string
  /** The vault's name: the business. */
  readonly vaultName: string
  readonly case: { readonly id: string; readonly title: string; readonly openedAt: string }
  readonly customer: {
    readonly name: string
    readonly references: readonly string[]
    readonly phones: readonly string[]
  }
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[]
  readonly claims: readonly SummaryClaim[]
  readonly items: readonly EvidenceItem[]
  /** The custody log when the summary was built: the number of the entry it is pinned to, that entry's hash and instant. */
  readonly log: { readonly entries: number; readonly head: string; readonly at: string }
}
