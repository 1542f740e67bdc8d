import { type LabelReading, type LabelStyle, readLabels } from './label.ts'
import { isTitleStyle, type OpenLabel, type Printed } from './numbering.ts'
import { hebrewNumeral, latinNumeral, romanNumeral } from './numerals.ts'

/** A label a recogniser may have meant, and how far its letters are from what it read. */
export interface Repair {
  readonly reading: LabelReading
  readonly cost: number
}

/** Letters that recognisers take for one another; brackets also turn round in right-to-left lines. */
const CONFUSED = [
  '0OoQסם',
  "1lIi|!/ו'ןיt",
  '2Zzב',
  '38צ',
  '4A',
  '5Ss',
  '68bG',
  '7דךT',
  '9gq',
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
].map((group) => new Set(group))
const PUNCTUATION = /[^\p{L}\d]/u
/** Points that a recogniser sees in the grain of a scan. */
const MARKS = /\p{M}/gu

const SAME_LOOK = 0.35
const LOST_MARK = 0.25
const OTHER_LETTER = 1
/** A thin letter between brackets may be missed altogether; a digit hardly turns into another. */
const LOST_LETTER = 0.7
const OTHER_DIGIT = 1.2
/** More than one letter that is simply another is no misreading; of a long label a bracket may be lost besides. */
const MAX_DISTANCE = 1
const MAX_LONG_DISTANCE = 1.25
const LONG = 3
/** The number is the sequence's and not the page's: never for nothing. */
const REPAIRED = 0.3
const PER_DISTANCE = 1.1
/** The list before had labels of another kind. */
const UNLIKE_COUSIN = 1.5
const CLARITY = 0.6

/** Digits, brackets and stops make a label of a word; so does standing alone before a wide gap. */
const LABEL_LIKE =
  /[\d()[\]{}|]|^\S{1,3}[.,:]$|^\S{1,2}$|^(?:פרק|סעיף|נספח|חלק|article|section|clause|part|annex|exhibit|schedule|appendix)/i
const MAX_TOKEN = 12

/** Repairs of the labels at the starts of scanned lines, by what the numbering expects there. */
export class MisreadLabels {
  /** The same words are held against the same labels by many hypotheses. */
  readonly #distances = new Map<string, number>()
  readonly #expected = new Map<string, Repair[]>()

  /** Whether a line begins with something short enough and odd enough to be a misread label. */
  isCandidate(text: string): boolean {
    if (HANGING.test(text)) return true
    const [token = ''] = text.split(/\s/, 1)
    return token.length <= MAX_TOKEN && LABEL_LIKE.test(token)
  }

  /** @param key names `open` among all that are held against lines */
  repairs(text: string, open: readonly OpenLabel[], key: string): Repair[] {
    let expected = this.#expected.get(key)
    if (expected === undefined) {
      expected = expectedLabels(open).flatMap(readingOf)
      this.#expected.set(key, expected)
    }
    const other = HEBREW_TEXT.test(text) ? LATIN_STYLE : HEBREW_STYLE
    return expected.flatMap((repair) =>
      other.test(repair.reading.parts.at(-1)!.style) ? [] : this.#repair(text, repair),
    )
  }

  /** The cheapest way to take the start of a line for this label. */
  #repair(text: string, expected: Repair): Repair[] {
    const { label } = expected.reading
    const most = label.length >= LONG ? MAX_LONG_DISTANCE : MAX_DISTANCE
    const heads = headsOf(text, label).map((head) => ({ head, distance: this.#distance(head, label) }))
    const cell = HANGING.exec(text)?.[0]
    if (cell !== undefined) heads.push({ head: cell, distance: UNREADABLE })
    const [best] = heads.filter(({ distance }) => distance <= most).sort((one, other) => one.distance - other.distance)
    if (best === undefined) return []
    const rest = text.slice(best.head.length).trimStart()
    const reading: LabelReading = { ...expected.reading, rest, restAt: text.length - rest.length, clarity: CLARITY }
    return [{ reading, cost: expected.cost + REPAIRED + PER_DISTANCE * best.distance }]
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

/** Whatever stands short and alone in the column of the labels is one, even where no letter of it was read. */
const HANGING = /^[^\t]{1,6}(?=\t[^\t]+$)/
const UNREADABLE = 1

/** Lists are lettered in the script of their text. */
const HEBREW_TEXT = /[א-ת]{2}/
const HEBREW_STYLE = /^hebrew/
const LATIN_STYLE = /^(?:latin|roman|capital)/

/** Two words are no label with a blank in it. */
const PROSE = /\p{L}{2}/u
const MAX_LONGER = 2

/** What of a line may be its label: as many words as that has; "4 ב)" with a blank too many, "4א)נותן" with one too few. */
function headsOf(text: string, label: string): string[] {
  const words = label.split(' ').length
  const take = (count: number): string => new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`).exec(text)?.[0] ?? ''
  if (words > 1) return [take(words), take(words - 1)].filter(Boolean)
  const glued = /^\S{1,5}?[)\]}](?=\p{L})/u.exec(text)?.[0] ?? ''
  const parted = take(2)
  return [take(1), PROSE.test(parted) ? '' : parted, glued].filter(
    (head) => head !== '' && head.length <= label.length + MAX_LONGER,
  )
}

/** Edit distance that knows which letters look alike and that marks are easily lost. */
export function misreading(read: string, label: string): number {
  const expected = Array.from(label)
  let row = [0]
  for (const letter of expected) row.push(row.at(-1)! + lossCost(letter))
  for (const letter of read) {
    const next = [row[0]! + markCost(letter)]
    expected.forEach((other, i) => {
      next.push(Math.min(row[i]! + lookCost(letter, other), row[i + 1]! + markCost(letter), next[i]! + lossCost(other)))
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
  if (CONFUSED.some((group) => group.has(read) && group.has(label))) return SAME_LOOK
  return /\d\d/.test(read + label) ? OTHER_DIGIT : OTHER_LETTER
}

/** A label as it would be printed, with what it must turn out to be. */
interface Expected {
  readonly label: string
  readonly style: LabelStyle
  readonly value: number
  /** What speaks against it from the start. */
  readonly cost?: number
}

/** Numbers after the open ones (one may be lost), and the lists that may open under the last. */
function expectedLabels(open: readonly OpenLabel[]): Expected[] {
  const following = open.flatMap((label) => [later(label, 1), later(label, 2)])
  const carried = open.flatMap(({ carriedOn }) =>
    carriedOn === null ? [] : [later({ ...carriedOn, printed: carriedOn.label }, 1)],
  )
  return [...following, ...carried, ...firstLabels(open.at(-1))]
}

const FIRST_OF_LISTS: readonly Expected[] = (
  [
    ['hebrew-parens', '(א)'],
    ['number-parens', '(1)'],
    ['latin-parens', '(a)'],
    ['roman-parens', '(i)'],
    ['hebrew-dot', 'א'],
  ] as const
).map(([style, label]) => ({ style, label, value: 1 }))
const FIRST_CLAUSE: Expected = { style: 'decimal', label: '1', value: 1 }
/** What a contract may begin with; words are read well enough by themselves. */
const FIRST_OF_ALL: readonly Expected[] = [
  FIRST_CLAUSE,
  { style: 'decimal', label: '1.1', value: 1 },
  { style: 'capital-dot', label: 'A', value: 1 },
  { style: 'hebrew-dot', label: 'א', value: 1 },
  { style: 'letter-number', label: 'A1', value: 1 },
]

const isBracketed = ({ label }: Expected): boolean => label.startsWith('(')

/** Labels that may open inside the last: as in its brother before it, and as is usual. */
function firstLabels(last: OpenLabel | undefined): Expected[] {
  if (last === undefined) return FIRST_OF_ALL.slice()
  const number = /^[א-תA-Z]$/.test(last.numeral) || !isTitleStyle(last.style) ? last.numeral : last.values.join('.')
  const isNumber = /^\d/.test(number)
  const isLetter = /^[א-תA-Z]$/.test(number)
  const cousins = last.cousin === null ? [] : firstLike(last.cousin, number)
  const unlike = cousins.length === 0 ? 0 : UNLIKE_COUSIN
  const lists = FIRST_OF_LISTS.map((first) => ({ ...first, cost: unlike }))
  if (!isNumber && !isLetter && !isTitleStyle(last.style)) return [...cousins, ...lists]
  const child: Expected = {
    style: isNumber ? 'decimal' : 'annex-decimal',
    label: `${number}.1`,
    value: 1,
    cost: unlike,
  }
  const joined: Expected[] = isLetter ? [{ style: 'letter-number', label: `${number}1`, value: 1 }] : []
  const clauses = isTitleStyle(last.style) || isLetter ? [FIRST_CLAUSE] : []
  const compounds = isNumber
    ? lists.filter(isBracketed).map((first) => ({ ...first, label: number + first.label }))
    : []
  return [...cousins, child, ...joined, ...clauses, ...lists, ...compounds]
}

/** "2(א)" for the first in סעיף 2 where the last in סעיף 1 was "1(ג)". */
function firstLike(cousin: Printed, number: string): Expected[] {
  if (cousin.values.length > 1) return []
  const first = later({ ...cousin, values: [0] }, 1)
  return [{ ...first, label: cousin.covers > 1 ? first.label.replace(/^[\d.]+/, number) : first.label }]
}

/** The label some numbers on, written the same way. */
function later(label: Pick<Printed, 'style' | 'values' | 'numeral' | 'printed'>, by: number): Expected {
  const value = Math.floor(label.values.at(-1)!) + by
  const digits = /(\d+)\D?$/.exec(label.numeral)
  const numeral = digits ? `${label.numeral.slice(0, digits.index)}${value}` : lettersOf(label, value)
  const at = label.printed.lastIndexOf(label.numeral)
  const printed = label.printed.slice(0, at) + numeral + label.printed.slice(at + label.numeral.length)
  return { style: label.style, value, label: printed }
}

function lettersOf({ style, numeral }: Pick<Printed, 'style' | 'numeral'>, value: number): string {
  if (/[א-ת]/.test(numeral)) return hebrewNumeral(value)
  const isRoman = style.includes('roman') || (style === 'chapter' && /^[IVXLC]+$/.test(numeral))
  const letters = isRoman ? romanNumeral(value) : latinNumeral(value)
  return /[a-z]/.test(numeral) ? letters.toLowerCase() : letters.toUpperCase()
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
