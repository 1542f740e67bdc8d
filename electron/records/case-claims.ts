import { Coverage } from '../../shared/contract/check-claim.ts'
import type { CaseClaim, Decision } from '../../shared/contract/dispute-case.ts'
import type { OperationName } from '../../shared/contract.ts'
import type { Locale } from '../../shared/units.ts'
import { overallOf } from '../../shared/verdict.ts'
import type { Proposal } from '../claim-check/proposal.ts'
import { wordProposal } from '../claim-check/wording.ts'
import type { ReadVault } from '../vault/open.ts'
import { type ClaimRecord, claimsOf } from './cases.ts'
import { signatureOf } from './signatures.ts'

interface FindingRecord {
  readonly row: number
  /** A `Proposal` as JSON. */
  readonly proposal: string
  readonly at: string
  readonly entry: number
}

interface DecisionRecord extends Omit<Decision, 'overall'> {
  /** The finding the person had before him. */
  readonly finding: number
}

/** A claim's newest finding. Every claim has one: it is written with the claim. */
export function newestFinding(vault: ReadVault, claim: Pick<ClaimRecord, 'id'>): FindingRecord {
  return vault.get<FindingRecord>('SELECT * FROM finding WHERE claim = @id ORDER BY row DESC LIMIT 1', {
    id: claim.id,
  })!
}

/** Operations that change what a claim could be held against. */
const EVIDENCE_OPERATIONS = [
  'ingestContract',
  'ingestRecording',
  'transcribe',
  'correctSegment',
  'assignSpeaker',
  'undoTranscriptCorrection',
  'correctClause',
  'splitClause',
  'mergeClauses',
  'undoCorrection',
  'confirmClause',
  'markSigned',
  'withdrawSignedMark',
  'checkSignatures',
] satisfies OperationName[]

const CHANGED = `
  SELECT 1 FROM custody WHERE customer = @customer AND entry > @entry
  AND operation IN (${EVIDENCE_OPERATIONS.map((name) => `'${name}'`)})`

/** A call that came to him, or went from him to somebody else: the log names the one it came to. */
const MOVED = `
  SELECT 1 FROM recording_match AS moved WHERE entry > @entry AND (
    customer = @customer OR EXISTS (SELECT 1 FROM recording WHERE id = moved.recording AND customer = @customer)
    OR EXISTS (SELECT 1 FROM recording_match AS before WHERE before.recording = moved.recording AND before.customer = @customer))`

const isStale = (vault: ReadVault, customer: string, { entry }: FindingRecord): boolean =>
  vault.get(`${CHANGED} UNION ALL ${MOVED} LIMIT 1`, { customer, entry }) !== undefined

/**
 * The claims of a case with what both records say of each and what was decided, worded in a language.
 * `before: 'decision'` shows a decided claim with the finding its decision was made on; otherwise with the newest.
 */
export const caseClaimsOf = (
  vault: ReadVault,
  disputeCase: string,
  locale: Locale,
  before: 'now' | 'decision' = 'now',
): CaseClaim[] => claimsOf(vault, disputeCase).map((claim) => caseClaim(vault, claim, locale, before))

function caseClaim(vault: ReadVault, claim: ClaimRecord, locale: Locale, before: 'now' | 'decision'): CaseClaim {
  const decisions = vault.all<DecisionRecord>('SELECT * FROM decision WHERE claim = @id ORDER BY row', { id: claim.id })
  const last = decisions.at(-1)
  const newest = newestFinding(vault, claim)
  const finding = before === 'decision' && last ? findingAt(vault, last.finding) : newest
  return {
    claimId: claim.id,
    text: claim.text,
    on: claim.about,
    addedAt: claim.at,
    finding: wordProposal(withSignatures(vault, JSON.parse(finding.proposal) as Proposal), locale),
    foundAt: finding.at,
    stale: isStale(vault, claim.customer, finding),
    decision: last ? decided(last) : null,
    history: decisions.slice(0, -1).map(decided),
  }
}

/** What is known of signatures now, not when the claim was checked: a document may have been marked as signed since. */
function withSignatures(vault: ReadVault, proposal: Proposal): Proposal {
  const evidence = proposal.signed.evidence.map((item) =>
    item.contractId === undefined ? item : { ...item, signature: signatureOf(vault, item.contractId).status },
  )
  // A finding of an earlier version knew of fewer gaps.
  return { ...proposal, signed: { ...proposal.signed, evidence }, coverage: Coverage.parse(proposal.coverage) }
}

const findingAt = (vault: ReadVault, row: number): FindingRecord =>
  vault.get<FindingRecord>('SELECT * FROM finding WHERE row = @row', { row })!

const decided = ({ signed, said, note, by, at }: DecisionRecord): Decision => ({
  signed,
  said,
  overall: overallOf(signed, said),
  note,
  by,
  at,
})
