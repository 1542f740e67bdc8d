import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Span } from '../../shared/units.ts'
import { maskNumbers } from '../text/mask.ts'
import type { TranscriptSegment } from './transcript-text.ts'

/** Whoever reads a number out may be interrupted; after this long it is another number. */
const MOST_PAUSE_MS = 15_000
/** Without times of words, a number is about where its letters are in the segment. */
const MARGIN_MS = 500

/** One speaker's segments without a long pause between them, and where each begins in their joined text. */
interface Turn {
  readonly members: readonly { readonly index: number; readonly from: number }[]
  readonly text: string
}

/**
 * Masks numbers that nobody may read, also those that a speaker read out over several segments while the other said
 * "yes". Texts keep their lengths; `masks` says when the numbers were said, so that a clip can leave them out.
 */
export function maskSegments<S extends TranscriptSegment>(
  segments: readonly S[],
): { segments: (S & { readonly masks: readonly TimeRange[] })[]; masked: number } {
  const texts = segments.map(({ text }) => text)
  const spans: Span[][] = segments.map(() => [])
  let total = 0
  for (const { members, text } of turnsOf(segments)) {
    const { text: hidden, masked, spans: found } = maskNumbers(text)
    if (masked === 0) continue
    total += masked
    for (const { index, from } of members) {
      const { length } = texts[index]!
      texts[index] = hidden.slice(from, from + length)
      spans[index]!.push(...found.flatMap((span) => within(span, from, length)))
    }
  }
  return {
    segments: segments.map((segment, index) => ({
      ...segment,
      text: texts[index]!,
      masks: merged(spans[index]!.map((span) => timesOf(segment, span))),
    })),
    masked: total,
  }
}

/** The part of a span that stands in a segment, by the segment's own letters. */
function within([start, end]: Span, from: number, length: number): Span[] {
  const part: Span = [Math.max(0, start - from), Math.min(length, end - from)]
  return part[0] < part[1] ? [part] : []
}

const speakerOf = ({ channel, label }: TranscriptSegment): string => (channel === null ? (label ?? '') : `#${channel}`)

function turnsOf(segments: readonly TranscriptSegment[]): Turn[] {
  const turns: Turn[] = []
  const open = new Map<string, { members: { index: number; from: number }[]; text: string; endMs: number }>()
  for (const [index, segment] of segments.entries()) {
    const speaker = speakerOf(segment)
    const turn = open.get(speaker)
    if (turn && segment.startMs - turn.endMs <= MOST_PAUSE_MS) {
      turn.members.push({ index, from: turn.text.length + 1 })
      turn.text += `\n${segment.text}`
      turn.endMs = Math.max(turn.endMs, segment.endMs)
      continue
    }
    const begun = { members: [{ index, from: 0 }], text: segment.text, endMs: segment.endMs }
    open.set(speaker, begun)
    turns.push(begun)
  }
  return turns
}

/** When the letters were said: by their words, else by their share of the segment. */
function timesOf({ words, text, startMs, endMs }: TranscriptSegment, [from, to]: Span): TimeRange {
  const said = words.filter(({ span }) => span[0] < to && from < span[1])
  const [first] = said
  if (first) return [first.startMs, said.reduce((latest, word) => Math.max(latest, word.endMs), first.endMs)]
  const aLetter = (endMs - startMs) / Math.max(1, text.length)
  const begin = Math.floor(startMs + from * aLetter) - MARGIN_MS
  const end = Math.ceil(startMs + to * aLetter) + MARGIN_MS
  return [Math.max(startMs, begin), Math.min(endMs, end)]
}

function merged(ranges: readonly TimeRange[]): TimeRange[] {
  const result: [number, number][] = []
  for (const [start, end] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
