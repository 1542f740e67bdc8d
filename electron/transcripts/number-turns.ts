import type { Span } from '../../shared/units.ts'
import { digitPhrases } from '../text/find-secrets.ts'
import type { TranscriptSegment } from './transcript-text.ts'

/** What is asked of a segment to find the numbers in it. */
export type SpokenSegment = Pick<TranscriptSegment, 'startMs' | 'endMs' | 'label' | 'channel' | 'text' | 'words'>

/** Whoever reads a number out may be interrupted, or look for the card; after this long it is another number. */
export const MOST_PAUSE_MS = 60_000

/** A part of a segment's text. */
export interface Piece {
  readonly index: number
  readonly span: Span
}

/** Pieces that may hold one number together, in the order they were said. */
export interface Turn {
  readonly pieces: readonly Piece[]
  /** Whether they are all that was said, with the words between the digits. */
  readonly isSpeech: boolean
}

/** A segment with digits in it: from the first of them to the last. */
export interface DigitPiece extends Piece {
  readonly digits: string
}

const speakerOf = ({ channel, label }: SpokenSegment): string => (channel === null ? (label ?? '') : `#${channel}`)

/** The digits of each segment, without the words around them; segments without digits have none. */
export const digitPieces = (segments: readonly SpokenSegment[]): DigitPiece[] =>
  segments.flatMap(({ text }, index) => {
    const phrases = digitPhrases(text)
    if (phrases.length === 0) return []
    const span: Span = [phrases[0]!.span[0], phrases.at(-1)!.span[1]]
    return [{ index, span, digits: phrases.map(({ digits }) => digits).join('') }]
  })

/**
 * All readings of a call in which a number may have been told over several segments: each speaker's speech;
 * everybody's, as the one asks for the code and the other tells it; each speaker's digits, with the words around them left out; everybody's digits, as labels may be missing or change within a number;
 * everybody's digits without those that only repeat the ones before.
 */
export function turnsOf(segments: readonly SpokenSegment[], digits: readonly DigitPiece[]): Turn[] {
  const speech = segments.map(({ text }, index): Piece => ({ index, span: [0, text.length] }))
  const speaker = ({ index }: Piece): string => speakerOf(segments[index]!)
  const all = (): string => ''
  return [
    ...[...together(segments, speech, speaker), ...together(segments, speech, all)].map((pieces) => ({
      pieces,
      isSpeech: true,
    })),
    ...[
      ...together(segments, digits, speaker),
      ...together(segments, digits, all),
      ...together(segments, withoutEchoes(digits), all),
    ]
      .filter((pieces) => pieces.length > 1)
      .map((pieces) => ({ pieces, isSpeech: false })),
  ]
}

/** Pieces of the same speaker without a long pause between them. */
function together(
  segments: readonly SpokenSegment[],
  pieces: readonly Piece[],
  speaker: (piece: Piece) => string,
): Piece[][] {
  const turns: Piece[][] = []
  const open = new Map<string, { pieces: Piece[]; endMs: number }>()
  for (const piece of pieces) {
    const { startMs, endMs } = segments[piece.index]!
    const turn = open.get(speaker(piece))
    if (turn && startMs - turn.endMs <= MOST_PAUSE_MS) {
      turn.pieces.push(piece)
      turn.endMs = Math.max(turn.endMs, endMs)
      continue
    }
    const begun = { pieces: [piece], endMs }
    open.set(speaker(piece), begun)
    turns.push(begun.pieces)
  }
  return turns
}

/** What is said again by way of "yes": the same digits, the last of them, or the same and more. */
function withoutEchoes(pieces: readonly DigitPiece[]): DigitPiece[] {
  const kept: DigitPiece[] = []
  for (const piece of pieces) {
    const last = kept.at(-1)
    if (last?.digits.endsWith(piece.digits)) continue
    if (last && piece.digits.startsWith(last.digits)) kept.pop()
    kept.push(piece)
  }
  return kept
}
