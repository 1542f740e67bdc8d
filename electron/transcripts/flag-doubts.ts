import type { SegmentFlag } from '../../shared/contract/ingest-recording.ts'
import { type TranscriptSegment, withFlags } from './transcript-text.ts'

/** Whisper's window: a segment of exactly this length was cut by it, or invented over silence. */
const WINDOW_MS = 30_000
/** Whisper repeats itself when it has lost the sound: one phrase, or two in turn, as many times. */
const LOOP_OF_SEGMENTS = { times: 3, longestUnit: 2 }
/** And within one phrase, up to so many words in turn. */
const LOOP_OF_WORDS = { times: 6, longestUnit: 8 }
/** The share of common words over which two phrases are one, heard a little differently. */
const NEARLY_EQUAL = 0.8
/** Talk into each other's last syllable is no talk-over. */
const LEAST_OVERLAP_MS = 300

/** Lower case, without vowel points, marks and punctuation. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Dice's coefficient of two lists of words. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      common += 1
      left.set(word, count - 1)
    }
  }
  return (2 * common) / (a.length + b.length)
}

/** Calls `found` with each stretch `[start, end)` of `length` things in which a unit of `period` recurs `times` times. */
function forEachLoop(
  length: number,
  period: number,
  times: number,
  recurs: (index: number) => boolean,
  found: (start: number, end: number) => void,
): void {
  let run = 0
  for (let index = period; index <= length; index += 1) {
    if (index < length && recurs(index)) run += 1
    else {
      if (run >= period * (times - 1)) found(index - run - period, index)
      run = 0
    }
  }
}

/** "yes yes yes yes yes yes": one phrase in which a few words recur. */
function loopsInside(words: readonly string[]): boolean {
  let isLoop = false
  for (let period = 1; period <= LOOP_OF_WORDS.longestUnit && !isLoop; period += 1) {
    const recurs = (index: number) => words[index] === words[index - period]
    forEachLoop(words.length, period, LOOP_OF_WORDS.times, recurs, () => {
      isLoop = true
    })
  }
  return isLoop
}

/** The segments that repeat those before them, by index. */
function loops(segments: readonly TranscriptSegment[]): ReadonlySet<number> {
  const words = segments.map(({ text }) => wordsOf(text))
  const looped = new Set([...words.keys()].filter((index) => loopsInside(words[index] ?? [])))
  const isAlike = (a: number, b: number): boolean => {
    const [first, second] = [words[a] ?? [], words[b] ?? []]
    if (segments[a]?.label !== segments[b]?.label) return false
    if (first.length === 0 || second.length === 0) return segments[a]?.text === segments[b]?.text
    return first.join(' ') === second.join(' ') || likeness(first, second) > NEARLY_EQUAL
  }
  for (let period = 1; period <= LOOP_OF_SEGMENTS.longestUnit; period += 1) {
    // Two people may well say "yes", "okay" in turn; an engine that loops has one voice.
    const recurs = (index: number) =>
      isAlike(index, index - period) && segments[index]?.label === segments[index - 1]?.label
    forEachLoop(segments.length, period, LOOP_OF_SEGMENTS.times, recurs, (start, end) => {
      for (let index = start; index < end; index += 1) looped.add(index)
    })
  }
  return looped
}

const speakerOf = ({ label, channel }: TranscriptSegment): string | null =>
  label === null && channel === null ? null : `${channel ?? ''} ${label ?? ''}`

/** The segments, sorted by start, that a speaker talks through while another one does, by index. */
function overlaps(segments: readonly TranscriptSegment[]): ReadonlySet<number> {
  const talkedOver = new Set<number>()
  /** Of each of the two speakers who were heard last, the segment that ends last. */
  let latest: { speaker: string; index: number; endMs: number }[] = []
  for (const [index, segment] of segments.entries()) {
    const speaker = speakerOf(segment)
    if (speaker === null) continue
    const other = latest.find((candidate) => candidate.speaker !== speaker)
    const isOneCue = other && segments[other.index]?.startMs === segment.startMs && other.endMs === segment.endMs
    if (other && !isOneCue && Math.min(other.endMs, segment.endMs) - segment.startMs >= LEAST_OVERLAP_MS) {
      talkedOver.add(index).add(other.index)
    }
    const own = latest.find((candidate) => candidate.speaker === speaker)
    if (own && own.endMs >= segment.endMs) continue
    const rest = latest.filter((candidate) => candidate.speaker !== speaker)
    latest = [...rest, { speaker, index, endMs: segment.endMs }].sort((a, b) => b.endMs - a.endMs).slice(0, 2)
  }
  return talkedOver
}

/**
 * Flags what the transcript alone makes doubtful: `loop` (one or two phrases over and over, or a few words within one),
 * `thirty-second` (as long as Whisper's window), `overlap` (two speakers at once). Takes segments sorted by start.
 */
export function flagDoubts(segments: readonly TranscriptSegment[]): TranscriptSegment[] {
  const looped = loops(segments)
  const talkedOver = overlaps(segments)
  return segments.map((segment, index) => {
    const flags: SegmentFlag[] = []
    if (looped.has(index)) flags.push('loop')
    if (segment.endMs - segment.startMs === WINDOW_MS) flags.push('thirty-second')
    if (talkedOver.has(index)) flags.push('overlap')
    return withFlags(segment, flags)
  })
}
