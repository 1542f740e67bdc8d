import type { Standing } from '../../shared/contract/in-force.ts'
import { isSignatureBroken } from '../../shared/signature-status.ts'
import { type Force, forceOn } from '../amendments/force.ts'
import { contractsOf } from '../records/contracts.ts'
import { highlight } from '../text/tokens.ts'
import { candidatesOf } from './candidates.ts'
import { cautionInWords } from './cautions.ts'
import { type ClausePassage, Clauses } from './clauses.ts'
import { cueIn } from './cues.ts'
import { type Comparison, compareFacts } from './facts.ts'
import { Outline } from './outline.ts'
import type { ProposedAxis, ProposedEvidence, Reason, Where } from './proposal.ts'
import { isAboutTheClaim, JUDGED, type Judged, proposeVerdict, SHOWN, stanceOf, whyOf } from './propose.ts'
import { type Ranked, rank } from './rank.ts'
import type { ReadClaim } from './read-claim.ts'
import type { Scoped } from './scope.ts'

/** How many of the best clauses bring the clauses that name them, or that they name, along. */
const WITH_RELATED = 2

/** What one check of the contracts works with. */
interface Check {
  readonly claim: ReadClaim
  readonly outline: Outline
  readonly force: Force
  readonly clauseAt: (row: number) => ClausePassage
  /** A document that could not be read may change any clause. */
  readonly hasUnread: boolean
}

/** What the contract says of a claim on the day it is about. */
export function signedAxis({ vault, customer, claim, hits, coverage }: Scoped, on: string): ProposedAxis {
  const force = forceOn(vault, customer, on)
  const outline = new Outline(force.clauses)
  const clauses = new Clauses(vault, outline)
  const check: Check = {
    claim,
    outline,
    force,
    clauseAt: (row) => clauses.at(row),
    hasUnread: coverage.unreadable.length > 0,
  }
  const { rows, weights } = candidatesOf(hits, 'clause', coverage.clauses)
  const order = (clauses: readonly ClausePassage[]) => rank(clauses, wholeText, claim, weights)
  const found = order(withItems(rows, outline).map(check.clauseAt)).filter(({ score }) => score > 0)
  const ranked = withRelated(found, outline, (rows) => order(rows.map(check.clauseAt)))
  const judged = ranked.slice(0, JUDGED).map((clause) => judge(clause, check))
  const scope = {
    isSearchable: force.documents.some(({ standing }) => standing !== 'not-in-force') && coverage.clauses > 0,
    hasUnread: check.hasUnread,
    hasOtherLanguage: () => contractsOf(vault, customer).some(({ language }) => language !== claim.language),
  }
  const evidence = judged.slice(0, SHOWN).map((clause) => evidenceOf(clause, check))
  const proposed = proposeVerdict(judged, claim, scope)
  return { ...proposed, reasons: [...proposed.reasons, ...unsignedReason(evidence)], evidence }
}

/** That a cited document carries no signature changes no verdict: what that means, a person must say. */
function unsignedReason(evidence: readonly ProposedEvidence[]): Reason[] {
  const titles = evidence.flatMap(({ signature, document }) => (signature === 'unsigned' ? [document!] : []))
  return titles.length > 0 ? [{ rule: 'unsigned', documents: [...new Set(titles)] }] : []
}

/** Clauses by their rows, and the items of the lists they open. */
const withItems = (rows: readonly number[], outline: Outline): number[] => [
  ...new Set([...rows, ...rows.flatMap((row) => outline.itemsOf(row))]),
]

/** What a clause is ranked by: its heading and the words that open its list, without which an item says little. */
const wholeText = ({ leadIn, heading, text }: ClausePassage): string =>
  [leadIn, heading, text].filter((part) => part !== null && part !== '').join('\n')

/** Puts beside each of the best clauses those that name it or that it names: an exception decides what it excepts from. */
function withRelated(
  ranked: readonly Ranked<ClausePassage>[],
  outline: Outline,
  read: (rows: readonly number[]) => Ranked<ClausePassage>[],
): Ranked<ClausePassage>[] {
  const best = ranked.slice(0, WITH_RELATED)
  const together = best.flatMap((clause) => {
    const rows = outline.related(clause.passage.row)
    const known = ranked.filter(({ passage }) => rows.includes(passage.row))
    const rest = rows.filter((row) => !known.some(({ passage }) => passage.row === row))
    return [clause, ...known, ...read(rest)]
  })
  const byRow = new Map([...together, ...ranked].map((clause) => [clause.passage.row, clause]))
  return [...byRow.values()]
}

const whereOf = ({ document, path, page }: Pick<ClausePassage, 'document' | 'path' | 'page'>): Where => ({
  record: 'signed',
  document,
  clauseNumber: path,
  page,
})

function judge(ranked: Ranked<ClausePassage>, check: Check): Judged<ClausePassage> {
  const { passage } = ranked
  const where = whereOf(passage)
  const standing = check.force.standingOf(passage.row)
  const isAbout = isAboutTheClaim(ranked, check.claim)
  if (standing === 'not-in-force')
    return { ...ranked, where, isAbout, bearing: 'context', comparison: null, caution: { rule: 'not-in-force', where } }
  // A number misread on a picture must not even be set beside the claim's.
  const comparison = mustBeConfirmed(passage, check.claim) ? null : compareFacts(check.claim, passage)
  const caution = cautionOf(passage, standing, comparison, check)
  return { ...ranked, where, isAbout, bearing: 'decides', comparison, caution }
}

/** Whether its numbers were read from a picture, could answer the claim, and nobody has held them against the page. */
const mustBeConfirmed = ({ confirmed, text, terms }: ClausePassage, claim: ReadClaim): boolean =>
  !confirmed && claim.terms.length > 0 && (terms.length > 0 || /\d/u.test(text))

/** What keeps this clause from being taken at its face: its document, its own words, or those of another clause. */
function cautionOf(
  passage: ClausePassage,
  standing: Standing,
  comparison: Comparison | null,
  check: Check,
): Reason | null {
  const where = whereOf(passage)
  const { signature } = passage
  if (isSignatureBroken(signature)) return { rule: 'signature-broken', where, signature }
  if (mustBeConfirmed(passage, check.claim)) return { rule: 'to-confirm', where }
  const [over] = check.outline
    .overriding(passage.row)
    .filter((clause) => check.force.standingOf(clause.row) !== 'not-in-force')
  if (over) return { rule: 'exception', where: whereOf(check.clauseAt(over.row)), words: cueIn('override', over.text)! }
  const [change] = comparison === null ? [] : check.force.toConfirm(passage.contract)
  if (change) return { rule: 'to-confirm', where: whereOf(check.clauseAt(change.row)) }
  if (standing === 'unclear') return { rule: 'force-unclear', where }
  const own = cautionInWords(passage, where, comparison, check.claim)
  const opener = cautionInWords({ text: passage.leadIn, terms: [] }, where, null, check.claim)
  return own ?? opener ?? (check.hasUnread ? { rule: 'unread' } : null)
}

const evidenceOf = (judged: Judged<ClausePassage>, { claim: { text }, force }: Check): ProposedEvidence => {
  const { passage, bearing } = judged
  const isUnclear = force.standingOf(passage.row) === 'unclear'
  return {
    stance: stanceOf(judged),
    quote: passage.text,
    highlights: highlight(passage.text, text),
    sha256: passage.sha256,
    contractId: passage.contract,
    clauseId: passage.id,
    document: passage.document,
    clauseNumber: passage.path,
    heading: passage.heading,
    page: passage.page,
    boxes: [...passage.boxes],
    // Left out where no day is known: nothing is claimed either way.
    ...(isUnclear ? {} : { inForce: bearing !== 'context' }),
    signature: passage.signature,
    source: passage.source,
    confirmed: passage.confirmed,
    date: passage.signedOn,
    why: whyOf(judged),
  }
}
