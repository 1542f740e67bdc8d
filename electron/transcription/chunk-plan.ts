import type { TimeRange } from '../../shared/contract/ingest-recording.ts'

/** A part of the call as it lies in a chunk. Milliseconds; `at` is its place in the chunk, the others in the call. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** What the engine is given at a time: pieces with silence between them, none after them: in a window of silence it makes words up. */
export interface Chunk {
  readonly pieces: readonly Piece[]
  readonly lengthMs: number
}

/** Before the first and after the last sound of a word there is some that a measure of energy doesn't see. */
const PADDING_MS = 200
/** The engine hears a sentence's end in it. */
const GAP_MS = 400
/** What is done again after a crash at most, of voiced sound. */
const CHUNK_MS = 600_000
/** Whisper leaves what is shorter than a second unheard. */
const LEAST_MS = 1200

/** Ranges in order, none touching another, within the sound and padded. */
function padded(voiced: readonly TimeRange[], durationMs: number): TimeRange[] {
  const ranges: TimeRange[] = []
  for (const [start, end] of voiced.filter(([start, end]) => end > start).toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(0, start - PADDING_MS)
    const to = Math.min(durationMs, end + PADDING_MS)
    const last = ranges.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) ranges.push([from, to])
  }
  return ranges
}

/** Parts of equal length, none longer than a chunk: sound without a pause (hold music, a noisy line) has no better place to cut. */
function inParts([start, end]: TimeRange): TimeRange[] {
  const count = Math.ceil((end - start) / CHUNK_MS)
  const edge = (i: number): number => Math.round(start + ((end - start) * i) / count)
  return Array.from({ length: count }, (_, i) => [edge(i), edge(i + 1)])
}

const asChunk = (pieces: readonly Piece[]): Chunk => {
  const last = pieces.at(-1)!
  return { pieces, lengthMs: Math.max(LEAST_MS, last.at + last.to - last.from) }
}

/**
 * Parts a channel's voiced ranges into what the engine is given at a time: whole ranges, as many as fit into ten minutes.
 * The same ranges give the same chunks, so that finished ones are known again. Empty where nobody speaks.
 */
export function planChunks(voiced: readonly TimeRange[], durationMs: number): Chunk[] {
  const chunks: Chunk[] = []
  let pieces: Piece[] = []
  let at = 0
  for (const [from, to] of padded(voiced, durationMs).flatMap(inParts)) {
    if (pieces.length > 0 && at + to - from > CHUNK_MS) {
      chunks.push(asChunk(pieces))
      pieces = []
      at = 0
    }
    pieces.push({ from, to, at })
    at += to - from + GAP_MS
  }
  if (pieces.length > 0) chunks.push(asChunk(pieces))
  return chunks
}

/** How much of the call a chunk holds. */
export const voicedMsOf = ({ pieces }: Chunk): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0)
