import { PEAKS_A_SECOND } from './peaks.ts'

/** Both kinds of frames, 20 ms and 50 ms, are made of these. */
const UNITS_A_SECOND = 100
const UNITS_IN_FRAME = 2
const UNITS_IN_PEAK = UNITS_A_SECOND / PEAKS_A_SECOND
const FULL_SCALE = 32_768

/** A row of numbers that grows, begun at the size it is expected to have. */
class Row<A extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  #values: A
  #length = 0
  readonly #make: (length: number) => A

  constructor(make: (length: number) => A, expected: number) {
    this.#make = make
    this.#values = make(Math.max(16, expected))
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = value
    this.#length += 1
  }

  values(): A {
    return this.#values.subarray(0, this.#length) as A
  }
}

/** One channel's frames and peaks. */
class ChannelMeter {
  readonly energies: Row<Float32Array<ArrayBuffer>>
  readonly peaks: Row<Uint8Array<ArrayBuffer>>
  readonly #frameScale: number
  #frameSquares = 0
  /** The square of the loudest sample. */
  #loudest = 0
  squares = 0

  constructor(sampleRate: number, expectedMs: number) {
    const units = Math.ceil((expectedMs * UNITS_A_SECOND) / 1000) + UNITS_A_SECOND
    this.energies = new Row((length) => new Float32Array(length), Math.ceil(units / UNITS_IN_FRAME))
    this.peaks = new Row((length) => new Uint8Array(length), Math.ceil(units / UNITS_IN_PEAK))
    this.#frameScale = UNITS_A_SECOND / (UNITS_IN_FRAME * sampleRate * FULL_SCALE * FULL_SCALE)
  }

  add(squares: number, loudest: number): void {
    this.#frameSquares += squares
    this.squares += squares
    if (loudest > this.#loudest) this.#loudest = loudest
  }

  endUnit(unit: number): void {
    if (unit % UNITS_IN_FRAME === 0) this.endFrame()
    if (unit % UNITS_IN_PEAK === 0) this.endPeak()
  }

  endFrame(): void {
    this.energies.push(this.#frameSquares * this.#frameScale)
    this.#frameSquares = 0
  }

  endPeak(): void {
    this.peaks.push(Math.min(255, Math.round((Math.sqrt(this.#loudest) / FULL_SCALE) * 255)))
    this.#loudest = 0
  }
}

/** Of a run of samples: each channel's squares added up, the largest of them, and the channels' products. */
interface Sums {
  left: number
  leftLoudest: number
  right: number
  rightLoudest: number
  product: number
}

/** One for all runs: a hundred are made of each second. */
const sums: Sums = { left: 0, leftLoudest: 0, right: 0, rightLoudest: 0, product: 0 }

/*
 * The inner loops, four of them and plain on purpose: each sees one type of array, and squares are compared, not
 * magnitudes. Of what was tried this was the fastest by a factor of three; G.711 is not decoded first but looked up.
 */

function addMono(block: Int16Array, from: number, to: number): void {
  let sum = 0
  let loudest = 0
  for (let at = from; at < to; at += 1) {
    const sample = block[at]!
    const square = sample * sample
    sum += square
    if (square > loudest) loudest = square
  }
  sums.left = sum
  sums.leftLoudest = loudest
}

function addMonoLevels(block: Uint8Array, levels: Float64Array, from: number, to: number): void {
  let sum = 0
  let loudest = 0
  for (let at = from; at < to; at += 1) {
    const sample = levels[block[at]!]!
    const square = sample * sample
    sum += square
    if (square > loudest) loudest = square
  }
  sums.left = sum
  sums.leftLoudest = loudest
}

function addStereo(block: Int16Array, from: number, to: number): void {
  let left = 0
  let right = 0
  let product = 0
  let leftLoudest = 0
  let rightLoudest = 0
  for (let at = from; at < to; at += 2) {
    const first = block[at]!
    const second = block[at + 1]!
    const firstSquare = first * first
    const secondSquare = second * second
    left += firstSquare
    right += secondSquare
    product += first * second
    if (firstSquare > leftLoudest) leftLoudest = firstSquare
    if (secondSquare > rightLoudest) rightLoudest = secondSquare
  }
  sums.left = left
  sums.leftLoudest = leftLoudest
  sums.right = right
  sums.rightLoudest = rightLoudest
  sums.product = product
}

function addStereoLevels(block: Uint8Array, levels: Float64Array, from: number, to: number): void {
  let left = 0
  let right = 0
  let product = 0
  let leftLoudest = 0
  let rightLoudest = 0
  for (let at = from; at < to; at += 2) {
    const first = levels[block[at]!]!
    const second = levels[block[at + 1]!]!
    const firstSquare = first * first
    const secondSquare = second * second
    left += firstSquare
    right += secondSquare
    product += first * second
    if (firstSquare > leftLoudest) leftLoudest = firstSquare
    if (secondSquare > rightLoudest) rightLoudest = secondSquare
  }
  sums.left = left
  sums.leftLoudest = leftLoudest
  sums.right = right
  sums.rightLoudest = rightLoudest
  sums.product = product
}

/** The sums of `[from, to)` of a block; the same object each time. */
function sumsOf(
  block: Int16Array | Uint8Array,
  from: number,
  to: number,
  channels: 1 | 2,
  levels: Float64Array | null,
): Readonly<Sums> {
  if (levels !== null && block instanceof Uint8Array) {
    if (channels === 1) addMonoLevels(block, levels, from, to)
    else addStereoLevels(block, levels, from, to)
  } else if (block instanceof Int16Array) {
    if (channels === 1) addMono(block, from, to)
    else addStereo(block, from, to)
  }
  return sums
}

/** Energies, peaks and correlation of a stream of 16-bit samples, in one pass. */
export class SampleMeter {
  readonly #channels: readonly [ChannelMeter] | readonly [ChannelMeter, ChannelMeter]
  readonly #sampleRate: number
  #samples = 0
  #unit = 0
  #unitEnd: number
  #products = 0

  /** @param expectedMs about how long it will be, so that memory is taken once */
  constructor(channels: 1 | 2, sampleRate: number, expectedMs: number) {
    const meter = () => new ChannelMeter(sampleRate, expectedMs)
    this.#channels = channels === 2 ? [meter(), meter()] : [meter()]
    this.#sampleRate = sampleRate
    this.#unitEnd = this.#endOf(0)
  }

  // By the sample's own time: 11 025 Hz has no whole number of samples in 10 ms, and an hour must not drift.
  #endOf(unit: number): number {
    return Math.floor(((unit + 1) * this.#sampleRate) / UNITS_A_SECOND)
  }

  /** Channels interleaved, whole samples only; where `levels` are given the samples are indices of them. */
  add(block: Int16Array | Uint8Array, levels: Float64Array | null = null): void {
    const width = this.#channels.length
    let at = 0
    while (at < block.length) {
      const end = Math.min(block.length, at + (this.#unitEnd - this.#samples) * width)
      this.#addPart(sumsOf(block, at, end, width, levels))
      this.#samples += (end - at) / width
      at = end
      if (this.#samples === this.#unitEnd) this.#endUnit()
    }
  }

  #addPart(sums: Sums): void {
    const [left, right] = this.#channels
    left.add(sums.left, sums.leftLoudest)
    right?.add(sums.right, sums.rightLoudest)
    this.#products += sums.product
  }

  #endUnit(): void {
    this.#unit += 1
    this.#unitEnd = this.#endOf(this.#unit)
    for (const channel of this.#channels) channel.endUnit(this.#unit)
  }

  /** What was measured; nothing is to be added after. */
  finish() {
    const isInUnit = this.#samples > (this.#unit === 0 ? 0 : this.#endOf(this.#unit - 1))
    for (const channel of this.#channels) {
      if (isInUnit || this.#unit % UNITS_IN_FRAME !== 0) channel.endFrame()
      if (isInUnit || this.#unit % UNITS_IN_PEAK !== 0) channel.endPeak()
    }
    const [left, right] = this.#channels
    const scale = Math.sqrt(left.squares * (right?.squares ?? 0))
    const power = (squares: number): number => squares / Math.max(1, this.#samples) / FULL_SCALE ** 2
    return {
      durationMs: (this.#samples * 1000) / this.#sampleRate,
      energies: this.#channels.map(({ energies }) => energies.values()),
      peaks: this.#channels.map(({ peaks }) => peaks.values()),
      powers: this.#channels.map(({ squares }) => power(squares)),
      /** Of the two channels, −1 to 1; 0 where there is one, or one is silent. */
      correlation: scale === 0 ? 0 : this.#products / scale,
    }
  }
}
