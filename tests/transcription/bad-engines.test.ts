import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { forgetCheckpoint } from '../../electron/transcription/checkpoint.ts'
import { type CallToTranscribe, transcribeCall } from '../../electron/transcription/transcribe-call.ts'
import { refusalOf } from '../support/code-of.ts'
import { callIn, isRunning, ownFolder, runsOf, standIn } from './engine.ts'

const folder = ownFolder()
const model = join(folder, 'model.bin')
writeFileSync(model, 'the stand-ins read no model')

const callWith = (name: string, body: string): CallToTranscribe => ({
  ...callIn(folder, { engine: standIn(join(folder, name), body), model }),
  key: name,
  stallMs: 20_000,
})

const HANG = 'setInterval(() => undefined, 1000)'

describe('an engine that fails', () => {
  it.each([
    ['crashes', 'process.abort()', 'engine-failed'],
    ['is killed from outside', "process.kill(process.pid, 'SIGKILL')", 'engine-failed'],
    ['can’t load its model', 'process.exit(3)', 'model-unreadable'],
    ['fails otherwise', 'process.exit(10)', 'engine-failed'],
    ['ends well and writes nothing', '', 'engine-failed'],
    ['writes what is no JSON', "fs.writeFileSync(out + '.json', '{')", 'engine-failed'],
    ['writes other JSON', "fs.writeFileSync(out + '.json', '{}')", 'engine-failed'],
  ])('one that %s', async (name, body, code) => {
    expect(await refusalOf(transcribeCall(callWith(`it ${name}`, body)))).toBe(code)
  })

  it('one that hangs is ended', async () => {
    const call = { ...callWith('hangs', HANG), stallMs: 200 }
    expect(await refusalOf(transcribeCall(call))).toBe('engine-failed')
    expect(runsOf(call.engine).map(isRunning)).toEqual([false])
  })

  it('one that says nothing is ended when it is cancelled', async () => {
    const stop = new AbortController()
    const call = { ...callWith('deaf', `process.stderr.write('progress =  10%\\n'); ${HANG}`), signal: stop.signal }
    expect(await refusalOf(transcribeCall({ ...call, onProgress: () => stop.abort() }))).toBe('cancelled')
    expect(runsOf(call.engine).map(isRunning)).toEqual([false])
  })

  it('one that is no whisper.cpp, or is not there', async () => {
    const call = callWith('other', '')
    expect(await refusalOf(transcribeCall({ ...call, engine: process.execPath }))).toBe('engine-failed')
    expect(await refusalOf(transcribeCall({ ...call, engine: join(folder, 'nowhere') }))).toBe('engine-missing')
    expect(await refusalOf(transcribeCall({ ...call, model: join(folder, 'no-model') }))).toBe('model-missing')
    expect(await refusalOf(transcribeCall({ ...call, channels: [{ wav: model }] }))).toBe('audio-damaged')
    expect(runsOf(call.engine)).toEqual([])
  })

  it('leaves nothing of the call behind', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('what is finished is kept', () => {
  const both = (call: CallToTranscribe): CallToTranscribe => ({
    ...call,
    channels: [call.channels[0]!, call.channels[0]!],
    voiced: [call.voiced[0]!, call.voiced[0]!],
  })

  it('when the program is killed in the middle', async () => {
    // In its second run the stand-in kills the program that started it.
    const call = both(callWith('killer', "if (run === 2) process.kill(process.ppid, 'SIGKILL'); else say('run' + run)"))
    const program = fileURLToPath(new URL('transcribe-alone.ts', import.meta.url))
    const transcribe = () => spawnSync(process.execPath, [program, JSON.stringify(call)], { encoding: 'utf8' })

    expect(transcribe().signal).toBe('SIGKILL')
    expect(runsOf(call.engine)).toHaveLength(2)
    const { segments } = JSON.parse(transcribe().stdout) as Awaited<ReturnType<typeof transcribeCall>>
    expect(runsOf(call.engine)).toHaveLength(3)
    expect(segments.map(({ text, channel }) => [text, channel])).toEqual([
      ['run1', 0],
      ['run3', 1],
    ])
  })

  it('when the engine crashes half-way, under the same key and for the same sound only', async () => {
    const call = both(callWith('once', "if (run === 2) process.abort(); say('run' + run)"))
    const texts = async (changed: Partial<CallToTranscribe> = {}) =>
      (await transcribeCall({ ...call, ...changed })).segments.map(({ text }) => text)
    expect(await refusalOf(transcribeCall(call))).toBe('engine-failed')
    expect(await texts()).toEqual(['run1', 'run3'])
    expect(await texts()).toEqual(['run1', 'run3'])
    expect(await texts({ key: 'another' })).toEqual(['run4', 'run5'])
    const moved = [call.voiced[0]!, [[2000, 12_000]]] as CallToTranscribe['voiced']
    expect(await texts({ voiced: moved })).toEqual(['run1', 'run6'])
    await forgetCheckpoint(folder, call.key)
    expect(await texts()).toEqual(['run7', 'run8'])
  })

  it('but a torn file is not', async () => {
    const call = callWith('torn', "say('run' + run)")
    await transcribeCall(call)
    const kept = readdirSync(folder).filter((name) => name.endsWith('-0-0.json'))
    for (const name of kept) writeFileSync(join(folder, name), '{"pieces":[{"fr')
    const { segments } = await transcribeCall(call)
    expect(segments.map(({ text }) => text)).toEqual(['run2'])
  })
})
