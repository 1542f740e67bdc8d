import type { ShownSegment } from '../../../shared/contract/records.ts'
import type { Span } from '../../../shared/units.ts'
import { segmentAt } from './segment-at.ts'

type Timed = Pick<ShownSegment, 'startMs' | 'words'>

/** The word being said at a moment: the last that has begun; -1 before the first, or where words have no times. */
export const wordAt = (words: readonly { readonly startMs: number }[], ms: number): number => segmentAt(words, ms)

/** Every moment one can step to, in order of time: each word's beginning, or the segment's where words have no times. */
export const momentsOf = (segments: readonly Timed[]): number[] =>
  segments
    .flatMap(({ startMs, words }) => (words.length === 0 ? [startMs] : words.map((word) => word.startMs)))
    .sort((one, other) => one - other)

/** The next moment, or the one before that in which `ms` falls; null where there is none. */
export function momentBeside(moments: readonly number[], ms: number, step: 1 | -1): number | null {
  if (step === 1) return moments.find((moment) => moment > ms) ?? null
  const current = moments.findLast((moment) => moment <= ms)
  return moments.findLast((moment) => current !== undefined && moment < current) ?? null
}

/** A part of a segment's text: a word with its place in `words`, or what stands between two words. */
export interface TextPart {
  readonly start: number
  readonly text: string
  readonly word: number | null
}

/** Cuts a text along its words. The parts together are the text, whatever the spans say. */
export function partsOf(text: string, words: readonly { readonly span: Span }[]): TextPart[] {
  const parts: TextPart[] = []
  let done = 0
  const put = (start: number, end: number, word: number | null) => {
    if (end > start) parts.push({ start, text: text.slice(start, end), word })
    done = Math.max(done, end)
  }
  for (const [word, { span }] of words.entries()) {
    const [start, end] = [Math.max(done, span[0]), Math.min(text.length, span[1])]
    if (end <= start) continue
    put(done, start, null)
    put(start, end, word)
  }
  put(done, text.length, null)
  return parts
}

/** Numbers that are masked in a text, and which digit is left of them does not matter: `•••• •••• •••• 1234`. */
const MASKED = /•+(?:[ -]*•+)*/g

/** How many numbers are masked in a segment: by their times, or by the letters where a number had none. */
export const maskedIn = ({ text, masks }: Pick<ShownSegment, 'text' | 'masks'>): number =>
  Math.max(masks.length, text.includes('•') ? (text.match(MASKED)?.length ?? 0) : 0)
