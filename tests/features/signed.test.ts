import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

async function letter({ client }: TemporaryVault): Promise<{ customer: string; contract: string }> {
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold' })
  const file = join(temporaryFolder(), 'letter.txt')
  writeFileSync(file, '1. Fees\n1.1 The fee is £120 a month.\n')
  return { customer, contract: (await client.ingestContract({ customer, file })).contractId }
}

describe('a mark that a contract was signed by hand', () => {
  it('says who signed, when, and who says so; the newest stands, and it can be taken back', async () => {
    const at = temporaryVault()
    const { contract, customer } = await letter(at)
    const shown = async () => await at.client.showContract({ contract })
    expect(await shown()).toMatchObject({ signature: 'unsigned', signedOn: null })
    const by = 'Noa Adler'
    await at.client.markSigned({ contract, signer: ['A. Finch', 'דנה אלבז'], signedOn: '2026-01-05', by })
    const marked = await shown()
    expect(marked).toMatchObject({ signature: 'marked', signedOn: '2026-01-05' })
    expect(marked.signatureDetail).toMatchObject({ signers: ['A. Finch', 'דנה אלבז'], mark: { by } })
    const [row] = (await at.client.showCustomer({ customer })).contracts
    expect(row).toMatchObject({ signature: 'marked', signedOn: '2026-01-05' })
    await at.client.withdrawSignedMark({ contract, note: 'Another letter', by })
    expect(await shown()).toMatchObject({ signature: 'unsigned', signedOn: null })
    expect(await refusalOf(at.client.withdrawSignedMark({ contract, by }))).toBe('not-found')
    expect(await at.client.verify({ deep: true })).toMatchObject({ ok: true })
  })
})

describe('settings', () => {
  it('are the usual ones until they are changed; what is not named stays', async () => {
    const { client } = temporaryVault()
    const usual = await client.showSettings({})
    expect(usual).toMatchObject({ pages: 3000, recognise: true })
    await client.changeSettings({ pages: 50 })
    expect(await client.changeSettings({ recognise: false })).toEqual({ ...usual, pages: 50, recognise: false })
    const { log } = await client.vaultStatus({})
    await client.changeSettings({ pages: 50 })
    expect((await client.vaultStatus({})).log).toEqual(log)
    expect(await refusalOf(client.changeSettings({ pages: 0 }))).toBe('bad-input')
  })
})
