import type { Basis } from '../../../shared/terms.ts'

export type Per = NonNullable<Basis['per']>

/** Reads lines of "key: word word …" into a table from each word to the key; `_` joins the words of a phrase. */
function table<Key extends string>(lines: Record<Key, string>): ReadonlyMap<string, Key> {
  return new Map(
    (Object.entries(lines) as [Key, string][]).flatMap(([key, words]) =>
      words.split(/\s+/u).map((word): [string, Key] => [word.replaceAll('_', ' '), key]),
    ),
  )
}

/** Currencies by sign, code and word. Text is normalised: ש"ח has lost its gershayim, Latin is lower case. */
export const CURRENCIES = table({
  ILS: '₪ שח שקל שקלים nis ils shekel shekels',
  GBP: '£ gbp pound pounds quid sterling',
  USD: '$ usd dollar dollars bucks דולר דולרים',
  EUR: '€ eur euro euros אירו יורו',
})

/** Words that follow a currency and add nothing: "שקלים חדשים", "pounds sterling". */
export const CURRENCY_TAILS: ReadonlySet<string> = new Set(['חדש', 'חדשים', 'sterling'])

/** Minor units that are named on their own; they count toward the currency. */
export const MINOR_UNITS = table({
  ILS: 'אגורה אגורות אג agora agorot',
  GBP: 'penny pence p',
  USD: 'cent cents סנט סנטים',
})

/** Words in a column header that make its numbers amounts of money, once a currency is known. */
export const PRICE_WORDS: ReadonlyMap<string, true> = new Map(
  `מחיר מחירים סכום סכומים עלות תעריף דמי תשלום חיוב עמלה פיצוי זיכוי price prices fee fees charge charges amount cost
   costs rate rates credit deposit`
    .split(/\s+/u)
    .map((word) => [word, true]),
)

export const PERCENT_WORDS: ReadonlySet<string> = new Set(['%', 'אחוז', 'אחוזים', 'percent', 'pct'])

/** Units of time by word. `quarter` and `fortnight` are written out into months and days by the duration reader. */
export const TIME_UNITS = table({
  minute: 'דקה דקות דק minute minutes min mins',
  hour: 'שעה שעות hour hours hr hrs',
  day: 'יום ימים ימי יממה יממות day days',
  week: 'שבוע שבועות week weeks wk wks',
  month: 'חודש חודשים חודשי month months mth mths',
  year: 'שנה שנים שנות year years yr yrs annum',
  quarter: 'רבעון רבעונים quarters',
  fortnight: 'fortnight fortnights',
})

/** Singular forms: the ones that can stand without a number ("within a month", בתוך שבוע) and after "per". */
export const SINGULAR_UNITS: ReadonlySet<string> = new Set(
  'דקה שעה יום יממה שבוע חודש שנה רבעון minute hour day week month year fortnight annum'.split(' '),
)

/** The second word that makes a day a business day: ימי עסקים. */
export const BUSINESS_WORDS: ReadonlySet<string> = new Set(['עסקים', 'עבודה', 'business', 'working', 'banking'])

/** Words between a number and its unit or noun that leave the value alone: "30 calendar days", "two free visits". */
export const NEUTRAL_ADJECTIVES: ReadonlySet<string> = new Set(
  `additional annual calendar clear complete consecutive equal extra false free full further guest home included monthly more
   personal scheduled separate service successive support technician whole`.split(/\s+/u),
)

/** Adjectives and adverbs that say how often: monthly, החודשי. */
export const PERIOD_ADJECTIVES = table({
  minute: 'דקתי',
  hour: 'hourly שעתי שעתית',
  day: 'daily יומי יומית יומיות',
  week: 'weekly שבועי שבועית שבועיות',
  month: 'monthly חודשי חודשית חודשיות',
  quarter: 'quarterly רבעוני רבעונית רבעוניות רבעוניים',
  year: 'annual annually yearly שנתי שנתית שנתיות',
  once: 'חד_פעמי חד_פעמית חד_פעמיים חד_פעמיות one_off one_time single_payment upfront',
})

/** Abbreviations that are a period only right after an amount: "£45 pm"; elsewhere they tell the time. */
export const SHORT_PERIODS = table({ hour: 'ph', week: 'pw', month: 'pm pcm', year: 'pa' })

/** Definite plurals, which without the article would be duals: דמי המנוי החודשיים. */
export const DEFINITE_PERIODS: ReadonlyMap<string, Per> = new Map([
  ['החודשיים', 'month'],
  ['השנתיים', 'year'],
  ['השבועיים', 'week'],
])

/** Nouns that a count may be of; the key is the unit of the term. */
export const COUNTED_NOUNS = table({
  call: 'call calls call-out callout callouts קריאה קריאות שיחה שיחות',
  class: 'class classes lesson lessons session sessions שיעור שיעורים שיעורי אימון אימונים אימוני',
  device: 'device devices מכשיר מכשירים מכשירי',
  gigabyte: 'gb gigabyte gigabytes gig גיגה',
  installment: 'installment installments instalment instalments payment payments תשלום תשלומים תשלומי',
  kilometre: 'km kilometre kilometres kilometer kilometers קמ קילומטר קילומטרים',
  licence: 'licence licences license licenses רישיון רישיונות רשיונות',
  line: 'line lines קו קווים קווי',
  megabit: 'mb mbps megabit megabits מגה',
  mile: 'mile miles מייל מיילים',
  message: 'message messages sms הודעה הודעות',
  person: 'person persons people guest guests אדם אנשים אורח אורחים',
  time: 'times פעמים',
  unit: 'unit units יחידה יחידות',
  user: 'user users משתמש משתמשים משתמשי',
  visit: 'visit visits entry entries ביקור ביקורים ביקורי כניסה כניסות',
})

/** One word for a number of times; once only in "once a month", because alone it also means "as soon as". */
export const TIMES: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['פעם', 1],
  ['twice', 2],
  ['פעמיים', 2],
])

/** A number after one of these names a place, a person or a law: סעיף 7.2, page 30, ח.פ. 514… מס is tax, מס' is "no." */
export const REFERENCE_NOUNS = table({
  reference: `article articles annex appendix clause clauses paragraph paragraphs para page pages pp section sections
   version סעיף סעיפים פרק נספח תקנה תקנות עמוד עמודים פסקה טופס גרסה מספר חפ תז טלפון מס' ס' עמ' טל' ס"ק`,
})

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'ינואר january jan',
    'פברואר february feb',
    'מרץ מרס march mar',
    'אפריל april apr',
    'מאי may',
    'יוני june jun',
    'יולי july jul',
    'אוגוסט august aug',
    'ספטמבר september sep sept',
    'אוקטובר october oct',
    'נובמבר november nov',
    'דצמבר december dec',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
)
