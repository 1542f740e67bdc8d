import type { Coverage } from '../../shared/contract/check-claim.ts'
import { highlight } from '../text/tokens.ts'
import type { ReadVault } from '../vault/open.ts'
import { CONDITION, EXCEPTION } from './cues.ts'
import { compareFacts } from './facts.ts'
import { type Force, forceOn } from './force.ts'
import { type ClausePassage, clausesFor } from './passages-in-scope.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import { type Ranked, rank, weightsOf } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'
import { isAboutTheClaim, type Judged, proposeVerdict, reasonFor, SHOWN, stanceOf } from './propose.ts'

/** What the contract says of a claim on the day it is about. */
export function signedAxis(
  vault: ReadVault,
  customer: string,
  claim: ReadClaim,
  on: string,
  coverage: Coverage,
): ProposedAxis {
  const force = forceOn(vault, customer, on)
  const weights = weightsOf(vault, customer, 'clause', claim, coverage.clauses)
  const ranked = rank(clausesFor(vault, customer, claim), withHeading, claim, weights)
  const judged = ranked.slice(0, SHOWN).map((clause) => judge(clause, claim, force))
  const isSearchable = force.documents > 0 && coverage.clauses > 0
  return {
    ...proposeVerdict(judged, claim, { isSearchable, hasUnread: coverage.unreadable.length > 0 }),
    evidence: judged.map((clause) => evidenceOf(clause, claim)),
  }
}

const withHeading = ({ heading, text }: ClausePassage): string => (heading === null ? text : `${heading}\n${text}`)

const whereOf = ({ document, path, page }: ClausePassage): Where => ({
  record: 'signed',
  document,
  clauseNumber: path,
  page,
})

function judge(ranked: Ranked<ClausePassage>, claim: ReadClaim, force: Force): Judged<ClausePassage> {
  const { passage } = ranked
  const where = whereOf(passage)
  const isInForce = force.isInForce(passage)
  const comparison = isInForce ? compareFacts(claim, passage.text, passage.terms) : null
  const caution: Reason | null = isInForce ? cautionOf(passage) : { rule: 'not-in-force', where }
  return {
    ...ranked,
    where,
    isAbout: isAboutTheClaim(ranked, claim),
    bearing: isInForce ? 'decides' : 'context',
    comparison,
    caution,
    why: reasonFor(where, comparison, caution),
  }
}

/** What keeps this clause from being taken at its face. */
function cautionOf(passage: ClausePassage): Reason | null {
  const exception = EXCEPTION.exec(passage.text)?.[0]
  if (exception) return { rule: 'exception', where: whereOf(passage), words: exception }
  const condition = CONDITION.exec(passage.text)?.[0]
  return condition ? { rule: 'condition', where: whereOf(passage), words: condition } : null
}

const evidenceOf = (judged: Judged<ClausePassage>, claim: ReadClaim): ProposedEvidence => {
  const { passage, bearing, why } = judged
  return {
    stance: stanceOf(judged),
    quote: passage.text,
    highlights: highlight(passage.text, claim.text),
    sha256: passage.sha256,
    contractId: passage.contract,
    clauseId: passage.id,
    document: passage.document,
    clauseNumber: passage.path,
    heading: passage.heading,
    page: passage.page,
    boxes: [...passage.boxes],
    inForce: bearing !== 'context',
    date: passage.signedOn,
    why,
  }
}
