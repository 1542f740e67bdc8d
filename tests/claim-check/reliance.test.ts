import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Proposal } from '../../electron/claim-check/proposal.ts'
import { wordProposal } from '../../electron/claim-check/wording.ts'
import { writeClause } from '../../electron/records/clauses.ts'
import { readTerms } from '../../electron/text/terms/index.ts'
import type { Vault } from '../../electron/vault/open.ts'
import type { Client } from '../../shared/client.ts'
import type { DigitalSignature } from '../../shared/contract/signature.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'
import { DAY, type RecordText, takeIn } from './record.ts'

const CLAIM = 'The router installation fee is £150'
const FEE = 'The router installation fee is £150.'
const CONTRACT: RecordText = {
  documents: [
    { lines: ['1. Fees', `1.1 ${FEE}`, '1.2 The bill is sent monthly.', '2. General'], signedOn: '2025-01-01' },
  ],
}

async function held() {
  const { vault, client } = temporaryVault()
  const customer = await takeIn(client, CONTRACT, 'en', 'Somebody')
  const [contract] = (await client.showCustomer({ customer })).contracts
  const check = async (claim = CLAIM) => (await client.checkClaim({ customer, claim, on: DAY })).signed
  return { vault, client, customer, contract: contract!.contractId, check }
}

/** A clause as a recogniser would leave it. */
function readFromPicture(vault: Vault, customer: string, contract: string, path: string, text: string): string {
  const clauseId = vault.ids('clause')
  const deed = {
    at: vault.clock(),
    actor: 'test',
    operation: 'ingestContract',
    subject: contract,
    customer,
    detail: {},
  }
  const terms = readTerms(text).map(({ certainty: _, ...term }) => term)
  const place = { number: path, path, level: 2, heading: null, page: 1, boxes: [], words: [] }
  vault.commit(deed, (rows) =>
    writeClause(
      rows,
      { clauseId, ...place, text, terms, source: 'ocr' },
      { contract, customer, position: 99, correction: null },
    ),
  )
  return clauseId
}

async function takeAmendmentIn(client: Client, customer: string, amends: string): Promise<string> {
  const file = join(temporaryFolder(), 'amendment.txt')
  writeFileSync(file, 'Amendment\n\n1. Notices\n1.1 Notices are sent by post.\n2. General\n')
  return (await client.ingestContract({ customer, file, amends, signedOn: '2025-06-01' })).contractId
}

async function scanned(text: string) {
  const { vault, client } = temporaryVault()
  const lines = ['1. Fees', '1.1 The bill is sent monthly.', '2. General']
  const customer = await takeIn(client, { documents: [{ lines, signedOn: '2025-01-01' }] }, 'en', 'Somebody')
  const [contract] = (await client.showCustomer({ customer })).contracts
  const clause = readFromPicture(vault, customer, contract!.contractId, '7.2', text)
  const check = async (claim = CLAIM) => (await client.checkClaim({ customer, claim, on: DAY })).signed
  return { client, clause, check }
}

describe('numbers read from a picture', () => {
  test.each([FEE, FEE.replace('150', '170')])('decide nothing before they are confirmed: %s', async (text) => {
    const { check } = await scanned(text)
    const { verdict, reasons, evidence } = await check()
    expect(verdict).toBe('needs-review')
    expect(reasons).toContain('Clause 7.2 was read from a picture: confirm its numbers beside the page first.')
    expect(reasons.join()).not.toMatch(/They (?:agree|differ)/)
    const [item] = evidence
    expect(item).toMatchObject({ clauseNumber: '7.2', stance: 'context', source: 'ocr', confirmed: false })
  })

  test.each([
    [FEE, 'supports'],
    [FEE.replace('150', '170'), 'contradicts'],
  ])('decide once a person has confirmed them: %s', async (text, verdict) => {
    const { client, clause, check } = await scanned(text)
    await client.confirmClause({ clause, by: 'Dana' })
    const after = await check()
    expect(after.verdict).toBe(verdict)
    expect(after.evidence[0]).toMatchObject({ source: 'ocr', confirmed: true })
  })

  test('corrected by a person they are his, and the misread clause is out', async () => {
    const { client, clause, check } = await scanned(FEE.replace('150', '1S0'))
    expect((await check()).verdict).toBe('needs-review')
    await client.correctClause({ clause, text: FEE, by: 'Dana', reason: 'misread' })
    const { verdict, evidence } = await check()
    expect(verdict).toBe('supports')
    expect(evidence.map(({ quote }) => quote)).not.toContain(FEE.replace('150', '1S0'))
    expect(evidence[0]).toMatchObject({ source: 'person', confirmed: true })
  })

  test('a number that a correction of other words left alone still waits for a person', async () => {
    const { client, clause, check } = await scanned(FEE.replace('router', 'roufer'))
    await client.correctClause({ clause, text: FEE, by: 'Dana', reason: 'misread' })
    const { verdict, evidence } = await check()
    expect([verdict, evidence[0]?.source, evidence[0]?.confirmed]).toEqual(['needs-review', 'ocr', false])
  })

  test('the number of the clause an amendment changes may be misread: what it changes decides nothing yet', async () => {
    const { vault, client, customer, contract, check } = await held()
    const amendment = await takeAmendmentIn(client, customer, contract)
    expect((await check()).verdict).toBe('supports')
    const clause = readFromPicture(vault, customer, amendment, '7', 'Clause 1.7 of the Agreement is deleted.')
    const { verdict, reasons } = await check()
    expect(verdict).toBe('needs-review')
    expect(reasons).toContain('Clause 7 was read from a picture: confirm its numbers beside the page first.')
    await client.confirmClause({ clause, by: 'Dana' })
    expect((await check()).verdict).toBe('supports')
  })

  test('words without a number need nobody', async () => {
    const { check } = await scanned('The router installation is done by an engineer.')
    const { reasons } = await check()
    expect(reasons.join()).not.toContain('picture')
  })

  test('a second value from a picture keeps a plain one from deciding', async () => {
    const { vault, customer, contract, check } = await held()
    expect((await check()).verdict).toBe('supports')
    readFromPicture(vault, customer, contract, '7.2', FEE.replace('150', '170'))
    expect((await check()).verdict).toBe('needs-review')
  })
})

describe('signatures', () => {
  const signature = (status: DigitalSignature['status']): DigitalSignature => ({
    status,
    fault: status === 'invalid' ? 'digest-mismatch' : null,
    certificate: 'self-signed',
    signer: 'Somebody',
    issuer: 'Somebody',
    validFrom: null,
    validTo: null,
    signedAt: null,
    timeSource: null,
    coveredBytes: 1,
    coversWholeFile: true,
    later: 'nothing',
    weakDigest: false,
  })
  function checkedAs(vault: Vault, contract: string, status: DigitalSignature['status']): void {
    const deed = {
      at: vault.clock(),
      actor: 'test',
      operation: 'checkSignatures',
      subject: contract,
      customer: null,
      detail: {},
    }
    vault.commit(deed, (rows) => {
      const digital = JSON.stringify([signature(status)])
      rows.insert('signature_check', { contract, digital, empty_fields: 0, at: vault.clock() })
    })
  }
  const UNSIGNED = 'No signature on “0”: none in the file, and nobody has marked it as signed.'

  test('an unsigned document says so and decides all the same', async () => {
    const { check } = await held()
    const { verdict, reasons, evidence } = await check()
    expect([verdict, reasons.at(-1), evidence[0]?.signature]).toEqual(['supports', UNSIGNED, 'unsigned'])
  })

  test('one marked as signed by hand does not, and its day is the one on the page', async () => {
    const { client, contract, check } = await held()
    await client.markSigned({ contract, signer: ['Dana'], signedOn: '2025-02-02', by: 'Noa' })
    const { reasons, evidence } = await check()
    expect(reasons).not.toContain(UNSIGNED)
    expect(evidence[0]).toMatchObject({ signature: 'marked', date: '2025-02-02' })
  })

  test.each([
    ['invalid', 'does not match the file'],
    ['changed-after-signing', 'changed after it was signed'],
  ] as const)('nothing is concluded from one that is %s', async (status, words) => {
    const { vault, contract, check } = await held()
    checkedAs(vault, contract, status)
    const { verdict, reasons, evidence } = await check()
    expect(verdict).toBe('needs-review')
    expect(reasons.join()).toContain(words)
    expect(evidence[0]).toMatchObject({ stance: 'context', signature: status })
    expect((await check('The router installation fee is £90')).verdict).toBe('needs-review')
  })

  test.each(['valid', 'unknown-issuer'] as const)('one that is %s decides', async (status) => {
    const { vault, contract, check } = await held()
    checkedAs(vault, contract, status)
    const { verdict, reasons } = await check()
    expect([verdict, reasons.join().includes('ignature')]).toEqual(['supports', false])
  })
})

test('a finding kept before signatures and pictures were known still reads in both languages', () => {
  const where = { record: 'signed', document: 'Agreement', clauseNumber: '4.1', page: 1 } as const
  const axis: Proposal['signed'] = {
    verdict: 'needs-review',
    confidence: 0,
    reasons: [{ rule: 'force-unclear', where }],
    evidence: [
      {
        stance: 'context',
        quote: 'x',
        highlights: [],
        sha256: '0'.repeat(64),
        document: 'Agreement',
        why: { rule: 'speaks-of-it', where },
      },
    ],
  }
  const coverage = {
    contracts: 1,
    clauses: 1,
    recordings: 0,
    segments: 0,
    recordingsWithoutTranscript: 0,
    unreadable: [],
    missing: [],
  }
  const kept = JSON.parse(JSON.stringify({ signed: axis, said: { ...axis, evidence: [] }, coverage })) as Proposal
  for (const locale of ['he', 'en'] as const) {
    const [item] = wordProposal(kept, locale).signed.evidence
    expect(item?.why).toContain('4.1')
    expect(item?.signature).toBeUndefined()
  }
})
