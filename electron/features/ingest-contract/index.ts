import type { Recognition } from '../../../shared/contract/ingest-contract.ts'
import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import type { Change, Handler, Unchanged } from '../../handler.ts'
import { clausesOf } from '../../records/clauses.ts'
import { type ContractRecord, contractWith, findContract } from '../../records/contracts.ts'
import { findCustomer } from '../../records/customers.ts'
import { factsNotKept, giveBack, lostOriginals } from '../../records/known-evidence.ts'
import { signatureOf } from '../../records/signatures.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import { type Document, documentOf, readAttachments, readDocument } from './read.ts'
import { writeDocument } from './write.ts'

export const ingestContract: Handler<'ingestContract'> = async (vault, input, context) => {
  const customer = findCustomer(vault, input.customer)
  if (input.amends !== undefined) sameCustomer(findContract(vault, input.amends), customer)
  const source = context.files.read(input.file)
  const staged = await context.stage(source.path)
  const known = contractWith(vault, customer.id, staged.sha256)
  if (known) return addedBefore(vault, known, input, staged)

  // From here on the copy is read, never the source: what was hashed is what was read.
  const reading = await readDocument(vault, staged, context, input.password)
  const whole = documentOf(reading, { staged, name: source.name, id: context.id }, input)
  const attached = await readAttachments(vault, customer.id, reading.attachments, context)
  const { document, documents } = withAttachments(whole, attached)

  return {
    subject: document.id,
    customer: customer.id,
    detail: detailOf(document, documents),
    write: (rows) => {
      for (const { staged } of [document, ...documents])
        if (contractWith(vault, customer.id, staged.sha256))
          throw refused('already-added', 'This contract was added a moment ago; it is on the customer’s page.')
      writeDocument(rows, document, { customer: customer.id, now: context.now, message: null })
      for (const part of documents)
        writeDocument(rows, part, { customer: customer.id, now: context.now, message: document })
      return ingested(vault, findContract(vault, document.id))
    },
  }
}

/** An e-mail says of its attachments what became of them. */
const withAttachments = (
  document: Document,
  { documents, warnings }: { documents: readonly Document[]; warnings: readonly Warning[] },
): { document: Document; documents: readonly Document[] } => ({
  document: { ...document, warnings: [...document.warnings, ...warnings] },
  documents,
})

const detailOf = (document: Document, attachments: readonly Document[]): unknown => ({
  ...document.facts,
  sha256: document.staged.sha256,
  bytes: document.staged.bytes,
  name: document.name,
  clauses: document.clauses.length,
  signature: document.signatures.digital.map(({ status }) => status),
  ...(attachments.length === 0 ? {} : { attachments: attachments.map(({ staged }) => staged.sha256) }),
})

/** The answer for a file that is this customer's contract already. Where its original was lost, it is given back. */
function addedBefore(
  vault: ReadVault,
  known: ContractRecord,
  { title, signedOn, amends }: ParsedInput<'ingestContract'>,
  staged: Staged,
): Unchanged<Output<'ingestContract'>> | Change<Output<'ingestContract'>> {
  const notKept = factsNotKept([
    { name: 'title', given: title, kept: known.title },
    { name: 'day of signing', given: signedOn, kept: known.signed_on },
    { name: 'amended contract', given: amends, kept: known.amends },
  ])
  const answer = { ...ingested(vault, known, notKept), duplicate: true }
  const lost = lostOriginals(vault, [staged])
  if (lost.length === 0) return { unchanged: answer }
  return {
    subject: known.id,
    customer: known.customer,
    detail: { restored: lost.map(({ sha256 }) => sha256) },
    write: (rows) => {
      giveBack(vault, rows, lost)
      return answer
    },
  }
}

function sameCustomer(amended: ContractRecord, customer: { id: string; name: string }): void {
  if (amended.customer !== customer.id)
    throw refused(
      'amends-other-customer',
      `The contract it amends belongs to another customer, not to ${customer.name}.`,
    )
}

function ingested(
  vault: ReadVault,
  record: ContractRecord,
  warnings: readonly Warning[] = [],
): Output<'ingestContract'> {
  return {
    contractId: record.id,
    sha256: record.sha256,
    duplicate: false,
    mediaType: record.media_type,
    pages: record.pages,
    textSource: record.text_source,
    recognition: record.recognition === null ? null : (JSON.parse(record.recognition) as Recognition),
    signature: signatureOf(vault, record.id),
    attachments: vault.all<{ contractId: string; name: string }>(
      `SELECT contract.id AS contractId, item.name FROM contract JOIN item USING (sha256)
       WHERE contract.came_with = @id ORDER BY contract.rowid`,
      { id: record.id },
    ),
    signedOn: record.signed_on,
    amends: record.amends,
    clauses: clausesOf(vault, record.id),
    warnings: [...(JSON.parse(record.warnings) as Warning[]), ...warnings],
  }
}
