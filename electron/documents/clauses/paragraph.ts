import type { Word } from '../../../shared/contract/ingest-contract.ts'
import type { TextLine } from '../contract-text.ts'
import { joinLines } from '../join-lines.ts'

/** Joining looks at the words beside the joint and at brackets left open shortly before it, never at a whole paragraph. */
const JOINT = 400

/** A printed paragraph: lines that run on, the first without its label. */
export class Paragraph {
  readonly lines: TextLine[]
  /** Where the text begins in the first line, behind the label. */
  readonly #from: number
  #joined: Joined | null = null

  constructor(line: TextLine, from: number) {
    this.lines = [line]
    this.#from = from
  }

  addLine(line: TextLine): void {
    this.lines.push(line)
    this.#joined = null
  }

  get text(): string {
    return this.#join().text
  }

  /** Its words, their spans counted from `offset` of the text it becomes part of. */
  words(offset: number): Word[] {
    const { placeOf } = this.#join()
    return this.lines.flatMap((line, i) =>
      line.words.flatMap(({ span, box, confidence }): Word[] => {
        const stretch = longestRun(placeOf, i, span)
        if (stretch === null) return []
        return [{ span: [offset + stretch[0], offset + stretch[1]], page: line.page, box, confidence }]
      }),
    )
  }

  #join(): Joined {
    this.#joined ??= joinTracked(this.lines, this.#from)
    return this.#joined
  }
}

interface Joined {
  readonly text: string
  /** For each line, the place in `text` of each of its letters; -1 for those that are not in it. */
  readonly placeOf: readonly Int32Array[]
}

/** A letter before it has its final place. */
interface Letter {
  readonly line: number
  readonly at: number
}

/** Joins lines and keeps track of where every letter went: a joint may drop a blank or set a hyphen right. */
function joinTracked(lines: readonly TextLine[], from: number): Joined {
  const placeOf = lines.map((line) => new Int32Array(line.text.length).fill(-1))
  const done: string[] = []
  let doneLength = 0
  let tail = ''
  let letters: (Letter | null)[] = []
  lines.forEach((line, i) => {
    const start = i === 0 ? from : 0
    const after = line.text.slice(start)
    const own = Array.from({ length: after.length }, (_, at): Letter => ({ line: i, at: start + at }))
    const joined = joinLines(tail, after)
    letters = lettersOfJoint(tail, letters, after, own, joined)
    const settled = Math.max(0, joined.length - JOINT)
    settle(placeOf, letters.slice(0, settled), doneLength)
    done.push(joined.slice(0, settled))
    doneLength += settled
    tail = joined.slice(settled)
    letters = letters.slice(settled)
  })
  settle(placeOf, letters, doneLength)
  return { text: done.join('') + tail, placeOf }
}

function settle(placeOf: readonly Int32Array[], letters: readonly (Letter | null)[], offset: number): void {
  letters.forEach((letter, i) => {
    if (letter !== null) placeOf[letter.line]![letter.at] = offset + i
  })
}

/** Which letter stands at each place of the joined text: both sides are as they were, but for a few letters at the joint. */
function lettersOfJoint(
  before: string,
  lettersBefore: readonly (Letter | null)[],
  after: string,
  lettersAfter: readonly (Letter | null)[],
  joined: string,
): (Letter | null)[] {
  const head = sharedLength(before.length, joined.length, (i) => before[i] === joined[i])
  const tail = sharedLength(
    after.length,
    joined.length - head,
    (i) => after[after.length - 1 - i] === joined[joined.length - 1 - i],
  )
  const moved = [
    ...pairs(before.slice(head), lettersBefore.slice(head)),
    ...pairs(after.slice(0, after.length - tail), lettersAfter.slice(0, after.length - tail)),
  ]
  const joint = Array.from({ length: joined.length - head - tail }, (_, i) => {
    const from = moved.findIndex(([char]) => char === joined[head + i])
    return from < 0 ? null : moved.splice(from, 1)[0]![1]
  })
  return [...lettersBefore.slice(0, head), ...joint, ...lettersAfter.slice(after.length - tail)]
}

const pairs = (text: string, letters: readonly (Letter | null)[]): [string, Letter | null][] =>
  letters.map((letter, i) => [text.charAt(i), letter])

function sharedLength(one: number, other: number, isSame: (i: number) => boolean): number {
  const most = Math.min(one, other)
  let length = 0
  while (length < most && isSame(length)) length += 1
  return length
}

/** The longest stretch of the text that a word's letters make up in one piece. */
function longestRun(
  placeOf: readonly Int32Array[],
  line: number,
  [from, to]: readonly [number, number],
): [number, number] | null {
  let best: [number, number] | null = null
  let run: [number, number] | null = null
  const places = Array.from(placeOf[line]!.subarray(from, to))
    .filter((place) => place >= 0)
    .sort((one, other) => one - other)
  for (const place of places) {
    run = run !== null && run[1] === place ? [run[0], place + 1] : [place, place + 1]
    if (best === null || run[1] - run[0] > best[1] - best[0]) best = run
  }
  return best
}
