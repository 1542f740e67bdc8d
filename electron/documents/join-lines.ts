import type { Span } from '../../shared/units.ts'
import type { LineWord } from './contract-text.ts'
import { unbalanced } from './pdf/brackets.ts'

/**
 * Where a line break fell inside a left-to-right run of a Hebrew paragraph ("03-|6471190"), the place of the hyphen,
 * slash or comma was settled before the break: alone on its line it reads as "-03".
 */
const STRANDED_MARK = /(^|[\s(["'“])([-–/,;])([0-9A-Za-z][\w.:,@/-]*)$/
const STARTS_WITH_RUN = /^[0-9A-Za-z]/

/** A Latin stretch closed by a bracket that was opened on the line before: it comes out as "(Platform II" instead of "Platform II)". */
const STRANDED_BRACKET = /^\(([A-Za-z0-9 .&'-]*[A-Za-z0-9.])(?![^()]*\))/

/**
 * The same with a dash between blanks, where it parts a Latin name from its price ("Pro – |149 ₪", "Pro |– 149 ₪"): no dash
 * stands before a currency sign or a per cent.
 */
const STRANDED_DASH = /(^|\s)([-–]) ([A-Za-z][\w.+-]*)$/
const STARTS_WITH_AMOUNT = /^[\d.,]*\d\s?(?:₪|%|\$|€|£|ש["״]ח)/
const ENDS_IN_LATIN = /[A-Za-z][\w.+-]*$/
const DASH_BEFORE_SIGN = /^(\d[\d.,]*) ([-–]) (?=[₪%$€£])/

/** Pairs of line end and line start between which nothing is printed. */
const GLUED: readonly (readonly [RegExp, RegExp])[] = [
  // a compound ("תל אביב-|יפו", "non-|renewal")
  [/[\p{L}\d][-\u05be]$/u, /^[\p{L}\d]/u],
  // a range ("06:00–|23:00", "א'–|ה'")
  [/[\d'׳]–$/, /^[\p{L}\d]/u],
  // a bracket or slash
  [/[([/]$/, /^/],
  [/./, /^[,.;:)\]]/],
  // an e-mail address
  [/@[\w.-]*[.@-]$/, /^[\w.]/],
]

/** Joins two lines of one paragraph into one stretch of text. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const [, , mark] = STRANDED_MARK.exec(before) ?? []
  if (mark !== undefined && STARTS_WITH_RUN.test(after)) {
    return `${before.replace(STRANDED_MARK, '$1$3$2')}${/[,;]/.test(mark) ? ' ' : ''}${after}`
  }
  if (STRANDED_DASH.test(before) && STARTS_WITH_AMOUNT.test(after)) {
    return `${before.replace(STRANDED_DASH, '$1$3 $2')} ${after}`
  }
  if (ENDS_IN_LATIN.test(before) && DASH_BEFORE_SIGN.test(after)) {
    return `${before} ${after.replace(DASH_BEFORE_SIGN, '$2 $1 ')}`
  }
  const bracket = STRANDED_BRACKET.exec(after)
  if (bracket && unbalanced(before) > 0 && unbalanced(after) > 0) {
    return `${before} ${bracket[1]})${after.slice(bracket[0].length)}`
  }
  const glued = GLUED.some(([end, start]) => end.test(before) && start.test(after))
  return glued ? before + after : `${before} ${after}`
}

/** A stretch of text with its words. */
interface Stretch {
  readonly text: string
  readonly bold: readonly boolean[]
  readonly left: number
  readonly right: number
  readonly words: Iterable<LineWord>
}

/** The same for two lines of one table cell, whose words keep their places on the page. */
export function joinCellLines(before: Stretch, after: Stretch): Stretch {
  const text = joinLines(before.text, after.text)
  const blank = text.length - before.text.length - after.text.length
  return {
    text,
    bold: [...before.bold, ...Array.from({ length: blank }, () => false), ...after.bold],
    left: Math.min(before.left, after.left),
    right: Math.max(before.right, after.right),
    words: respanned([...before.words, ...after.words], wordSpans(text, before.text.length)),
  }
}

/** Runs without white space; one that goes over the line break counts as the two it is printed as. */
function wordSpans(text: string, lineBreak: number): Span[] {
  return Array.from(text.matchAll(/\S+/g)).flatMap<Span>(({ 0: run, index }) => {
    const end = index + run.length
    return index < lineBreak && lineBreak < end
      ? [
          [index, lineBreak],
          [lineBreak, end],
        ]
      : [[index, end]]
  })
}

/** A bracket or hyphen that moves over the line break moves the borders of words with it, never their number. */
const respanned = (words: readonly LineWord[], spans: readonly Span[]): LineWord[] =>
  words.map((word, i) => ({ ...word, span: spans[i] ?? word.span }))
