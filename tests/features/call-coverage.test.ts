import { rmSync, truncateSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { fileOf, stereoCall, vtt } from '../support/calls.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryVault } from '../support/temporary-vault.ts'

let house: TemporaryVault
let customer: string
beforeEach(async () => {
  house = temporaryVault('he')
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'דנה', phone: ['0541234567'] }))
})

/** Asterisk's own list: two calls of hers, one of somebody else. */
const LIST = `calldate,src,dst,duration,billsec,disposition,uniqueid
2026-01-05 10:00:00,0541234567,201,70,60,ANSWERED,1767600000.11
2026-01-06 11:30:00,0541234567,201,40,30,ANSWERED,1767691800.12
2026-01-07 09:00:00,0529999999,202,15,10,ANSWERED,1767769200.13
`

const source = async (): Promise<string> =>
  (await house.client.addCallSource({ name: 'Exchange', timeZone: 'Asia/Jerusalem' })).sourceId

describe('a phone system’s list of calls', () => {
  it('is previewed, taken in once, and says which calls have no recording', async () => {
    const file = fileOf('cdr.csv', LIST)
    const preview = await house.client.previewCallRecords({ file, source: await source() })
    expect(preview).toMatchObject({ rows: 3, first: [{ callId: '1767600000.11', phone: '+972541234567' }, {}, {}] })
    expect(await house.client.importCallRecords({ file })).toMatchObject({ records: 3, duplicate: false })
    expect(await house.client.importCallRecords({ file })).toMatchObject({ records: 3, duplicate: true })
    await house.client.ingestRecording({
      customer,
      file: fileOf('in-201-0541234567-20260105-100000-1767600000.11.wav', stereoCall(30)),
    })
    const coverage = await house.client.showCoverage({ customer })
    expect(coverage).toMatchObject({ recordings: 1, records: 2, withoutAudioTotal: 1, transcribed: 0 })
    expect(coverage.withoutAudio).toMatchObject([{ callId: '1767691800.12', customerId: customer }])
    const whole = await house.client.showCoverage({ from: '2026-01-07' })
    expect(whole).toMatchObject({ records: 1, withoutAudioTotal: 1 })
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('tells a claim’s check which of his calls the vault has nothing of', async () => {
    await house.client.importCallRecords({ file: fileOf('cdr.csv', LIST), source: await source() })
    const { coverage } = await house.client.checkClaim({ customer, claim: 'הובטח לי משלוח חינם' })
    expect(coverage).toMatchObject({ missing: [], notRecorded: [expect.any(String), expect.any(String)], unmatched: 0 })
  })

  it('tells a claim’s check of calls of nobody with his number', async () => {
    await house.client.importCallRecords({ file: fileOf('cdr.csv', LIST), source: await source() })
    await house.client.addCustomer({ name: 'אחיה', phone: ['0541234567'] })
    await house.client.ingestRecording({ transcript: fileOf('a.vtt', vtt('Agent: שלום')), phone: '0541234567' })
    const { coverage, said } = await house.client.checkClaim({ customer, claim: 'הובטח לי משלוח חינם' })
    // Two people have the number: whose the listed calls and the call of nobody are, it doesn't say.
    expect(coverage).toMatchObject({ missing: [], notRecorded: [], unmatched: 1 })
    expect(said.verdict).toBe('needs-review')
  })

  it('that is larger than any is refused before it is read', async () => {
    const file = fileOf('cdr.csv', '')
    truncateSync(file, 2_300_000_000)
    expect(await refusalOf(house.client.importCallRecords({ file }))).toBe('too-large')
    expect(await refusalOf(house.client.previewCallRecords({ file }))).toBe('too-large')
    rmSync(file)
  })

  it('that is no list is refused', async () => {
    const file = fileOf('cdr.csv', 'one two three\nfour five six\n')
    expect(await refusalOf(house.client.importCallRecords({ file }))).toBe('call-records-damaged')
  })
})

describe('what is not there', () => {
  it('is told: no transcript, no sound, cut short, nobody’s', async () => {
    const without = await house.client.ingestRecording({ customer, file: fileOf('a.wav', stereoCall(4)) })
    const only = await house.client.ingestRecording({ customer, transcript: fileOf('a.vtt', vtt('Agent: שלום')) })
    await house.client.ingestRecording({ transcript: fileOf('b.vtt', vtt('Agent: להתראות')) })
    expect(await house.client.showCoverage({})).toMatchObject({
      recordings: 3,
      withoutTranscript: [without.recordingId],
      transcriptOnly: [only.recordingId, expect.any(String)],
      unmatched: 1,
      undated: 3,
      cut: [],
    })
  })

  it.each(['before', 'after'])(
    'knows a recording that is shorter than the call was, by a list that came %s it',
    async (when) => {
      const list = { file: fileOf('cdr.csv', LIST), source: await source() }
      if (when === 'before') await house.client.importCallRecords(list)
      const name = 'in-201-0541234567-20260105-100000-1767600000.11.wav'
      const { recordingId } = await house.client.ingestRecording({ file: fileOf(name, stereoCall(4)) })
      if (when === 'after') await house.client.importCallRecords(list)
      const { cut } = await house.client.showCoverage({ customer })
      expect(cut).toMatchObject([{ recordingId, actualMs: 8000 }])
    },
  )
})
