import { type Atom, boxAround, type Piece, pieceLeft, pieceOf, pieceRight, pieceText, spread } from './atoms.ts'
import type { ReadWord } from './engine.ts'
import type { LinePasses } from './merge-line.ts'
import { hasDigit, hebrewLetters, latinLetters, NUMBER } from './script.ts'

/** Reads what stands in a box once more, alone, each time with other margins. */
export type LookAgain = (box: Atom['box'], only: string) => Promise<readonly string[]>

/** A number several readings speak against is never surer than this, whatever the passes say of themselves. */
const DISPUTED = 40
/** Nor one that a single reading of several speaks against. */
const OUTVOTED = 70

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
    if (!hasDigit(pieceText(piece))) {
      settled.push(piece)
      continue
    }
    const [before, after] = [pieces[i - 1], pieces[i + 1]]
    const free: Edges = [before ? pieceRight(before) : -Infinity, after ? pieceLeft(after) : Infinity]
    const isLetterless = hebrewLetters(pieceText(piece)) + latinLetters(pieceText(piece)) === 0
    const startsLine = i === (rtl ? pieces.length - 1 : 0)
    const witnesses = isLetterless
      ? numberAlone(piece, { free, startsLine }, passes, lookAgain)
      : numberInWord(passes, lookAgain)
    settled.push(await settlePiece(piece, startsLine, witnesses))
  }
  return settled
}

/** Left and right, in pixels. */
type Edges = readonly [number, number]

interface Run {
  readonly text: string
  readonly box: Atom['box']
  /** Which of the piece's numbers it is, and how many those are. */
  readonly index: number
  readonly of: number
}

type Witnesses = (run: Run, startsLine: boolean) => Promise<Pick<NumberReadings, 'heb' | 'eng' | 'again'>>

/** Where the number of a clause stands, a reading with a comma or a dash tells that it is another number. */
const signsFor = (startsLine: boolean, readings: readonly (string | null)[]): string =>
  startsLine && !readings.some((text) => text !== null && /[,/%-]/.test(text)) ? LABEL_SIGNS : NUMBER_SIGNS

async function settlePiece(piece: Piece, startsLine: boolean, witnesses: Witnesses): Promise<Piece> {
  const matches = Array.from(pieceText(piece).matchAll(NUMBER))
  const atoms: Atom[] = []
  let done = 0
  for (const [index, { 0: text, index: start }] of matches.entries()) {
    const own = piece.atoms.slice(start, start + text.length)
    const box = boxAround(own.map((atom) => atom.box))
    const run = { text, box, index, of: matches.length }
    const readings = await witnesses(run, startsLine)
    const verdict = settle({ chosen: text, ...readings, startsLine })
    const confidence = Math.min(verdict.most, ...own.map((atom) => atom.confidence))
    atoms.push(...piece.atoms.slice(done, start))
    if (verdict.text === text) atoms.push(...own.map((atom) => ({ ...atom, confidence })))
    else atoms.push(...spread(verdict.text, box, confidence))
    done = start + text.length
  }
  return { atoms: [...atoms, ...piece.atoms.slice(done)] }
}

/**
 * Readings of numbers that stand without letters. Edges of words are told well and edges of the signs in them roughly, and a
 * pass that lost its way in a number may have given it a single sign: so the whole words of both passes that share its ink
 * are asked, as far as no other believed word claims theirs.
 */
function numberAlone(
  piece: Piece,
  { free, startsLine }: { readonly free: Edges; readonly startsLine: boolean },
  passes: LinePasses,
  lookAgain: LookAgain,
): Witnesses {
  const own = boxAround(piece.atoms.map((atom) => atom.box))
  const sharesInk = ({ box }: ReadWord): boolean => box[2] > own[0] && box[0] < own[2]
  const heb = signsBetween(passes.heb.filter(sharesInk), free)
  const eng = signsBetween(passes.eng.filter(sharesInk), free)
  const ink = boxAround([own, ...[...heb, ...eng].map((atom) => atom.box)])
  // With no more signs than the word has, each stands under its own: a "1" made of the semicolon stays out of the number.
  // Not so at the start of a line, where signs are lost.
  const reading = (pass: readonly Atom[], { box, index, of }: Run): string | null =>
    pass.length > piece.atoms.length || (startsLine && of === 1)
      ? numberOf(textOf(pass), index, of)
      : numberOf(textOf(pass.filter((atom) => isBetween(atom, [box[0], box[2]]))))
  return async (run) => {
    const read = { heb: reading(heb, run), eng: reading(eng, run) }
    const again = await lookAgain(ink, signsFor(startsLine, [run.text, read.heb, read.eng]))
    return { ...read, again: again.flatMap((text) => numberOf(text, run.index, run.of) ?? []) }
  }
}

/** Readings of a number that is part of a word, such as ל-24: only its own ink is asked for. */
function numberInWord(passes: LinePasses, lookAgain: LookAgain): Witnesses {
  return async ({ text, box }, startsLine) => {
    const slack = (box[2] - box[0]) * 0.05 + 3
    const edges: Edges = [box[0] - slack, box[2] + slack]
    // A part of the number is a cut through it, for its edges are uncertain, and not another reading.
    const whole = (reading: string | null): string | null =>
      reading === null || (reading !== text && text.includes(reading)) ? null : reading
    return {
      heb: whole(numberOf(textOf(signsBetween(passes.heb, edges)))),
      eng: whole(numberOf(textOf(signsBetween(passes.eng, edges)))),
      again: (await lookAgain(box, signsFor(startsLine, [text]))).flatMap(
        (reading) => whole(numberOf(reading, 0, 1)) ?? [],
      ),
    }
  }
}

const textOf = (atoms: readonly Atom[]): string => atoms.map((atom) => atom.text).join('')

/** Signs of a pass that lie between two edges, from left to right. */
const signsBetween = (words: readonly ReadWord[], edges: Edges): Atom[] =>
  words.flatMap((word) => pieceOf(word).atoms.filter((atom) => isBetween(atom, edges)))

/** Whether a sign's middle lies between two edges. */
const isBetween = ({ box }: Atom, [left, right]: Edges): boolean => {
  const middle = (box[0] + box[2]) / 2
  return middle > left - EDGE && middle < right + EDGE
}

/** How far a sign's edges may be off. */
const EDGE = 3

/** A number in a text: the i-th of as many as were expected; the first one where nothing is expected. */
function numberOf(text: string, index = 0, of?: number): string | null {
  const numbers = text.match(NUMBER) ?? []
  return of === undefined || numbers.length === of ? (numbers[index] ?? null) : null
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

/**
 * What a reading counts for. All looks at a number alone together are a poorer witness than a pass that saw its line, but for
 * the number of a clause, which stands alone on its line.
 */
const VOTE = { eng: 1, heb: 0.95, lookInText: 0.3, lookAtLabel: 0.45 } as const

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
    ...again.map((text) => ({ text, vote: startsLine ? VOTE.lookAtLabel : VOTE.lookInText })),
  ]
  const { text, share } = mostVoted(readings, (reading) => reading) ?? { text: chosen, share: 0 }
  const most = share > 0.99 ? 100 : share > 0.6 ? OUTVOTED : DISPUTED
  // A date at the start of a line is no clause number, however short a poorer reading of it is.
  const label = startsLine && CLAUSE_NUMBER.test(text) ? clauseNumber(readings) : null
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
