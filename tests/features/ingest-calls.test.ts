import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { stereoCall, vtt } from '../support/calls.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

let house: TemporaryVault
let folder: string
beforeEach(async () => {
  house = temporaryVault('he')
  folder = temporaryFolder()
  await house.client.addCustomer({ name: 'דנה', phone: ['0541234567'] })
})

function put(path: string, content: string | Uint8Array): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

const AN_HOUR_AGO = Date.now() / 1000 - 3600
const old = (file: string): void => utimesSync(file, AN_HOUR_AGO, AN_HOUR_AGO)

const CALL = '2026/01/05/in-201-0541234567-20260105-100000-1767600000.11'

const take = async (more: { settleMs?: number; except?: string[]; source?: string } = {}) =>
  house.client.ingestCalls({ folder, ...more })

describe('a folder of calls', () => {
  it('is taken in with what lies beside the audio, each call once', async () => {
    put(`${CALL}.wav`, stereoCall(4))
    put(`${CALL}.vtt`, vtt('Agent: שלום, מדברת נועה.'))
    put('loose.wav', stereoCall(3))
    put('notes.json', '{"a": 1}')
    expect(await take()).toMatchObject({ calls: 3, added: 2, unmatched: 1, failed: 0 })
    const { recordings } = await house.client.showCustomer({
      customer: (await house.client.listCustomers({})).customers[0]!.customerId,
    })
    expect(recordings).toMatchObject([
      { startedAt: expect.stringContaining('2026-01-05T'), direction: 'in', segments: 1 },
    ])
    expect(await take()).toMatchObject({ added: 0, failed: 0 })
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('joins two sides that were written apart', async () => {
    put('20260105-1-in.wav', mono())
    put('20260105-1-out.wav', mono())
    const { report } = await take()
    const shown = await house.client.showRecording({ recording: report[0]!.recordingId! })
    expect(shown).toMatchObject({ channels: 2, otherSha256: expect.any(String) })
  })

  it('looks into no JSON beside a call that is larger than any transcript', async () => {
    put('a.wav', stereoCall(3))
    truncateSync(put('a.json', '{'), 2_300_000_000)
    truncateSync(put('lone.json', '{'), 700_000_000)
    put('b.wav', stereoCall(2))
    const { added, report } = await take()
    expect(added).toBe(1)
    expect(report.filter(({ outcome }) => outcome === 'failed').map(({ file, code }) => [file, code])).toEqual([
      ['a.wav', 'too-large'],
      ['lone.json', 'too-large'],
    ])
  })

  it('knows a transcript beside a call also where it is large', async () => {
    put('a.wav', stereoCall(3))
    const segments = Array.from({ length: 2 }, (_, id) => ({ id, start: id, end: id + 1, text: 'שלום' }))
    put('a.json', JSON.stringify({ text: ' '.repeat(2_000_000), segments }))
    const { report } = await take()
    const { transcript } = await house.client.showRecording({ recording: report[0]!.recordingId! })
    expect(transcript).toHaveLength(2)
  })

  it('says of each file that can’t be taken in why, and goes on', async () => {
    put('a.wav', stereoCall(3))
    put('b.wav', 'not a sound at all, only words')
    put('c.wav', '')
    symlinkSync(join(folder, 'a.wav'), join(folder, 'd.wav'))
    const { added, failed, report } = await take()
    expect([added, failed]).toEqual([1, 3])
    expect(report.filter(({ outcome }) => outcome === 'failed').map(({ file, code }) => [file, code])).toEqual([
      ['b.wav', 'file-not-supported'],
      ['c.wav', 'file-empty'],
      ['d.wav', 'file-unreadable'],
    ])
  })

  it('knows the files of a source again without reading them', async () => {
    const { sourceId: source } = await house.client.addCallSource({ name: 'Exchange' })
    const file = put('a.wav', stereoCall(3))
    old(file)
    expect(await take({ source })).toMatchObject({ added: 1 })
    // Other letters, and the same size and time: had it been read, it would be another call.
    writeFileSync(file, Buffer.from(stereoCall(3)).fill(0x21, 100))
    old(file)
    expect(await take({ source })).toMatchObject({ added: 0, duplicates: 1 })
  })

  it('leaves alone what is still being written, and what failed before', async () => {
    const settled = put('a.wav', stereoCall(3))
    old(settled)
    put('b.wav', stereoCall(4))
    expect(await take({ settleMs: 60_000 })).toMatchObject({ added: 1, notReady: 1 })
    const unfinished = Buffer.from(stereoCall(5))
    unfinished.writeUInt32LE(0, 4)
    const file = put('c.wav', unfinished)
    utimesSync(file, Date.now() / 1000 - 30, Date.now() / 1000 - 30)
    expect(await take({ settleMs: 1000, except: ['b.wav'] })).toMatchObject({ calls: 2, notReady: 1 })
  })

  it('takes in what comes later beside a call: its words, its other side', async () => {
    const { sourceId: source } = await house.client.addCallSource({ name: 'Exchange' })
    old(put('a.wav', stereoCall(3)))
    old(put('b-in.wav', mono()))
    expect(await take({ source })).toMatchObject({ added: 2 })
    old(put('a.vtt', vtt('Agent: משלוח חינם.')))
    old(put('b-out.wav', mono()))
    expect(await take({ source })).toMatchObject({ calls: 2, failed: 0 })
    expect((await house.client.search({ query: 'משלוח' })).total).toBe(1)
    const { calls } = await house.client.listUnmatchedCalls({})
    expect(calls.map(({ path, channels }) => [path, channels])).toEqual([
      ['a.wav', 2],
      ['b-in.wav', 2],
    ])
    expect(await take({ source })).toMatchObject({ added: 0, duplicates: 2 })
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('takes in the sound of a call whose transcript is damaged, and the words when they are mended', async () => {
    const { sourceId: source } = await house.client.addCallSource({ name: 'Exchange' })
    old(put('a.wav', stereoCall(3)))
    put('a.vtt', 'no words with times')
    expect(await take({ source })).toMatchObject({ added: 1, report: [{ code: 'transcript-damaged' }] })
    expect(await take({ source })).toMatchObject({ added: 0, failed: 1 })
    put('a.vtt', vtt('Agent: משלוח חינם.'))
    expect(await take({ source })).toMatchObject({ failed: 0 })
    expect((await house.client.search({ query: 'משלוח' })).total).toBe(1)
  })

  it('that is the vault itself holds no calls; one that isn’t there is refused', async () => {
    expect(await house.client.ingestCalls({ folder: house.folder })).toMatchObject({ calls: 0 })
    rmSync(folder, { recursive: true })
    expect(await refusalOf(take())).toBe('file-missing')
  })
})

/** One side of a call: the left channel of a stereo one. */
function mono(): Buffer {
  const call = Buffer.from(stereoCall(3))
  call.writeUInt16LE(1, 22)
  call.writeUInt32LE(8000, 28)
  call.writeUInt16LE(1, 32)
  // A different byte at the end of each, or both would be one original.
  call[call.length - 1] = made += 1
  return call
}
let made = 0
