import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Span } from '../../shared/units.ts'
import { firstAtLeast } from '../text/first-at-least.ts'
import type { SpokenSegment } from './number-turns.ts'

/** Engines place words to about this; what is cut must not begin with half a digit. */
const MARGIN_MS = 200
/** Nobody says digits faster: a word with less time has none of its own (engines give unaligned words none). */
const LEAST_MS_A_DIGIT = 50

/** Letters and digits of a number, masked ones too. */
const SAID = /[\p{L}\p{N}•]/u

/**
 * When numbers that stand in a segment were said, with a margin, also past the segment's ends. By the words' times where
 * every digit is in a word with a time of its own; else the whole segment: digits take longer to say than their letters
 * are wide, so no place between can be told from the text.
 */
export function timesOfNumbers(segment: SpokenSegment, spans: readonly Span[]): TimeRange[] {
  const ends = segment.words.map(({ span }) => span[1])
  const times = spans.map((span) => timesOf(segment, span, ends))
  return mergedRanges(times.map(([from, to]) => [Math.max(0, from - MARGIN_MS), to + MARGIN_MS]))
}

/** @param ends where each word's letters end, in rising order */
function timesOf({ words, text, startMs, endMs }: SpokenSegment, span: Span, ends: readonly number[]): TimeRange {
  const first = firstAtLeast(ends, span[0] + 1)
  let after = first
  while (after < words.length && words[after]!.span[0] < span[1]) after += 1
  const said = words.slice(first, after)
  const isTimed =
    said.length > 0 &&
    isCovered(text, span, said) &&
    said.every((word) => word.endMs - word.startMs >= LEAST_MS_A_DIGIT * digitsOf(text, word.span)) &&
    new Set(said.map((word) => `${word.startMs} ${word.endMs}`)).size === said.length
  if (!isTimed) return [startMs, endMs]
  return said.reduce<TimeRange>(
    ([from, to], word) => [Math.min(from, word.startMs), Math.max(to, word.endMs)],
    [said[0]!.startMs, said[0]!.endMs],
  )
}

/** A word of letters is a digit; of digits it has as many. */
const digitsOf = (text: string, [start, end]: Span): number =>
  Math.max(1, text.slice(start, end).match(/[\p{N}•]/gu)?.length ?? 0)

function isCovered(text: string, [start, end]: Span, words: SpokenSegment['words']): boolean {
  for (let at = start; at < end; at += 1)
    if (SAID.test(text[at]!) && !words.some(({ span }) => span[0] <= at && at < span[1])) return false
  return true
}

/** Ranges in their order, those that touch as one. */
export function mergedRanges(ranges: readonly TimeRange[]): TimeRange[] {
  const result: TimeRange[] = []
  for (const [start, end] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
