import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Span } from '../../shared/units.ts'
import { digitPhrases, findSecrets, hiddenOf, type Secret, wholeOf } from '../text/find-secrets.ts'
import { firstAtLeast } from '../text/first-at-least.ts'
import { hideSpans, maskText } from '../text/mask.ts'
import { timesOfNumbers } from './number-times.ts'
import { type DigitPiece, digitPieces, MOST_PAUSE_MS, type Piece, type SpokenSegment, turnsOf } from './number-turns.ts'

/** What is known of one segment: letters to hide, where whole numbers stand, and for each letter whether one does. */
interface Marks {
  readonly hidden: Span[]
  readonly whole: Span[]
  readonly isKnown: Uint8Array
}

/** Fewer digits than these are said again by chance. */
const LEAST_ECHO = 4

/**
 * Masks numbers that nobody may read, also those told over several segments while the other side said "yes" or repeated
 * them. Texts keep their lengths; `masks` says when the numbers were said, so that a clip can leave them out. What is
 * masked already (bullets) is silent too.
 */
export function maskSegments<S extends SpokenSegment>(
  segments: readonly S[],
): { segments: (S & { readonly masks: readonly TimeRange[] })[]; masked: number } {
  const marks = segments.map(
    ({ text }): Marks => ({
      hidden: [],
      whole: bulletsIn(text),
      isKnown: new Uint8Array(text.length),
    }),
  )
  const digits = digitPieces(segments)
  let masked = 0
  const found: Told[] = []
  for (const { pieces, isSpeech } of turnsOf(segments, digits)) {
    const { text, starts } = joined(segments, pieces)
    for (const secret of findSecrets(text)) {
      // Without the words around them nine digits, or what follows a card, may be anything.
      if (!isSpeech && secret.kind !== 'card') continue
      const places = placesIn(pieces, starts, secret)
      if (mark(marks, places)) masked += 1
      if (secret.kind !== 'identity') found.push({ secret, segments: places.map(({ index }) => index) })
    }
  }
  markEchoes(segments, digits, found, marks)
  return {
    segments: segments.map((segment, index) => {
      const { hidden, whole } = marks[index]!
      return {
        ...segment,
        text: hidden.length === 0 ? segment.text : hideSpans(segment.text, hidden),
        label: segment.label === null ? null : maskText(segment.label),
        masks: timesOfNumbers(segment, whole),
      }
    }),
    masked,
  }
}

/** A secret and the segments that it was told in. */
interface Told {
  readonly secret: Secret
  readonly segments: readonly number[]
}

const bulletsIn = (text: string): Span[] =>
  Array.from(text.matchAll(/•+/gu), ({ 0: bullets, index }) => [index, index + bullets.length])

/** One piece a line (a new segment is a pause), and where each begins. */
function joined(segments: readonly SpokenSegment[], pieces: readonly Piece[]): { text: string; starts: number[] } {
  const starts: number[] = []
  let length = 0
  const lines = pieces.map(({ index, span }) => {
    starts.push(length)
    length += span[1] - span[0] + 1
    return segments[index]!.text.slice(...span)
  })
  return { text: lines.join('\n'), starts }
}

interface Place {
  readonly index: number
  readonly hidden: readonly Span[]
  readonly whole: Span
}

/** A secret of the joined pieces, by each segment's own letters; a piece between that has none of its digits has no part. */
function placesIn(pieces: readonly Piece[], starts: readonly number[], secret: Secret): Place[] {
  const [start, end] = wholeOf(secret)
  const hidden = hiddenOf(secret)
  const first = firstAtLeast(starts, start + 1) - 1
  return pieces.slice(first, firstAtLeast(starts, end)).flatMap(({ index, span }, at) => {
    const inPiece = (place: Span): Span[] => within(place, starts[first + at]!, span[1] - span[0], span[0])
    const places = secret.places.flatMap(inPiece)
    const last = places.at(-1)
    return last ? [{ index, whole: [places[0]![0], last[1]], hidden: hidden.flatMap(inPiece) }] : []
  })
}

/** The part of a span that stands in a piece, by the letters of the piece's segment. */
function within([start, end]: Span, from: number, length: number, offset: number): Span[] {
  const part: Span = [Math.max(0, start - from) + offset, Math.min(length, end - from) + offset]
  return part[0] < part[1] ? [part] : []
}

/** Whether it was new: not a number that another reading of the call found. */
function mark(marks: readonly Marks[], places: readonly Place[]): boolean {
  const isNew = !places.some(({ index, whole }) => isMarked(marks[index]!, whole))
  for (const { index, hidden, whole } of places) {
    const segment = marks[index]!
    segment.hidden.push(...hidden)
    segment.whole.push(whole)
    segment.isKnown.fill(1, ...whole)
  }
  return isNew
}

const isMarked = ({ isKnown }: Marks, [start, end]: Span): boolean => isKnown.subarray(start, end).includes(1)

/** Hides parts of a card, and codes, where somebody said them again within a minute; the last digits of a card stay. */
function markEchoes(
  segments: readonly SpokenSegment[],
  pieces: readonly DigitPiece[],
  found: readonly Told[],
  marks: readonly Marks[],
): void {
  const parts = partsOf(segments, found)
  if (parts.size === 0) return
  for (const { index } of pieces)
    for (const { digits, span } of digitPhrases(segments[index]!.text)) {
      const told = parts.get(digits)
      const { startMs, endMs } = segments[index]!
      if (!told || startMs - told[1] > MOST_PAUSE_MS || told[0] - endMs > MOST_PAUSE_MS) continue
      if (!isMarked(marks[index]!, span)) mark(marks, [{ index, hidden: [span], whole: span }])
    }
}

/** Every part of a secret that gives hidden digits away, and when it was told first and last. */
function partsOf(segments: readonly SpokenSegment[], found: readonly Told[]): Map<string, [number, number]> {
  const parts = new Map<string, [number, number]>()
  for (const { secret, segments: told } of found) {
    const [begin, end] = [segments[told[0]!]!.startMs, segments[told.at(-1)!]!.endMs]
    for (const part of secret.kind === 'card' ? partsOfCard(secret.digits) : [secret.digits]) {
      const known = parts.get(part)
      parts.set(part, known ? [Math.min(known[0], begin), Math.max(known[1], end)] : [begin, end])
    }
  }
  return parts
}

function partsOfCard(digits: string): string[] {
  const parts: string[] = []
  const lastHidden = digits.length - LEAST_ECHO
  for (let from = 0; from < lastHidden; from += 1)
    for (let to = from + LEAST_ECHO; to <= digits.length; to += 1) parts.push(digits.slice(from, to))
  return parts.filter((part) => part !== digits.slice(lastHidden))
}
