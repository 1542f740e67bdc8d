import type { Clause, PageBox, Word } from '../../shared/contract/ingest-contract.ts'
import type { Term } from '../../shared/terms.ts'
import { notFound, refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Rows } from '../vault/rows.ts'
import { passageOf, rowidOf } from './passages.ts'

/** A row of the table `clause` with who confirmed and who corrected it. JSON columns are text here. */
export interface ClauseRecord {
  readonly row: number
  readonly id: string
  readonly contract: string
  readonly position: number
  readonly number: string
  readonly path: string
  readonly level: number
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: string
  readonly terms: string
  readonly words: string | null
  readonly source: Clause['source'] | null
  readonly correction: string | null
  readonly confirmed_by: string | null
  readonly corrected_by: string | null
  readonly corrected_at: string | null
  readonly corrected_because: string | null
  readonly superseded: string | null
  readonly document_source: Clause['source'] | 'none'
}

const CLAUSE = `
  SELECT clause.*, clause_confirmation.by AS confirmed_by, correction.by AS corrected_by, correction.at AS corrected_at,
         correction.reason AS corrected_because, clause_superseded.correction AS superseded,
         contract.text_source AS document_source
  FROM clause
  JOIN contract ON contract.id = clause.contract
  LEFT JOIN clause_confirmation ON clause_confirmation.clause = clause.id
  LEFT JOIN correction ON correction.id = clause.correction
  LEFT JOIN clause_superseded ON clause_superseded.clause = clause.id`

/** A contract's clauses as they are read now, in the order of the page. */
export const clauseRecordsOf = (vault: ReadVault, contract: string): ClauseRecord[] =>
  vault.all<ClauseRecord>(
    `${CLAUSE} WHERE clause.contract = @contract AND clause_superseded.clause IS NULL ORDER BY clause.position, clause.row`,
    { contract },
  )

export const clausesOf = (vault: ReadVault, contract: string): Clause[] =>
  clauseRecordsOf(vault, contract).map(clauseOf)

/** The clauses a correction wrote (`after`) or took out (`before`). */
export const clausesOfCorrection = (
  vault: ReadVault,
  correction: string,
  which: 'before' | 'after',
): ClauseRecord[] => {
  const column = which === 'after' ? 'clause.correction' : 'clause_superseded.correction'
  return vault.all<ClauseRecord>(`${CLAUSE} WHERE ${column} = @correction ORDER BY clause.position, clause.row`, {
    correction,
  })
}

/** Throws `not-found`. */
export function findClause(vault: ReadVault, id: string): ClauseRecord {
  const found = vault.get<ClauseRecord>(`${CLAUSE} WHERE clause.id = @id`, { id })
  if (!found) throw notFound('clause', id)
  return found
}

/** Throws `not-found`, or `clause-superseded` for one that was corrected since. */
export function findCurrentClause(vault: ReadVault, id: string): ClauseRecord {
  const found = findClause(vault, id)
  if (found.superseded !== null)
    throw refused('clause-superseded', 'This clause was corrected in the meantime. Open the contract again to see it.')
  return found
}

export const wordsOf = ({ words }: Pick<ClauseRecord, 'words'>): Word[] =>
  words === null ? [] : (JSON.parse(words) as Word[])

/** Rows of a vault's first days don't say where their letters come from: from the file's own text, always. */
const sourceOf = ({ source, document_source }: ClauseRecord): Clause['source'] =>
  source ?? (document_source === 'document' ? 'document' : 'text-layer')

export const clauseOf = (record: ClauseRecord): Clause => ({
  clauseId: record.id,
  number: record.number,
  path: record.path,
  level: record.level,
  heading: record.heading,
  page: record.page,
  text: record.text,
  boxes: JSON.parse(record.boxes) as PageBox[],
  terms: JSON.parse(record.terms) as Term[],
  source: sourceOf(record),
  confirmed: record.source !== 'ocr' || record.confirmed_by !== null,
  correction:
    record.correction === null
      ? null
      : {
          correctionId: record.correction,
          by: record.corrected_by!,
          at: record.corrected_at!,
          reason: record.corrected_because!,
        },
})

/** A clause to be written. */
export interface NewClause {
  readonly clauseId: string
  readonly number: string
  readonly path: string
  readonly level: number
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: readonly PageBox[]
  readonly words: readonly Word[]
  readonly terms: readonly Term[]
  readonly source: Clause['source']
}

interface ClausePlace {
  readonly contract: string
  readonly customer: string
  readonly position: number
  /** The correction that writes it; null when a document is taken in. */
  readonly correction: string | null
}

/** Writes a clause and puts it into the search index. */
export function writeClause(
  rows: Rows,
  clause: NewClause,
  { contract, customer, position, correction }: ClausePlace,
): void {
  const { clauseId, boxes, terms, words, heading, text, ...rest } = clause
  const row = rows.insert('clause', {
    id: clauseId,
    contract,
    position,
    number: rest.number,
    path: rest.path,
    level: rest.level,
    heading,
    page: rest.page,
    text,
    boxes: JSON.stringify(boxes),
    terms: JSON.stringify(terms),
    words: JSON.stringify(words),
    source: rest.source,
    correction,
  })
  rows.index(rowidOf('clause', row), passageOf('clause', customer, `${heading ?? ''}\n${text}`))
}

/** Takes a clause out of what is read and searched; its row stays, for what cited it. */
export function supersedeClause(rows: Rows, { id, row }: Pick<ClauseRecord, 'id' | 'row'>, correction: string): void {
  rows.insert('clause_superseded', { clause: id, correction })
  rows.unindex(rowidOf('clause', row))
}
