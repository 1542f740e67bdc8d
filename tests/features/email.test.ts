import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const BORDER = 'border'
const contract = (fee: number): string => `AGREEMENT\n\n1. Fees\n1.1 The fee is £${fee} a month.\n`

interface Part {
  readonly name: string
  readonly type?: string
  readonly content: string
}

/** A message with what came with it; the border differs by depth, so that one may be forwarded in another. */
function message(body: string, parts: readonly Part[], border = BORDER): string {
  const part = ({ name, type = 'text/plain', content }: Part): string =>
    `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n${content}`
  const head = `From: dana@example.com\nSubject: Our contract\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${border}"`
  const all = [`Content-Type: text/plain\n\n${body}`, ...parts.map(part)]
  return `${head}\n\n${all.map((one) => `--${border}\n${one}`).join('\n')}\n--${border}--\n`
}

async function taken({ client }: TemporaryVault, customer: string, content: string) {
  const file = join(temporaryFolder(), 'mail.eml')
  writeFileSync(file, content)
  return await client.ingestContract({ customer, file })
}

async function vaultWithCustomer(): Promise<{ at: TemporaryVault; customer: string }> {
  const at = temporaryVault()
  return { at, customer: (await at.client.addCustomer({ name: 'Wrenfold', ref: 'WF-1' })).customerId }
}

describe('an e-mail', () => {
  it('is a document, and each of its attachments another, taken in with it or not at all', async () => {
    const { at, customer } = await vaultWithCustomer()
    const parts = [
      { name: 'one.txt', content: contract(10) },
      { name: 'twin.txt', content: contract(10) },
      { name: 'two.txt', content: contract(20) },
    ]
    const mail = await taken(at, customer, message('Please find the contract attached.', parts))
    expect(mail.mediaType).toBe('message/rfc822')
    expect(mail.attachments.map(({ name }) => name)).toEqual(['one.txt', 'two.txt'])
    expect(await at.client.vaultStatus({})).toMatchObject({ contracts: 3, items: 3 })
    const { log } = await at.client.vaultStatus({})
    expect(log.entries).toBe(3)
    expect(await at.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('leaves out what the customer has already, and names what can’t be read', async () => {
    const { at, customer } = await vaultWithCustomer()
    await taken(at, customer, message('First.', [{ name: 'one.txt', content: contract(10) }]))
    const parts = [
      { name: 'one.txt', content: contract(10) },
      { name: 'photo.gif', type: 'image/gif', content: 'GIF89a not a contract' },
    ]
    const second = await taken(at, customer, message('Second.', parts))
    expect(second.attachments).toEqual([])
    expect(second.warnings).toContainEqual({
      code: 'attachment-unreadable',
      message: expect.stringMatching(/^The attachment "photo.gif" was not taken in\. /),
    })
  })

  it('says what stayed inside a message that was forwarded in it', async () => {
    const { at, customer } = await vaultWithCustomer()
    const inner = message('The first message.', [{ name: 'deep.txt', content: contract(30) }], 'inner')
    const parts = [{ name: 'forwarded.eml', type: 'message/rfc822', content: inner }]
    const mail = await taken(at, customer, message('See below.', parts))
    expect(mail.attachments.map(({ name }) => name)).toEqual(['forwarded.eml'])
    expect(mail.warnings).toContainEqual({
      code: 'attachment-unreadable',
      message: expect.stringContaining('"forwarded.eml" brought "deep.txt", which stayed inside'),
    })
  })
})
