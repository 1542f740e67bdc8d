import { writeClause } from '../../records/clauses.ts'
import type { Rows } from '../../vault/rows.ts'
import type { Document } from './read.ts'

interface Place {
  readonly customer: string
  readonly now: string
  /** The e-mail it came with. */
  readonly message: Document | null
}

/** Keeps a document's file and writes what was read in it. */
export function writeDocument(rows: Rows, document: Document, { customer, now, message }: Place): void {
  const { id, staged, name, mediaType, facts, signatures } = document
  rows.keep(staged, {
    kind: 'contract',
    mediaType,
    name,
    at: now,
    ...(message ? { parent: message.staged.sha256 } : {}),
  })
  rows.insert('contract', {
    id,
    customer,
    sha256: staged.sha256,
    ...facts,
    // What was known when contracts could not be checked; since then it is in signature_check.
    signature: 'unsigned',
    page_sizes: JSON.stringify(document.pageSizes),
    warnings: JSON.stringify(document.warnings),
    at: now,
    recognition: document.recognition === null ? null : JSON.stringify(document.recognition),
    came_with: message?.id ?? null,
  })
  rows.insert('signature_check', {
    contract: id,
    digital: JSON.stringify(signatures.digital),
    empty_fields: signatures.emptyFields,
    at: now,
  })
  for (const [position, clause] of document.clauses.entries())
    writeClause(rows, clause, { contract: id, customer, position, correction: null })
}
