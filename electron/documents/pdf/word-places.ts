import type { LineWord } from '../contract-text.ts'

/** Numbers a word takes: start and end in the text, left and right edge on the page. */
const STRIDE = 4

/** The words of one printed line, packed: a contract of a thousand pages has half a million of them. */
export class WordPlaces implements Iterable<LineWord> {
  readonly #values: Float32Array
  readonly #top: number
  readonly #bottom: number

  /**
   * @param text its words are its runs without white space
   * @param atomOf for each UTF-16 unit of the text, the place of its atom in the painted line
   * @param edges left and right edge of each atom of the painted line
   */
  constructor(text: string, atomOf: readonly number[], edges: Float32Array, top: number, bottom: number) {
    const values: number[] = []
    for (const { 0: run, index: start } of text.matchAll(/\S+/g)) {
      const end = start + run.length
      let left = Number.POSITIVE_INFINITY
      let right = Number.NEGATIVE_INFINITY
      for (let unit = start; unit < end; unit += 1) {
        left = Math.min(left, edges[2 * atomOf[unit]!]!)
        right = Math.max(right, edges[2 * atomOf[unit]! + 1]!)
      }
      values.push(start, end, left, right)
    }
    this.#values = Float32Array.from(values)
    this.#top = top
    this.#bottom = bottom
  }

  *[Symbol.iterator](): Generator<LineWord, void, undefined> {
    for (let at = 0; at < this.#values.length; at += STRIDE) {
      const [start = 0, end = 0, left = 0, right = 0] = this.#values.subarray(at, at + STRIDE)
      yield { span: [start, end], box: [left, this.#top, right, this.#bottom], confidence: null }
    }
  }
}
