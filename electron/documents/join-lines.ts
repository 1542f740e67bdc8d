import { unbalanced } from './pdf/logical-order.ts'

/**
 * Where a line break fell inside a left-to-right run of a Hebrew paragraph ("03-|6471190"), the hyphen's place was settled
 * before the break: alone on its line it reads as "-03".
 */
const STRANDED_HYPHEN = /(^|\s)([-–/])([0-9A-Za-z][\w.:,@/-]*)$/
const STARTS_WITH_RUN = /^[0-9A-Za-z]/

/** A Latin stretch closed by a bracket that was opened on the line before: it comes out as "(Platform II" instead of "Platform II)". */
const STRANDED_BRACKET = /^\(([A-Za-z0-9 .&'-]*[A-Za-z0-9.])(?![^()]*\))/

/** Pairs of line end and line start between which nothing is printed. */
const GLUED: readonly (readonly [RegExp, RegExp])[] = [
  // a compound ("תל אביב-|יפו", "non-|renewal")
  [/[\p{L}\d][-\u05be]$/u, /^[\p{L}\d]/u],
  // a bracket or slash
  [/[([/]$/, /^/],
  [/./, /^[,.;:)\]]/],
  // an e-mail address
  [/@[\w.-]*[.@-]$/, /^[\w.]/],
]

/** Joins two lines of one paragraph into one stretch of text. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  if (STRANDED_HYPHEN.test(before) && STARTS_WITH_RUN.test(after)) {
    return before.replace(STRANDED_HYPHEN, '$1$3$2') + after
  }
  const bracket = STRANDED_BRACKET.exec(after)
  if (bracket && unbalanced(before) > 0 && unbalanced(after) > 0) {
    return `${before} ${bracket[1]})${after.slice(bracket[0].length)}`
  }
  const glued = GLUED.some(([end, start]) => end.test(before) && start.test(after))
  return glued ? before + after : `${before} ${after}`
}
