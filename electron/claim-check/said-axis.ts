import { OWNED } from '../records/recordings.ts'
import { dominantLanguage } from '../text/language.ts'
import { sentencesOf } from '../text/sentences.ts'
import { readTerms } from '../text/terms/index.ts'
import { highlight, tokenise } from '../text/tokens.ts'
import type { ReadVault } from '../vault/open.ts'
import { Calls, type Line, type SegmentPassage } from './calls.ts'
import { candidatesOf } from './candidates.ts'
import { cautionInWords } from './cautions.ts'
import { cueIn, isQuestion } from './cues.ts'
import { compareFacts } from './facts.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import { isAboutTheClaim, JUDGED, type Judged, proposeVerdict, SHOWN, stanceOf, whyOf } from './propose.ts'
import { type Ranked, rank } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'
import type { Scoped } from './scope.ts'

/** "Let me check" takes back what was said just before, not what was said minutes ago. */
const HEDGE_REACH = 4
/** How many of the best segments bring along the words that may take them back. */
const WITH_WITHDRAWAL = 3

/** What the company's side said of a claim on the recorded calls. Only the agent can promise. */
export function saidAxis({ vault, customer, claim, hits, coverage }: Scoped): ProposedAxis {
  const calls = new Calls(vault)
  const { rows, weights } = candidatesOf(hits, 'segment', coverage.segments)
  const order = (segments: readonly SegmentPassage[]) =>
    rank(segments, (segment) => withQuestion(calls, segment), claim, weights)
  const found = order(calls.withAnswers(rows)).filter(({ score }) => score > 0)
  const ranked = withWithdrawals(found, calls, order)
  const judged = ranked.slice(0, JUDGED).map((segment) => judge(calls, segment, claim))
  const scope = {
    isSearchable: coverage.segments > 0,
    hasUnread: coverage.recordingsWithoutTranscript + coverage.notRecorded.length + coverage.unmatched > 0,
    hasOtherLanguage: () => callTexts(vault, customer).some((text) => dominantLanguage(text) !== claim.language),
  }
  const evidence = judged.slice(0, SHOWN).map((segment) => evidenceOf(segment, claim))
  return { ...proposeVerdict(judged, claim, scope), evidence }
}

/** Puts beside each of the best segments the words that may take it back, for they seldom name what they take back. */
function withWithdrawals(
  ranked: readonly Ranked<SegmentPassage>[],
  calls: Calls,
  order: (segments: readonly SegmentPassage[]) => Ranked<SegmentPassage>[],
): Ranked<SegmentPassage>[] {
  const together = ranked.slice(0, WITH_WITHDRAWAL).flatMap((segment) => {
    const line = segment.passage.speaker === 'agent' ? withdrawalOf(calls, segment.passage) : undefined
    return line ? [segment, ...order([calls.segmentAt(line.row)])] : [segment]
  })
  const byId = new Map([...together, ...ranked].map((segment) => [segment.passage.id, segment]))
  return [...byId.values()]
}

/** Later words of the company's side on the same call that may take these back: a correction, or "let me check" just after. */
const withdrawalOf = (calls: Calls, passage: SegmentPassage): Line | undefined =>
  calls
    .laterByCompany(passage)
    .find(
      ({ text, position }) =>
        cueIn('withdrawal', text) !== null ||
        (position - passage.position <= HEDGE_REACH && cueIn('hedge', text) !== null),
    )

/** All that was said on each of the customer's calls. */
const callTexts = (vault: ReadVault, customer: string): string[] =>
  vault
    .all<{ text: string }>(
      `SELECT group_concat(segment.text, ' ') AS text
       FROM current_recording AS recording JOIN current_segment AS segment ON segment.recording = recording.id
       WHERE ${OWNED} GROUP BY recording.id`,
      { customer },
    )
    .map(({ text }) => text)

/** An answer is about what was asked: it is ranked together with the other side's words before it. */
function withQuestion(calls: Calls, segment: SegmentPassage): string {
  const before = segment.speaker === 'agent' ? calls.before(segment) : undefined
  return before && before.speaker !== 'agent' ? `${before.text}\n${segment.text}` : segment.text
}

const whereOf = ({ date, startMs, speaker }: SegmentPassage): Where => ({ record: 'said', date, startMs, speaker })

function judge(calls: Calls, ranked: Ranked<SegmentPassage>, claim: ReadClaim): Judged<SegmentPassage> {
  const { passage } = ranked
  const where = whereOf(passage)
  const { bearing, because } = bearingOf(calls, passage, claim)
  const stated = { text: passage.text, terms: readTerms(passage.text), leadIn: '' }
  const comparison = bearing === 'decides' ? compareFacts(claim, stated) : null
  const caution = because ?? cautionOf(calls, passage) ?? cautionInWords(stated, where, comparison, claim)
  return { ...ranked, where, isAbout: isAboutTheClaim(ranked, claim), bearing, comparison, caution }
}

interface Bearing {
  readonly bearing: Judged<unknown>['bearing']
  /** Why it can't commit the company. */
  readonly because: Reason | null
}

/** Whether these words could commit the company at all. */
function bearingOf(calls: Calls, passage: SegmentPassage, claim: ReadClaim): Bearing {
  const where = whereOf(passage)
  if (passage.speaker === 'unknown') return { bearing: 'leaves-open', because: { rule: 'speaker-unknown', where } }
  if (passage.speaker === 'customer') {
    const answer = calls.after(passage)
    const isConfirmed = answer?.speaker !== 'customer' && cueIn('confirmation', answer?.text ?? '') !== null
    return isConfirmed
      ? { bearing: 'leaves-open', because: { rule: 'customer-confirmed', where } }
      : { bearing: 'context', because: { rule: 'customer-only', where } }
  }
  const doubt = doubtOf(passage.text, where)
  if (!doubt) return DECIDES
  if (!speaksPlainly(passage.text, claim)) return { bearing: 'context', because: doubt }
  // A question beside a plain statement takes nothing from it; "I think" does.
  return doubt.rule === 'question' ? DECIDES : { bearing: 'leaves-open', because: doubt }
}

const DECIDES: Bearing = { bearing: 'decides', because: null }

/** A question, a hedge or somebody else's words commit nobody. */
function doubtOf(text: string, where: Where): Reason | null {
  const hearsay = cueIn('hearsay', text)
  if (hearsay !== null) return { rule: 'hearsay', where, words: hearsay }
  const hedge = cueIn('hedge', text)
  if (hedge !== null) return { rule: 'hedged', where, words: hedge }
  return sentencesOf(text).some((sentence) => isQuestion(sentence.text)) ? { rule: 'question', where } : null
}

const isPlain = (sentence: string): boolean =>
  !isQuestion(sentence) && cueIn('hedge', sentence) === null && cueIn('hearsay', sentence) === null

/** Whether a plain sentence speaks of the claim's subject or states a value of its kind: then the record isn't silent. */
function speaksPlainly(text: string, { topic, terms }: ReadClaim): boolean {
  const plain = sentencesOf(text)
    .map((sentence) => sentence.text)
    .filter(isPlain)
  return plain.some(
    (sentence) =>
      tokenise(sentence).some(({ stem }) => topic.has(stem)) ||
      readTerms(sentence).some(({ kind }) => terms.some((claimed) => claimed.kind === kind)),
  )
}

/** What of the call around them forbids to take the agent's words at their face. */
function cautionOf(calls: Calls, passage: SegmentPassage): Reason | null {
  const where = whereOf(passage)
  if (passage.flags.length > 0) return { rule: 'flagged', where }
  const isTakenBack = withdrawalOf(calls, passage) !== undefined
  return isTakenBack || cueIn('withdrawal', passage.text) !== null ? { rule: 'withdrawn', where } : null
}

const evidenceOf = (judged: Judged<SegmentPassage>, { text }: ReadClaim): ProposedEvidence => {
  const { passage } = judged
  return {
    stance: stanceOf(judged),
    quote: passage.text,
    highlights: highlight(passage.text, text),
    sha256: passage.sha256,
    recordingId: passage.recording,
    segmentId: passage.id,
    startMs: passage.startMs,
    endMs: passage.endMs,
    speaker: passage.speaker,
    speakerBasis: passage.speakerBasis,
    hasAudio: passage.hasAudio,
    date: passage.date,
    why: whyOf(judged),
  }
}
