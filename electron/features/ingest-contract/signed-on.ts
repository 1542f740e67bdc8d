import type { ReadClause } from './contract-text.ts'

const MONTHS: readonly string[][] = [
  ['january', 'jan', 'ינואר'],
  ['february', 'feb', 'פברואר'],
  ['march', 'mar', 'מרץ', 'מרס'],
  ['april', 'apr', 'אפריל'],
  ['may', 'מאי'],
  ['june', 'jun', 'יוני'],
  ['july', 'jul', 'יולי'],
  ['august', 'aug', 'אוגוסט'],
  ['september', 'sept', 'sep', 'ספטמבר'],
  ['october', 'oct', 'אוקטובר'],
  ['november', 'nov', 'נובמבר'],
  ['december', 'dec', 'דצמבר'],
]
const MONTH = MONTHS.flat().join('|')
const monthNumber = (name: string): number => MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1

/** How a day is printed; the groups are named, so one reader serves all. */
const DATE_FORMS: readonly RegExp[] = [
  /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/,
  /(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4})/,
  new RegExp(
    `(?:ה-?\\s?)?(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:day\\s+of\\s+|of\\s+|ב?חודש\\s+|לחודש\\s+)?[בל]?(?<name>${MONTH})\\.?,?\\s+(?:שנת\\s+|of\\s+)?(?<year>\\d{4})`,
    'i',
  ),
  new RegExp(`(?<name>${MONTH})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`, 'i'),
]

/** Words that say "signed", and within how many characters after them the day stands. */
const SIGNING_WORDS = /נערך|נחתם|נעשה|made and entered into|entered into|executed|signed|dated|made (?:as of|on|this)/gi
const WITHIN = 80
const SIGNATURE_DATE = /(?:תאריך|date)\s*:?\s*/gi
/** What makes the day another one: the day something begins or ends. */
const OTHER_DAY = /בתוקף|לתוקף|החל|עד ליום|commenc|effective from|expire|terminat/i

/** @returns the day in ISO form when it is a real one and its order is beyond doubt */
function readDate(text: string, language: 'he' | 'en'): { iso: string; at: number } | null {
  const found = DATE_FORMS.flatMap((form) => {
    const match = form.exec(text)
    return match ? [{ groups: match.groups ?? {}, at: match.index, form }] : []
  }).toSorted((a, b) => a.at - b.at)[0]
  if (found === undefined) return null
  const { year = '', month, day = '', name } = found.groups
  const monthIndex = name === undefined ? Number(month) : monthNumber(name)
  const numeric = found.form === DATE_FORMS[1]
  // 03/04/2026 is two days in English; in Israel the day always comes first.
  if (numeric && language === 'en' && Number(day) <= 12 && monthIndex <= 12 && Number(day) !== monthIndex) return null
  const americanOrder = numeric && language === 'en' && monthIndex > 12
  const iso = americanOrder ? isoDay(year, Number(day), monthIndex) : isoDay(year, monthIndex, Number(day))
  return iso === null ? null : { iso, at: found.at }
}

function isoDay(year: string, month: number, day: number): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}

/**
 * The day the document says it was signed on, as ISO day: in its preamble ("נחתם ביום 12 במרץ 2025", "dated 3 March 2026"),
 * else beside the signatures when all of them agree. Null when that is not plain.
 */
export function findSignedOn(clauses: readonly ReadClause[], language: 'he' | 'en'): string | null {
  const firstNumbered = clauses.findIndex((clause) => clause.number !== '')
  const outside = clauses.map((clause, i) => ({ clause, i })).filter(({ clause }) => clause.number === '')
  const text = (isPreamble: boolean): string =>
    outside
      .filter(({ i }) => (firstNumbered < 0 || i < firstNumbered) === isPreamble)
      .map(({ clause }) => `${clause.heading ?? ''}\n${clause.text}`)
      .join('\n')
  const inPreamble = datesAfter(text(true), SIGNING_WORDS, language)
  if (inPreamble.length > 0) return onlyOne(inPreamble)
  const signatures = text(false)
  return onlyOne([
    ...datesAfter(signatures, SIGNING_WORDS, language),
    ...datesAfter(signatures, SIGNATURE_DATE, language),
  ])
}

function datesAfter(text: string, words: RegExp, language: 'he' | 'en'): string[] {
  return Array.from(text.matchAll(words)).flatMap((match) => {
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + WITHIN)
    const date = readDate(behind, language)
    return date === null || OTHER_DAY.test(behind.slice(0, date.at)) ? [] : [date.iso]
  })
}

function onlyOne(dates: readonly string[]): string | null {
  const different = new Set(dates)
  return different.size === 1 ? dates[0]! : null
}
