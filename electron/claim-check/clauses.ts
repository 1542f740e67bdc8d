import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import type { Term } from '../../shared/terms.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Outline } from './outline.ts'

/** A clause that may speak of the claim. */
export interface ClausePassage {
  readonly row: number
  readonly id: string
  readonly contract: string
  readonly document: string
  readonly signedOn: string | null
  readonly sha256: string
  readonly path: string
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: readonly PageBox[]
  readonly terms: readonly Term[]
  /** The words that open the list it stands in, or none. */
  readonly leadIn: string
}

/** As its row holds it: lists as JSON text. */
type StoredClause = Omit<ClausePassage, 'boxes' | 'terms' | 'leadIn'> & {
  readonly boxes: string
  readonly terms: string
}

const CLAUSE = `
  SELECT clause.row, clause.id, clause.contract, contract.title AS document, contract.signed_on AS signedOn,
         contract.sha256, clause.path, clause.heading, clause.page, clause.text, clause.boxes, clause.terms
  FROM clause JOIN contract ON contract.id = clause.contract WHERE clause.row = @row`

export function clauseAt(vault: ReadVault, outline: Outline, row: number): ClausePassage {
  const found = vault.get<StoredClause>(CLAUSE, { row })!
  return {
    ...found,
    boxes: JSON.parse(found.boxes) as PageBox[],
    terms: JSON.parse(found.terms) as Term[],
    leadIn: outline.leadIn(row),
  }
}
