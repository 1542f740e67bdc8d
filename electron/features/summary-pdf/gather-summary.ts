import type { Axis } from '../../../shared/contract/check-claim.ts'
import type { CaseClaim } from '../../../shared/contract/dispute-case.ts'
import type { Locale } from '../../../shared/units.ts'
import { caseClaimsOf } from '../../records/case-claims.ts'
import { findCase } from '../../records/cases.ts'
import { contractsOf } from '../../records/contracts.ts'
import { phonesOf, referencesOf } from '../../records/customers.ts'
import { findRecording, OWNED, recordingsOf } from '../../records/recordings.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { EvidenceItem, Summary, SummaryClaim, TimelineEntry } from './summary.ts'
import { withoutUnheard } from './unheard.ts'

/**
 * Everything a summary says, read in one go. Deterministic: the same case, clock and language give the same data; the
 * log head is that of the last entry which concerns this customer, so that building a summary doesn't change the next.
 *
 * Throws `case-empty` when the case has no claim, `evidence-moved` when it quotes a call of another customer by now, `not-listened` for words that somebody has to hear first.
 */
export function gatherSummary(vault: ReadVault, caseId: string, locale: Locale, now: string): Summary {
  const { id, title, at, customer, customerName } = findCase(vault, caseId)
  const decided = caseClaimsOf(vault, id, locale, 'decision')
  for (const { finding } of decided) requireOwnCalls(vault, customer, finding.said)
  const claims = decided.map((claim, index) => summaryClaim(vault, claim, index))
  if (claims.length === 0)
    throw refused('case-empty', 'This case has no claims yet. Add a claim, then build the summary.')
  return {
    locale,
    builtAt: now,
    vaultName: vault.info.name,
    case: { id, title, openedAt: at },
    customer: { name: customerName, references: referencesOf(vault, customer), phones: phonesOf(vault, customer) },
    timeline: timelineOf(vault, customer, { title, at }, claims),
    claims,
    items: itemsOf(vault, customer),
    log: logHeadOf(vault, customer),
  }
}

/** Another customer's words must not be printed: a call may have turned out to be somebody else's since. */
function requireOwnCalls(vault: ReadVault, customer: string, { evidence }: Axis): void {
  const calls = new Set(evidence.flatMap(({ recordingId }) => recordingId ?? []))
  if ([...calls].some((call) => findRecording(vault, call).owner !== customer))
    throw refused(
      'evidence-moved',
      'A call that is quoted here belongs to somebody else now. Check the claims of this case again and decide anew.',
    )
}

/** Passages that take no side are cited up to this many a record; the case itself shows more. */
const CONTEXT_CITED = 2

function summaryClaim(vault: ReadVault, { claimId: _, addedAt: __, ...claim }: CaseClaim, index: number): SummaryClaim {
  const { signed, said } = claim.finding
  const quoted = cited(withoutUnheard(vault, said))
  return {
    ...claim,
    position: index + 1,
    finding: { ...claim.finding, signed: cited(signed), said: quoted },
    uncited: { signed: uncited(signed), said: said.evidence.length - quoted.evidence.length },
  }
}

/** All that supports or contradicts, whichever side it speaks for, and the best of what merely speaks of it. */
function cited(axis: Axis): Axis {
  const context = axis.evidence.filter((item) => item.stance === 'context').slice(0, CONTEXT_CITED)
  return { ...axis, evidence: [...axis.evidence.filter((item) => item.stance !== 'context'), ...context] }
}

const uncited = (axis: Axis): number => axis.evidence.length - cited(axis).evidence.length

function timelineOf(
  vault: ReadVault,
  customer: string,
  opened: { title: string; at: string },
  claims: readonly SummaryClaim[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...contractsOf(vault, customer).map(({ signed_on, amends, title }) => ({
      date: signed_on,
      kind: amends === null ? ('contract' as const) : ('amendment' as const),
      title,
    })),
    ...recordingsOf(vault, customer).map(({ started_at, agent }) => ({
      date: started_at,
      kind: 'call' as const,
      title: agent ?? '',
    })),
    { date: opened.at, kind: 'case', title: opened.title },
    ...claims.flatMap(({ decision, text }) =>
      decision ? [{ date: decision.at, kind: 'decision' as const, title: text, detail: decision.by }] : [],
    ),
  ]
  const momentOf = momentsIn(opened.at)
  return entries.sort((a, b) => momentOf(a) - momentOf(b))
}

const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/

/**
 * When an entry was, in milliseconds since 1970, to sort by. Instants carry offsets of their own, so their text has no
 * order. A mere day stands where it began by the clock that the case was opened by (stored, so the same everywhere),
 * and with that before the instants of that day; what has no date comes last.
 */
function momentsIn(openedAt: string): (entry: TimelineEntry) => number {
  const offset = OFFSET.exec(openedAt)?.[0] ?? 'Z'
  return ({ date }) => {
    if (date === null) return Number.MAX_SAFE_INTEGER
    return Date.parse(date.includes('T') ? date : `${date}T00:00:00${offset}`)
  }
}

const itemsOf = (vault: ReadVault, customer: string): EvidenceItem[] =>
  vault.all<EvidenceItem>(
    `SELECT item.name AS title, evidence.kind, item.sha256, item.bytes, item.acquired_at AS acquiredAt
     FROM (
       SELECT sha256, CASE WHEN amends IS NULL THEN 'contract' ELSE 'amendment' END AS kind FROM contract WHERE customer = @customer
       UNION ALL SELECT sha256, 'recording' FROM current_recording AS recording WHERE ${OWNED} AND sha256 IS NOT NULL
       UNION ALL SELECT other_sha256, 'recording' FROM current_recording AS recording WHERE ${OWNED} AND other_sha256 IS NOT NULL
       UNION ALL SELECT transcript.sha256, 'transcript'
                 FROM transcript JOIN current_recording AS recording ON recording.id = transcript.recording WHERE ${OWNED}
     ) AS evidence JOIN item USING (sha256) ORDER BY item.rowid`,
    { customer },
  )

const logHeadOf = (vault: ReadVault, customer: string): Summary['log'] =>
  vault.get<Summary['log']>(
    `SELECT entry AS entries, hash AS head, at FROM custody
     WHERE customer = @customer AND operation <> 'buildSummary' ORDER BY entry DESC LIMIT 1`,
    { customer },
  )!
