import { childPatterns, LABEL_PATTERNS } from './label-patterns.ts'

/** How a label is written; siblings are written alike. */
export type LabelStyle =
  | 'annex'
  | 'chapter'
  | 'decimal'
  | 'decimal-bracket'
  | 'number-parens'
  | 'annex-decimal'
  | 'letter-number'
  | 'hebrew-parens'
  | 'hebrew-dot'
  | 'hebrew-bracket'
  | 'latin-parens'
  | 'latin-dot'
  | 'latin-bracket'
  | 'capital-parens'
  | 'capital-dot'
  | 'capital-bracket'
  | 'roman-parens'
  | 'roman-dot'
  | 'roman-bracket'
  | 'capital-roman-parens'
  | 'capital-roman-dot'

/** One number of a label: "7.2(ב)" has two. `values` of "5.3.1" are [5, 3, 1], of "3א" [3.01]. */
export interface LabelPart {
  readonly style: LabelStyle
  readonly values: readonly number[]
  /** As printed, without the closing full stop: "7.2", "(ב)", "נספח א'". */
  readonly label: string
  /** The letters of the label that count: "7.2", "ב", "א". */
  readonly numeral: string
}

/** One way to read the start of a line as a clause label. */
export interface LabelReading {
  /** From the outside in; more than one where a label names its whole way: "7.2(ב)(1)". */
  readonly parts: readonly [LabelPart, ...LabelPart[]]
  /** All of it as printed. */
  readonly label: string
  /** The rest of the line, and where it starts. */
  readonly rest: string
  readonly restAt: number
  /** 0…1: how plainly it is written as a label, whatever stands around it. A bare "12" may as well count months. */
  readonly clarity: number
}

/** Most lines begin with a word and are done with at one look. */
const LABEL_START =
  /^(?:[\d(§]|\p{L}{1,5}['׳]?[.)\d-]|\p{L}['׳]?\s|\p{Lu}-?\d|(?:נספח|תוספת|סעיף|פרק|חלק|שער)\s|(?:art|sec|cl)\.\s|(?:rule|condition|paragraph|exhibit|schedule|appendix|annex|attachment|article|section|clause|chapter|part)\s)/iu

/** Every reading of a line's start as a label; which of them is meant, only the numbering can say. */
export function readLabels(line: string): LabelReading[] {
  if (!LABEL_START.test(line)) return []
  return [...plainLabels(line), ...compoundLabels(line)]
}

function plainLabels(line: string): LabelReading[] {
  return LABEL_PATTERNS.flatMap(({ style, pattern, values, clarity }) => {
    const match = pattern.exec(line)
    const { label, numeral } = match?.groups ?? {}
    if (match === null || label === undefined || numeral === undefined) return []
    const numbers = values(numeral)
    if (numbers.some(Number.isNaN)) return []
    const parts: [LabelPart] = [{ style, values: numbers, label, numeral }]
    return [{ parts, label, clarity, ...restOf(line, match[0].length) }]
  })
}

const COMPOUND = /^(?<head>\d{1,3}(?:\.\d{1,3})*)(?<tail>(?:\((?:[א-ת]{1,2}|[a-z]{1,5}|\d{1,2})\))+)[.:]?(?=\s|$)/
const COMPOUND_CLARITY = 0.8

/** "7.2(ב)(1)": the whole way to a clause as its label. "(i)" is Roman or the ninth letter: one reading each. */
function compoundLabels(line: string): LabelReading[] {
  const match = COMPOUND.exec(line)
  const { head, tail } = match?.groups ?? {}
  if (match === null || head === undefined || tail === undefined) return []
  const first: LabelPart = { style: 'decimal', values: head.split('.').map(Number), label: head, numeral: head }
  const rests = bracketed(tail)
  const clarity = COMPOUND_CLARITY
  return rests.map((parts) => ({
    parts: [first, ...parts],
    label: head + tail,
    clarity,
    ...restOf(line, match[0].length),
  }))
}

function bracketed(tail: string): LabelPart[][] {
  if (tail === '') return [[]]
  return childPatterns.flatMap(({ style, pattern, values }) => {
    const { label, numeral } = pattern.exec(tail)?.groups ?? {}
    if (label === undefined || numeral === undefined || values(numeral).some(Number.isNaN)) return []
    const part: LabelPart = { style, values: values(numeral), label, numeral }
    return bracketed(tail.slice(label.length)).map((deeper) => [part, ...deeper])
  })
}

function restOf(line: string, labelEnd: number): Pick<LabelReading, 'rest' | 'restAt'> {
  const rest = line.slice(labelEnd).trimStart()
  return { rest, restAt: line.length - rest.length }
}
