import type { Stance } from '../../../shared/contract/check-claim.ts'
import type { SpeakerBasis, SpeakerRole } from '../../../shared/contract/ingest-recording.ts'
import type { SignatureStatus } from '../../../shared/contract/signature.ts'
import type { Locale } from '../../../shared/units.ts'
import type { DecidedVerdict, Overall, Verdict } from '../../../shared/verdict.ts'
import type { ItemKind, TimelineKind } from './summary.ts'
import { english } from './texts-en.ts'
import { hebrew } from './texts-he.ts'

type Counted = (count: number) => string

/** Every word the document itself says; whatever isn't here was said, signed or written by somebody. */
export interface SummaryTexts {
  readonly language: 'he-IL' | 'en-GB'
  readonly documentName: string
  readonly page: (page: number, pages: number) => string
  readonly logHeadShort: string

  readonly facts: {
    readonly business: string
    readonly customer: string
    readonly references: string
    readonly phones: string
    readonly caseId: string
    readonly opened: string
    readonly built: string
  }
  readonly overview: string
  readonly progress: (claims: number, decided: number) => string
  readonly overviewColumns: {
    readonly claim: string
    readonly signed: string
    readonly said: string
    readonly result: string
    readonly page: string
  }
  readonly howToRead: string
  readonly reading: readonly string[]
  readonly timeline: string
  readonly timelineKind: Readonly<Record<TimelineKind, string>>
  readonly unknownDate: string

  readonly claim: (position: number) => string
  readonly noClaims: string
  readonly inCustomersWords: string
  readonly claimDay: (day: string) => string
  readonly stale: (moment: string) => string
  readonly signedAxis: string
  readonly saidAxis: string
  readonly whatWasSigned: string
  readonly whatWasSaid: string
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly stance: Readonly<Record<Stance, string>>
  readonly undecided: string
  readonly proposed: (verdict: string) => string
  readonly result: string
  readonly undecidedResult: (proposal: string) => string
  readonly overall: Readonly<Record<Overall, string>>
  /** `outcome[said][signed]`, in the shape of the table of nine cells. */
  readonly outcome: Readonly<Record<DecidedVerdict, Readonly<Record<DecidedVerdict, string>>>>
  readonly reviewNeeded: string
  readonly reasons: string
  readonly moreContext: Counted
  readonly noEvidence: { readonly signed: string; readonly said: string }

  readonly source: {
    readonly clause: (number: string) => string
    readonly page: (page: number) => string
    readonly signedOn: (day: string) => string
    readonly inForce: string
    readonly notInForce: string
    readonly signature: Readonly<Record<SignatureStatus, string>>
    readonly fromPicture: string
    readonly fromPictureConfirmed: string
    readonly corrected: string
    readonly call: (moment: string) => string
    readonly callUndated: string
    readonly span: (from: string, to: string) => string
    readonly speaker: Readonly<Record<SpeakerRole, string>>
    readonly basis: Readonly<Record<SpeakerBasis, string>>
    readonly transcriptOnly: string
    readonly item: (position: number) => string
    readonly why: string
  }

  readonly decidedBy: string
  readonly decisionNote: string
  readonly noNote: string
  readonly earlierDecisions: string

  readonly coverage: string
  readonly searched: string
  readonly notSearched: string
  readonly nothingLeftOut: string
  readonly contracts: Counted
  readonly clauses: Counted
  readonly recordings: Counted
  readonly segments: Counted
  readonly scope: (contracts: string, clauses: string, recordings: string, segments: string) => string
  readonly withoutTranscript: Counted
  readonly unreadable: string
  readonly missing: string
  readonly notRecorded: string
  readonly unmatched: (count: number) => string

  readonly items: string
  readonly itemsIntroduction: string
  readonly noItems: string
  readonly itemColumns: {
    readonly title: string
    readonly kind: string
    readonly acquired: string
    readonly size: string
  }
  readonly itemKind: Readonly<Record<ItemKind, string>>
  readonly bytes: (count: string) => string

  readonly checking: string
  readonly checkingSteps: readonly {
    readonly title: string
    readonly text: string
    readonly commands?: readonly string[]
  }[]
  readonly logHead: { readonly title: string; readonly entry: string; readonly head: string; readonly at: string }
  readonly shows: { readonly title: string; readonly points: readonly string[] }
  readonly cannotShow: { readonly title: string; readonly points: readonly string[] }
  readonly placeholders: (count: number) => string
}

export const TEXTS: Readonly<Record<Locale, SummaryTexts>> = { en: english, he: hebrew }
