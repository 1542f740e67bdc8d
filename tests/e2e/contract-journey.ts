import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import type { Locale } from '../../shared/units.ts'
import { PATIENT } from '../hosts/patience.ts'
import { emailWith, PAPERS, write } from './contract-files.ts'
import type { Words } from './words.ts'

export const FIXTURES = resolve(import.meta.dirname, '../fixtures')

/** Where each thing of the prepared vault is. */
export interface Prepared {
  readonly vault: string
  readonly files: string
  readonly customer: string
  readonly contract: string
  readonly signed: string
  readonly case: string
  /** Documents that have no pages. */
  readonly pageless: readonly { readonly contract: string; readonly says: string }[]
}

/** A vault with a contract, its amendment, a signed PDF, a case, and a document of every kind without pages. */
export async function prepare(room: string, locale: Locale): Promise<Prepared> {
  const [folder, papers] = [join(room, 'vault'), PAPERS[locale]]
  const vault = createVault(folder, { name: 'Contracts', locale })
  const client = clientOf(vault, { actor: 'tester', files: pathsAsFiles })
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold', ref: 'WF-1' })
  const add = async (file: string, more: object = {}): Promise<string> =>
    (await client.ingestContract({ customer, file, ...more })).contractId
  const contract = await add(write(room, 'agreement.txt', papers.contract), { signedOn: '2025-10-14' })
  await add(write(room, 'amendment.txt', papers.amendment), { signedOn: '2026-04-20', amends: contract })
  const email = await add(emailWith(room, 'message.eml', papers.contract.replace(papers.fee, papers.corrected)))
  const docx = await add(join(FIXTURES, `office/${locale}-automatic.docx`))
  const html = await add(join(FIXTURES, 'office/he-libreoffice.html'))
  const signed = await add(join(FIXTURES, 'signed/valid.pdf'))
  const { caseId } = await client.openCase({ customer, title: 'Fee' })
  await client.addClaim({ case: caseId, text: papers.claim, on: '2026-03-02' })
  const { clauses } = await client.showContract({ contract: docx })
  vault.close()
  return {
    ...{ vault: folder, files: room, customer, contract, signed, case: caseId },
    pageless: [
      { contract: email, says: 'The visit on Monday stays free of charge.' },
      { contract: docx, says: clauses.find(({ text }) => text !== '')!.text.split('\n')[0]! },
      { contract: html, says: '' },
    ],
  }
}

/** The words and places of the contract screens in one language. */
export class Journey {
  readonly page: Page
  readonly words: Words
  constructor(page: Page, words: Words) {
    this.page = page
    this.words = words
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }
  get clauses(): Locator {
    return this.page.getByRole('region', { name: this.words('record.clauses') })
  }
  button(key: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name: this.words(key) })
  }
  field(key: string): Locator {
    const name = this.words(key)
    // Dates and passwords have no role of their own; the label of a required field has a star, its name has not.
    return this.dialog.getByRole('textbox', { name }).or(this.dialog.getByLabel(name)).first()
  }
  /** Goes to an address of the program as its links do: without loading it anew. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      window.location.hash = to
    }, hash)
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }
  /** The clause that says this, as its row. */
  clause(text: string): Locator {
    return this.clauses.locator('[data-clause]').filter({ hasText: text })
  }
  async choose(text: string): Promise<void> {
    await this.clause(text).getByRole('button').first().click()
  }
  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect.poll(() => this.dialog.count(), PATIENT).toBe(0)
  }
}

/** Drops a file from outside the page, as a file manager does: Chromium makes the File, no script. */
export async function drop(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await devtools.detach()
}
