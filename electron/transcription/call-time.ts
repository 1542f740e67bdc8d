import type { SegmentFlag, SpokenWord } from '../../shared/contract/ingest-recording.ts'
import type { TranscriptSegment } from '../transcripts/transcript-text.ts'
import type { Chunk, Piece } from './chunk-plan.ts'
import type { HeardSegment, HeardWord } from './engine-output.ts'

/** Whisper's own threshold (`logprob_threshold`), as a probability. */
const LEAST_CONFIDENCE = Math.exp(-1)
/** A phrase as long as the engine's window, give or take one of its steps of time: it heard no end in it. */
const WINDOW_MS = 30_000
const STEP_MS = 20

/** What it writes where it heard something that is no speech: `[BLANK_AUDIO]`, `(מוזיקה)`, `♪`. */
const NO_SPEECH = /^\s*(?:(?:\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫][^♪♫]*[♪♫]?)[\s.]*)+$/u

const lengthOf = ({ from, to }: Piece): number => to - from
const distance = (piece: Piece, time: number): number =>
  Math.max(piece.at - time, time - (piece.at + lengthOf(piece)), 0)

/** The piece that holds a time of the chunk, or lies nearest to it: the engine puts a word's edge into the silence beside it. */
function pieceAt(pieces: readonly Piece[], time: number): Piece {
  return pieces.reduce((nearest, piece) => (distance(piece, time) < distance(nearest, time) ? piece : nearest))
}

/** A time of the chunk as a time of the call, not beyond the piece. */
const inCall = (piece: Piece, time: number): number =>
  Math.round(Math.min(piece.to, Math.max(piece.from, piece.from + time - piece.at)))

/** Words one after another that lie in one piece. */
interface Run {
  readonly piece: Piece
  readonly words: HeardWord[]
}

/** Parts words where the chunk was joined; a word that seems to lie before the last one's piece belongs to that piece. */
function runsOf(words: readonly HeardWord[], pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  for (const word of words) {
    const last = runs.at(-1)
    const piece = pieceAt(pieces, (word.from + word.to) / 2)
    if (last && piece.at <= last.piece.at) last.words.push(word)
    else runs.push({ piece, words: [word] })
  }
  return runs
}

/** Flags that can be told from the chunk alone: in the call the sound between its pieces lies elsewhere. */
function flagsOf(segment: HeardSegment, pieces: readonly Piece[], confidence: number | null): SegmentFlag[] {
  const isOutside = pieces.every((piece) => segment.to <= piece.at || segment.from >= piece.at + lengthOf(piece))
  return [
    ...(confidence !== null && confidence < LEAST_CONFIDENCE ? (['low-confidence'] as const) : []),
    ...(Math.abs(segment.to - segment.from - WINDOW_MS) <= STEP_MS ? (['thirty-second'] as const) : []),
    ...(NO_SPEECH.test(segment.text) ? (['no-speech'] as const) : []),
    ...(isOutside ? (['over-silence'] as const) : []),
  ]
}

/** From and to a time of the chunk, as times of the call: at least a millisecond of the piece, as readers of transcripts ask. */
function timesIn(piece: Piece, from: number, to: number): { startMs: number; endMs: number } {
  const startMs = Math.min(piece.to - 1, inCall(piece, from))
  return { startMs, endMs: Math.max(startMs + 1, inCall(piece, to)) }
}

const inPiece = (piece: Piece, time: number): boolean => distance(piece, time) === 0

function segmentOfRun(segment: HeardSegment, { piece, words }: Run, channel: number): TranscriptSegment {
  const first = words[0]!
  const last = words.at(-1)!
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length
  // The segment's own times are surer than its tokens', as far as they lie in the same piece.
  const from = inPiece(piece, segment.from) ? Math.min(segment.from, first.from) : first.from
  const to = inPiece(piece, segment.to) ? Math.max(segment.to, last.to) : last.to
  return {
    ...timesIn(piece, from, to),
    label: null,
    channel,
    text: segment.text.slice(first.start, last.end),
    words: words.map(
      (word): SpokenWord => ({
        span: [word.start - first.start, word.end - first.start],
        ...timesIn(piece, word.from, word.to),
      }),
    ),
    confidence,
    flags: [],
  }
}

function withoutWords(segment: HeardSegment, piece: Piece, channel: number): TranscriptSegment {
  const times = timesIn(piece, segment.from, segment.to)
  return { ...times, label: null, channel, text: segment.text.trim(), words: [], confidence: null, flags: [] }
}

/**
 * A segment of a chunk as segments of the call: none reaches over a place where the chunk was joined, since what lies
 * between there in the call was not heard.
 */
export function inCallTime(segment: HeardSegment, { pieces }: Chunk, channel: number): TranscriptSegment[] {
  const runs = runsOf(segment.words, pieces)
  const parts =
    runs.length === 0
      ? [withoutWords(segment, pieceAt(pieces, (segment.from + segment.to) / 2), channel)]
      : runs.map((run) => segmentOfRun(segment, run, channel))
  return parts.map((part) => ({ ...part, flags: flagsOf(segment, pieces, part.confidence) }))
}
