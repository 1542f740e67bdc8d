import type { ContractRow } from '../../shared/contract/customers.ts'
import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { signatureOf } from './signatures.ts'

/** A row of the table `contract` with its file's name and media type. JSON columns are text here. */
export interface ContractRecord {
  readonly id: string
  readonly customer: string
  readonly sha256: string
  readonly title: string
  readonly signed_on: string | null
  readonly amends: string | null
  readonly text_source: 'text-layer' | 'ocr' | 'document' | 'none'
  readonly recognition: string | null
  readonly came_with: string | null
  readonly language: 'he' | 'en'
  readonly pages: number
  readonly page_sizes: string
  readonly warnings: string
  readonly at: string
  readonly file_name: string
  readonly media_type: string
  readonly clauses: number
  readonly to_confirm: number
}

/** The day a contract was signed: as a person saw it on the page, else as it was given or read when it was taken in. */
export const SIGNED_ON = `coalesce((SELECT signed_on FROM standing_mark WHERE standing_mark.contract = contract.id), contract.signed_on)`

/** 1 for a row of `clause` unless its letters come from a picture and nobody has held them against the page. */
export const CONFIRMED = `(clause.source IS NOT 'ocr' OR clause.id IN (SELECT clause FROM clause_confirmation))`

const CONTRACT = `
  SELECT contract.id, contract.customer, contract.sha256, contract.title, contract.amends, contract.text_source,
         contract.language, contract.pages, contract.page_sizes, contract.warnings, contract.at, contract.recognition,
         contract.came_with, item.name AS file_name, item.media_type, ${SIGNED_ON} AS signed_on,
         (SELECT count(*) FROM current_clause WHERE current_clause.contract = contract.id) AS clauses,
         (SELECT count(*) FROM current_clause AS clause WHERE clause.contract = contract.id
            AND NOT ${CONFIRMED}) AS to_confirm
  FROM contract JOIN item USING (sha256)`

export function findContract(vault: ReadVault, id: string): ContractRecord {
  const found = vault.get<ContractRecord>(`${CONTRACT} WHERE contract.id = @id`, { id })
  if (!found) throw notFound('contract', id)
  return found
}

/**
 * A customer's contracts in the order they bound: by day signed, undated ones by the day they were taken in, as it is
 * written down, after those signed that day. Within a day they keep the order in which they came.
 */
export const contractsOf = (vault: ReadVault, customer: string): ContractRecord[] =>
  vault.all<ContractRecord>(
    `${CONTRACT} WHERE contract.customer = @customer
     ORDER BY coalesce(${SIGNED_ON}, substr(contract.at, 1, 10)), ${SIGNED_ON} IS NULL, contract.rowid`,
    { customer },
  )

/** A customer's contract made from this file, if he has one. */
export const contractWith = (vault: ReadVault, customer: string, sha256: string): ContractRecord | undefined =>
  vault.get<ContractRecord>(`${CONTRACT} WHERE contract.customer = @customer AND contract.sha256 = @sha256`, {
    customer,
    sha256,
  })

export const contractRow = (vault: ReadVault, record: ContractRecord): ContractRow => ({
  contractId: record.id,
  title: record.title,
  fileName: record.file_name,
  signedOn: record.signed_on,
  amends: record.amends,
  pages: record.pages,
  clauses: record.clauses,
  textSource: record.text_source,
  signature: signatureOf(vault, record.id).status,
  toConfirm: record.to_confirm,
})
