import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../shared/client.ts'
import { refusalOf } from '../support/code-of.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const pdf = join(import.meta.dirname, '../fixtures/contracts/en-chromium.pdf')
const terms = (fee: number): string => `AGREEMENT\n\n1. Fees\n1.1 The fee is £${fee} a month.\n`

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

describe('a folder of contracts', () => {
  it('is taken in customer by customer; what failed is listed with its reason', async () => {
    const { client } = temporaryVault()
    await client.addCustomer({ name: 'Wrenfold & Finch', ref: 'WF-1' })
    await client.addCustomer({ name: 'דנה אלבז' })
    const folder = folderWith({
      'WF-1/agreement.pdf': readFileSync(pdf),
      'WF-1/2026/addendum.txt': terms(120),
      'WF-1/empty.pdf': '',
      'WF-1/.DS_Store': 'x',
      'דנה אלבז/הסכם.txt': terms(90),
      'Nobody/agreement.txt': terms(50),
      'loose.txt': terms(60),
    })
    symlinkSync(pdf, join(folder, 'WF-1', 'link.pdf'))
    const answer = await client.ingestFolder({ folder })
    expect(answer).toMatchObject({ files: 7, added: 3, duplicates: 0, failed: 4 })
    const failed = answer.report.filter(({ outcome }) => outcome === 'failed')
    expect(failed.map(({ file, code }) => [file, code])).toEqual([
      ['Nobody/agreement.txt', 'not-found'],
      ['WF-1/empty.pdf', 'file-empty'],
      ['WF-1/link.pdf', 'file-unreadable'],
      ['loose.txt', 'bad-input'],
    ])
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true })
  })

  it('is taken in once, however often it is run', async () => {
    const { client } = temporaryVault()
    const folder = folderWith({ 'A/one.txt': terms(1), 'A/twin.txt': terms(1), 'B/one.txt': terms(1) })
    const first = await client.ingestFolder({ folder, addCustomers: true })
    expect(first).toMatchObject({ added: 2, duplicates: 1, failed: 0 })
    const status = await client.vaultStatus({})
    expect(status).toMatchObject({ customers: 2, contracts: 2, items: 1 })
    expect(await client.ingestFolder({ folder, addCustomers: true })).toMatchObject({ added: 0, duplicates: 3 })
    expect(await client.vaultStatus({})).toEqual(status)
  })

  it('tells how far it is, and stops when told to; what is in stays', async () => {
    const { client } = temporaryVault()
    const folder = folderWith(
      Object.fromEntries(Array.from({ length: 30 }, (_, fee) => [`A/${fee}.txt`, terms(fee + 1)])),
    )
    const stop = new AbortController()
    const heard: Progress[] = []
    const onProgress = (progress: Progress): void => {
      heard.push(progress)
      if (progress.done === 5) stop.abort()
    }
    const run = client.ingestFolder({ folder, addCustomers: true }, { onProgress, signal: stop.signal })
    expect(await refusalOf(run)).toBe('cancelled')
    expect(heard.at(-1)).toMatchObject({ stage: 'files', total: 30 })
    const { contracts } = await client.vaultStatus({})
    expect(contracts).toBeGreaterThanOrEqual(5)
    expect(contracts).toBeLessThan(30)
    expect(await client.ingestFolder({ folder })).toMatchObject({ added: 30 - contracts, duplicates: contracts })
  })

  it('leaves out the vault that lies in it', async () => {
    const { client, folder } = temporaryVault()
    const whole = dirname(folder)
    mkdirSync(join(whole, 'A'))
    cpSync(pdf, join(whole, 'A', 'agreement.pdf'))
    expect(await client.ingestFolder({ folder: whole, addCustomers: true })).toMatchObject({ files: 1, added: 1 })
  })

  it('must be a folder, and its one customer must be known', async () => {
    const { client } = temporaryVault()
    expect(await refusalOf(client.ingestFolder({ folder: pdf }))).toBe('file-missing')
    expect(await refusalOf(client.ingestFolder({ folder: temporaryFolder(), customer: 'X' }))).toBe('not-found')
  })
})
