import type { Channel } from './channel-energy.ts'
import type { SampleStream } from './sample-stream.ts'

/** One channel of a stream, or all mixed into one. */
export function oneChannel({ sampleRate, channels, blocks }: SampleStream, channel: Channel | 'mix'): SampleStream {
  if (channels === 1) return { sampleRate, channels, blocks }
  async function* picked() {
    for await (const block of blocks) {
      const mono = new Int16Array(block.length / 2)
      for (let index = 0; index < mono.length; index += 1) {
        const [left, right] = [block[index * 2]!, block[index * 2 + 1]!]
        mono[index] = channel === 'left' ? left : channel === 'right' ? right : (left + right) / 2
      }
      yield mono
    }
  }
  return { sampleRate, channels: 1, blocks: picked() }
}

/** Takes samples of a stream of one channel in the amounts that are asked for. */
class Reader {
  readonly #blocks: AsyncIterator<Int16Array>
  #block = new Int16Array(0)
  #at = 0
  isAtEnd = false

  constructor(stream: SampleStream) {
    this.#blocks = stream.blocks[Symbol.asyncIterator]()
  }

  /** How many samples are at hand, at least one unless it is at its end. */
  async available(): Promise<number> {
    while (!this.isAtEnd && this.#at === this.#block.length) {
      const next = await this.#blocks.next()
      if (next.done) this.isAtEnd = true
      else [this.#block, this.#at] = [new Int16Array(next.value), 0]
    }
    return this.#block.length - this.#at
  }

  /** Writes `count` samples of what is at hand into every second place of `target`; nothing once it is at its end. */
  writeInto(target: Int16Array, offset: 0 | 1, count: number): void {
    const taken = Math.min(count, this.#block.length - this.#at)
    for (let index = 0; index < taken; index += 1) target[index * 2 + offset] = this.#block[this.#at + index]!
    this.#at += taken
  }

  async close(): Promise<void> {
    await this.#blocks.return?.()
  }
}

/** Two sides recorded apart as one stereo stream of the first one's rate; the shorter side is silent at its end. */
export function joinSides(left: SampleStream, right: SampleStream): SampleStream {
  async function* joined() {
    const sides = [new Reader(left), new Reader(right)] as const
    try {
      for (;;) {
        const counts = [await sides[0].available(), await sides[1].available()].filter((count) => count > 0)
        if (counts.length === 0) return
        const count = Math.min(...counts)
        const block = new Int16Array(count * 2)
        sides[0].writeInto(block, 0, count)
        sides[1].writeInto(block, 1, count)
        yield block
      }
    } finally {
      await Promise.all(sides.map((side) => side.close()))
    }
  }
  return { sampleRate: left.sampleRate, channels: 2, blocks: joined() }
}
