/*
 * How much of one side is heard on the other's channel. An echo comes late (25 ms and more), so that the correlation of
 * the two channels as they are says nothing of it (measured: −.02 at an echo of −6 dB): it is looked for at every delay
 * up to 50 ms. An echo lasts as long as its line, so samples of the call are enough.
 */

const WINDOWS = 40
const WINDOW_SECONDS = 0.5
/** Speech has its strength under 2 kHz; comparing at this rate is a quarter of the work at 8 kHz. */
const RATE = 4000
const MOST_DELAY = 0.05 * RATE
const WINDOW = WINDOW_SECONDS * RATE
/** −60 dB: of windows in which nobody speaks nothing is learnt. */
const LEAST_POWER = 1e-6
const FULL_SCALE = 32_768

/** One direction: how the louder side's sound comes back on the other, by delay. */
interface Direction {
  readonly products: Float64Array
  power: number
}

const direction = (): Direction => ({ products: new Float64Array(2 * MOST_DELAY + 1), power: 0 })

const powerOf = (window: Float32Array): number => window.reduce((sum, value) => sum + value * value, 0)

function correlate(from: Float32Array, to: Float32Array, products: Float64Array): void {
  for (let lag = -MOST_DELAY; lag <= MOST_DELAY; lag += 1) {
    const end = Math.min(WINDOW, WINDOW - lag)
    let sum = 0
    for (let at = Math.max(0, -lag); at < end; at += 1) sum += from[at]! * to[at + lag]!
    products[lag + MOST_DELAY] = products[lag + MOST_DELAY]! + sum
  }
}

export class BleedMeter {
  readonly #stride: number
  readonly #between: number
  readonly #left = new Float32Array(WINDOW)
  readonly #right = new Float32Array(WINDOW)
  readonly #toRight = direction()
  readonly #toLeft = direction()
  #filled = 0
  #sample = 0
  #nextWindow = 0

  /** @param expectedMs about how long the recording is: its windows are spread over that */
  constructor(sampleRate: number, expectedMs: number) {
    this.#stride = Math.max(1, Math.round(sampleRate / RATE))
    const samples = (expectedMs * sampleRate) / 1000
    this.#between = Math.max(WINDOW * this.#stride, Math.floor(samples / WINDOWS))
  }

  /** Left and right interleaved; where `levels` are given the samples are indices of them. */
  add(block: Int16Array | Uint8Array, levels: Float64Array | null = null): void {
    const samples = block.length / 2
    let at = 0
    while (at < samples) {
      const skip = this.#nextWindow - (this.#sample + at)
      if (skip > 0) at = Math.min(samples, at + skip)
      else at = this.#fill(block, levels, at, samples)
    }
    this.#sample += samples
  }

  #fill(block: Int16Array | Uint8Array, levels: Float64Array | null, from: number, samples: number): number {
    const valueAt = (index: number): number => levels?.[block[index]!] ?? block[index]!
    let at = from
    for (; at + this.#stride <= samples && this.#filled < WINDOW; at += this.#stride) {
      let left = 0
      let right = 0
      for (let part = 0; part < this.#stride; part += 1) {
        left += valueAt(2 * (at + part))
        right += valueAt(2 * (at + part) + 1)
      }
      this.#left[this.#filled] = left / this.#stride / FULL_SCALE
      this.#right[this.#filled] = right / this.#stride / FULL_SCALE
      this.#filled += 1
    }
    if (this.#filled === WINDOW) this.#endWindow()
    // A few samples at a block's end are left out: less than the delay of the next one.
    else at = samples
    return at
  }

  #endWindow(): void {
    this.#filled = 0
    this.#nextWindow += this.#between
    const [left, right] = [powerOf(this.#left), powerOf(this.#right)]
    if (Math.max(left, right) < LEAST_POWER * WINDOW) return
    // Only the louder side's echo: the softer side would drown in what it is compared with.
    const isLeft = left >= right
    const { products } = isLeft ? this.#toRight : this.#toLeft
    if (isLeft) this.#toRight.power += left
    else this.#toLeft.power += right
    correlate(isLeft ? this.#left : this.#right, isLeft ? this.#right : this.#left, products)
  }

  /** The stronger echo of the two directions in decibels (−20: a tenth of the voice), −Infinity for none. */
  finish(): number {
    const gains = [this.#toRight, this.#toLeft].map(({ products, power }) =>
      power === 0 ? 0 : products.reduce((most, product) => Math.max(most, Math.abs(product)), 0) / power,
    )
    return 20 * Math.log10(Math.max(...gains))
  }
}
