import type { SpeechShares } from '../../shared/contract/records.ts'
import type { CallScript, Side } from './call-script.ts'
import { amplitude, evenNoise, SAMPLE_RATE, speak } from './speak.ts'

/** A customer on a mobile phone is a little softer than a headset, and her line noisier. */
const PEAK_DB: Readonly<Record<Side, number>> = { agent: -4, customer: -7 }
const NOISE_DB: Readonly<Record<Side, number>> = { agent: -62, customer: -56 }
/** What every telephone lets through to the other side. */
const LEAK_DB = -42
const LEAD_IN_SECONDS = 0.6
const LEAD_OUT_SECONDS = 0.8
const MUSIC_PEAK_DB = -16

/** A sentence and when it is heard. */
export interface SpokenSentence {
  readonly side: Side
  readonly startMs: number
  readonly endMs: number
  readonly text: string
}

/** What is to be found in a call's sound. */
export interface CallTruth {
  readonly durationMs: number
  readonly sentences: readonly SpokenSentence[]
  readonly music: readonly (readonly [startMs: number, endMs: number])[]
  /** Speech from the first to the last sound of each sentence; music is nobody's. */
  readonly shares: SpeechShares
}

export type Channels = Readonly<Record<Side, Float32Array>>

export interface FixtureCall {
  /** 16 kHz, agent left and customer right, from −1 to 1. */
  readonly channels: Channels
  readonly truth: CallTruth
}

const samplesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)
const millisecondsOf = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE)

/** An arpeggio whose tones run into each other: it never pauses, as hold music doesn't. */
function holdMusic(seconds: number): Float32Array {
  const notes = [261.6, 329.6, 392, 523.3, 392, 329.6]
  const noteSamples = SAMPLE_RATE / 2
  return Float32Array.from({ length: samplesOf(seconds) }, (_, at) => {
    const hertz = notes[Math.floor(at / noteSamples) % notes.length] ?? 0
    const fading = Math.exp((-1.5 * (at % noteSamples)) / noteSamples)
    return amplitude(MUSIC_PEAK_DB) * fading * Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE)
  })
}

interface Placed {
  readonly side: Side
  readonly start: number
  readonly samples: Float32Array
  /** Null for music. */
  readonly text: string | null
}

function place(script: CallScript): { placed: Placed[]; length: number } {
  const placed: Placed[] = []
  let end = samplesOf(LEAD_IN_SECONDS)
  for (const part of script) {
    const [kind, seconds] = part
    if (kind !== 'music') end += samplesOf(seconds)
    if (kind === 'silence') continue
    const sound = soundOf(part)
    placed.push({ ...sound, start: end })
    end += sound.samples.length
  }
  return { placed, length: end + samplesOf(LEAD_OUT_SECONDS) }
}

function soundOf(part: CallScript[number]): Omit<Placed, 'start'> {
  if (part.length === 2) return { side: 'agent', samples: holdMusic(part[1]), text: null }
  const [side, , text] = part
  return { side, samples: speak(text, side, PEAK_DB[side]), text }
}

/** One of the two lines: its own speaker, a little of the other one, and noise. */
function telephoneLine(side: Side, own: Float32Array, other: Float32Array): Float32Array {
  const noise = evenNoise(own.length, side === 'agent' ? 1 : 2)
  const level = amplitude(NOISE_DB[side]) * Math.sqrt(3) // even noise from −1 to 1 has an RMS of 1/√3
  const leak = amplitude(LEAK_DB)
  return own.map((sample, at) => sample + leak * other[at]! + level * noise[at]!)
}

/** How the time of a call was spent, of sentences with their times. */
function sharesOf(sentences: readonly SpokenSentence[], durationMs: number): SpeechShares {
  const speakers = new Uint8Array(durationMs)
  for (const { side, startMs, endMs } of sentences)
    for (let ms = startMs; ms < endMs; ms += 1) speakers[ms]! |= side === 'agent' ? 1 : 2
  const [silenceMs, agentMs, customerMs, bothMs] = [0, 1, 2, 3].map(
    (kind) => speakers.filter((value) => value === kind).length,
  ) as [number, number, number, number]
  return { agentMs, customerMs, bothMs, silenceMs }
}

/** Makes a call by its script: the same sound from the same voices. */
export function makeCall(script: CallScript): FixtureCall {
  const { placed, length } = place(script)
  const voices = { agent: new Float32Array(length), customer: new Float32Array(length) }
  for (const { side, start, samples } of placed) voices[side].set(samples, start)
  const timed = placed.map(({ side, start, samples, text }) => ({
    side,
    startMs: millisecondsOf(start),
    endMs: millisecondsOf(start + samples.length),
    text,
  }))
  const sentences = timed.filter((part): part is SpokenSentence => part.text !== null)
  const music = timed.filter(({ text }) => text === null).map(({ startMs, endMs }) => [startMs, endMs] as const)
  const durationMs = millisecondsOf(length)
  return {
    channels: {
      agent: telephoneLine('agent', voices.agent, voices.customer),
      customer: telephoneLine('customer', voices.customer, voices.agent),
    },
    truth: { durationMs, sentences, music, shares: sharesOf(sentences, durationMs) },
  }
}
