import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DecodedSide, decodeSides } from '../../electron/transcription/decode-sides.ts'
import { findTranscriber, transcribeRecording } from '../../electron/transcription/transcribe-recording.ts'
import { readOwnTranscript } from '../../electron/transcription/transcript-file.ts'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import { refusalOf } from '../support/code-of.ts'
import { describeWithEngine, ENGINE, ENGLISH, HEBREW, modelIn, ownFolder } from './engine.ts'
import { AGENT, CALL_MS, CUSTOMER, writeCall } from './hummed-call.ts'

const folder = ownFolder()
async function decoded(name: string, ...paths: [string] | [string, string]): Promise<readonly DecodedSide[]> {
  const room = join(folder, name)
  mkdirSync(room)
  return (await decodeSides({ paths, name: 'call.wav', ffmpeg: null, folder: room })).sides
}

/** Within what a voice's swelling hides of its beginning and end. */
const isAbout = (found: readonly TimeRange[], voiced: readonly TimeRange[]): void => {
  expect(found).toHaveLength(voiced.length)
  for (const [i, [start, end]] of voiced.entries()) {
    expect(Math.abs(found[i]![0] - start)).toBeLessThanOrEqual(100)
    expect(Math.abs(found[i]![1] - end)).toBeLessThanOrEqual(100)
  }
}

describe('the sides of a call', () => {
  it('of a stereo recording are its channels', async () => {
    const sides = await decoded('stereo', writeCall(join(folder, 'stereo.wav'), [AGENT, CUSTOMER]))
    expect(sides).toHaveLength(2)
    isAbout(sides[0]!.voiced, AGENT)
    isAbout(sides[1]!.voiced, CUSTOMER)
  })

  it('of two files are those files', async () => {
    const sides = await decoded(
      'pair',
      writeCall(join(folder, 'in.wav'), [CUSTOMER]),
      writeCall(join(folder, 'out.wav'), [AGENT]),
    )
    expect(sides).toHaveLength(2)
    isAbout(sides[0]!.voiced, CUSTOMER)
    isAbout(sides[1]!.voiced, AGENT)
  })

  it.each([
    ['a mono recording', [[...AGENT.slice(0, 1), ...CUSTOMER, ...AGENT.slice(1)]]],
    ['one sound on both channels', [AGENT, AGENT]],
    ['one channel silent', [AGENT, []]],
  ])('are one in %s', async (name, channels) => {
    const sides = await decoded(`${name} decoded`, writeCall(join(folder, `${name}.wav`), channels))
    expect(sides).toHaveLength(1)
    isAbout(sides[0]!.voiced, channels[0]!)
  })

  it('say nothing where nobody speaks', async () => {
    const sides = await decoded('silent', writeCall(join(folder, 'silent.wav'), [[], []]))
    expect(sides.flatMap(({ voiced }) => voiced)).toEqual([])
  })
})

describe('what a call is transcribed with', () => {
  it('is refused before any sound is touched', async () => {
    const choice = { modelsFolder: join(folder, 'no-models'), language: 'he' } as const
    expect(await refusalOf(findTranscriber({ ...choice, engine: join(folder, 'nowhere') }))).toBe('engine-missing')
  })
})

describeWithEngine('a recording through the true engine (npm run build-whisper makes it)', () => {
  const models = join(folder, 'models')
  mkdirSync(models)
  modelIn(models, 'ivrit-tiny.bin', HEBREW, 'he')
  modelIn(models, 'ggml-tiny.bin', ENGLISH, 'en')

  it('becomes a transcript that says where it comes from, the same each time', async () => {
    const channels = await decoded('whole', writeCall(join(folder, 'whole.wav'), [AGENT, CUSTOMER]))
    const transcriber = await findTranscriber({ engine: ENGINE, modelsFolder: models, language: 'he' })
    expect(transcriber.model.name).toBe('ivrit-tiny.bin')
    const recording = { audioSha256: ['c'.repeat(64)], durationMs: CALL_MS, channels, checkpointFolder: folder }
    const first = await transcribeRecording(recording, transcriber)
    await first.forget()
    const { segments, ...facts } = readOwnTranscript(JSON.parse(new TextDecoder().decode(first.file)))
    expect(facts).toEqual({
      audioSha256: recording.audioSha256,
      durationMs: CALL_MS,
      engine: 'whisper.cpp 1.9.1',
      model: { name: 'ivrit-tiny.bin', sha256: transcriber.modelSha256 },
      asked: 'he',
      language: 'he',
      parameters: ['-l', 'he', '-mc', '0', '-nf'],
      voiced: channels.map(({ voiced }) => voiced),
    })
    expect(segments.map(({ text, channel }) => [channel, text])).toContainEqual([1, HEBREW[0]!.text])
    expect((await transcribeRecording(recording, transcriber)).file).toEqual(first.file)
  })

  it('is told Hebrew when only a model of Hebrew is there', async () => {
    const only = join(folder, 'only')
    mkdirSync(only)
    modelIn(only, 'ivrit-tiny.bin', HEBREW, 'en')
    const found = await findTranscriber({ engine: ENGINE, modelsFolder: only, language: 'auto' })
    expect([found.asked, found.language]).toEqual(['auto', 'he'])
    expect(await refusalOf(findTranscriber({ engine: ENGINE, modelsFolder: join(only, 'none'), language: 'he' }))).toBe(
      'model-missing',
    )
  })
})
