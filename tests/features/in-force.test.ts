import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DocumentText, takeIn } from '../claim-check/record.ts'
import { refusalOf } from '../support/code-of.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const AGREEMENT: DocumentText = {
  lines: [
    '1. Fees',
    '1.1 The monthly fee is £100.',
    '1.2 The bill is sent monthly.',
    '2. Parking',
    '2.1 Parking costs £5.',
    '3. General',
  ],
  signedOn: '2025-01-01',
}
const AMENDMENT: DocumentText = {
  lines: [
    '1. In place of clause 1.1 of the Agreement: "The monthly fee is £90."',
    '2. With effect from 1 May 2026, clause 2.1 of the Agreement is deleted.',
    '3. After clause 2.1 a new clause 2.1A is inserted: "Bicycles are free."',
  ],
  signedOn: '2026-03-01',
  isAmendment: true,
}

async function inForce(documents: readonly DocumentText[], on: string) {
  const { client } = temporaryVault()
  const customer = await takeIn(client, { documents }, 'en', 'Somebody')
  const shown = await client.showInForce({ customer, on })
  const [base] = shown.documents
  return {
    ...shown,
    of: (number: string, isOfBase = true) =>
      shown.clauses.find(
        (clause) => clause.clauseNumber === number && (clause.contractId === base!.contractId) === isOfBase,
      )?.standing,
  }
}

describe('showInForce', () => {
  test.each([
    ['1.1', '2026-02-28', 'in-force'],
    ['1.1', '2026-03-01', 'not-in-force'],
    ['1.2', '2026-06-01', 'in-force'],
    ['2.1', '2026-04-30', 'in-force'],
    ['2.1', '2026-05-01', 'not-in-force'],
    ['1.1', '2024-12-31', 'not-in-force'],
  ])('clause %s of the agreement on %s: %s', async (number, on, standing) => {
    expect((await inForce([AGREEMENT, AMENDMENT], on)).of(number)).toBe(standing)
  })

  test.each([
    ['2026-02-28', ['in-force', 'not-in-force']],
    ['2026-03-01', ['in-force', 'in-force']],
    ['2024-12-31', ['not-in-force', 'not-in-force']],
  ])('the documents on %s', async (on, standings) => {
    const { documents } = await inForce([AGREEMENT, AMENDMENT], on)
    expect(documents.map(({ standing }) => standing)).toEqual(standings)
  })

  test('what is not dated is unclear', async () => {
    const { of, documents } = await inForce([{ lines: AGREEMENT.lines }], '2026-06-01')
    expect([of('1.1'), documents[0]?.standing]).toEqual(['unclear', 'unclear'])
  })

  test('names what each amendment does, from when, and in which words', async () => {
    const { amendments, clauses } = await inForce([AGREEMENT, AMENDMENT], '2026-06-01')
    expect(amendments.map(({ effect, of, from }) => [effect, of.clauseNumber, from])).toEqual([
      ['replaces', '1.1', '2026-03-01'],
      ['removes', '2.1', '2026-05-01'],
      ['adds', '2.1a', '2026-03-01'],
    ])
    for (const { quote, clauseId, of } of amendments) {
      expect(clauses.find((clause) => clause.clauseId === clauseId)?.text).toContain(quote)
      if (of.clauseId)
        expect(clauses.find((clause) => clause.clauseId === of.clauseId)?.clauseNumber).toBe(of.clauseNumber)
    }
  })

  test('today is the day it asks about by itself', async () => {
    const { client } = temporaryVault()
    const customer = await takeIn(client, { documents: [AGREEMENT] }, 'en', 'Somebody')
    expect((await client.showInForce({ customer })).on).toBe('2026-03-02')
  })

  test('a corrected clause is read as it is now', async () => {
    const { client } = temporaryVault()
    const customer = await takeIn(client, { documents: [AGREEMENT, AMENDMENT] }, 'en', 'Somebody')
    const before = await client.showInForce({ customer, on: '2026-06-01' })
    const instruction = before.clauses.find(({ text }) => text.startsWith('In place of'))!
    const text = instruction.text.replace('1.1', '1.2')
    await client.correctClause({ clause: instruction.clauseId, text, by: 'Dana', reason: 'misread' })
    const { clauses } = await client.showInForce({ customer, on: '2026-06-01' })
    expect(clauses).toHaveLength(before.clauses.length)
    expect(clauses.find(({ clauseNumber }) => clauseNumber === '1.1')?.standing).toBe('in-force')
    expect(clauses.find(({ clauseNumber }) => clauseNumber === '1.2')?.standing).toBe('not-in-force')
  })

  test('a customer nobody knows', async () => {
    const { client } = temporaryVault()
    expect(await refusalOf(client.showInForce({ customer: 'customer_nobody' }))).toBe('not-found')
  })
})

test('a search says of every clause how far its document is signed', async () => {
  const { client } = temporaryVault()
  const file = join(temporaryFolder(), 'agreement.txt')
  writeFileSync(file, `Service agreement\n${AGREEMENT.lines.join('\n')}\n`)
  const { customerId: customer } = await client.addCustomer({ name: 'Somebody', phone: [] })
  const { contractId: contract } = await client.ingestContract({ customer, file })
  const found = async () => (await client.search({ query: 'monthly fee' })).hits[0]
  expect(await found()).toMatchObject({ signature: 'unsigned', date: null })
  await client.markSigned({ contract, signer: ['Dana'], signedOn: '2025-01-02', by: 'Noa' })
  expect(await found()).toMatchObject({ signature: 'marked', date: '2025-01-02' })
})
