import { beforeEach, describe, expect, it } from 'vitest'
import { pathsAsFiles } from '../../electron/client.ts'
import { dispatch } from '../../electron/dispatch.ts'
import { fileOf, stereoCall, vtt } from '../support/calls.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryVault } from '../support/temporary-vault.ts'

const DANA = '+972541234567'

let house: TemporaryVault
beforeEach(() => {
  house = temporaryVault('he')
})

const call = (words: string, more: { phone?: string; reference?: string; customer?: string } = {}) =>
  house.client.ingestRecording({ transcript: fileOf('call.vtt', vtt(`Agent: ${words}`)), ...more })

const add = async (name: string, phone: string[] = [], ref?: string): Promise<string> =>
  (await house.client.addCustomer({ name, phone, ...(ref === undefined ? {} : { ref }) })).customerId

const found = async (query: string, customer?: string): Promise<number> =>
  (await house.client.search({ query, ...(customer === undefined ? {} : { customer }) })).total

describe('a call whose customer nobody named', () => {
  it('is its number’s customer’s, or its reference’s before that', async () => {
    const dana = await add('דנה', [DANA])
    const yael = await add('יעל', [], 'Y-7')
    expect(await call('הודעה ראשונה', { phone: '054-123-4567' })).toMatchObject({ customerId: dana })
    expect(await call('הודעה שנייה', { phone: DANA, reference: 'Y-7' })).toMatchObject({ customerId: yael })
    const { recordings } = await house.client.showCustomer({ customer: dana })
    expect(recordings).toHaveLength(1)
  })

  it('waits where several have the number or nobody does, and is found in the whole vault only', async () => {
    const dana = await add('דנה', [DANA])
    await add('אחיה', [DANA])
    expect(await call('ביטול בלי קנס', { phone: DANA })).toMatchObject({ customerId: null })
    expect(await call('משלוח חינם')).toMatchObject({ customerId: null })
    const { total, calls } = await house.client.listUnmatchedCalls({})
    expect(total).toBe(2)
    expect(calls.map(({ candidates }) => candidates.map(({ name }) => name))).toEqual([['דנה', 'אחיה'], []])
    expect([await found('קנס'), await found('קנס', dana)]).toEqual([1, 0])
  })

  it('becomes a person’s when somebody says so, with all that can be found in it', async () => {
    const dana = await add('דנה')
    const { recordingId: recording } = await call('ביטול בלי קנס', { phone: DANA })
    await house.client.matchCall({ recording, customer: dana, by: 'נועה', note: 'קולה' })
    expect([await found('קנס'), await found('קנס', dana)]).toEqual([1, 1])
    expect(await house.client.showRecording({ recording })).toMatchObject({ customerId: dana, matchBasis: 'person' })
    const { said } = await house.client.checkClaim({ customer: dana, claim: 'הובטח לי ביטול בלי קנס' })
    expect(said.evidence[0]?.quote).toBe('ביטול בלי קנס')
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('takes along every other call of its number when that is remembered, now and later', async () => {
    const dana = await add('דנה')
    const first = await call('אחת', { phone: DANA })
    const second = await call('שתיים', { phone: DANA })
    await call('שלוש', { phone: '+972547654321' })
    const { matched } = await house.client.matchCall({
      recording: first.recordingId,
      customer: dana,
      remember: true,
      by: 'נועה',
    })
    expect(matched).toEqual([first.recordingId, second.recordingId])
    expect(await call('ארבע', { phone: DANA })).toMatchObject({ customerId: dana })
    expect((await house.client.listUnmatchedCalls({})).total).toBe(1)
    expect(await house.client.showCustomer({ customer: dana })).toMatchObject({ phones: [DANA] })
  })

  it('is matched while its words are read: they are not kept for nobody', async () => {
    const dana = await add('דנה')
    const file = fileOf('call.wav', stereoCall(2))
    const { recordingId: recording } = await house.client.ingestRecording({ file })
    const words = { file, transcript: fileOf('call.vtt', vtt('Agent: ביטול בלי קנס')) }
    let matching: Promise<unknown> | undefined
    // Asked for when the call was found and before it is read.
    const programs = {
      get ffmpeg() {
        matching ??= house.client.matchCall({ recording, customer: dana, by: 'נועה' })
        return ''
      },
    }
    const adding = dispatch(house.vault, 'ingestRecording', words, { actor: 'tester', files: pathsAsFiles, programs })
    expect(await adding).toMatchObject({ ok: false, error: { code: 'already-added' } })
    await matching
    await house.client.ingestRecording(words)
    expect([await found('קנס'), await found('קנס', dana)]).toEqual([1, 1])
  })

  it('is tried again after its customer was added', async () => {
    const { recordingId } = await call('אחת', { phone: DANA })
    expect(await house.client.rematchCalls({})).toEqual({ matched: [], left: 1 })
    await add('דנה', [DANA])
    expect(await house.client.rematchCalls({})).toEqual({ matched: [recordingId], left: 0 })
  })

  it('can be given to somebody else when it was given wrongly', async () => {
    const dana = await add('דנה', [DANA])
    const yael = await add('יעל')
    const { recordingId: recording } = await call('ביטול בלי קנס', { phone: DANA })
    await house.client.matchCall({ recording, customer: yael, by: 'נועה' })
    expect([await found('קנס', dana), await found('קנס', yael)]).toEqual([0, 1])
    const counts = (await house.client.listCustomers({})).customers.map(({ name, recordings }) => [name, recordings])
    expect(Object.fromEntries(counts)).toEqual({ דנה: 0, יעל: 1 })
  })

  it('is said to have another customer’s number where it has', async () => {
    await add('דנה', [DANA])
    const yael = await add('יעל')
    const { warnings } = await call('שלום', { phone: DANA, customer: yael })
    expect(warnings.map(({ code }) => code)).toEqual(['caller-differs'])
  })

  it('has no number where it was withheld', async () => {
    expect(await refusalOf(call('שלום', { phone: 'anonymous' }))).toBe('phone-invalid')
  })

  it('is not matched to a customer who isn’t there', async () => {
    const { recordingId: recording } = await call('אחת')
    expect(await refusalOf(house.client.matchCall({ recording, customer: 'X', by: 'נועה' }))).toBe('not-found')
    expect(
      await refusalOf(house.client.matchCall({ recording, customer: await add('דנה'), remember: true, by: 'נועה' })),
    ).toBe('bad-input')
  })
})
