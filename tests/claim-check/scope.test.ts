import { describe, expect, test } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { temporaryVault } from '../support/temporary-vault.ts'
import { check, DAY, type RecordText, takeIn } from './record.ts'

const CLAIM = 'The router installation fee is £150'
const FEE = ['1. Fees', '1.1 The router installation fee is £150.', '1.2 The bill is sent monthly.', '2. General']
const SAID = 'The router installation fee is £150.'
const contract = (...more: string[]): RecordText => ({
  documents: [{ lines: [...FEE, ...more], signedOn: '2025-01-01' }],
})
const numbers = ({ signed }: Output<'checkClaim'>) =>
  signed.evidence.map(({ clauseNumber, inForce }) => [clauseNumber, inForce])
const scanned = new URL('../fixtures/contracts/scan.pdf', import.meta.url).pathname
const silentCall = new URL('../fixtures/recordings/pcm-stereo.wav', import.meta.url).pathname

describe('what is in scope', () => {
  test('a deleted clause is shown, not in force, until the day before it was deleted', async () => {
    const amendment = { lines: ['1. Clause 1.1 is deleted.'], signedOn: '2026-01-01', isAmendment: true }
    const record = { documents: [...contract().documents!, amendment] }
    const after = await check(record, CLAIM, 'en', '2026-01-01')
    expect(numbers(after)).toContainEqual(['1.1', false])
    expect(after.signed.verdict).not.toBe('supports')
    const before = await check(record, CLAIM, 'en', '2025-12-31')
    expect(before.signed.verdict).toBe('supports')
    expect(numbers(before)).toContainEqual(['1.1', true])
    expect(numbers(before).filter(([, inForce]) => !inForce).length).toBe(1)
  })

  test('an excepting clause stands beside the one it names, though it shares no word with the claim', async () => {
    const { signed } = await check(contract('2.1 Despite clause 1.1, students pay half.'), CLAIM, 'en')
    expect(signed.evidence.map(({ clauseNumber }) => clauseNumber).slice(0, 2)).toEqual(['1.1', '2.1'])
    expect(signed.verdict).toBe('needs-review')
  })

  test('what follows the colon of an amendment names clauses without replacing them', async () => {
    const lines = ['1. In place of clause 1.2 shall come: the bill for the fee of clause 1.1 is sent weekly.']
    const record = { documents: [...contract().documents!, { lines, signedOn: '2026-01-01', isAmendment: true }] }
    const result = await check(record, CLAIM, 'en')
    expect(numbers(result)).toContainEqual(['1.1', true])
  })

  test('an item of a list is held together with the words that open it', async () => {
    const lines = [
      '1. Visits',
      '1.1 A company engineer shall attend:',
      '(a) within 4 hours;',
      '(b) with his tools.',
      '2. General',
    ]
    const record = { documents: [{ lines, signedOn: '2025-01-01' }] }
    const { signed } = await check(record, 'A company engineer would attend within four hours', 'en')
    expect(signed.evidence[0]).toMatchObject({ clauseNumber: '1.1 (a)', stance: 'supports' })
    expect(signed.verdict).toBe('supports')
  })

  test('a scan is never silent, and nothing beside it is certain', async () => {
    const { client } = temporaryVault()
    const customer = await takeIn(client, contract(), 'en', 'Somebody')
    await client.changeSettings({ recognise: false })
    await client.ingestContract({ customer, file: scanned, signedOn: '2025-01-01' })
    const parking = await client.checkClaim({ customer, claim: 'Parking for visitors', on: DAY })
    expect(parking.signed).toMatchObject({
      verdict: 'needs-review',
      reasons: [expect.stringContaining('could not be searched')],
    })
    expect((await client.checkClaim({ customer, claim: CLAIM, on: DAY })).signed.verdict).toBe('needs-review')
  })

  test('a scan alone is never silent', async () => {
    const { client } = temporaryVault()
    const { customerId: customer } = await client.addCustomer({ name: 'Somebody', phone: [] })
    await client.changeSettings({ recognise: false })
    await client.ingestContract({ customer, file: scanned, signedOn: '2025-01-01' })
    expect((await client.checkClaim({ customer, claim: CLAIM, on: DAY })).signed.verdict).toBe('needs-review')
  })

  test('a call without a transcript is never silent', async () => {
    const { client } = temporaryVault()
    const customer = await takeIn(client, { calls: [[['agent', SAID]]] }, 'en', 'Somebody')
    await client.ingestRecording({ customer, file: silentCall })
    const { said, coverage } = await client.checkClaim({ customer, claim: 'Parking for visitors', on: DAY })
    expect([said.verdict, coverage.recordingsWithoutTranscript]).toEqual(['needs-review', 1])
  })

  test('nothing to search is silence that says so', async () => {
    const { signed, said, coverage } = await check({}, CLAIM, 'en')
    expect([signed.verdict, said.verdict]).toEqual(['silent', 'silent'])
    expect(signed.reasons).toEqual(['There was nothing to search for that day.'])
    expect(coverage).toMatchObject({ contracts: 0, clauses: 0, recordings: 0, segments: 0 })
  })

  test('another customer’s evidence never appears', async () => {
    const { client } = temporaryVault()
    const record: RecordText = { ...contract(), calls: [[['agent', SAID]]] }
    await takeIn(client, record, 'en', 'Somebody')
    const other = await takeIn(client, { ...contract('2.1 Nothing else.') }, 'en', 'Somebody else')
    const { signed, said } = await client.checkClaim({ customer: other, claim: CLAIM, on: DAY })
    expect([said.verdict, said.evidence]).toEqual(['silent', []])
    const own = (await client.showCustomer({ customer: other })).contracts.map(({ contractId }) => contractId)
    expect(signed.evidence.length).toBeGreaterThan(0)
    for (const { contractId } of signed.evidence) expect(own).toContain(contractId)
  })
})

describe('what must change nothing, and what must', () => {
  const HE: RecordText = {
    documents: [{ lines: ['1. תשלומים', '1.1 דמי התקנת נתב הם 150 ש"ח כולל מע"מ.'], signedOn: '2025-01-01' }],
    calls: [[['agent', 'דמי התקנת נתב הם 150 שקלים כולל מע"מ.']]],
  }
  const PLAIN = 'דמי התקנת נתב הם 150 ש"ח כולל מע"מ'
  const shape = ({ overall, signed, said }: Output<'checkClaim'>) => ({
    overall,
    axes: [signed, said].map(({ verdict, confidence, evidence }) => ({
      verdict,
      confidence,
      evidence: evidence.map(({ stance, quote, highlights }) => ({ stance, quote, highlights })),
    })),
  })

  test.each([
    ['niqqud', 'דְּמֵי הַתְקָנַת נַתָּב הֵם 150 ש"ח כּוֹלֵל מע"מ'.replace('הַ', 'ה')],
    ['gershayim', PLAIN.replaceAll('"', '״')],
    ['curly quotes', PLAIN.replaceAll('"', '”')],
    ['bidi marks', `\u200f${PLAIN.replaceAll(' ', '\u200e \u200f')}\u202c`],
  ])('%s in the claim', async (_name, claim) => {
    const { client } = temporaryVault('he')
    const customer = await takeIn(client, HE, 'he', 'מישהי')
    const plain = await client.checkClaim({ customer, claim: PLAIN, on: DAY })
    expect([plain.signed.verdict, plain.said.verdict]).toEqual(['supports', 'supports'])
    expect(shape(await client.checkClaim({ customer, claim, on: DAY }))).toEqual(shape(plain))
  })

  test.each([
    ['agent', ['supports']],
    ['customer', ['silent', 'needs-review']],
    ['unknown', ['needs-review']],
  ] as const)('said by the %s', async (speaker, verdicts) => {
    const { said } = await check({ calls: [[[speaker, SAID]]] }, CLAIM, 'en')
    expect(verdicts).toContain(said.verdict)
  })

  test('without its number a clause decides nothing', async () => {
    const lines = FEE.map((line) => line.replace(' is £150', ' is set by the list'))
    const { signed } = await check({ documents: [{ lines, signedOn: '2025-01-01' }] }, CLAIM, 'en')
    expect(signed.verdict).toBe('needs-review')
  })
})
