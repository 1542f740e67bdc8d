import { basename } from 'node:path'
import type { Recognition } from '../../../shared/contract/ingest-contract.ts'
import type { ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import { type PackedWords, unpackWords } from '../../documents/packed-words.ts'
import type { ReadDocument as Reading } from '../../documents/read-document.ts'
import type { Context } from '../../handler.ts'
import type { NewClause } from '../../records/clauses.ts'
import { contractWith } from '../../records/contracts.ts'
import { settingsOf } from '../../records/settings.ts'
import { trustedCertificates } from '../../records/trusted-issuers.ts'
import { failureOf, isFaultOfTheVault } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import { PAGE_PATIENCE, runTask } from '../../work/run.ts'
import { checkpointOf } from './checkpoint.ts'

/** A document as it will be written: its file, what was read in it, and what was said of it. */
export interface Document {
  readonly id: string
  readonly staged: Staged
  readonly name: string
  readonly mediaType: string
  readonly facts: {
    readonly title: string
    readonly signed_on: string | null
    readonly amends: string | null
    readonly text_source: Reading['textSource']
    readonly language: Reading['language']
    readonly pages: number
  }
  readonly pageSizes: Reading['pageSizes']
  readonly recognition: Recognition | null
  readonly signatures: Reading['signatures']
  readonly clauses: readonly NewClause[]
  readonly warnings: readonly Warning[]
}

/** Reads a staged file in a worker thread: text, clauses, terms, digital signatures. */
export function readDocument(
  vault: ReadVault,
  staged: Staged,
  { signal, progress, now }: Pick<Context, 'signal' | 'progress' | 'now'>,
  password?: string,
): Promise<Reading> {
  const { recognise, ...limits } = settingsOf(vault)
  return runTask(
    'readDocument',
    {
      path: staged.path,
      limits,
      recognise,
      checkpoint: checkpointOf(vault, staged.sha256),
      trusted: trustedCertificates(vault),
      at: now,
      ...(password === undefined ? {} : { password }),
    },
    { signal, onProgress: progress, patience: PAGE_PATIENCE },
  )
}

interface Origin {
  readonly staged: Staged
  readonly name: string
  readonly id: Context['id']
}

export function documentOf(
  reading: Reading,
  { staged, name, id }: Origin,
  given: Pick<ParsedInput<'ingestContract'>, 'title' | 'signedOn' | 'amends'> = {},
): Document {
  return {
    id: id('contract'),
    staged,
    name,
    mediaType: reading.mediaType,
    facts: {
      title: given.title ?? reading.title ?? basename(name),
      // A day read off a picture may be misread, and it decides which text is in force: a person says it, or nobody.
      signed_on: given.signedOn ?? (reading.textSource === 'ocr' ? null : reading.signedOn),
      amends: given.amends ?? null,
      text_source: reading.textSource,
      language: reading.language,
      pages: reading.pageSizes.length || 1,
    },
    pageSizes: reading.pageSizes,
    recognition: reading.recognition,
    signatures: reading.signatures,
    clauses: reading.clauses.map(({ words, ...clause }) => withWords({ ...clause, clauseId: id('clause') }, words)),
    warnings: reading.warnings,
  }
}

/** Its words are unpacked when it is written: those of all clauses of a long contract at once would be a burden. */
function withWords(clause: Omit<NewClause, 'words'>, words: PackedWords): NewClause {
  return {
    ...clause,
    get words() {
      return unpackWords(words)
    },
  }
}

/**
 * Reads what came with an e-mail, each as a document of its own. One that can't be read is named in a warning and stays
 * inside the e-mail, which is kept whole; so does what came with a message forwarded in it. One that the customer has
 * already is not taken in twice.
 */
export async function readAttachments(
  vault: ReadVault,
  customer: string,
  attachments: Reading['attachments'],
  context: Context,
): Promise<{ documents: Document[]; warnings: Warning[] }> {
  const documents: Document[] = []
  const warnings: Warning[] = []
  for (const { name, bytes } of attachments) {
    const staged = await context.stageBytes(bytes)
    const isHere = documents.some((other) => other.staged.sha256 === staged.sha256)
    if (isHere || contractWith(vault, customer, staged.sha256)) continue
    try {
      const reading = await readDocument(vault, staged, context)
      documents.push(documentOf(reading, { staged, name, id: context.id }))
      if (reading.attachments.length > 0) warnings.push(heldInside(name, reading.attachments))
    } catch (error) {
      const { code, message } = failureOf(error)
      if (isFaultOfTheVault(code)) throw error
      warnings.push({ code: 'attachment-unreadable', message: `The attachment "${name}" was not taken in. ${message}` })
    }
  }
  return { documents, warnings }
}

/** An archive of mail can be forwarded in one message: which of it matters, a person must say. */
const heldInside = (name: string, attachments: Reading['attachments']): Warning => ({
  code: 'attachment-unreadable',
  message: `The attached message "${name}" brought ${attachments.map((one) => `"${one.name}"`).join(', ')}, which stayed inside. If it matters, save that message from the mail program and add it.`,
})
