import type { LabelStyle } from './label.ts'
import { isTitleStyle } from './label-kinds.ts'
import { hebrewNumeral, latinNumeral, romanNumeral } from './numerals.ts'
import type { OpenLabel, Printed } from './open-labels.ts'
import { areRecitals } from './recitals.ts'

/** The list before had labels of another kind. */
const UNLIKE_COUSIN = 1.5

/** A label as it would be printed, with what it must turn out to be. */
export interface Expected {
  readonly label: string
  readonly style: LabelStyle
  readonly value: number
  /** What speaks against it from the start. */
  readonly cost?: number
}

/** Numbers after the open ones (one may be lost), and the lists that may open under the last. */
export function expectedLabels(open: readonly OpenLabel[]): Expected[] {
  const following = open.flatMap((label) => [later(label, 1), later(label, 2)])
  const carried = open.flatMap(({ carriedOn }) =>
    carriedOn === null ? [] : [later({ ...carriedOn, printed: carriedOn.label }, 1)],
  )
  const clauses = areRecitals(open) ? [FIRST_CLAUSE] : []
  return [...following, ...carried, ...firstLabels(open.at(-1)), ...clauses]
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
  const isRoman = last.style === 'capital-roman-dot'
  const cousins = last.cousin === null ? [] : firstLike(last.cousin, number)
  const unlike = cousins.length === 0 ? 0 : UNLIKE_COUSIN
  const lists = FIRST_OF_LISTS.map((first) => ({ ...first, cost: unlike }))
  if (!isNumber && !isLetter && !isRoman && !isTitleStyle(last.style)) return [...cousins, ...lists]
  const child: Expected = {
    style: isNumber || isRoman ? 'decimal' : 'annex-decimal',
    label: `${number}.1`,
    value: 1,
    cost: unlike,
  }
  const joined: Expected[] = isLetter && !isRoman ? [{ style: 'letter-number', label: `${number}1`, value: 1 }] : []
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
