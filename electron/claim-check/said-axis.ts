import type { Coverage } from '../../shared/contract/check-claim.ts'
import { highlight } from '../text/tokens.ts'
import type { ReadVault } from '../vault/open.ts'
import { CONDITION, CONFIRMATION, EXCEPTION, HEDGE, isQuestion, WITHDRAWAL } from './cues.ts'
import { compareFacts } from './facts.ts'
import { laterByAgent, type SegmentPassage, segmentAfter, segmentBefore, segmentsFor } from './passages-in-scope.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import { isAboutTheClaim, type Judged, proposeVerdict, reasonFor, SHOWN, stanceOf } from './propose.ts'
import { type Ranked, rank, weightsOf } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'

/** What the company's side said of a claim on the recorded calls. Only the agent can promise. */
export function saidAxis(vault: ReadVault, customer: string, claim: ReadClaim, coverage: Coverage): ProposedAxis {
  const weights = weightsOf(vault, customer, 'segment', claim, coverage.segments)
  const segments = segmentsFor(vault, customer, claim)
  const ranked = rank(segments, (segment) => withQuestion(vault, segment), claim, weights)
  const judged = ranked.slice(0, SHOWN).map((segment) => judge(vault, segment, claim))
  const scope = { isSearchable: coverage.segments > 0, hasUnread: coverage.recordingsWithoutTranscript > 0 }
  return {
    ...proposeVerdict(judged, claim, scope),
    evidence: judged.map((segment) => evidenceOf(segment, claim)),
  }
}

/** An answer is about what was asked: it is ranked together with the other side's words before it. */
function withQuestion(vault: ReadVault, segment: SegmentPassage): string {
  const before = segment.speaker === 'agent' ? segmentBefore(vault, segment) : undefined
  return before && before.speaker !== 'agent' ? `${before.text}\n${segment.text}` : segment.text
}

const whereOf = ({ date, startMs, speaker }: SegmentPassage): Where => ({ record: 'said', date, startMs, speaker })

function judge(vault: ReadVault, ranked: Ranked<SegmentPassage>, claim: ReadClaim): Judged<SegmentPassage> {
  const { passage } = ranked
  const where = whereOf(passage)
  const { bearing, because } = bearingOf(vault, passage)
  const comparison = bearing === 'decides' ? compareFacts(claim, passage.text, passage.terms) : null
  const caution = because ?? cautionOf(vault, passage)
  return {
    ...ranked,
    where,
    isAbout: isAboutTheClaim(ranked, claim),
    bearing,
    comparison,
    caution,
    why: reasonFor(where, comparison, caution),
  }
}

/** Whether these words could commit the company at all. */
function bearingOf(vault: ReadVault, passage: SegmentPassage): { bearing: Judged<unknown>['bearing']; because: Reason | null } {
  const where = whereOf(passage)
  if (passage.speaker === 'unknown') return { bearing: 'leaves-open', because: { rule: 'speaker-unknown', where } }
  if (passage.speaker === 'customer') {
    const answer = segmentAfter(vault, passage)
    const isConfirmed = answer?.speaker === 'agent' && CONFIRMATION.test(answer.text)
    return { bearing: isConfirmed ? 'leaves-open' : 'context', because: { rule: 'customer-only', where } }
  }
  if (isQuestion(passage.text)) return { bearing: 'context', because: { rule: 'question', where } }
  if (HEDGE.test(passage.text)) return { bearing: 'context', because: { rule: 'hedged', where } }
  return { bearing: 'decides', because: null }
}

/** What forbids to take the agent's words at their face. */
function cautionOf(vault: ReadVault, passage: SegmentPassage): Reason | null {
  const where = whereOf(passage)
  if (passage.flags.length > 0) return { rule: 'flagged', where }
  if (laterByAgent(vault, passage).some((later) => WITHDRAWAL.test(later.text))) return { rule: 'withdrawn', where }
  const exception = EXCEPTION.exec(passage.text)?.[0]
  if (exception) return { rule: 'exception', where, words: exception }
  const condition = CONDITION.exec(passage.text)?.[0]
  return condition ? { rule: 'condition', where, words: condition } : null
}

const evidenceOf = (judged: Judged<SegmentPassage>, claim: ReadClaim): ProposedEvidence => {
  const { passage, why } = judged
  return {
    stance: stanceOf(judged),
    quote: passage.text,
    highlights: highlight(passage.text, claim.text),
    sha256: passage.sha256,
    recordingId: passage.recording,
    segmentId: passage.id,
    startMs: passage.startMs,
    endMs: passage.endMs,
    speaker: passage.speaker,
    speakerBasis: passage.speakerBasis,
    hasAudio: passage.hasAudio,
    date: passage.date,
    why,
  }
}
