import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cases, type DemoCase } from '../../resources/demo/manifest.ts'
import { decideAll, evidence, takeIn } from '../support/demo-case.ts'
import { reopen, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const [hebrew, english] = cases as [DemoCase, DemoCase]
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('a customer', () => {
  it('is the same one when the same reference comes again, with the numbers of both', async () => {
    const { client } = temporaryVault('he')
    const first = await client.addCustomer({ name: 'דנה אלבז', ref: 'MR-1', phone: ['054-123-4567'] })
    const second = await client.addCustomer({ name: 'דנה', ref: 'MR-1', phone: ['+972 54 123 4567', '03-555-1234'] })
    expect(second).toEqual(first)
    const shown = await client.showCustomer({ customer: 'MR-1' })
    expect(shown).toMatchObject({ name: 'דנה אלבז', phones: ['+972541234567', '+97235551234'] })
    expect((await client.listCustomers({ query: 'אלבז' })).customers).toHaveLength(1)
    expect((await client.listCustomers({ query: 'zzz' })).customers).toHaveLength(0)
  })
})

describe('evidence', () => {
  it('is linked, not copied, when it comes again', async () => {
    const { client } = temporaryVault()
    await takeIn(client, english)
    const before = await client.vaultStatus({})
    const again = await takeIn(client, english)
    expect(again.contracts.every((contract) => contract.duplicate)).toBe(true)
    expect(again.calls.every((call) => call.duplicate)).toBe(true)
    expect(await client.vaultStatus({})).toEqual(before)
  })

  it('of one customer may be another’s too; the original is kept once', async () => {
    const { client } = temporaryVault()
    await takeIn(client, english)
    const { items } = await client.vaultStatus({})
    const { customerId } = await client.addCustomer({ name: 'Twin' })
    const { file } = english.contracts[0]!
    const twin = await client.ingestContract({ customer: customerId, file: evidence(file) })
    expect(twin.duplicate).toBe(false)
    expect((await client.vaultStatus({})).items).toBe(items)
  })

  it('comes out byte for byte as it went in', async () => {
    const { client, vault } = temporaryVault('he')
    const { contracts, calls } = await takeIn(client, hebrew)
    const pairs = [
      ...contracts.map(({ sha256: hash }, place) => [hash, hebrew.contracts[place]!.file] as const),
      ...calls.flatMap(({ sha256: hash }, place) => (hash ? [[hash, hebrew.calls[place]!.file!] as const] : [])),
    ]
    for (const [hash, file] of pairs) {
      expect(readFileSync(vault.objects.path(hash)).equals(readFileSync(evidence(file)))).toBe(true)
      expect(sha256(readFileSync(evidence(file)))).toBe(hash)
    }
  })

  it('takes a transcript that comes after its audio, and refuses a second one', async () => {
    const { client } = temporaryVault()
    const { customerId: customer } = await client.addCustomer({ name: 'Late' })
    const { file, transcript } = english.calls[0]!
    const audioOnly = await client.ingestRecording({ customer, file: evidence(file!) })
    expect(audioOnly.segments).toBe(0)
    expect(
      (await client.checkClaim({ customer, claim: 'An engineer within four hours.' })).coverage
        .recordingsWithoutTranscript,
    ).toBe(1)
    const both = await client.ingestRecording({ customer, file: evidence(file!), transcript: evidence(transcript) })
    expect(both.recordingId).toBe(audioOnly.recordingId)
    expect(both.segments).toBeGreaterThan(10)
    const other = client.ingestRecording({
      customer,
      file: evidence(file!),
      transcript: evidence(english.calls[1]!.transcript),
    })
    await expect(other).rejects.toMatchObject({ code: 'already-added' })
  })

  it('is shown with its clauses, speakers and places', async () => {
    const { client } = temporaryVault('he')
    const { contracts, calls } = await takeIn(client, hebrew)
    const contract = await client.showContract({ contract: contracts[0]!.contractId })
    expect(contract).toMatchObject({
      language: 'he',
      pages: 5,
      amendedBy: [contracts[1]!.contractId],
      signedOn: '2025-03-09',
    })
    const clause = contract.clauses.find(({ path }) => path === '4.2')!
    expect(clause.text).toContain('390 ₪')
    expect(clause.boxes.length).toBeGreaterThan(0)
    expect(clause.terms).toContainEqual(
      expect.objectContaining({
        kind: 'money',
        value: 39000,
        unit: 'ILS',
        basis: expect.objectContaining({ vat: 'excluded' }),
      }),
    )
    const call = await client.showRecording({ recording: calls[0]!.recordingId })
    expect(call).toMatchObject({ codec: 'mulaw', channels: 2, sampleRate: 8000, hasAudio: true })
    expect(new Set(call.transcript.map(({ speaker }) => speaker))).toEqual(new Set(['agent', 'customer']))
    const transcriptOnly = await client.showRecording({ recording: calls[2]!.recordingId })
    expect(transcriptOnly).toMatchObject({ sha256: null, hasAudio: false, codec: null })
  })
})

describe('search', () => {
  it('finds clauses and calls in both languages, with the letters that met', async () => {
    const { client } = temporaryVault()
    await takeIn(client, hebrew)
    await takeIn(client, english)
    const { hits } = await client.search({ query: 'קריאת חירום' })
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['clause', 'segment']))
    const lit = hits[0]!.highlights.map(([start, end]) => hits[0]!.quote.slice(start, end)).join(' ')
    expect(lit).toMatch(/קריאת.*חירום/u)
    const loan = await client.search({ query: 'loan fridge', kind: 'segment' })
    expect(loan.total).toBeGreaterThanOrEqual(2)
    expect(loan.hits.every(({ customerName }) => customerName === english.customer.name)).toBe(true)
    expect((await client.search({ query: 'loan fridge', customer: hebrew.customer.ref })).hits).toEqual([])
    expect((await client.search({ query: '320 ₪' })).total).toBeGreaterThan(0)
    expect((await client.search({ query: 'zzzzqqqq' })).total).toBe(0)
  })

  it('keeps to the days asked for', async () => {
    const { client } = temporaryVault()
    await takeIn(client, english)
    const within = await client.search({ query: 'engineer', kind: 'segment', from: '2026-03-06', to: '2026-03-06' })
    expect(within.hits.length).toBeGreaterThan(0)
    expect(within.hits.every(({ date }) => date?.startsWith('2026-03-06'))).toBe(true)
  })

  it.each(['"', '(', '*', 'NEAR(', 'a AND', 'scope:', "'; DROP TABLE item; --", '״', '\u200f', '🙂'])(
    'is not confused by %s',
    async (query) => {
      const { client } = temporaryVault()
      await takeIn(client, english)
      const before = await client.vaultStatus({})
      const limit = 200
      const { total, hits } = await client.search({ query, limit })
      expect(total).toBeLessThan(limit)
      expect(hits).toHaveLength(total)
      for (const { quote, highlights } of hits) {
        expect(quote).not.toBe('')
        expect(highlights.every(([start, end]) => 0 <= start && start < end && end <= quote.length)).toBe(true)
      }
      expect(await client.vaultStatus({})).toEqual(before)
      expect((await client.verify({})).problems).toEqual([])
    },
  )
})

describe('a case', () => {
  it('goes from claims over decisions to a summary that is the same twice', async () => {
    const { client, folder, vault } = temporaryVault('he')
    const { customer } = await takeIn(client, hebrew)
    const caseId = await decideAll(client, customer, hebrew)
    const shown = await client.showCase({ case: caseId })
    expect(shown.claims.map(({ decision }) => `${decision!.said}/${decision!.signed}`)).toEqual(
      hebrew.claims.map(({ cell }) => cell),
    )
    expect((await client.listCases({})).cases).toMatchObject([{ caseId, claims: 6, undecided: 0 }])

    const out = join(temporaryFolder(), 'summary.pdf')
    const summary = await client.buildSummary({ case: caseId, out })
    expect(sha256(readFileSync(out))).toBe(summary.sha256)
    expect(vault.objects.has(summary.sha256)).toBe(true)
    expect((await client.verify({ deep: true })).problems).toEqual([])
    vault.close()

    // The same case at the same moment, in another process's eyes: the same bytes, though a summary was built between.
    const now = '2026-07-06T12:00:00+03:00'
    const hashes = []
    for (let time = 0; time < 2; time++) {
      const again = reopen(folder, 'write', () => now)
      hashes.push((await again.client.buildSummary({ case: caseId })).sha256)
      again.vault.close()
    }
    expect(hashes[0]).toBe(hashes[1])
  })

  it('keeps every decision; the last one holds', async () => {
    const { client } = temporaryVault()
    const { customer } = await takeIn(client, english)
    const { caseId } = await client.openCase({ customer })
    const { claimId } = await client.addClaim({ case: caseId, text: 'An engineer within four hours.' })
    await client.decideClaim({ claim: claimId, signed: 'silent', said: 'silent', by: 'Ada' })
    await client.decideClaim({ claim: claimId, signed: 'supports', said: 'supports', note: 'Clause 4.2', by: 'Ben' })
    const [claim] = (await client.showCase({ case: caseId })).claims
    expect(claim!.decision).toMatchObject({ overall: 'upheld', by: 'Ben' })
    expect(claim!.history).toMatchObject([{ overall: 'no-evidence', by: 'Ada' }])
  })

  it('says when evidence came after a finding, and can be held against it anew', async () => {
    const { client } = temporaryVault()
    const { customerId: customer } = await client.addCustomer({ name: 'Early', ref: english.customer.ref })
    const { caseId } = await client.openCase({ customer })
    const { claimId, signed } = await client.addClaim({ case: caseId, text: 'An engineer within four hours.' })
    expect(signed.verdict).toBe('silent')
    await takeIn(client, english)
    expect((await client.showCase({ case: caseId })).claims[0]).toMatchObject({ stale: true })
    const recheck = await client.recheckClaim({ claim: claimId })
    expect(recheck.coverage.contracts).toBe(1)
    expect((await client.showCase({ case: caseId })).claims[0]).toMatchObject({ stale: false })
  })

  it('reads in the language asked for', async () => {
    const { client } = temporaryVault()
    const { customer } = await takeIn(client, english)
    const claim = 'An engineer within four hours.'
    const inHebrew = await client.checkClaim({ customer, claim, locale: 'he' })
    const inEnglish = await client.checkClaim({ customer, claim, locale: 'en' })
    expect(inHebrew.signed.reasons.join()).toMatch(/סעיף/u)
    expect(inEnglish.signed.reasons.join()).toMatch(/Clause/u)
    expect(inHebrew.signed.evidence.map(({ quote }) => quote)).toEqual(
      inEnglish.signed.evidence.map(({ quote }) => quote),
    )
  })
})

describe('the custody log', () => {
  it('has one entry for each change and none for a look', async () => {
    const { client } = temporaryVault()
    const { customer } = await takeIn(client, english)
    await client.search({ query: 'engineer' })
    await client.checkClaim({ customer, claim: 'An engineer within four hours.' })
    const { entries, total } = await client.showLog({})
    expect(total).toBe(1 + 1 + 1 + 1 + 3)
    expect(entries.map(({ operation }) => operation)).toEqual([
      'ingestRecording',
      'ingestRecording',
      'ingestRecording',
      'markSigned',
      'ingestContract',
      'addCustomer',
      'init',
    ])
    expect((await client.showLog({ subject: customer })).total).toBe(6)
  })
})
