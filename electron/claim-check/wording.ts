import type { Axis, ClaimCheck } from '../../shared/contract/check-claim.ts'
import type { Locale } from '../../shared/units.ts'
import { overallOf } from '../../shared/verdict.ts'
import type { Proposal, ProposedAxis, Reason } from './proposal.ts'
import type { Sentences } from './sentences.ts'
import { ENGLISH } from './wording-en.ts'
import { HEBREW } from './wording-he.ts'

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
