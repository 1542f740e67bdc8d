import { spawnSync } from 'node:child_process'
import { run } from '../../resources/demo/make/programs.ts'
import { RATE as NOISE_RATE, noise } from '../../tests/audio/made-sound.ts'
import type { Side } from './call-script.ts'

export const SAMPLE_RATE = 16_000

/** espeak-ng's voices: name, words a minute, pitch from 0 to 99. */
const VOICES = {
  he: { agent: ['he', '165', '45'], customer: ['he+f3', '165', '60'] },
  en: { agent: ['en-us', '175', '45'], customer: ['en-us+f3', '175', '60'] },
} as const
const PITCH_HERTZ: Readonly<Record<Side, number>> = { agent: 120, customer: 205 }
/** What stands in for a voice says eight letters in half a second. */
const SECONDS_A_LETTER = 0.0625
/** Softer than this is the silence that the synthesiser puts around a sentence. */
const SILENCE = 0.01

/** Whether sentences are spoken; where espeak-ng is missing a hum with the beat of syllables stands in for each. */
export const hasVoices: boolean = spawnSync('espeak-ng', ['--version']).error === undefined

export const amplitude = (db: number): number => 10 ** (db / 20)

/** Noise that is the same on every machine, from −1 to 1. */
export const evenNoise = (samples: number, seed: number): Float32Array => noise(samples / NOISE_RATE, 1, seed)

function trimmed(samples: Float32Array): Float32Array {
  const isLoud = (sample: number): boolean => Math.abs(sample) > SILENCE
  return samples.slice(samples.findIndex(isLoud), samples.findLastIndex(isLoud) + 1)
}

function withPeak(samples: Float32Array, db: number): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return samples.map((sample) => (sample / peak) * amplitude(db))
}

function spoken(text: string, side: Side): Float32Array {
  const [voice, speed, pitch] = VOICES[/\p{Script=Hebrew}/u.test(text) ? 'he' : 'en'][side]
  const wave = run('espeak-ng', ['-v', voice, '-s', speed, '-p', pitch, '--stdout', text])
  // espeak-ng writes the header before it knows the length.
  const from = ['-nostdin', '-loglevel', 'error', '-f', 'wav', '-ignore_length', '1', '-i', 'pipe:0']
  const raw = run('ffmpeg', [...from, '-ar', String(SAMPLE_RATE), '-ac', '1', '-f', 's16le', 'pipe:1'], wave)
  return Float32Array.from({ length: raw.length / 2 }, (_, index) => raw.readInt16LE(index * 2) / 32_768)
}

/** A buzz of ten harmonics that swells four times a second. */
function hummed(text: string, side: Side): Float32Array {
  const phase = (2 * Math.PI * PITCH_HERTZ[side]) / SAMPLE_RATE
  const beat = (4 * Math.PI) / SAMPLE_RATE
  return Float32Array.from({ length: Math.round(text.length * SECONDS_A_LETTER * SAMPLE_RATE) }, (_, at) => {
    const buzz = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].reduce((sum, harmonic) => sum + Math.sin(at * phase * harmonic), 0)
    return buzz * Math.abs(Math.sin(at * beat)) ** 1.5
  })
}

/** A sentence as sound at 16 kHz, mono, without silence around it, its peak at so many dBFS. */
export const speak = (text: string, side: Side, peakDb: number): Float32Array =>
  withPeak(trimmed(hasVoices ? spoken(text, side) : withPeak(hummed(text, side), 0)), peakDb)
