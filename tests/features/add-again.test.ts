import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { cases } from '../../resources/demo/manifest.ts'
import type { Warning } from '../../shared/units.ts'
import { evidence } from '../support/demo-case.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

/* What happens when the same thing is added again: later, at the same moment, with other facts, after a loss. */

const english = cases[1]!
const audio = evidence(english.calls[0]!.file!)
const transcript = evidence(english.calls[0]!.transcript)
const otherTranscript = evidence(english.calls[1]!.transcript)

let house: TemporaryVault
let customer: string
beforeEach(async () => {
  house = temporaryVault()
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'Wrenfold', ref: 'W-1' }))
})

function written(name: string, content: string): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

const contractFile = (): string => written('terms.txt', '1. Fees\nThe fee is £10 a month.\n')

function loseOriginal(sha256: string): void {
  const path = house.vault.objects.path(sha256)
  chmodSync(path, 0o644)
  rmSync(path)
}

const problems = async (): Promise<string[]> =>
  (await house.client.verify({ deep: true })).problems.map(({ code }) => code)

const entries = async (): Promise<number> => (await house.client.showLog({})).total

/** What the newest custody entry states. */
const lastDetail = (): Record<string, unknown> =>
  JSON.parse(
    house.vault.get<{ detail: string }>('SELECT detail FROM custody ORDER BY entry DESC LIMIT 1')!.detail,
  ) as Record<string, unknown>

const outcomes = (settled: readonly PromiseSettledResult<unknown>[]): string[] =>
  settled.map((each) => (each.status === 'fulfilled' ? 'added' : (each.reason as { code: string }).code)).sort()

const transcriptsOf = (): number =>
  house.vault.get<{ total: number }>('SELECT count(*) AS total FROM transcript')!.total

describe('at the same moment', () => {
  it.each([
    ['two transcripts of one known call', [transcript, otherTranscript]],
    ['one transcript of a known call, twice', [transcript, transcript]],
  ])('%s: one is kept', async (_name, pair) => {
    const known = await house.client.ingestRecording({ customer, file: audio })
    const settled = await Promise.allSettled(
      pair.map((file) => house.client.ingestRecording({ customer, file: audio, transcript: file })),
    )
    expect(outcomes(settled)).toEqual(['added', 'already-added'])
    expect(transcriptsOf()).toBe(1)
    const { recordings } = await house.client.showCustomer({ customer })
    expect(recordings.map(({ recordingId }) => recordingId)).toEqual([known.recordingId])
    expect(await problems()).toEqual([])
  })

  it('a call and its transcript alone: one call is kept', async () => {
    const settled = await Promise.allSettled([
      house.client.ingestRecording({ customer, transcript }),
      house.client.ingestRecording({ customer, file: audio, transcript }),
    ])
    // Whichever comes first: the other finds it a moment too late, or is what it still lacks.
    expect([
      ['added', 'added'],
      ['added', 'already-added'],
    ]).toContainEqual(outcomes(settled))
    expect(transcriptsOf()).toBe(1)
    expect((await house.client.showCustomer({ customer })).recordings).toHaveLength(1)
    expect(await problems()).toEqual([])
  })

  it.each([
    ['a customer with one reference', { name: 'Ada', ref: 'A-1' }],
    ['a number of a known customer', { name: 'Wrenfold', ref: 'W-1', phone: ['020 7946 0018'] }],
  ])('%s: one is kept, and asking again gives it', async (_name, input) => {
    const settled = await Promise.allSettled([house.client.addCustomer(input), house.client.addCustomer(input)])
    expect(outcomes(settled)).toEqual(['added', 'already-added'])
    const { customerId } = await house.client.addCustomer(input)
    expect(await house.client.showCustomer({ customer: input.ref })).toMatchObject({ customerId })
    expect(await problems()).toEqual([])
  })
})

describe('what comes later of a call', () => {
  it('gains it, and stays the call it was', async () => {
    const words = await house.client.ingestRecording({ customer, transcript })
    const both = await house.client.ingestRecording({ customer, file: audio, transcript })
    expect(both).toMatchObject({ recordingId: words.recordingId, duplicate: false, sha256: expect.any(String) })
    const shown = await house.client.showRecording({ recording: words.recordingId })
    expect(shown).toMatchObject({ hasAudio: true, codec: expect.any(String), peaks: expect.any(String) })
    expect(transcriptsOf()).toBe(1)
    expect(await house.client.ingestRecording({ customer, file: audio })).toMatchObject({ duplicate: true })
    expect(await problems()).toEqual([])
  })

  it('is refused where the sound is a call of its own already', async () => {
    await house.client.ingestRecording({ customer, transcript })
    await house.client.ingestRecording({ customer, file: audio })
    const before = await house.client.vaultStatus({})
    const again = house.client.ingestRecording({ customer, file: audio, transcript })
    await expect(again).rejects.toMatchObject({
      code: 'already-added',
      message: expect.stringMatching(/without sound/),
    })
    expect(await house.client.vaultStatus({})).toEqual(before)
    expect(transcriptsOf()).toBe(1)
  })

  it('is given its customer when one is named', async () => {
    const nobodys = await house.client.ingestRecording({ file: audio })
    expect(nobodys.customerId).toBeNull()
    const named = await house.client.ingestRecording({ customer, file: audio })
    expect(named).toMatchObject({ recordingId: nobodys.recordingId, customerId: customer })
    expect((await house.client.listUnmatchedCalls({})).total).toBe(0)
  })

  it('leaves a call that has both already as the duplicate it is', async () => {
    const both = await house.client.ingestRecording({ customer, file: audio, transcript })
    const again = await house.client.ingestRecording({ customer, file: audio, transcript })
    expect(again).toEqual({ ...both, duplicate: true })
  })
})

describe('with other facts', () => {
  const notKept = (warnings: readonly Warning[]): string[] =>
    warnings.filter(({ code }) => code === 'facts-not-kept').map(({ message }) => message)

  it('a transcript for a known call: the log states what was written, the answer what was not', async () => {
    await house.client.ingestRecording({ customer, file: audio, startedAt: '2026-03-06T10:00:00Z', agent: 'Ben' })
    const answer = await house.client.ingestRecording({
      customer,
      file: audio,
      transcript,
      startedAt: '2026-03-06T12:00:00+02:00',
      agent: 'Ada',
      direction: 'in',
    })
    expect(notKept(answer.warnings)).toEqual([expect.stringMatching(/: agent, direction\.$/)])
    expect(Object.keys(lastDetail()).sort()).toEqual(['segments', 'transcript'])
    expect(await house.client.showRecording({ recording: answer.recordingId })).toMatchObject({
      agent: 'Ben',
      direction: null,
      startedAt: '2026-03-06T10:00:00Z',
    })
  })

  it('a known call: the answer says which facts were not kept', async () => {
    await house.client.ingestRecording({ customer, file: audio })
    const before = await entries()
    const answer = await house.client.ingestRecording({ customer, file: audio, startedAt: '2026-03-06T10:00:00Z' })
    expect(answer.duplicate).toBe(true)
    expect(notKept(answer.warnings)).toEqual([expect.stringMatching(/: time of the call\.$/)])
    expect(await entries()).toBe(before)
  })

  it('a known contract: the answer says which facts were not kept', async () => {
    const file = contractFile()
    const first = await house.client.ingestContract({ customer, file, title: 'Terms', signedOn: '2026-01-05' })
    const amended = await house.client.ingestContract({ customer, file: evidence(english.contracts[0]!.file) })
    const answer = await house.client.ingestContract({
      customer,
      file,
      title: 'Other terms',
      signedOn: '2026-01-06',
      amends: amended.contractId,
    })
    expect(answer).toMatchObject({ duplicate: true, signedOn: '2026-01-05', amends: null })
    expect(notKept(answer.warnings)).toEqual([expect.stringMatching(/: title, day of signing, amended contract\.$/)])
    const same = await house.client.ingestContract({ customer, file, title: 'Terms', signedOn: '2026-01-05' })
    expect(same).toEqual({ ...first, duplicate: true })
  })
})

describe('after its original was lost', () => {
  it('a contract is given back', async () => {
    const file = contractFile()
    const { sha256 } = await house.client.ingestContract({ customer, file })
    loseOriginal(sha256)
    expect(await problems()).toEqual(['object-missing'])
    expect(await house.client.ingestContract({ customer, file })).toMatchObject({ sha256, duplicate: true })
    expect(await problems()).toEqual([])
    expect(lastDetail()).toEqual({ restored: [sha256] })
  })

  it.each(['sha256', 'transcriptSha256'] as const)('the %s of a call is given back', async (which) => {
    const { recordingId } = await house.client.ingestRecording({ customer, file: audio, transcript })
    const sha256 = (await house.client.showRecording({ recording: recordingId }))[which]!
    loseOriginal(sha256)
    expect(await problems()).toEqual(['object-missing'])
    const again = await house.client.ingestRecording({ customer, file: audio, transcript })
    expect(again).toMatchObject({ recordingId, duplicate: true })
    expect(await problems()).toEqual([])
    expect(lastDetail()).toEqual({ restored: [sha256] })
  })

  it('sound is given back with the transcript that was still to come', async () => {
    const { sha256 } = await house.client.ingestRecording({ customer, file: audio })
    loseOriginal(sha256!)
    expect(await house.client.ingestRecording({ customer, file: audio, transcript })).toMatchObject({
      duplicate: false,
    })
    expect(await problems()).toEqual([])
    expect(lastDetail()).toMatchObject({ restored: [sha256] })
  })
})

it('a transcript-only call is as long as its last word, whoever began it', async () => {
  const file = written(
    'overlap.vtt',
    'WEBVTT\n\n00:01.000 --> 00:20.000\nAda: a long speech\n\n00:05.000 --> 00:06.000\nBen: yes\n',
  )
  expect((await house.client.ingestRecording({ customer, transcript: file })).durationMs).toBe(20_000)
})
