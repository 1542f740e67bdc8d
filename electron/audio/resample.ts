import type { SampleStream } from './sample-stream.ts'

/*
 * Band-limited interpolation: every output sample is a windowed sinc laid over the input (Kaiser, 80 dB), as sox and
 * ffmpeg do it. Dropping or repeating samples would fold the upper half of the speech band into the lower one.
 */

const HALF_WIDTH = 16
const KAISER_BETA = 8
/** The share of the narrower rate's band that is kept; the rest is where the filter falls. */
const BAND = 0.95

/** The modified Bessel function of order 0, as a series. */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

interface Filter {
  /** Output samples come round to the same place between two input samples after this many. */
  readonly phases: number
  /** Input samples that go by in that time. */
  readonly step: number
  readonly taps: number
  /** Row by row, `taps` weights for each phase. */
  readonly weights: Float32Array
}

function designFilter(from: number, to: number): Filter {
  const divisor = greatestDivisor(from, to)
  const phases = to / divisor
  const cutoff = Math.min(1, to / from) * BAND
  const half = Math.ceil(HALF_WIDTH / cutoff)
  const taps = 2 * half
  const weights = new Float32Array(phases * taps)
  for (let phase = 0; phase < phases; phase += 1) {
    const row = weights.subarray(phase * taps, (phase + 1) * taps)
    for (let tap = 0; tap < taps; tap += 1) {
      const distance = tap - (half - 1) - phase / phases
      const x = Math.PI * distance * cutoff
      const window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2))) / bessel(KAISER_BETA)
      row[tap] = (x === 0 ? 1 : Math.sin(x) / x) * window
    }
    // Every phase passes a constant unchanged: otherwise the phases would be heard as a tone.
    const sum = row.reduce((total, weight) => total + weight, 0)
    for (let tap = 0; tap < taps; tap += 1) row[tap] = row[tap]! / sum
  }
  return { phases, step: from / divisor, taps, weights }
}

const clipped = (value: number): number => Math.max(-32_768, Math.min(32_767, Math.round(value)))

/** Turns samples in, block by block, into samples out. */
class Resampler {
  readonly #filter: Filter
  #input: Int16Array
  /** Of the next output sample: the input sample before it, counted from `#input`'s start, and its phase. */
  #at = 0
  #phase = 0

  constructor(filter: Filter) {
    this.#filter = filter
    // Silence before the first sample, so that it is in the middle of the filter.
    this.#input = new Int16Array(filter.taps / 2 - 1)
  }

  add(block: Int16Array): Int16Array {
    const { phases, step, taps, weights } = this.#filter
    const input = new Int16Array(this.#input.length + block.length)
    input.set(this.#input)
    input.set(block, this.#input.length)
    const out = new Int16Array(Math.max(0, Math.ceil(((input.length - this.#at) * phases) / step) + 1))
    let count = 0
    while (this.#at + taps <= input.length) {
      const row = this.#phase * taps
      let sum = 0
      for (let tap = 0; tap < taps; tap += 1) sum += input[this.#at + tap]! * weights[row + tap]!
      out[count] = clipped(sum)
      count += 1
      this.#phase += step
      this.#at += Math.floor(this.#phase / phases)
      this.#phase %= phases
    }
    const used = Math.min(this.#at, input.length)
    this.#input = input.slice(used)
    this.#at -= used
    return out.subarray(0, count)
  }

  /** What is still in the filter. */
  flush(): Int16Array {
    return this.add(new Int16Array(this.#filter.taps / 2))
  }
}

/** A stream of one channel at another rate; the same length to a sample. */
export function resampled(stream: SampleStream, sampleRate: number): SampleStream {
  if (stream.sampleRate === sampleRate) return stream
  async function* blocks() {
    const resampler = new Resampler(designFilter(stream.sampleRate, sampleRate))
    for await (const block of stream.blocks) yield resampler.add(block)
    yield resampler.flush()
  }
  return { sampleRate, channels: 1, blocks: blocks() }
}
