import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { transcribeCall } from '../../electron/transcription/transcribe-call.ts'
import { refusalOf } from '../support/code-of.ts'
import {
  callIn,
  describeWithEngine,
  ENGINE,
  ENGLISH,
  HEBREW,
  isRunning,
  loggedEngine,
  modelIn,
  ownFolder,
  runsOf,
  writeSound,
} from './engine.ts'

describeWithEngine('calls through the true engine (npm run build-whisper makes it)', () => {
  const folder = ownFolder()
  const hebrew = modelIn(folder, 'he.bin', HEBREW, 'he')
  const english = modelIn(folder, 'en.bin', ENGLISH, 'en')
  const call = callIn(folder, { engine: ENGINE, model: hebrew })

  it.each([
    { model: hebrew, language: 'auto', heard: 'he', texts: HEBREW },
    { model: hebrew, language: 'he', heard: 'he', texts: HEBREW },
    { model: english, language: 'auto', heard: 'en', texts: ENGLISH },
    { model: english, language: 'en', heard: 'en', texts: ENGLISH },
  ] as const)('$language of a call in $heard', async ({ model, language, heard, texts }) => {
    const result = await transcribeCall({ ...call, model, language, key: `${model} ${language}` })
    expect(result.language).toBe(heard)
    expect(result.engine).toBe('whisper.cpp 1.9.1')
    expect(result.segments.map(({ text }) => text)).toEqual(texts.map(({ text }) => text))
    // Heard from 0.8 s of the call on: the voice starts at 1 s and is padded.
    expect(result.segments.map(({ startMs }) => startMs)).toEqual(texts.map(({ startMs }) => 800 + startMs))
    expect(result.segments.every(({ channel, flags }) => channel === null && flags.length === 0)).toBe(true)
  })

  it('times every word, in Hebrew and in English', async () => {
    for (const model of [hebrew, english]) {
      const { segments } = await transcribeCall({ ...call, model, key: `words ${model}` })
      for (const { text, words, startMs, endMs, confidence } of segments) {
        expect(words.map(({ span }) => text.slice(...span))).toEqual(text.split(' '))
        expect(confidence).toBeGreaterThan(0.9)
        let before = startMs
        for (const word of words) {
          expect(word.startMs).toBeGreaterThanOrEqual(before)
          expect(word.endMs).toBeGreaterThan(word.startMs)
          expect(word.endMs).toBeLessThanOrEqual(endMs)
          before = word.startMs
        }
      }
    }
  })

  it('hears each channel on its own, and keeps two people who speak at once', async () => {
    const channels = [call.channels[0]!, { wav: writeSound(join(folder, 'other.wav'), 20_000) }]
    const voiced = [
      [[1000, 5000]],
      [
        [2000, 9000],
        [14_000, 18_000],
      ],
    ] as [number, number][][]
    const { segments, voicedMs } = await transcribeCall({ ...call, channels, voiced, key: 'both' })
    expect(voicedMs).toBe(4400 + 7400 + 4400)
    expect(new Set(segments.map(({ channel }) => channel))).toEqual(new Set([0, 1]))
    expect(segments.map(({ startMs }) => startMs)).toEqual(
      segments.map(({ startMs }) => startMs).toSorted((a, b) => a - b),
    )
    const [first, second] = segments
    expect([first?.channel, second?.channel]).toEqual([0, 1])
    expect(second!.startMs).toBeLessThan(first!.endMs)
    for (const { startMs, endMs, channel } of segments) {
      const heard = voiced[channel!]!.find(([from, to]) => startMs >= from - 200 && endMs <= to + 200)
      expect(heard, `${startMs}–${endMs} on channel ${channel} reaches over a silence`).toBeDefined()
    }
  })

  it('tells how far it is, never backwards', async () => {
    const shares: number[] = []
    const channels = [call.channels[0]!, call.channels[0]!]
    const voiced = [call.voiced[0]!, call.voiced[0]!]
    await transcribeCall({ ...call, channels, voiced, key: 'progress', onProgress: (share) => shares.push(share) })
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares).toContain(0.5)
    expect(shares.at(-1)).toBe(1)
  })

  it('does not run the engine where nobody speaks', async () => {
    const engine = loggedEngine(join(folder, 'silence'))
    const result = await transcribeCall({ ...call, engine, voiced: [[]], key: 'silence' })
    expect(result).toEqual({ segments: [], language: null, engine: 'whisper.cpp 1.9.1', voicedMs: 0 })
    expect(runsOf(engine)).toEqual([])
  })

  it('ends the engine when it is cancelled, and takes up what was finished', async () => {
    const engine = loggedEngine(join(folder, 'cancelled'))
    const channels = [call.channels[0]!, { wav: writeSound(join(folder, 'long.wav'), 100_000) }]
    const voiced = [call.voiced[0]!, [[0, 100_000]]] as [number, number][][]
    const twice = { ...call, engine, channels, voiced, key: 'cancel' }
    const stop = new AbortController()
    // The second channel has begun: the engine is in the middle of it.
    const onProgress = (share: number): void => {
      if (runsOf(engine).length === 2 && share < 0.9) stop.abort()
    }
    expect(await refusalOf(transcribeCall({ ...twice, signal: stop.signal, onProgress }))).toBe('cancelled')
    expect(runsOf(engine).map(isRunning)).toEqual([false, false])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])

    const { segments } = await transcribeCall(twice)
    expect(runsOf(engine)).toHaveLength(3)
    expect(new Set(segments.map(({ channel }) => channel))).toEqual(new Set([0, 1]))
  })
})
