import { hebrewValue, latinValue, romanValue } from './numerals.ts'

/** How a label is written; siblings are written alike. */
export type LabelStyle =
  | 'annex'
  | 'chapter'
  | 'decimal'
  | 'decimal-bracket'
  | 'number-parens'
  | 'annex-decimal'
  | 'hebrew-parens'
  | 'hebrew-dot'
  | 'hebrew-bracket'
  | 'latin-parens'
  | 'latin-dot'
  | 'latin-bracket'
  | 'capital-parens'
  | 'capital-dot'
  | 'roman-parens'
  | 'roman-dot'
  | 'capital-roman-parens'
  | 'capital-roman-dot'

/** One way to read the start of a line as a clause label. `values` of "5.3.1" are [5, 3, 1]. */
export interface LabelReading {
  readonly style: LabelStyle
  readonly values: readonly number[]
  /** As printed, without the closing full stop: "7.2", "(ב)", "נספח א'". */
  readonly label: string
  /** The rest of the line, and where it starts. */
  readonly rest: string
  readonly restAt: number
}

interface LabelPattern {
  readonly style: LabelStyle
  /** Groups: `label`, and the parts whose values count in `numeral`. */
  readonly pattern: RegExp
  readonly values: (numeral: string) => readonly number[]
}

const single =
  (value: (letters: string) => number) =>
  (numeral: string): readonly number[] => [value(numeral)]
const dotted = (numeral: string): readonly number[] => numeral.split('.').map(Number)
const romanDecimal = (numeral: string): readonly number[] => {
  const [chapter = '', clause = ''] = numeral.split('.')
  return [romanValue(chapter), Number(clause)]
}
const annexDecimal = (numeral: string): readonly number[] => {
  const [annex = '', ...clauses] = numeral.split('.')
  return [anyLetterValue(annex), ...clauses.map(Number)]
}
const anyLetterValue = (letters: string): number => (/[א-ת]/.test(letters) ? hebrewValue(letters) : latinValue(letters))
const anyValue = (numeral: string): number => {
  if (/^\d/.test(numeral)) return Number(numeral)
  if (/^[א-ת]/.test(numeral)) return hebrewValue(numeral)
  const roman = romanValue(numeral)
  return Number.isNaN(roman) ? latinValue(numeral) : roman
}
/** Exhibits are lettered before they are Roman: "Exhibit C" is the third. */
const annexValue = (numeral: string): number => (/^[A-Z]$/.test(numeral) ? latinValue(numeral) : anyValue(numeral))

const ANNEX_WORDS = 'נספח|תוספת|Exhibit|Schedule|Appendix|Annex|Attachment|EXHIBIT|SCHEDULE|APPENDIX|ANNEX|ATTACHMENT'
const CHAPTER_WORDS = 'סעיף|פרק|חלק|Article|Section|Clause|Chapter|Part|ARTICLE|SECTION|CLAUSE|CHAPTER|PART'
/** After a word label comes the end of the line, a dash or colon, or a title: a capital or a Hebrew word. */
const BEFORE_TITLE = `(?=\\s*$|\\s*[-–—:.]|\\s+["“]?[A-Z\\u05d0-\\u05ea])\\s*[-–—:.]?\\s*`
const GERESH = `['׳"״]?`

const PATTERNS: readonly LabelPattern[] = [
  {
    style: 'annex',
    pattern: new RegExp(
      `^(?<label>(?:${ANNEX_WORDS})\\s+(?:["'״׳])?(?<numeral>\\d{1,2}|[א-ת]{1,2}|[A-Z]|[IVX]{1,4})${GERESH})${BEFORE_TITLE}`,
    ),
    values: single(annexValue),
  },
  {
    style: 'chapter',
    pattern: new RegExp(
      `^(?<label>(?:${CHAPTER_WORDS})\\s+(?<numeral>\\d{1,2}|[א-ת]{1,2}|[IVXLC]{1,6}|[A-Z])${GERESH})(?![\\d.]*\\d)${BEFORE_TITLE}`,
    ),
    values: single(anyValue),
  },
  {
    style: 'decimal',
    pattern: /^(?<label>(?:Section|Clause|SECTION|סעיף)\s+(?<numeral>\d{1,3}(?:\.\d{1,3}){1,5}))\.?(?=\s|$)/,
    values: dotted,
  },
  { style: 'decimal', pattern: /^(?<label>(?<numeral>\d{1,3}(?:\.\d{1,3}){1,5}))\.?(?=\s|$)/, values: dotted },
  { style: 'decimal', pattern: /^(?<label>(?<numeral>\d{1,3}))\s?\.(?=[^\d.]|$)/, values: single(Number) },
  { style: 'decimal', pattern: /^(?<label>(?<numeral>[IVXLC]{1,5}\.\d{1,2}))\.?(?=\s)/, values: romanDecimal },
  { style: 'decimal-bracket', pattern: /^(?<label>(?<numeral>\d{1,3})\))/, values: single(Number) },
  {
    style: 'annex-decimal',
    pattern: /^(?<label>(?<numeral>(?:[א-ת]|[A-Z])(?:\.\d{1,2}){1,3}))\.?(?=\s)/,
    values: annexDecimal,
  },
  { style: 'number-parens', pattern: /^(?<label>\((?<numeral>\d{1,3})\))/, values: single(Number) },
  { style: 'hebrew-parens', pattern: /^(?<label>\((?<numeral>[א-ת]{1,2})\))/, values: single(hebrewValue) },
  { style: 'hebrew-dot', pattern: /^(?<label>(?<numeral>[א-ת]{1,2}))\.(?=\s)/, values: single(hebrewValue) },
  { style: 'hebrew-bracket', pattern: /^(?<label>(?<numeral>[א-ת]{1,2})\))(?=\s)/, values: single(hebrewValue) },
  { style: 'latin-parens', pattern: /^(?<label>\((?<numeral>[a-z])\))(?=\s)/, values: single(latinValue) },
  { style: 'latin-dot', pattern: /^(?<label>(?<numeral>[a-z]))\.(?=\s)/, values: single(latinValue) },
  { style: 'latin-bracket', pattern: /^(?<label>(?<numeral>[a-z])\))(?=\s)/, values: single(latinValue) },
  { style: 'roman-parens', pattern: /^(?<label>\((?<numeral>[ivxl]{1,5})\))(?=\s)/, values: single(romanValue) },
  { style: 'roman-dot', pattern: /^(?<label>(?<numeral>[ivxl]{1,5}))\.(?=\s)/, values: single(romanValue) },
  { style: 'capital-parens', pattern: /^(?<label>\((?<numeral>[A-Z])\))(?=\s)/, values: single(latinValue) },
  { style: 'capital-dot', pattern: /^(?<label>(?<numeral>[A-Z]))\.(?=\s)/, values: single(latinValue) },
  {
    style: 'capital-roman-parens',
    pattern: /^(?<label>\((?<numeral>[IVXL]{1,5})\))(?=\s)/,
    values: single(romanValue),
  },
  { style: 'capital-roman-dot', pattern: /^(?<label>(?<numeral>[IVXL]{1,5}))\.(?=\s)/, values: single(romanValue) },
]

/** Every reading of a line's start as a label; which of them is meant, only the numbering so far can say. */
export function readLabels(line: string): LabelReading[] {
  return PATTERNS.flatMap(({ style, pattern, values }) => {
    const match = pattern.exec(line)
    const { label, numeral } = match?.groups ?? {}
    if (match === null || label === undefined || numeral === undefined) return []
    const numbers = values(numeral)
    if (numbers.some(Number.isNaN)) return []
    const behind = line.slice(match[0].length)
    const rest = behind.trimStart()
    return [{ style, values: numbers, label, rest, restAt: line.length - rest.length }]
  })
}
