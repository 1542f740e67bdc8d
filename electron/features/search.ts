import type { SearchHit } from '../../shared/contract/search.ts'
import type { ParsedInput } from '../../shared/contract.ts'
import type { Handler } from '../handler.ts'
import { SIGNED_ON } from '../records/contracts.ts'
import { findCustomer } from '../records/customers.ts'
import { type Candidate, candidates, countPassages, type PassageQuery } from '../records/passages.ts'
import { signatureOf } from '../records/signatures.ts'
import { highlight, queryTerms } from '../text/tokens.ts'
import type { ReadVault } from '../vault/open.ts'

export const search: Handler<'search'> = (vault, input) => {
  const customer = input.customer === undefined ? null : findCustomer(vault, input.customer).id
  for (const query of queriesFor(input, customer)) {
    const found = candidates(vault, query, input.limit)
    if (found.length === 0) continue
    const total = found.length < input.limit ? found.length : countPassages(vault, query)
    const hits = found.map((candidate) => hitOf(vault, candidate, input.query))
    return { total, hits: withSignatures(vault, hits) }
  }
  return { total: 0, hits: [] }
}

/** From strict to lenient: every word by its stem, any word by its stem, any word by its letters (a slip of the pen). */
function queriesFor({ query, kind, from, to }: ParsedInput<'search'>, customer: string | null): PassageQuery[] {
  const { stems, trigrams } = queryTerms(query)
  const scope = { customer, kind: kind ?? null, from: from ?? null, to: to ?? null }
  return [
    { ...scope, column: 'stems', terms: stems, match: 'all' },
    { ...scope, column: 'stems', terms: stems, match: 'any' },
    { ...scope, column: 'trigrams', terms: trigrams, match: 'any' },
  ]
}

type Found = Omit<SearchHit, 'kind' | 'score' | 'highlights'>

const READ: Record<SearchHit['kind'], string> = {
  clause: `
    SELECT iif(clause.text = '', clause.heading, clause.text) AS quote, contract.customer AS customerId, customer.name AS customerName,
           contract.id AS contractId, clause.id AS clauseId, clause.path AS clauseNumber, contract.title AS document,
           clause.page, ${SIGNED_ON} AS date
    FROM current_clause AS clause JOIN contract ON contract.id = clause.contract JOIN customer ON customer.id = contract.customer
    WHERE clause.row = @row`,
  segment: `
    SELECT segment.text AS quote, recording.owner AS customerId, customer.name AS customerName,
           recording.id AS recordingId, segment.id AS segmentId, segment.start_ms AS startMs, segment.end_ms AS endMs,
           segment.speaker, recording.started_at AS date
    FROM segment JOIN current_recording AS recording ON recording.id = segment.recording
    LEFT JOIN customer ON customer.id = recording.owner
    WHERE segment.row = @row`,
}

function hitOf(vault: ReadVault, { kind, row, rank }: Candidate, query: string): SearchHit {
  const found = vault.get<Found>(READ[kind], { row })
  if (!found) throw new Error(`The search index names ${kind} row ${row}, which is not there.`)
  return { ...found, kind, score: -rank, highlights: highlight(found.quote, query) }
}

/** Says of every clause how far its document is known to be signed; each document is looked up once. */
function withSignatures(vault: ReadVault, hits: readonly SearchHit[]): SearchHit[] {
  const contracts = new Set(hits.flatMap(({ contractId }) => contractId ?? []))
  const statuses = new Map([...contracts].map((contract) => [contract, signatureOf(vault, contract).status]))
  return hits.map((hit) => {
    const signature = hit.contractId === undefined ? undefined : statuses.get(hit.contractId)
    return signature === undefined ? hit : { ...hit, signature }
  })
}
