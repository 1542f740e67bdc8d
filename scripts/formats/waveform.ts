import { PEAKS_A_SECOND, type Peaks } from '../../electron/audio/peaks.ts'
import type { Channels } from './fixture-call.ts'
import { SAMPLE_RATE } from './speak.ts'

const SAMPLES_A_PEAK = SAMPLE_RATE / PEAKS_A_SECOND
/** In peaks: encoders put up to a quarter of a second before the sound, and a decoder may leave its first frame out. */
const LAGS = [-1, 0, 1, 2, 3, 4, 5]

function peaksOf(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / SAMPLES_A_PEAK) }, (_, index) =>
    samples
      .subarray(index * SAMPLES_A_PEAK, (index + 1) * SAMPLES_A_PEAK)
      .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
  )
}

/** Rows of peaks of a call in stereo and in mono, to hold a waveform against. */
export function trueWaveforms({ agent, customer }: Channels): Readonly<Record<1 | 2, readonly Float32Array[]>> {
  const mix = agent.map((sample, at) => (sample + customer[at]!) / 2)
  return { 1: [peaksOf(mix)], 2: [peaksOf(agent), peaksOf(customer)] }
}

const mean = (row: ArrayLike<number>): number => Array.from(row).reduce((sum, value) => sum + value, 0) / row.length

function correlation(found: Uint8Array, truth: Float32Array, lag: number): number {
  const [late, early] = [Math.max(0, lag), Math.max(0, -lag)]
  const length = Math.min(found.length - late, truth.length - early)
  const [a, b] = [found.subarray(late, late + length), truth.subarray(early, early + length)]
  const [meanA, meanB] = [mean(a), mean(b)]
  let [product, powerA, powerB] = [0, 0, 0]
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [a[at]! - meanA, b[at]! - meanB]
    product += x * y
    powerA += x * x
    powerB += y * y
  }
  return powerA === 0 || powerB === 0 ? 0 : product / Math.sqrt(powerA * powerB)
}

/** How like the truth a waveform is, 0 to 1: of the row that is least so. 0 where there is none, or of other channels. */
export function likeness({ channels }: Peaks, truth: readonly Float32Array[]): number {
  if (channels.length !== truth.length || channels.some((row) => row.length === 0)) return 0
  const rows = channels.map((row, channel) => Math.max(...LAGS.map((lag) => correlation(row, truth[channel]!, lag))))
  return Math.max(0, Math.min(...rows))
}
