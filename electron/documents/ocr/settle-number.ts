import { type Atom, boxAround, type Piece, pieceOf, pieceText, spread } from './atoms.ts'
import type { ReadWord } from './engine.ts'
import type { LinePasses } from './merge-line.ts'
import { hasDigit, hebrewLetters, latinLetters, NUMBER } from './script.ts'

/** Reads what stands in a box once more, alone, each time with other margins. */
export type LookAgain = (box: Atom['box'], only: string) => Promise<readonly string[]>

/** A number several readings speak against is never surer than this, whatever the passes say of themselves. */
export const DISPUTED = 40
/** Nor one that a single reading of several speaks against. */
export const OUTVOTED = 70

/** What can stand in a number's ink: in running text, and where the number of a clause stands. */
const NUMBER_SIGNS = '0123456789.,:/-%()'
const LABEL_SIGNS = '0123456789.()'

/** Each number in a line, settled between what both passes and a look at it alone say. */
export async function settleNumbers(
  pieces: readonly Piece[],
  passes: LinePasses,
  rtl: boolean,
  lookAgain: LookAgain,
): Promise<Piece[]> {
  const settled: Piece[] = []
  for (const [i, piece] of pieces.entries()) {
    const startsLine = i === (rtl ? pieces.length - 1 : 0)
    settled.push(hasDigit(pieceText(piece)) ? await settlePiece(piece, passes, startsLine, lookAgain) : piece)
  }
  return settled
}

async function settlePiece(
  piece: Piece,
  passes: LinePasses,
  startsLine: boolean,
  lookAgain: LookAgain,
): Promise<Piece> {
  const text = pieceText(piece)
  const runs = Array.from(text.matchAll(NUMBER), (match) => ({
    text: match[0],
    start: match.index,
    atoms: piece.atoms.slice(match.index, match.index + match[0].length),
  }))
  const signs = startsLine ? LABEL_SIGNS : NUMBER_SIGNS
  const isNumberOnly = hebrewLetters(text) + latinLetters(text) === 0
  // Edges of words are told well, edges of the signs in them roughly: a number without letters is looked at whole.
  const whole = isNumberOnly ? await lookAgain(boxAround(piece.atoms.map((atom) => atom.box)), signs) : []
  const atoms: Atom[] = []
  let done = 0
  for (const [i, run] of runs.entries()) {
    const box = boxAround(run.atoms.map((atom) => atom.box))
    const again = isNumberOnly
      ? whole.flatMap((reading) => numberOf(reading, i, runs.length))
      : (await lookAgain(box, signs)).flatMap((reading) => numberOf(reading, 0, 1))
    // Between letters the edges of a number are uncertain: a part of it is a cut through it, not another reading.
    const isWhole = (reading: string | null): boolean =>
      isNumberOnly || reading === null || reading === run.text || !run.text.includes(reading)
    const [heb, eng] = [passes.heb, passes.eng].map((words) => {
      const reading = numberAt(words, box)
      return isWhole(reading) ? reading : null
    })
    const verdict = settle({
      chosen: run.text,
      heb: heb ?? null,
      eng: eng ?? null,
      again: again.filter(isWhole),
      startsLine,
    })
    const confidence = Math.min(verdict.most, ...run.atoms.map((atom) => atom.confidence))
    atoms.push(...piece.atoms.slice(done, run.start))
    if (verdict.text === run.text) atoms.push(...run.atoms.map((atom) => ({ ...atom, confidence })))
    else atoms.push(...spread(verdict.text, box, confidence))
    done = run.start + run.text.length
  }
  return { atoms: [...atoms, ...piece.atoms.slice(done)] }
}

/** The i-th number of a reading that found as many as were expected. */
function numberOf(reading: string, i: number, expected: number): string[] {
  const numbers = reading.match(NUMBER) ?? []
  return numbers.length === expected ? numbers.slice(i, i + 1) : []
}

/** The number a pass read between two edges, or null. */
function numberAt(words: readonly ReadWord[], [left, , right]: Atom['box']): string | null {
  const slack = (right - left) * 0.05 + 3
  const signs = words.flatMap((word) =>
    pieceOf(word).atoms.filter(({ box }) => {
      const middle = (box[0] + box[2]) / 2
      return middle > left - slack && middle < right + slack
    }),
  )
  return (
    signs
      .map((atom) => atom.text)
      .join('')
      .match(NUMBER)?.[0] ?? null
  )
}

export interface NumberReadings {
  /** What stands in the line so far. */
  readonly chosen: string
  /** What each pass read in that ink; null where it saw no number, or where there was no such pass. */
  readonly heb: string | null
  readonly eng: string | null
  /** What was read in it alone. */
  readonly again: readonly string[]
  /** Whether it is the first thing on its line, where the numbers of clauses stand. */
  readonly startsLine: boolean
}

/** 1  7.2  12.3.1: what can be the number of a clause. A full stop is often taken for a colon. */
const CLAUSE_NUMBER = /^\d{1,2}(?:[.:]\d{1,2}){0,4}$/
const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** What a reading counts for; looks at a number alone are poorer witnesses than a pass that saw its line. */
const VOTE = { eng: 1, heb: 0.95, again: 0.45 } as const

interface Reading {
  readonly text: string
  readonly vote: number
}

/**
 * Which reading of a number holds, and how sure of it one may be at most: votes decide, and a dissent lowers the confidence.
 * No rule ever makes up a digit that nobody has seen.
 */
export function settle({ chosen, heb, eng, again, startsLine }: NumberReadings): { text: string; most: number } {
  const readings: Reading[] = [
    ...(eng === null ? [] : [{ text: eng, vote: VOTE.eng }]),
    ...(heb === null ? [] : [{ text: heb, vote: VOTE.heb }]),
    ...again.map((text) => ({ text, vote: VOTE.again })),
  ]
  const { text, share } = mostVoted(readings, (reading) => reading) ?? { text: chosen, share: 0 }
  const most = share > 0.99 ? 100 : share > 0.6 ? OUTVOTED : DISPUTED
  const label = startsLine ? clauseNumber(readings) : null
  if (label === null) return { text, most }
  return { text: label, most: label === text ? most : Math.min(most, OUTVOTED) }
}

/**
 * The number of a clause: it stands apart on its line, and a pass easily overlooks the full stop in it ("34" for "3.4").
 * The digits are voted on; a full stop between them is believed as soon as one reading saw it, for none is ever made of
 * nothing.
 */
function clauseNumber(readings: readonly Reading[]): string | null {
  const possible = readings.filter(({ text }) => CLAUSE_NUMBER.test(text))
  const digits = mostVoted(possible, digitsOf)?.text
  if (digits === undefined) return null
  const same = possible
    .map((reading) => ({ ...reading, text: reading.text.replaceAll(':', '.') }))
    .filter(({ text }) => digitsOf(text) === digits)
  const stopped = same.filter(({ text }) => text.includes('.'))
  return mostVoted(stopped.length > 0 ? stopped : same, (text) => text)?.text ?? null
}

/** The text with most votes, counting those alike that `by` makes alike, and its share of all votes. */
function mostVoted(readings: readonly Reading[], by: (text: string) => string): { text: string; share: number } | null {
  const votes = new Map<string, number>()
  for (const { text, vote } of readings) votes.set(by(text), (votes.get(by(text)) ?? 0) + vote)
  const all = readings.reduce((sum, reading) => sum + reading.vote, 0)
  const [first] = Array.from(votes).toSorted((a, b) => b[1] - a[1])
  return first === undefined ? null : { text: first[0], share: first[1] / all }
}
