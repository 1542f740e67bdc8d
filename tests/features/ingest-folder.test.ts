import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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
    await expect(run).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('What is in stays') })
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

  it('leaves out what lies in a vault, by whatever way it is reached', async () => {
    const { client, folder } = temporaryVault()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(folder, link)
    for (const place of [link, join(link, 'objects'), dirname(folder)])
      expect(await client.ingestFolder({ folder: place, addCustomers: true })).toMatchObject({ files: 0 })
    const other = temporaryVault()
    const whole = dirname(other.folder)
    expect(await client.ingestFolder({ folder: whole, addCustomers: true })).toMatchObject({ files: 0 })
  })

  it('takes a sub-folder for the one customer it names, however its letters are written', async () => {
    const { client } = temporaryVault()
    const { customerId } = await client.addCustomer({ name: 'Café Zoë' })
    const folder = folderWith({ [`${'Café Zoë'.normalize('NFD')}/a.txt`]: terms(7), '.hidden/b.txt': terms(8) })
    expect(await client.ingestFolder({ folder, addCustomers: true })).toMatchObject({ files: 1, added: 1 })
    expect((await client.listCustomers({})).customers).toMatchObject([{ customerId, contracts: 1 }])
    await client.addCustomer({ name: 'Café Zoë' })
    const { report } = await client.ingestFolder({ folder, addCustomers: true })
    expect(report).toMatchObject([{ code: 'bad-input', message: expect.stringContaining('Several customers') }])
    expect((await client.listCustomers({})).customers).toHaveLength(2)
  })

  it.skipIf(process.getuid?.() === 0)('goes on past a sub-folder that can’t be opened, and names it', async () => {
    const { client } = temporaryVault()
    const folder = folderWith({ 'A/one.txt': terms(1), 'A/shut/two.txt': terms(2) })
    chmodSync(join(folder, 'A', 'shut'), 0o000)
    const answer = await client.ingestFolder({ folder, addCustomers: true })
    chmodSync(join(folder, 'A', 'shut'), 0o700)
    expect(answer).toMatchObject({ added: 1, failed: 1, report: [{ file: 'A/shut', code: 'file-unreadable' }] })
  })

  it('must be a folder, and its one customer must be known', async () => {
    const { client } = temporaryVault()
    expect(await refusalOf(client.ingestFolder({ folder: pdf }))).toBe('file-missing')
    expect(await refusalOf(client.ingestFolder({ folder: temporaryFolder(), customer: 'X' }))).toBe('not-found')
  })
})
