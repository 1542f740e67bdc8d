import type { LabelPart, LabelReading, LabelStyle } from './label.ts'
import { isTitleStyle, type OpenLabel } from './numbering.ts'
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
  'החתnn',
  'דרך7',
  'וזןי1',
  'גנ3a',
  'טסvמ',
  'ךןץף',
  '([{<Cc)]}>J',
  ".,·:;-'`_",
].map((group) => new Set(group))
const PUNCTUATION = /[^\p{L}\d]/u

const SAME_LOOK = 0.35
const LOST_MARK = 0.25
const OTHER_LETTER = 1
/** More than one letter that is simply another is no misreading. */
const MAX_DISTANCE = 1
/** The number is the sequence's and not the page's: never for nothing. */
const REPAIRED = 0.3
const PER_DISTANCE = 1.4
const CLARITY = 0.5

/** Digits, brackets and stops make a label of a word; so does standing alone before a wide gap. */
const LABEL_LIKE = /[\d()[\]{}|]|^\S{1,3}[.,:]$|^\S{1,2}$/
const MAX_TOKEN = 9

/** Repairs of the labels at the starts of scanned lines, by what the numbering expects there. */
export class MisreadLabels {
  /** The same words are held against the same labels by many hypotheses. */
  readonly #distances = new Map<string, number>()
  readonly #expected = new Map<string, LabelPart[]>()

  /** Whether a line begins with something short enough and odd enough to be a misread label. */
  isCandidate(text: string): boolean {
    const [token = ''] = text.split(/\s/, 1)
    return token.length <= MAX_TOKEN && LABEL_LIKE.test(token)
  }

  /** @param key names `open` among all that are held against lines */
  repairs(text: string, open: readonly OpenLabel[], key: string): Repair[] {
    let expected = this.#expected.get(key)
    if (expected === undefined) {
      expected = expectedLabels(open)
      this.#expected.set(key, expected)
    }
    return expected.flatMap((part) => this.#repair(text, part))
  }

  #repair(text: string, part: LabelPart): Repair[] {
    const words = part.label.split(' ').length
    // "( א)" and "3 .1": a blank may have come in.
    const heads = words > 1 ? [words] : [1, 2]
    return heads.flatMap((count) => {
      const [head = ''] = new RegExp(`^\\S+(?:\\s+\\S+){${count - 1}}`).exec(text) ?? []
      const printed = words > 1 ? head : head.replace(/\s/g, '')
      if (printed === '' || printed.length > part.label.length + 2 || (words === 1 && count > 1 && PROSE.test(head)))
        return []
      const distance = this.#distance(printed, part.label)
      if (distance > MAX_DISTANCE) return []
      const rest = text.slice(head.length).trimStart()
      const reading: LabelReading = {
        parts: [part],
        label: part.label,
        rest,
        restAt: text.length - rest.length,
        clarity: CLARITY,
      }
      return [{ reading, cost: REPAIRED + PER_DISTANCE * distance }]
    })
  }

  #distance(read: string, label: string): number {
    const key = `${read} ${label}`
    const known = this.#distances.get(key)
    if (known !== undefined) return known
    const distance = Math.min(misreading(read, label), misreading(read, `${label}.`))
    this.#distances.set(key, distance)
    return distance
  }
}

/** Two words are no label with a blank in it. */
const PROSE = /\p{L}{2}/u

/** Edit distance that knows which letters look alike and that marks are easily lost. */
export function misreading(read: string, label: string): number {
  const expected = Array.from(label)
  let row = [0]
  for (const letter of expected) row.push(row.at(-1)! + markCost(letter))
  for (const letter of read) {
    const next = [row[0]! + markCost(letter)]
    expected.forEach((other, i) => {
      next.push(Math.min(row[i]! + lookCost(letter, other), row[i + 1]! + markCost(letter), next[i]! + markCost(other)))
    })
    row = next
  }
  return row.at(-1)!
}

const markCost = (letter: string): number => (PUNCTUATION.test(letter) ? LOST_MARK : OTHER_LETTER)

function lookCost(read: string, label: string): number {
  if (read === label) return 0
  return CONFUSED.some((group) => group.has(read) && group.has(label)) ? SAME_LOOK : OTHER_LETTER
}

/** Numbers after the open ones (one may be lost), and the lists that may open under the last. */
function expectedLabels(open: readonly OpenLabel[]): LabelPart[] {
  const following = open.flatMap((label) => [later(label, 1), later(label, 2)])
  const carried = open.flatMap(({ carriedOn }) => (carriedOn === null ? [] : [later(carriedOn, 1)]))
  return [...following, ...carried, ...firstLabels(open.at(-1))]
}

const FIRST_OF_LISTS: readonly LabelPart[] = (
  [
    ['hebrew-parens', '(א)', 'א'],
    ['number-parens', '(1)', '1'],
    ['latin-parens', '(a)', 'a'],
    ['roman-parens', '(i)', 'i'],
    ['hebrew-dot', 'א.', 'א'],
  ] as const
).map(([style, label, numeral]) => ({ style, label, numeral, values: [1] }))
const FIRST_CLAUSE: LabelPart = { style: 'decimal', label: '1', numeral: '1', values: [1] }

function firstLabels(last: OpenLabel | undefined): LabelPart[] {
  if (last === undefined) return [FIRST_CLAUSE]
  const clauses = isTitleStyle(last.style) ? [FIRST_CLAUSE] : []
  if (last.style !== 'decimal' && last.style !== 'annex-decimal' && !isTitleStyle(last.style))
    return FIRST_OF_LISTS.slice()
  const numeral = isTitleStyle(last.style) && !/^[א-תA-Z]$/.test(last.numeral) ? last.values.join('.') : last.numeral
  const style: LabelStyle = /^\d/.test(numeral) ? 'decimal' : 'annex-decimal'
  const child: LabelPart = { style, values: [...last.values, 1], label: `${numeral}.1`, numeral: `${numeral}.1` }
  return [child, ...clauses, ...FIRST_OF_LISTS]
}

/** The label some numbers on, written the same way. */
function later(part: LabelPart, by: number): LabelPart {
  const values = part.values.with(-1, Math.floor(part.values.at(-1)!) + by)
  const digits = /(\d+)\D?$/.exec(part.numeral)
  const numeral = digits ? `${part.numeral.slice(0, digits.index)}${values.at(-1)}` : lettersOf(part, values[0]!)
  return { ...part, values, numeral, label: part.label.replace(part.numeral, numeral) }
}

function lettersOf(part: LabelPart, value: number): string {
  if (/[א-ת]/.test(part.numeral)) return hebrewNumeral(value)
  const isRoman = part.style.includes('roman') || (part.style === 'chapter' && /^[IVXLC]+$/.test(part.numeral))
  const letters = isRoman ? romanNumeral(value) : latinNumeral(value)
  return /[a-z]/.test(part.numeral) ? letters.toLowerCase() : letters.toUpperCase()
}
