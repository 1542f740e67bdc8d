import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { openSamples } from '../../electron/audio/sample-stream.ts'
import type { SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import type { Output } from '../../shared/contract.ts'
import { fileOf } from '../support/calls.ts'
import { temporaryVault } from '../support/temporary-vault.ts'
import { noise, RATE, wavOf } from './made-sound.ts'

/** What `scripts/make-calls.ts --fixture` wrote of the call it made. */
interface Truth {
  readonly durationMs: number
  readonly sentences: readonly { readonly side: SpeakerRole; readonly startMs: number }[]
  readonly shares: NonNullable<Output<'showRecording'>['shares']>
}

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/calls/${name}`, import.meta.url))
const CALL = fixture('call.wav')
const TRANSCRIPT = fixture('transcript.vtt')
const truth = JSON.parse(readFileSync(fixture('truth.json'), 'utf8')) as Truth

/** In thousandths of the call's time: where a sentence ends is heard a little differently from how it was made. */
const SHARE_TOLERANCE = 30

/** The call's own samples, agent left and customer right. */
async function channelsOfCall(): Promise<[agent: Float32Array, customer: Float32Array]> {
  const { blocks } = openSamples({ path: CALL, facts: await probeAudio(CALL), ffmpeg: null })
  const channels: [number[], number[]] = [[], []]
  for await (const block of blocks) for (const [at, sample] of block.entries()) channels[at % 2]!.push(sample / 32_768)
  return [Float32Array.from(channels[0]), Float32Array.from(channels[1])]
}

let agent: Float32Array
let customer: Float32Array
beforeAll(async () => {
  ;[agent, customer] = await channelsOfCall()
})

const variant = (...rows: Float32Array[]): string => fileOf('variant.wav', wavOf(rows, RATE))
const louder = (row: Float32Array, db: number): Float32Array => row.map((sample) => sample * 10 ** (db / 20))
const mixed = (a: Float32Array, b: Float32Array, gain = 1): Float32Array =>
  a.map((sample, at) => sample + gain * b[at]!)

/** Noise of −35 dBFS. */
const hiss = (seed: number): Float32Array => noise(agent.length / RATE, Math.sqrt(3) * 10 ** (-35 / 20), seed)
/** Samples without a header, as Asterisk's `.sln`. */
const bare = (name: string, row: Float32Array): string =>
  fileOf(name, new Uint8Array(Int16Array.from(row, (sample) => sample * 32_767).buffer))

interface Given {
  readonly otherSide?: string
  readonly sides?: readonly [left: SpeakerRole, right: SpeakerRole]
}

/** The call as the vault has it, its transcript having named nobody. */
async function taken(file: string, { otherSide, sides = ['agent', 'customer'] }: Given = {}) {
  const { client } = temporaryVault()
  const [leftChannel, rightChannel] = sides
  const { sourceId } = await client.addCallSource({ name: 'Telephones', leftChannel, rightChannel })
  const files = { file, transcript: TRANSCRIPT, ...(otherSide !== undefined && { otherSide }) }
  const { recordingId } = await client.ingestRecording({ ...files, source: sourceId })
  return client.showRecording({ recording: recordingId })
}

type Shown = Awaited<ReturnType<typeof taken>>

function shareRight({ transcript }: Shown): number {
  expect(transcript.map(({ startMs }) => startMs)).toEqual(truth.sentences.map(({ startMs }) => startMs))
  const right = transcript.filter(({ speaker }, index) => speaker === truth.sentences[index]!.side)
  return right.length / truth.sentences.length
}

const speakers = ({ transcript }: Shown) => [
  ...new Set(transcript.map(({ speaker, speakerBasis }) => `${speaker} by ${speakerBasis}`)),
]

describe('who speaks in a call of two channels', () => {
  it('is right in 98 % of the sentences, by their channel', async () => {
    const shown = await taken(CALL)
    expect(shareRight(shown)).toBeGreaterThanOrEqual(0.98)
    expect(speakers(shown).toSorted()).toEqual(['agent by channel', 'customer by channel'])
  })

  it('follows the source that has the customer on the left', async () => {
    expect(shareRight(await taken(variant(customer, agent), { sides: ['customer', 'agent'] }))).toBeGreaterThanOrEqual(
      0.98,
    )
    expect(shareRight(await taken(variant(customer, agent)))).toBe(0)
  })

  it.each([
    ['an echo of −20 dB', () => variant(mixed(agent, customer, 0.1), mixed(customer, agent, 0.1))],
    ['a customer 12 dB softer', () => variant(agent, louder(customer, -12))],
  ])('is right with %s', async (_, file) => {
    expect(shareRight(await taken(file()))).toBeGreaterThanOrEqual(0.98)
  })

  it('is right in two files without a header, one a side', async () => {
    const shown = await taken(bare('call-in.sln', agent), { otherSide: bare('call-out.sln', customer) })
    expect([shown.codec, shown.channels]).toEqual(['pcm-s16le', 2])
    expect(shareRight(shown)).toBeGreaterThanOrEqual(0.98)
  })

  it.each([
    [
      'the same on both channels',
      () => variant(louder(mixed(agent, customer), -6), louder(mixed(agent, customer), -6)),
    ],
    ['one channel', () => variant(louder(mixed(agent, customer), -6))],
    ['a channel without a sound', () => variant(mixed(agent, customer), new Float32Array(agent.length))],
  ])('is not known of %s', async (_, file) => {
    const shown = await taken(file())
    expect(speakers(shown)).toEqual(['unknown by none'])
    expect(shown.shares).toBeNull()
  })
})

describe('how the time of a call was spent', () => {
  it('is as it was made, within three hundredths', async () => {
    const { shares, durationMs } = await taken(CALL)
    const perMille = (ms: number): number => Math.round((ms / truth.durationMs) * 1000)
    const off = Object.entries(truth.shares).map(([who, ms]) => [
      who,
      Math.abs(perMille(shares![who as keyof typeof truth.shares]) - perMille(ms)) <= SHARE_TOLERANCE,
    ])
    expect(Object.fromEntries(off)).toEqual({ agentMs: true, customerMs: true, bothMs: true, silenceMs: true })
    expect(Object.values(shares!).reduce((sum, ms) => sum + ms, 0)).toBe(durationMs)
  })

  it.each([
    ['an echo of −9 dB', () => variant(mixed(agent, customer, 0.35), mixed(customer, agent, 0.35))],
    ['noise of −35 dB', () => variant(mixed(agent, hiss(1)), mixed(customer, hiss(2)))],
  ])('is not told with %s', async (_, file) => {
    expect((await taken(file())).shares).toBeNull()
  })
})
