import type { PageBox, WordSource } from '../../shared/contract/ingest-contract.ts'
import type { SignatureStatus } from '../../shared/contract/signature.ts'
import type { Term } from '../../shared/terms.ts'
import { CONFIRMED, SIGNED_ON } from '../records/contracts.ts'
import { signatureOf } from '../records/signatures.ts'
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
  readonly source: WordSource
  /** False while its letters come from a picture and nobody has held its numbers against the page. */
  readonly confirmed: boolean
  /** How far its document is known to be signed. */
  readonly signature: SignatureStatus
  /** The words that open the list it stands in, or none. */
  readonly leadIn: string
}

/** As its row holds it: lists as JSON text. */
type StoredClause = Omit<ClausePassage, 'boxes' | 'terms' | 'confirmed' | 'signature' | 'leadIn'> & {
  readonly boxes: string
  readonly terms: string
  readonly confirmed: 0 | 1
}

/** Rows of a vault's first days don't say where their letters come from: from the file's own text, always. */
const CLAUSE = `
  SELECT clause.row, clause.id, clause.contract, contract.title AS document, ${SIGNED_ON} AS signedOn,
         contract.sha256, clause.path, clause.heading, clause.page, clause.text, clause.boxes, clause.terms,
         coalesce(clause.source, iif(contract.text_source = 'document', 'document', 'text-layer')) AS source,
         ${CONFIRMED} AS confirmed
  FROM current_clause AS clause JOIN contract ON contract.id = clause.contract WHERE clause.row = @row`

/** The clauses of one check, with the signature of each document looked up once. */
export class Clauses {
  readonly #vault: ReadVault
  readonly #outline: Outline
  readonly #signatures = new Map<string, SignatureStatus>()

  constructor(vault: ReadVault, outline: Outline) {
    this.#vault = vault
    this.#outline = outline
  }

  at(row: number): ClausePassage {
    const found = this.#vault.get<StoredClause>(CLAUSE, { row })!
    return {
      ...found,
      boxes: JSON.parse(found.boxes) as PageBox[],
      terms: JSON.parse(found.terms) as Term[],
      confirmed: found.confirmed === 1,
      signature: this.#signatureOf(found.contract),
      leadIn: this.#outline.leadIn(row),
    }
  }

  #signatureOf(contract: string): SignatureStatus {
    const known = this.#signatures.get(contract) ?? signatureOf(this.#vault, contract).status
    this.#signatures.set(contract, known)
    return known
  }
}
