import type { Locale } from '../../shared/units.ts'
import { readTerms } from '../text/terms/index.ts'
import type { ReadClause } from './contract-text.ts'

/** Words that say "signed". */
const SIGNING_WORDS = /נערך|נחתם|נעשה|entered into|executed|signed|dated|made (?:as of|on|this)/gi
const SIGNATURE_DATE = /תאריך|\bdate\b/gi
/** The day stands within this many characters after them. */
const WITHIN = 80
/** What makes it another day: the one something begins or ends. */
const OTHER_DAY = /בתוקף|לתוקף|החל|עד ליום|commenc|effective from|expire|terminat/i
/** 03/04/2026 is two days in English; in Israel the day always comes first. */
const TWO_ORDERS = /^(\d{1,2})[./-](\d{1,2})[./-]/

/**
 * The day the document says it was signed on, as ISO day: in its preamble ("נחתם ביום 12 במרץ 2025", "dated 3 March 2026"),
 * else beside the signatures when all of them agree. Null when that is not plain.
 */
export function findSignedOn(clauses: readonly ReadClause[], language: Locale): string | null {
  const firstNumbered = clauses.findIndex((clause) => clause.number !== '')
  const preambleEnd = firstNumbered < 0 ? clauses.length : firstNumbered
  const preamble = datesAfter(textOutside(clauses.slice(0, preambleEnd)), SIGNING_WORDS, language)
  if (preamble.length > 0) return agreed(preamble)
  const signatures = textOutside(clauses.slice(preambleEnd))
  return agreed([SIGNING_WORDS, SIGNATURE_DATE].flatMap((words) => datesAfter(signatures, words, language)))
}

/** The text outside the numbering. */
function textOutside(clauses: readonly ReadClause[]): string {
  const outside = clauses.filter((clause) => clause.number === '')
  return outside.map((clause) => `${clause.heading ?? ''}\n${clause.text}`).join('\n')
}

function datesAfter(text: string, words: RegExp, language: Locale): string[] {
  return Array.from(text.matchAll(words)).flatMap((match) => {
    const at = match.index + match[0].length
    const behind = text.slice(at, at + WITHIN)
    const date = readTerms(behind, { locale: language }).find((term) => term.kind === 'date')
    if (date === undefined || OTHER_DAY.test(behind.slice(0, date.span[0]))) return []
    return isAmbiguous(date.quote, language) ? [] : [String(date.value)]
  })
}

function isAmbiguous(quote: string, language: Locale): boolean {
  const [, first, second] = TWO_ORDERS.exec(quote) ?? []
  return language === 'en' && first !== second && Number(first) <= 12 && Number(second) <= 12
}

function agreed(dates: readonly string[]): string | null {
  return new Set(dates).size === 1 ? dates[0]! : null
}
