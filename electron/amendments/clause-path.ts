import { normalise } from '../text/normalise.ts'

/**
 * Words before a clause's number that say no more than "clause": "Article IV", "סעיף 3" and "3" name alike. Parts and
 * chapters keep theirs, and annexes do: each may have a numbering of its own.
 */
const CLAUSE_WORD = /^(?:article|section|clause|סעיף)\s+/u
const NAMED_PART =
  /^(part|chapter|schedule|annex|appendix|exhibit|attachment|פרק|חלק|שער|נספח|תוספת)\s+(?:no\.\s*|מס'\s*)?("?[\p{L}\p{N}]{1,4}"?)'?(?=\s|$)/u
const IS_CHAPTER = /^(?:part|chapter|פרק|חלק|שער):/u
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
/** One letter alone is a letter ("Article C"), but for those that begin a Roman numbering. */
const ROMAN = /^(?:[ivx]|[ivxlc]{2,6})$/u

function romanValue(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

const decimal = (numeral: string): string => (ROMAN.test(numeral) ? String(romanValue(numeral)) : numeral)

/**
 * A clause's way in the one form that ways are compared in: `4.2 (a)` is `4.2(a)`, `Article IV` is `4`, and what stands in
 * `Schedule 2` begins with `schedule:2/`. References and printed labels write it with and without spaces and gershayim.
 */
export function pathKey(path: string): string {
  const written = normalise(path).text.trim()
  const [label, word, numeral] = NAMED_PART.exec(written) ?? []
  if (label !== undefined) {
    const rest = pathKey(written.slice(label.length))
    const part = `${word}:${decimal(numeral!.replaceAll('"', ''))}`
    return rest === '' ? part : `${part}/${rest}`
  }
  const number = written.replace(CLAUSE_WORD, '')
  const [, roman, rest] = /^([ivxlc]+)(?![\p{L}.])(.*)$/u.exec(number) ?? []
  const compact = roman !== undefined && ROMAN.test(roman) && number !== written ? decimal(roman) + rest : number
  return compact.replaceAll(/['".\s]+$|['"\s]/gu, '')
}

const startsWithin = (own: string, named: string): boolean =>
  own === named || (own.startsWith(named) && /^[.(/]/u.test(own.slice(named.length)))

/**
 * Whether a clause is the named one or stands under it, both as `pathKey` writes them: naming clause 4 names 4.2 (a) as
 * well. A reference may leave out the part or chapter, for most contracts number their clauses through; never the annex.
 */
export function isWithin(own: string, named: string): boolean {
  if (startsWithin(own, named)) return true
  return IS_CHAPTER.test(own) && own.includes('/') && startsWithin(own.slice(own.indexOf('/') + 1), named)
}

/** The way to the clause above: `4.2 (a)` stands under `4.2`, that under `4`; `Schedule 2 1` under `Schedule 2`. Null at the top. */
export function parentPath(path: string): string | null {
  const parent = path.replace(/\s?\([^()]*\)$|\.[^.\s]+$/u, '')
  if (parent !== path) return parent === '' ? null : parent
  const labels = path.split(' ')
  // "Schedule 2" is one label of two words.
  return labels.length > 2 ? labels.slice(0, -1).join(' ') : null
}
