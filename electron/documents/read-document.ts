import { readFile } from 'node:fs/promises'
import type { Limits } from '../../shared/contract/settings.ts'
import type { DigitalSignature } from '../../shared/contract/signature.ts'
import type { Term } from '../../shared/terms.ts'
import { readTermsOfClauses } from '../text/terms/index.ts'
import type { ContractText, ReadClause } from './contract-text.ts'
import { readContract } from './read-contract.ts'
import { mayBeSigned } from './signatures/may-be-signed.ts'

export interface DocumentToRead {
  readonly path: string
  readonly limits: Limits
  /** Whether pictures of pages are recognised. */
  readonly recognise: boolean
  /** Where finished pages are kept while a scan is recognised. */
  readonly checkpoint: string
  /** Certificates (DER) of the issuers that may vouch for a signer. */
  readonly trusted: readonly Uint8Array[]
  /** The moment of the reading, as an instant: certificates expire. */
  readonly at: string
  readonly password?: string
}

export interface ReadDocument extends Omit<ContractText, 'clauses'> {
  readonly clauses: readonly (ReadClause & { readonly terms: Term[] })[]
  readonly signatures: { readonly digital: readonly DigitalSignature[]; readonly emptyFields: number }
}

type Stage = 'read' | 'recognise'

/** A document with the typed facts of each clause and its digital signatures. All of it is slow work: see work/tasks.ts. */
export async function readDocument(
  { path, trusted, at, ...options }: DocumentToRead,
  onProgress: (stage: Stage, done: number, total: number) => void,
): Promise<ReadDocument> {
  const text = await readContract(path, {
    ...options,
    onPage: (done, total) => onProgress('read', done, total),
    onRecognise: (done, total) => onProgress('recognise', done, total),
  })
  const terms = readTermsOfClauses(text.clauses, { locale: text.language })
  const clauses = text.clauses.map((clause, index) => ({ ...clause, terms: terms[index]! }))
  const signatures = text.mediaType === 'application/pdf' ? await signaturesOf({ path, trusted, at }) : NO_SIGNATURES
  return { ...text, clauses, signatures }
}

const NO_SIGNATURES: ReadDocument['signatures'] = { digital: [], emptyFields: 0 }

/** A PDF's digital signatures, held against the issuers that are trusted. */
export async function signaturesOf({
  path,
  trusted,
  at,
}: Pick<DocumentToRead, 'path' | 'trusted' | 'at'>): Promise<ReadDocument['signatures']> {
  const bytes = await readFile(path)
  if (!mayBeSigned(bytes)) return NO_SIGNATURES
  // Loaded when there is something to check: it brings a library of PDF objects and a cryptographic one along.
  const { readSignatures } = await import('./signatures/read-signatures.ts')
  return readSignatures(bytes, trusted, new Date(at))
}
