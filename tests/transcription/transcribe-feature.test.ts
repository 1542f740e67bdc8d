import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { refusalOf } from '../support/code-of.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'
import { describeWithEngine, ENGINE, HEBREW, modelIn, standIn } from './engine.ts'
import { AGENT, CUSTOMER, writeCall } from './hummed-call.ts'

/** A vault with one stereo call, and the door for someone who has the engine and a model of Hebrew. */
async function withCall(engine = ENGINE) {
  const { vault } = temporaryVault()
  const folder = temporaryFolder()
  const models = join(folder, 'models')
  mkdirSync(models)
  const programs = { whisper: engine, models }
  const client = clientOf(vault, { actor: 'test', files: pathsAsFiles, programs })
  const { customerId: customer } = await client.addCustomer({ name: 'Somebody' })
  const file = writeCall(join(folder, 'call.wav'), [AGENT, CUSTOMER])
  const { recordingId: recording } = await client.ingestRecording({ customer, file })
  const cache = join(vault.folder, 'cache', 'transcribed', recording)
  return { client, models, recording, cache, customer }
}

describeWithEngine('transcribing a call of the vault (npm run build-whisper makes the engine)', () => {
  it('gives a transcript that is found, with each side by its channel', async () => {
    const { client, models, recording, cache, customer } = await withCall()
    modelIn(models, 'ivrit-tiny.bin', HEBREW, 'he')
    const stages = new Set<string>()
    const answer = await client.transcribe({ recording }, { onProgress: ({ stage }) => stages.add(stage) })
    expect(answer).toMatchObject({ recordingId: recording, engine: 'whisper.cpp 1.9.1', language: 'he', masked: 0 })
    expect(answer.model).toMatch(/^ivrit-tiny\.bin [0-9a-f]{64}$/)
    expect([...stages]).toEqual(expect.arrayContaining(['decode', 'transcribe']))
    const { transcript: segments } = await client.showRecording({ recording })
    expect(segments).toHaveLength(answer.segments)
    const said = segments
      .filter(({ text }) => text === HEBREW[0]!.text)
      .map(({ speaker, speakerBasis }) => [speaker, speakerBasis])
    expect(said).toEqual(
      expect.arrayContaining([
        ['agent', 'channel'],
        ['customer', 'channel'],
      ]),
    )
    const { hits } = await client.search({ customer, query: 'דניאל' })
    expect(hits.length).toBeGreaterThan(0)
    expect(existsSync(cache)).toBe(false)
    expect((await client.verify({})).problems).toEqual([])
  })

  it('is done once at a time for a call', async () => {
    const { client, models, recording } = await withCall(standIn(join(temporaryFolder(), 'one'), "say('run' + run)"))
    modelIn(models, 'ivrit-tiny.bin', HEBREW, 'he')
    const answers = await Promise.all([1, 2].map(() => refusalOf(client.transcribe({ recording }))))
    expect(answers.filter((code) => code === 'bad-input')).toHaveLength(1)
    expect(await refusalOf(client.transcribe({ recording }))).not.toBe('bad-input')
    const { transcript } = await client.showRecording({ recording })
    expect(transcript.length).toBeGreaterThan(0)
  })

  it('refuses without a model, and leaves the vault as it was', async () => {
    const { client, recording, cache } = await withCall()
    expect(await refusalOf(client.transcribe({ recording }))).toBe('model-missing')
    expect(existsSync(cache)).toBe(false)
  })

  it('keeps what was finished when the engine fails half-way, and nothing of the sound', async () => {
    const crashing = standIn(join(temporaryFolder(), 'crashing'), "if (run === 2) process.abort(); say('run' + run)")
    const { client, models, recording, cache } = await withCall(crashing)
    modelIn(models, 'ivrit-tiny.bin', HEBREW, 'he')
    expect(await refusalOf(client.transcribe({ recording }))).toBe('engine-failed')
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/-0-0\.json$/)])
    await client.transcribe({ recording })
    const { transcript: segments } = await client.showRecording({ recording })
    expect(segments.map(({ text }) => text)).toEqual(['run1', 'run3'])
  })
})
