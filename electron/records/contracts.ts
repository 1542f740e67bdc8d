import type { z } from 'zod'
import type { ContractRow } from '../../shared/contract/customers.ts'
import type { Clause } from '../../shared/contract/ingest-contract.ts'
import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** A row of the table `contract` with its file's name and media type. JSON columns are text here. */
export interface ContractRecord {
  readonly id: string
  readonly customer: string
  readonly sha256: string
  readonly title: string
  readonly signed_on: string | null
  readonly amends: string | null
  readonly text_source: 'text-layer' | 'ocr' | 'document' | 'none'
  readonly signature: 'unsigned' | 'not-checked'
  readonly language: 'he' | 'en'
  readonly pages: number
  readonly page_sizes: string
  readonly warnings: string
  readonly at: string
  readonly file_name: string
  readonly media_type: string
  readonly clauses: number
}

const CONTRACT = `
  SELECT contract.*, item.name AS file_name, item.media_type,
         (SELECT count(*) FROM clause WHERE clause.contract = contract.id) AS clauses
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
     ORDER BY coalesce(contract.signed_on, substr(contract.at, 1, 10)), contract.signed_on IS NULL, contract.rowid`,
    { customer },
  )

/** A customer's contract made from this file, if he has one. */
export const contractWith = (vault: ReadVault, customer: string, sha256: string): ContractRecord | undefined =>
  vault.get<ContractRecord>(`${CONTRACT} WHERE contract.customer = @customer AND contract.sha256 = @sha256`, {
    customer,
    sha256,
  })

export const contractRow = (record: ContractRecord): ContractRow => ({
  contractId: record.id,
  title: record.title,
  fileName: record.file_name,
  signedOn: record.signed_on,
  amends: record.amends,
  pages: record.pages,
  clauses: record.clauses,
  textSource: record.text_source,
  signature: record.signature,
})

interface ClauseRecord {
  readonly id: string
  readonly number: string
  readonly path: string
  readonly level: number
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: string
  readonly terms: string
}

export const clausesOf = (vault: ReadVault, contract: string): Clause[] =>
  vault
    .all<ClauseRecord>('SELECT * FROM clause WHERE contract = @contract ORDER BY position', { contract })
    .map(({ id, boxes, terms, number, path, level, heading, page, text }) => ({
      clauseId: id,
      number,
      path,
      level,
      heading,
      page,
      text,
      boxes: JSON.parse(boxes) as z.infer<typeof Clause>['boxes'],
      terms: JSON.parse(terms) as z.infer<typeof Clause>['terms'],
    }))
