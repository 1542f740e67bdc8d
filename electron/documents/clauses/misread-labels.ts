import { type Expected, expectedLabels } from './expected-labels.ts'
import { type LabelReading, readLabels } from './label.ts'
import type { OpenLabel } from './open-labels.ts'

/** A label a recogniser may have meant, and how far its letters are from what it read. */
export interface Repair {
  readonly reading: LabelReading
  readonly cost: number
}

/** Letters that recognisers take for one another; brackets also turn round in right-to-left lines. */
const CONFUSED = [
  '0OoQסם',
  "1lIi|!/ו'ןיt",
  '2Zzבל',
  '38צ',
  '4A',
  '5Ss',
  '68bG',
  '7דךT',
  'IT',
  '9gqפ',
  'אxXNKw',
  'בכפ2',
  'החתn',
  'דרך7',
  'וזןי1',
  'גנ3a',
  'טסvמ',
  'ךןץף',
  '([{<Ccוי)]}>J',
  'c¢©e',
  ".,·:;-'`_([)]",
]
/** For each of these letters its groups, one bit for each. */
const GROUPS = new Map<string, number>()
CONFUSED.forEach((group, i) => {
  for (const letter of group) GROUPS.set(letter, (GROUPS.get(letter) ?? 0) | (1 << i))
})
const PUNCTUATION = /[^\p{L}\d]/u
/** Points that a recogniser sees in the grain of a scan. */
const MARKS = /\p{M}/gu

const SAME_LOOK = 0.35
/** In most faces one stroke. */
const STROKES = /^[1Il|]{2}$/
const SAME_STROKE = 0.1
const LOST_MARK = 0.25
const OTHER_LETTER = 1
/** A thin letter between brackets may be missed altogether; a digit hardly turns into another or into a letter. */
const LOST_LETTER = 0.7
const OTHER_DIGIT = 1.2
/** More than one letter that is simply another is no misreading; of a long label a bracket may be lost besides. */
const MAX_DISTANCE = 1
const MAX_LONG_DISTANCE = 1.25
const LONG = 3
/** The number is the sequence's and not the page's: never for nothing. */
const REPAIRED = 0.3
const PER_DISTANCE = 1.1
const CLARITY = 0.6

/** Digits, brackets and stops make a label of a word; so does standing alone before a wide gap. */
const LABEL_LIKE =
  /[\d()[\]{}|]|^\S{1,3}[.,:]$|^\S{1,2}$|^(?:פרק|סעיף|נספח|חלק|article|section|clause|part|annex|exhibit|schedule|appendix)/i
const MAX_TOKEN = 12

/** Repairs of the labels at the starts of scanned lines, by what the numbering expects there. */
export class MisreadLabels {
  // The same numbers are expected, and the same letters held against them, by many hypotheses on many lines.
  readonly #distances = new Map<string, number>()
  readonly #readings = new Map<string, Repair[]>()
  readonly #expected = new Map<string, Repair[]>()

  /**
   * Takes up a line.
   * @returns its repairs under a numbering, which `key` names; null where it begins with nothing like a label
   */
  on(text: string): ((open: readonly OpenLabel[], key: string) => Repair[]) | null {
    if (!isCandidate(text)) return null
    const other = HEBREW_TEXT.test(text) ? LATIN_STYLE : HEBREW_STYLE
    const heads = headsOf(text)
    const repaired = new Map<Repair, Repair[]>()
    const repair = (expected: Repair): Repair[] => {
      const known = repaired.get(expected)
      if (known !== undefined) return known
      const isForeign = other.test(expected.reading.parts.at(-1)!.style)
      const repairs = isForeign ? [] : this.#repair(text, heads, expected)
      repaired.set(expected, repairs)
      return repairs
    }
    return (open, key) => this.#expectedAfter(open, key).flatMap(repair)
  }

  #expectedAfter(open: readonly OpenLabel[], key: string): Repair[] {
    const known = this.#expected.get(key)
    if (known !== undefined) return known
    const expected = expectedLabels(open).flatMap((each) => this.#readingOf(each))
    this.#expected.set(key, expected)
    return expected
  }

  #readingOf(expected: Expected): Repair[] {
    const key = `${expected.style} ${expected.label} ${expected.cost}`
    const known = this.#readings.get(key)
    if (known !== undefined) return known
    const readings = readingOf(expected)
    this.#readings.set(key, readings)
    return readings
  }

  /** The cheapest way to take the start of a line for this label. */
  #repair(text: string, heads: Heads, { reading, cost }: Repair): Repair[] {
    const { label } = reading
    const most = label.length >= LONG ? MAX_LONG_DISTANCE : MAX_DISTANCE
    const isUnread = heads.hanging !== '' && !READ_NUMBER.test(heads.hanging)
    let best = { head: heads.hanging, distance: isUnread ? UNREADABLE : Number.POSITIVE_INFINITY }
    for (const head of label.includes(' ') ? heads.words : heads.tokens) {
      if (head.length > label.length + MAX_LONGER) continue
      const distance = this.#distance(head, label)
      if (distance < best.distance) best = { head, distance }
    }
    if (best.distance > most) return []
    const rest = text.slice(best.head.length).replace(label.includes(' ') ? BEFORE_TITLE : BLANKS, '')
    const repaired: LabelReading = { ...reading, rest, restAt: text.length - rest.length, clarity: CLARITY }
    return [{ reading: repaired, cost: cost + REPAIRED + PER_DISTANCE * best.distance }]
  }

  #distance(head: string, label: string): number {
    const read = label.includes(' ') ? head : head.replace(/\s/g, '')
    const key = `${read} ${label}`
    const known = this.#distances.get(key)
    if (known !== undefined) return known
    const letters = read.replace(MARKS, '')
    const distance = Math.min(misreading(letters, label), misreading(letters, `${label}.`))
    this.#distances.set(key, distance)
    return distance
  }
}

/** A bullet is told by its ink (ocr/marks.ts), and is no letter. */
const BULLET = /^•/
/** "A word on water": an English word of one letter. */
const ARTICLE = /^[AaI] \p{Ll}/u
/** Whether a line begins with something short enough and odd enough to be a misread label. */
function isCandidate(text: string): boolean {
  if (BULLET.test(text) || ARTICLE.test(text)) return false
  if (HANGING.test(text)) return true
  const token = /^\S*/.exec(text)![0]
  return token.length <= MAX_TOKEN && LABEL_LIKE.test(token)
}

/** Whatever stands short and alone in the column of the labels is one, even where no letter of it was read, */
const HANGING = /^[^\t]{1,6}(?=\t[^\t]+$)/
/** but a number with its stop was read. */
const READ_NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.$/
const UNREADABLE = 1

/** Lists are lettered in the script of their text. */
const HEBREW_TEXT = /[א-ת]{2}/
const HEBREW_STYLE = /^hebrew/
const LATIN_STYLE = /^(?:latin|roman|capital)/

const BLANKS = /^\s+/
/** "ARTICLE II – The Services": what parts a label in words from its title belongs to neither. */
const BEFORE_TITLE = /^\s*(?:[-–—:]\s+)?/

/** Two words are no label with a blank in it. */
const PROSE = /\p{L}{2}/u
const MAX_LONGER = 2

/** What of a line may be its label. */
interface Heads {
  /** For a label without a blank: a word, "4 ב)" with a blank too many, "4א)נותן" with one too few. */
  readonly tokens: readonly string[]
  /** For one with a blank: "סעיף 4", "פרקב'". */
  readonly words: readonly string[]
  /** A short cell before the text, or ''. */
  readonly hanging: string
}

function headsOf(text: string): Heads {
  const token = /^\S+/.exec(text)?.[0] ?? ''
  const pair = /^\S+\s+\S+/.exec(text)?.[0] ?? ''
  const glued = /^\S{1,5}?[)\]}](?=\p{L})/u.exec(text)?.[0] ?? ''
  return {
    tokens: [token, PROSE.test(pair) ? '' : pair, glued].filter(Boolean),
    words: [pair, token].filter(Boolean),
    hanging: HANGING.exec(text)?.[0] ?? '',
  }
}

/** Edit distance that knows which letters look alike and that marks are easily lost. */
function misreading(read: string, label: string): number {
  const expected = Array.from(label, (letter) => ({ letter, loss: lossCost(letter) }))
  let row = [0]
  for (const { loss } of expected) row.push(row.at(-1)! + loss)
  for (const letter of read) {
    const mark = markCost(letter)
    const next = [row[0]! + mark]
    expected.forEach(({ letter: other, loss }, i) => {
      next.push(Math.min(row[i]! + lookCost(letter, other), row[i + 1]! + mark, next[i]! + loss))
    })
    row = next
  }
  return row.at(-1)!
}

function lossCost(letter: string): number {
  if (PUNCTUATION.test(letter)) return LOST_MARK
  return /\d/.test(letter) ? OTHER_LETTER : LOST_LETTER
}

const markCost = (letter: string): number => (PUNCTUATION.test(letter) ? LOST_MARK : OTHER_LETTER)

function lookCost(read: string, label: string): number {
  if (read === label) return 0
  if (STROKES.test(read + label)) return SAME_STROKE
  if (((GROUPS.get(read) ?? 0) & (GROUPS.get(label) ?? 0)) !== 0) return SAME_LOOK
  return /\d/.test(read + label) ? OTHER_DIGIT : OTHER_LETTER
}

/** An expected label read as if it stood on the page. */
function readingOf({ label, style, value, cost = 0 }: Expected): Repair[] {
  const readings = [`${label} X`, `${label}. X`].flatMap(readLabels)
  const meant = readings.find(
    ({ label: read, parts }) =>
      read === label && parts.at(-1)!.style === style && parts.at(-1)!.values.at(-1) === value,
  )
  return meant === undefined ? [] : [{ reading: meant, cost }]
}
