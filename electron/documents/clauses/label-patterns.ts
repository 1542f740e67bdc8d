import type { LabelStyle } from './label.ts'
import { anyLetterValue, hebrewValue, insertableValue, latinValue, ordinalValue, romanValue } from './numerals.ts'

interface LabelPattern {
  readonly style: LabelStyle
  /** Groups: `label`, and the letters that count in `numeral`. */
  readonly pattern: RegExp
  readonly values: (numeral: string) => readonly number[]
  readonly clarity: number
}

const single =
  (value: (letters: string) => number) =>
  (numeral: string): readonly number[] => [value(numeral)]
const dotted = (numeral: string): readonly number[] => {
  const parts = numeral.split('.')
  // "01.04.25" is a day; "Section 1.01" is the first of ARTICLE I.
  const isPadded = parts.length === 2 && /^[1-9]/.test(numeral) && /^0[1-9]$/.test(parts[1]!)
  return parts.map((part) => (part.startsWith('0') && !isPadded ? Number.NaN : insertableValue(part)))
}
/** "1.0" numbers a chapter, "2.b" the second item of clause 2. */
const zeroed = (numeral: string): readonly number[] => [Number(numeral.split('.')[0])]
const letteredDecimal = (numeral: string): readonly number[] => {
  const parts = numeral.split('.')
  return [...parts.slice(0, -1).map(Number), latinValue(parts.at(-1)!)]
}
const romanDecimal = (numeral: string): readonly number[] => {
  const [chapter = '', clause = ''] = numeral.split('.')
  return [romanValue(chapter), Number(clause)]
}
const annexDecimal = (numeral: string): readonly number[] => {
  const [annex = '', ...clauses] = numeral.split('.')
  return [anyLetterValue(annex), ...clauses.map(Number)]
}
const letterNumber = (numeral: string): readonly number[] =>
  annexDecimal(`${numeral.charAt(0)}.${numeral.slice(1).replace(/^-/, '')}`)
const anyValue = (numeral: string): number => {
  const ordinal = ordinalValue(numeral)
  if (!Number.isNaN(ordinal)) return ordinal
  if (/^\d/.test(numeral)) return insertableValue(numeral)
  if (/^[א-ת]/.test(numeral)) return hebrewValue(numeral)
  const roman = romanValue(numeral)
  return Number.isNaN(roman) ? latinValue(numeral) : roman
}
/** Exhibits are lettered before they are Roman: "Exhibit C" is the third. */
const annexValue = (numeral: string): number => (/^[A-Z]$/.test(numeral) ? latinValue(numeral) : anyValue(numeral))

const ANNEX_WORDS = 'נספח|תוספת|Exhibit|Schedule|Appendix|Annex|Attachment|EXHIBIT|SCHEDULE|APPENDIX|ANNEX|ATTACHMENT'
const CHAPTER_WORDS =
  'סעיף|פרק|חלק|שער|Art\\.|Sec\\.|Cl\\.|Rule|Condition|Paragraph|RULE|CONDITION|PARAGRAPH|Article|Section|Clause|Chapter|Part|ARTICLE|SECTION|CLAUSE|CHAPTER|PART|article|section|clause|chapter'
const ORDINAL_WORDS =
  'ראשון|ראשונה|שני|שנייה|שניה|שלישי|שלישית|רביעי|רביעית|חמישי|חמישית|שישי|שישית|שביעי|שביעית|שמיני|שמינית|תשיעי|תשיעית|עשירי|עשירית|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN'
/** After a word label comes the end of the line, a dash or colon, or a title: a capital or a Hebrew word. */
const BEFORE_TITLE = `(?=\\s*$|\\s*[-–—:.]|\\s+["“]?[A-Z\\u05d0-\\u05ea])\\s*[-–—:.]?\\s*`
const GERESH = `['׳"״]?`
/** "נספח ג' (מתוקן)" is another annex than the one it takes the place of. */
const VERSION = `(?:\\s*\\((?:מתוקן|מתוקנת|מעודכן|מעודכנת|חדש|חדשה|[Aa]mended|[Rr]evised|[Uu]pdated|[Rr]estated|[Nn]ew)\\))?`
/** A number, with the letter of one inserted later. */
const NUMBER = `\\d{1,3}(?:[א-ת]|[A-Z])?`

/** Numbers beyond doubt, numbers that may be a quantity, initials that may be a name. */
const CLEAR = 1
const FAIR = 0.8
const VAGUE = 0.6
const BARE = 0.25

const words: readonly LabelPattern[] = [
  {
    style: 'annex',
    pattern: new RegExp(
      `^(?<label>(?:${ANNEX_WORDS})\\s+(?:["'״׳])?(?<numeral>\\d{1,2}|${ORDINAL_WORDS}|[א-ת]{1,2}|[A-Z]|[IVX]{1,4})${GERESH}${VERSION})${BEFORE_TITLE}`,
    ),
    values: single(annexValue),
    clarity: CLEAR,
  },
  {
    style: 'chapter',
    pattern: new RegExp(
      `^(?<label>(?:${CHAPTER_WORDS})\\s+(?:["'״׳])?(?<numeral>${NUMBER}|${ORDINAL_WORDS}|[א-ת]{1,2}|[IVXLC]{1,6}|[A-Z])${GERESH})(?![\\d.]*\\d)${BEFORE_TITLE}`,
    ),
    values: single(anyValue),
    clarity: CLEAR,
  },
  // "Part C" behind "Part B" is the third, and no Roman hundred.
  {
    style: 'chapter',
    pattern: new RegExp(`^(?<label>(?:${CHAPTER_WORDS})\\s+(?<numeral>[IVXLCDM]))(?![\\d.]*\\d)${BEFORE_TITLE}`),
    values: single(latinValue),
    clarity: CLEAR,
  },
]

const decimals: readonly LabelPattern[] = [
  {
    style: 'decimal',
    pattern: new RegExp(
      `^(?<label>(?:Section|Clause|SECTION|CLAUSE|סעיף|§)\\s*(?<numeral>${NUMBER}(?:\\.${NUMBER}){1,5}))[.:]?(?=\\s|$)(?:\\s+[-–—](?=\\s))?`,
    ),
    values: dotted,
    clarity: CLEAR,
  },
  {
    style: 'decimal',
    pattern: new RegExp(`^(?<label>(?<numeral>${NUMBER}(?:\\.${NUMBER}){1,5}))(?:[.):]?(?=\\s|$)|\\.(?=\\p{L}))`, 'u'),
    values: dotted,
    clarity: CLEAR,
  },
  {
    style: 'decimal',
    pattern: new RegExp(`^(?<label>§?\\s*(?<numeral>${NUMBER}))\\s?\\.\\)?(?=[^\\d.)]|$)`),
    values: dotted,
    clarity: FAIR,
  },
  { style: 'decimal', pattern: /^(?<label>(?<numeral>[1-9]\d?\.0))\.?(?=\s)/, values: zeroed, clarity: VAGUE },
  {
    style: 'decimal',
    pattern: /^(?<label>(?<numeral>\d{1,2}(?:\.\d{1,2})*\.[a-zA-Z]))[.)]?(?=\s)/,
    values: letteredDecimal,
    clarity: FAIR,
  },
  { style: 'decimal', pattern: /^(?<label>§\s*(?<numeral>\d{1,3}))(?=\s)/, values: dotted, clarity: CLEAR },
  { style: 'decimal', pattern: /^(?<label>(?<numeral>\d{1,3}))\s+[-–—]\s+(?=\p{L})/u, values: dotted, clarity: VAGUE },
  // "1 Definitions" in British contracts.
  {
    style: 'decimal',
    pattern: /^(?<label>(?<numeral>\d{1,3}))(?=\s+["“]?[\p{Lu}\u05d0-\u05ea])/u,
    values: dotted,
    clarity: BARE,
  },
  // "9A Support hours" in amendments.
  {
    style: 'decimal',
    pattern: /^(?<label>(?<numeral>\d{1,3}(?:[א-ת]|[A-Z])))(?=\s+["“]?[\p{Lu}\u05d0-\u05ea])/u,
    values: dotted,
    clarity: VAGUE,
  },
  {
    style: 'decimal',
    pattern: /^(?<label>(?<numeral>[IVXLC]{1,5}\.\d{1,2}))\.?(?=\s)/,
    values: romanDecimal,
    clarity: CLEAR,
  },
  {
    style: 'annex-decimal',
    pattern: /^(?<label>(?<numeral>(?:[א-ת]|[A-Z])(?:\.\d{1,2}){1,3}))\.?(?=\s)/,
    values: annexDecimal,
    clarity: CLEAR,
  },
  {
    style: 'letter-number',
    pattern: /^(?<label>(?<numeral>(?:[א-ת]|[A-Z])-?\d{1,2}(?:\.\d{1,2}){0,3}))[.):]?(?=\s)/,
    values: letterNumber,
    clarity: VAGUE,
  },
  { style: 'decimal-bracket', pattern: /^(?<label>(?<numeral>\d{1,3})\))/, values: single(Number), clarity: CLEAR },
  // "2-3 The Supplier …": clauses by chapter and number; before a small letter it is a range.
  {
    style: 'decimal',
    pattern: /^(?<label>(?<numeral>\d{1,2}-\d{1,2}))[.:]?(?=\s+["“]?\p{Lu})/u,
    values: (numeral) => numeral.split('-').map(Number),
    clarity: VAGUE,
  },
]

/** Labels in brackets, which also hang behind another: "7.2(ב)(1)". */
export const childPatterns: readonly LabelPattern[] = [
  { style: 'number-parens', pattern: /^(?<label>\((?<numeral>\d{1,3})\))/, values: single(Number), clarity: CLEAR },
  {
    style: 'hebrew-parens',
    pattern: /^(?<label>\((?<numeral>[א-ת]{1,2})['׳]?\))/,
    values: single(hebrewValue),
    clarity: CLEAR,
  },
  {
    style: 'latin-parens',
    pattern: /^(?<label>\((?<numeral>[a-z]{1,2})\))(?=[\s(]|$)/,
    values: single(latinValue),
    clarity: CLEAR,
  },
  {
    style: 'roman-parens',
    pattern: /^(?<label>\((?<numeral>[ivxl]{1,5})\))(?=[\s(]|$)/,
    values: single(romanValue),
    clarity: CLEAR,
  },
]

const letters: readonly LabelPattern[] = [
  {
    style: 'hebrew-dot',
    pattern: /^(?<label>(?<numeral>[א-ת]{1,2})['׳]?)\.(?=\s)/,
    values: single(hebrewValue),
    clarity: FAIR,
  },
  {
    style: 'hebrew-bracket',
    pattern: /^(?<label>(?<numeral>[א-ת]{1,2})['׳]?\))(?=\s)/,
    values: single(hebrewValue),
    clarity: FAIR,
  },
  { style: 'latin-dot', pattern: /^(?<label>(?<numeral>[a-z]))\.(?=\s)/, values: single(latinValue), clarity: FAIR },
  {
    style: 'latin-bracket',
    pattern: /^(?<label>(?<numeral>[a-z])\))(?=\s)/,
    values: single(latinValue),
    clarity: FAIR,
  },
  {
    style: 'roman-dot',
    pattern: /^(?<label>(?<numeral>[ivxl]{1,5}))\.(?=\s)/,
    values: single(romanValue),
    clarity: FAIR,
  },
  {
    style: 'roman-bracket',
    pattern: /^(?<label>(?<numeral>[ivxl]{1,5})\))(?=\s)/,
    values: single(romanValue),
    clarity: FAIR,
  },
  {
    style: 'capital-parens',
    pattern: /^(?<label>\((?<numeral>[A-Z])\))(?=\s)/,
    values: single(latinValue),
    clarity: CLEAR,
  },
  { style: 'capital-dot', pattern: /^(?<label>(?<numeral>[A-Z]))\.(?=\s)/, values: single(latinValue), clarity: VAGUE },
  // "A Services" over "A1".
  {
    style: 'capital-dot',
    pattern: /^(?<label>(?<numeral>[A-Z]))(?=\s+\p{Lu}\p{L})/u,
    values: single(latinValue),
    clarity: BARE,
  },
  {
    style: 'hebrew-dot',
    pattern: /^(?<label>(?<numeral>[א-ת]['׳]?))(?=\s+["“]?[\u05d0-\u05ea]{2})/,
    values: single((letter) => hebrewValue(letter.charAt(0))),
    clarity: BARE,
  },
  {
    style: 'capital-bracket',
    pattern: /^(?<label>(?<numeral>[A-Z])\))(?=\s)/,
    values: single(latinValue),
    clarity: FAIR,
  },
  {
    style: 'capital-roman-parens',
    pattern: /^(?<label>\((?<numeral>[IVXL]{1,5})\))(?=\s)/,
    values: single(romanValue),
    clarity: CLEAR,
  },
  {
    style: 'roman-bracket',
    pattern: /^(?<label>(?<numeral>[IVXL]{1,5})\))(?=\s)/,
    values: single(romanValue),
    clarity: FAIR,
  },
  {
    style: 'capital-roman-dot',
    pattern: /^(?<label>(?<numeral>[IVXL]{1,5}))\.(?=\s)/,
    values: single(romanValue),
    clarity: VAGUE,
  },
]

export const LABEL_PATTERNS: readonly LabelPattern[] = [...words, ...decimals, ...childPatterns, ...letters]
