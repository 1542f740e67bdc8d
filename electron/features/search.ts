import type { SearchHit } from '../../shared/contract/search.ts'
import type { ParsedInput } from '../../shared/contract.ts'
import type { Handler } from '../handler.ts'
import { findCustomer } from '../records/customers.ts'
import { type Candidate, candidates, countPassages, type PassageQuery } from '../records/passages.ts'
import { highlight, queryTerms } from '../text/tokens.ts'
import type { ReadVault } from '../vault/open.ts'

/** With days asked for, hits outside them fall away after the index has answered: ask it for more. */
const DEPTH_WITH_DAYS = 2000

export const search: Handler<'search'> = (vault, input) => {
  const customer = input.customer === undefined ? null : findCustomer(vault, input.customer).id
  const queries = queriesFor(input, customer)
  const query = queries.find((attempt) => candidates(vault, attempt, 1).length > 0)
  if (!query) return { total: 0, hits: [] }
  const hasDays = input.from !== undefined || input.to !== undefined
  const found = candidates(vault, query, hasDays ? DEPTH_WITH_DAYS : input.limit)
    .map((candidate) => hitOf(vault, candidate, input.query))
    .filter((hit) => isWithin(hit.date ?? null, input))
  return { total: hasDays ? found.length : countPassages(vault, query), hits: found.slice(0, input.limit) }
}

/** From strict to lenient: every word by its stem, any word by its stem, any word by its letters (a slip of the pen). */
function queriesFor({ query, kind }: ParsedInput<'search'>, customer: string | null): PassageQuery[] {
  const { stems, trigrams } = queryTerms(query)
  const scope = { customer, kind: kind ?? null }
  return [
    { ...scope, column: 'stems', terms: stems, match: 'all' },
    { ...scope, column: 'stems', terms: stems, match: 'any' },
    { ...scope, column: 'trigrams', terms: trigrams, match: 'any' },
  ]
}

function isWithin(date: string | null, { from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  if (from === undefined && to === undefined) return true
  const day = date?.slice(0, 10)
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to)
}

type Found = Omit<SearchHit, 'kind' | 'score' | 'highlights'>

const READ: Record<SearchHit['kind'], string> = {
  clause: `
    SELECT clause.text AS quote, contract.customer AS customerId, customer.name AS customerName,
           contract.id AS contractId, clause.id AS clauseId, clause.path AS clauseNumber, contract.title AS document,
           clause.page, contract.signed_on AS date
    FROM clause JOIN contract ON contract.id = clause.contract JOIN customer ON customer.id = contract.customer
    WHERE clause.row = @row`,
  segment: `
    SELECT segment.text AS quote, recording.customer AS customerId, customer.name AS customerName,
           recording.id AS recordingId, segment.id AS segmentId, segment.start_ms AS startMs, segment.end_ms AS endMs,
           segment.speaker, recording.started_at AS date
    FROM segment JOIN recording ON recording.id = segment.recording JOIN customer ON customer.id = recording.customer
    WHERE segment.row = @row`,
}

function hitOf(vault: ReadVault, { kind, row, rank }: Candidate, query: string): SearchHit {
  const found = vault.get<Found>(READ[kind], { row })
  if (!found) throw new Error(`The search index names ${kind} row ${row}, which is not there.`)
  return { ...found, kind, score: -rank, highlights: highlight(found.quote, query) }
}
