import type { Axis, ClaimCheck } from '../../shared/contract/check-claim.ts'
import type { Term } from '../../shared/terms.ts'
import type { Locale } from '../../shared/units.ts'
import { overallOf } from '../../shared/verdict.ts'
import type { Proposal, ProposedAxis, Reason, Where } from './proposal.ts'
import { ENGLISH } from './wording-en.ts'
import { HEBREW } from './wording-he.ts'

/** The sentences of one language: a function a rule. */
export type Sentences = {
  readonly [R in Reason['rule']]: (reason: Extract<Reason, { rule: R }>, place: string) => string
} & { readonly place: (where: Where) => string }

const SENTENCES: Record<Locale, Sentences> = { he: HEBREW, en: ENGLISH }

/** A reason as a sentence a service manager understands, built from the compared facts. */
export function wordReason(reason: Reason, locale: Locale): string {
  const sentences = SENTENCES[locale]
  const sentence = sentences[reason.rule] as (reason: Reason, place: string) => string
  return sentence(reason, 'where' in reason ? sentences.place(reason.where) : '')
}

/** A proposal in the reader's language, in the shape the contract promises. */
export const wordProposal = ({ signed, said, coverage }: Proposal, locale: Locale): ClaimCheck => ({
  overall: overallOf(signed.verdict, said.verdict),
  signed: wordAxis(signed, locale),
  said: wordAxis(said, locale),
  coverage,
})

const wordAxis = ({ verdict, confidence, reasons, evidence }: ProposedAxis, locale: Locale): Axis => ({
  verdict,
  confidence,
  reasons: [...new Set(reasons.map((reason) => wordReason(reason, locale)))],
  evidence: evidence.map((item) => ({ ...item, why: wordReason(item.why, locale) })),
})

/** A term's letters on one line: in a document they may run over a line's end. */
export const quoted = ({ quote }: Pick<Term, 'quote'>): string => quote.replaceAll(/\s+/gu, ' ')

/** `00:01:23` from the start of a call. */
export const callTime = (ms: number): string => new Date(ms).toISOString().slice(11, 19)

/** `2 במרץ 2026` or `2 March 2026` of a day or an instant, as it was written down there. */
export const dayInWords = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'he' ? 'he-IL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  )
