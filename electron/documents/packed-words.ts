import type { Word } from '../../shared/contract/ingest-contract.ts'

/**
 * Words as bare numbers: start and end in the text, page, the four sides of the box and the confidence, these in hundredths.
 * A contract of 1,000 pages has 200,000 words; as objects they take 40 MB, and as much again in the thread they are sent to.
 */
export type PackedWords = Int32Array<ArrayBuffer>

const STRIDE = 8
const HUNDREDTHS = 100
const NO_CONFIDENCE = -1

/** Boxes in hundredths of a point, as all lines are measured, come back as they were. */
export function packWords(words: readonly Word[]): PackedWords {
  const packed = new Int32Array(words.length * STRIDE)
  words.forEach(({ span: [start, end], page, box, confidence }, i) => {
    const sides = box.map((side) => Math.round(side * HUNDREDTHS))
    const sure = confidence === null ? NO_CONFIDENCE : Math.round(confidence * HUNDREDTHS)
    packed.set([start, end, page, ...sides, sure], i * STRIDE)
  })
  return packed
}

export function unpackWords(packed: PackedWords): Word[] {
  return Array.from({ length: packed.length / STRIDE }, (_, i) => {
    const [start = 0, end = 0, page = 1, left = 0, top = 0, right = 0, bottom = 0, sure = NO_CONFIDENCE] =
      packed.subarray(i * STRIDE, (i + 1) * STRIDE)
    return {
      span: [start, end],
      page,
      box: [left / HUNDREDTHS, top / HUNDREDTHS, right / HUNDREDTHS, bottom / HUNDREDTHS],
      confidence: sure === NO_CONFIDENCE ? null : sure / HUNDREDTHS,
    }
  })
}
