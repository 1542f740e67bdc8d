import { fileURLToPath } from 'node:url'
import type { CallSource, Line, Side, Voice } from './call-source.ts'
import { run } from './programs.ts'

/** What telephone networks carry: G.711 at 8 kHz, voice between 300 and 3400 Hz. */
const SAMPLE_RATE = 8000
const RAW = ['-t', 'raw', '-r', String(SAMPLE_RATE), '-e', 'signed', '-b', '16']
const VOICE_BAND = ['sinc', '300-3400']
/** Soft sounds raised, as a headset does: 10 ms up, 100 ms down. */
const COMPRESSED = ['compand', '0.01,0.1', '-60,-60,-40,-26,-20,-12,0,-6']

/** Peak of each side before the mix, in dBFS: a customer on a mobile phone is a little quieter than a headset. */
const PEAK_DB: Record<Side, string> = { agent: '-4', customer: '-7' }
/** Noise of each line and what leaks from one into the other, in dBFS. */
const NOISE_DB: Record<Side, number> = { agent: -62, customer: -56 }
const LEAK_DB = -42
const LEAD_IN_SECONDS = 0.8
const LEAD_OUT_SECONDS = 1.2
/** Softer than this is the silence that the synthesiser puts around a sentence. */
const SILENCE = 0.01

export interface Utterance extends Line {
  readonly startMs: number
  readonly endMs: number
}

export interface SpokenCall {
  readonly utterances: readonly Utterance[]
  /** Both channels, agent left and customer right, from -1 to 1. */
  readonly channels: Readonly<Record<Side, Float32Array>>
}

const amplitude = (db: number): number => 10 ** (db / 20)
const samplesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE)
const millisecondsOf = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE)

function decode(raw: Buffer): Float32Array {
  return Float32Array.from({ length: raw.length / 2 }, (_, index) => raw.readInt16LE(index * 2) / 32768)
}

function trim(samples: Float32Array): Float32Array {
  const loud = (sample: number) => Math.abs(sample) > SILENCE
  return samples.slice(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

/** Speaks one utterance; mono, without the silence around it. */
function speak(text: string, voice: Voice, side: Side): Float32Array {
  const wave = run('espeak-ng', ['-v', voice.name, '-s', voice.speed, '-p', voice.pitch, '--stdout', text])
  // espeak-ng writes the header before it knows the length.
  const from = ['-D', '-V1', '--ignore-length', '-t', 'wav', '-']
  return trim(decode(run('sox', [...from, ...RAW, '-c', '1', '-', ...COMPRESSED, 'norm', PEAK_DB[side]], wave)))
}

/** A small generator of its own (mulberry32), because the same script has to give the same file. */
function noiseOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1
  }
}

/** One line of the telephone: its own speaker, a little of the other one, and noise. */
function telephoneLine(side: Side, own: Float32Array, other: Float32Array): Float32Array {
  const noise = noiseOf(side === 'agent' ? 1 : 2)
  const level = amplitude(NOISE_DB[side]) * Math.sqrt(3) // uniform noise from -1 to 1 has an RMS of 1/√3
  const leak = amplitude(LEAK_DB)
  return own.map((sample, index) => sample + leak * (other[index] ?? 0) + level * noise())
}

/** Speaks every line of a call and places it in time. The times of the utterances are those of the sound, to the millisecond. */
export function speakCall(call: CallSource): SpokenCall {
  let end = samplesOf(LEAD_IN_SECONDS)
  const spoken = call.lines.map((line, index) => {
    const samples = speak(line.spoken, call.voices[line.side], line.side)
    const start = index === 0 ? end : end + samplesOf(line.pause)
    end = start + samples.length
    return { line, samples, start, end }
  })
  const length = end + samplesOf(LEAD_OUT_SECONDS)
  const voices: Record<Side, Float32Array> = { agent: new Float32Array(length), customer: new Float32Array(length) }
  for (const { line, samples, start } of spoken) voices[line.side].set(samples, start)
  return {
    utterances: spoken.map(({ line, start, end }) => ({
      ...line,
      startMs: millisecondsOf(start),
      endMs: millisecondsOf(end),
    })),
    channels: {
      agent: telephoneLine('agent', voices.agent, voices.customer),
      customer: telephoneLine('customer', voices.customer, voices.agent),
    },
  }
}

/**
 * Writes a stereo telephone recording: µ-law in RIFF (WAVE_FORMAT_MULAW), 8 kHz, agent left, customer right. sox gets
 * a path and not a pipe, because it goes back to the header once it knows the length.
 */
export function writeTelephoneWav(file: URL, { channels: { agent, customer } }: SpokenCall): void {
  const raw = Buffer.alloc(agent.length * 4)
  agent.forEach((left, index) => {
    raw.writeInt16LE(sample16(left), index * 4)
    raw.writeInt16LE(sample16(customer[index] ?? 0), index * 4 + 2)
  })
  const to = ['-t', 'wav', '-e', 'u-law', '-b', '8', fileURLToPath(file)]
  run('sox', ['-D', '-V1', ...RAW, '-c', '2', '-', ...to, ...VOICE_BAND], raw)
}

const sample16 = (sample: number): number => Math.round(Math.max(-1, Math.min(1, sample)) * 32767)
