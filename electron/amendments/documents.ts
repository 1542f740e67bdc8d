import { isSignatureBroken } from '../../shared/signature-status.ts'
import { CONFIRMED, contractsOf } from '../records/contracts.ts'
import { signatureOf } from '../records/signatures.ts'
import type { ReadVault } from '../vault/open.ts'
import { parentPath, pathKey } from './clause-path.ts'

/** A clause as far as its place among the others goes. */
export interface DocumentClause {
  readonly row: number
  readonly id: string
  readonly contract: string
  /** The document this one changes, where it is an amendment. */
  readonly amends: string | null
  /** As printed, and as `pathKey` writes it. */
  readonly path: string
  readonly key: string
  readonly heading: string | null
  readonly page: number
  readonly text: string
  /** False while its letters come from a picture and nobody has held its numbers against the page. */
  readonly confirmed: boolean
  /** The clause it stands under. */
  readonly parent: DocumentClause | null
}

/** One of a customer's documents, with its clauses in the order of the page. */
export interface SignedDocument {
  readonly id: string
  readonly title: string
  readonly signedOn: string | null
  readonly amends: string | null
  /** Whether its digital signature does not vouch for what it says now. */
  readonly isBroken: boolean
  readonly clauses: readonly DocumentClause[]
}

type StoredClause = Omit<DocumentClause, 'key' | 'parent' | 'amends' | 'confirmed'> & { readonly confirmed: 0 | 1 }

const CLAUSES = `
  SELECT clause.row, clause.id, clause.contract, clause.path, clause.heading, clause.page, clause.text,
         ${CONFIRMED} AS confirmed
  FROM contract JOIN current_clause AS clause ON clause.contract = contract.id
  WHERE contract.customer = @customer ORDER BY contract.rowid, clause.position, clause.row`

/** All of a customer's documents in the order they bound, with their clauses as they are read now. */
export function documentsOf(vault: ReadVault, customer: string): SignedDocument[] {
  const stored = Map.groupBy(vault.all<StoredClause>(CLAUSES, { customer }), ({ contract }) => contract)
  return contractsOf(vault, customer).map(({ id, title, signed_on: signedOn, amends }) => ({
    id,
    title,
    signedOn,
    amends,
    isBroken: isSignatureBroken(signatureOf(vault, id).status),
    clauses: placed(stored.get(id) ?? [], amends),
  }))
}

function placed(stored: readonly StoredClause[], amends: string | null): DocumentClause[] {
  const byPath = new Map<string, DocumentClause>()
  return stored.map((clause) => {
    const whole: DocumentClause = {
      ...clause,
      amends,
      confirmed: clause.confirmed === 1,
      key: pathKey(clause.path),
      parent: parentIn(byPath, clause.path),
    }
    if (clause.path !== '') byPath.set(clause.path, whole)
    return whole
  })
}

/** The nearest clause above that is printed: a number may stand under one that never was. */
function parentIn(byPath: ReadonlyMap<string, DocumentClause>, path: string): DocumentClause | null {
  const above = parentPath(path)
  if (above === null) return null
  return byPath.get(above) ?? parentIn(byPath, above)
}
