import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { fileOf, stereoCall, vtt } from '../support/calls.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'
import { HEBREW, modelIn, standIn } from '../transcription/engine.ts'
import { AGENT, CUSTOMER, writeCall } from '../transcription/hummed-call.ts'

const CARD = '4580 1234 5678 9015'
/** Of a µ-law sample of each side at 8 kHz. */
const BYTES_A_MS = 16
const HEADER = 44
const AUTHOR = { by: 'Noa Adler', reason: 'Misheard' }

let house: TemporaryVault
let customer: string
const sound = stereoCall(8)

beforeEach(async () => {
  house = temporaryVault()
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'Wrenfold' }))
})

/** Each line is four seconds after the one before and three seconds long; the call is 16 seconds. */
const callOf = async (...lines: string[]): Promise<string> =>
  (
    await house.client.ingestRecording({
      customer,
      file: fileOf('call.wav', sound),
      transcript: fileOf('call.vtt', vtt(...lines)),
    })
  ).recordingId

const clip = (recording: string, startMs: number, endMs: number) =>
  house.client.exportClip({ recording, startMs, endMs, marginMs: 0 })

/** The sound of a clip, of a time of it. */
const heard = (bytes: Buffer, fromMs: number, toMs: number): Buffer => {
  const data = bytes.indexOf('data') + 8
  return bytes.subarray(data + fromMs * BYTES_A_MS, data + toMs * BYTES_A_MS)
}
const original = (fromMs: number, toMs: number): Buffer =>
  sound.subarray(HEADER + fromMs * BYTES_A_MS, HEADER + toMs * BYTES_A_MS)
const isSilent = (bytes: Buffer): boolean => bytes.length > 0 && bytes.every((sample) => sample === 0xff)

describe('a clip', () => {
  it('has the recording’s own samples, and says in the file and in the vault what it was cut from', async () => {
    const recording = await callOf('Agent: Good morning.')
    const out = join(temporaryFolder(), 'citation.wav')
    const made = await house.client.exportClip({ recording, startMs: 2000, endMs: 3500, marginMs: 500, out })
    expect(made).toMatchObject({ lossless: true, startMs: 1500, endMs: 4000, masked: [], name: 'citation.wav' })
    const bytes = readFileSync(out)
    expect(heard(bytes, 0, 2500).equals(original(1500, 4000))).toBe(true)
    expect(bytes.toString('latin1')).toContain(`SHA-256 ${made.parent}, from 1500 to 4000 ms`)
    expect(readFileSync(house.vault.objects.path(made.sha256)).equals(bytes)).toBe(true)
    expect(house.vault.get('SELECT kind, parent FROM item WHERE sha256 = @sha256', { sha256: made.sha256 })).toEqual({
      kind: 'clip',
      parent: made.parent,
    })
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('is silent while a masked number is said, and the recording’s own before and after', async () => {
    const recording = await callOf('Agent: Good morning.', `Customer: It is ${CARD}.`, 'Agent: Thank you.')
    const made = await clip(recording, 0, 12_000)
    expect(made).toMatchObject({ lossless: false, masked: [[3800, 7200]] })
    const bytes = readFileSync(house.vault.objects.path(made.sha256))
    expect(isSilent(heard(bytes, 3800, 7200))).toBe(true)
    expect(heard(bytes, 0, 3800).equals(original(0, 3800))).toBe(true)
    expect(heard(bytes, 7200, 12_000).equals(original(7200, 12_000))).toBe(true)
  })

  it('within a masked number is silent from end to end', async () => {
    const recording = await callOf(`Customer: ${CARD}`)
    const made = await clip(recording, 1000, 2000)
    expect(made.masked).toEqual([[1000, 2000]])
    expect(isSilent(heard(readFileSync(house.vault.objects.path(made.sha256)), 0, 1000))).toBe(true)
  })

  it('is silent where a correction says that a number was told, and stays so when it is corrected again', async () => {
    const recording = await callOf('Customer: It is something or other.', 'Agent: Thank you.')
    const [first] = (await house.client.showRecording({ recording })).transcript
    const { segments } = await house.client.correctSegment({ segment: first!.segmentId, text: CARD, ...AUTHOR })
    expect((await clip(recording, 0, 4000)).masked).toEqual([[0, 3200]])
    await house.client.correctSegment({ segment: segments[0]!.segmentId, text: 'Nothing at all.', ...AUTHOR })
    expect((await clip(recording, 0, 4000)).masked).toEqual([[0, 3200]])
  })

  it('is silent where an earlier transcript heard a number that a later one misheard', async () => {
    const folder = temporaryFolder()
    modelIn(folder, 'ivrit-tiny.bin', HEBREW, 'he')
    const whisper = standIn(join(folder, 'engine'), `say(run < 3 ? 'It is ${CARD}' : 'For the eighty')`)
    const client = clientOf(house.vault, { actor: 'test', files: pathsAsFiles, programs: { whisper, models: folder } })
    const file = writeCall(join(folder, 'call.wav'), [AGENT, CUSTOMER])
    const { recordingId: recording } = await client.ingestRecording({ customer, file })
    expect(await client.transcribe({ recording })).toMatchObject({ masked: 2 })
    const shown = await client.showRecording({ recording })
    const kept = house.vault.objects.path(shown.transcription!.sha256)
    expect(readFileSync(kept, 'utf8')).not.toMatch(/4580|1234|5678/)
    const before = await clip(recording, 0, 12_000)
    expect(before.masked.length).toBeGreaterThan(0)
    expect(await client.transcribe({ recording })).toMatchObject({ masked: 0 })
    const { transcript } = await client.showRecording({ recording })
    expect(transcript.map(({ text }) => text)).toEqual(['For the eighty', 'For the eighty'])
    expect((await clip(recording, 0, 12_000)).masked).toEqual(before.masked)
  })

  it.each([
    ['ends before it begins', 3000, 2000, 'bad-input'],
    ['has no length', 3000, 3000, 'bad-input'],
    ['begins after the recording', 16_000, 17_000, 'bad-input'],
  ])('that %s is refused', async (_name, startMs, endMs, code) => {
    const recording = await callOf('Agent: Good morning.')
    expect(await refusalOf(clip(recording, startMs, endMs))).toBe(code)
  })

  it('of a call without sound is refused', async () => {
    const transcript = fileOf('call.vtt', vtt('Agent: Good morning.'))
    const { recordingId } = await house.client.ingestRecording({ customer, transcript })
    expect(await refusalOf(clip(recordingId, 0, 1000))).toBe('no-audio')
  })
})
