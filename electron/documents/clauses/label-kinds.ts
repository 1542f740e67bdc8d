import type { LabelPart, LabelStyle } from './label.ts'

/** Labels that stand on their own line or before a title; the others number paragraphs. */
export const isTitleStyle = (style: LabelStyle): boolean => style === 'annex' || style === 'chapter'

/** "A." over "A.1". */
export const LETTERED = new Set<LabelStyle>(['capital-dot', 'capital-bracket', 'hebrew-dot', 'hebrew-bracket'])
/** From the widest: a chapter closes the sections in it. */
const CHAPTER_RANKS: readonly RegExp[] = [
  /^(?:part|חלק|שער)$/,
  /^(?:chapter|פרק)$/,
  /^article$/,
  /^(?:section|clause|סעיף)$/,
]

const word = (label: string): string => label.split(/\s/)[0]!.toLowerCase()
/** Place among chapter words from the widest; -1 for a label that is none. */
export const rankOf = (label: string): number => CHAPTER_RANKS.findIndex((pattern) => pattern.test(word(label)))
const CLAUSE_RANK = CHAPTER_RANKS.length - 1
/** "סעיף 5" is what others print as "5.", and "5א." may follow it. */
export const isClauseWord = ({ style, label }: LabelPart): boolean =>
  style === 'chapter' && rankOf(label) === CLAUSE_RANK

/** The number that counts among siblings: the 3 of "5.3". */
export const last = (values: readonly number[]): number => values.at(-1) ?? 0
export const isPrefix = (short: readonly number[], long: readonly number[]): boolean =>
  short.every((value, i) => value === long[i])

/** Labels written alike, of one depth of numbers. */
export const isSibling = (one: LabelPart, other: LabelPart): boolean =>
  one.style === other.style && one.values.length === other.values.length
export const isLoneNumber = ({ style, values }: LabelPart): boolean => style === 'decimal' && values.length === 1
export const isDotted = (style: LabelStyle): boolean =>
  style === 'decimal' || style === 'annex-decimal' || style === 'letter-number'
