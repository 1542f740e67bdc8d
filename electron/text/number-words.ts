/**
 * How a number word takes part in a number.
 * - `unit` 0-10 and English 11-19; `ten` 20, 30 … 90; `teen` turns the unit before it into 11-19 (ארבעה-עשר)
 * - `scale` multiplies what is before it (מאות, hundred, אלף, million); `sum` is a whole hundred or thousand (מאתיים)
 */
export interface NumberWord {
  readonly role: 'unit' | 'ten' | 'teen' | 'scale' | 'sum'
  readonly value: number
}

/** Reads lines of "value word word …" into entries of one role. */
function entries(role: NumberWord['role'], lines: string): [string, NumberWord][] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [value, ...words] = line.trim().split(/\s+/u)
      return words.map((word): [string, NumberWord] => [word, { role, value: Number(value) }])
    })
}

const HEBREW_UNITS = `
  0 אפס
  1 אחד אחת
  2 שניים שתיים שנים שתים שני שתי
  3 שלוש שלושה שלשה שלושת
  4 ארבע ארבעה ארבעת
  5 חמש חמישה חמשה חמשת חמישת
  6 שש שישה ששה ששת שישת
  7 שבע שבעה שבעת
  8 שמונה שמונת
  9 תשע תשעה תשעת
  10 עשר עשרה עשרת`

const HEBREW_TENS = `
  20 עשרים
  30 שלושים שלשים
  40 ארבעים
  50 חמישים חמשים
  60 שישים ששים
  70 שבעים
  80 שמונים
  90 תשעים`

const HEBREW_SCALES = `
  100 מאות
  1000 אלף אלפים
  1000000 מיליון מליון
  1000000000 מיליארד`

const HEBREW_SUMS = `
  100 מאה
  200 מאתיים מאתים
  2000 אלפיים`

const ENGLISH_UNITS = `
  0 zero
  1 one
  2 two
  3 three
  4 four
  5 five
  6 six
  7 seven
  8 eight
  9 nine
  10 ten
  11 eleven
  12 twelve
  13 thirteen
  14 fourteen
  15 fifteen
  16 sixteen
  17 seventeen
  18 eighteen
  19 nineteen`

const ENGLISH_TENS = `
  20 twenty
  30 thirty
  40 forty fourty
  50 fifty
  60 sixty
  70 seventy
  80 eighty
  90 ninety`

const ENGLISH_SCALES = `
  12 dozen
  100 hundred
  1000 thousand
  1000000 million
  1000000000 billion`

export const HEBREW_NUMBERS: ReadonlyMap<string, NumberWord> = new Map([
  ...entries('unit', HEBREW_UNITS),
  ...entries('ten', HEBREW_TENS),
  ...entries('scale', HEBREW_SCALES),
  ...entries('sum', HEBREW_SUMS),
])

export const ENGLISH_NUMBERS: ReadonlyMap<string, NumberWord> = new Map([
  ...entries('unit', ENGLISH_UNITS),
  ...entries('ten', ENGLISH_TENS),
  ...entries('scale', ENGLISH_SCALES),
])

/** After one of the units 1-9 these make 11-19; alone they are ten. */
export const HEBREW_TEEN_ENDINGS: ReadonlySet<string> = new Set(['עשר', 'עשרה'])

/** The two-of-a-kind forms: one word that is a number and a noun. Values are counts of the unit. */
export const HEBREW_DUALS: ReadonlyMap<string, { readonly value: number; readonly unit: string }> = new Map([
  ['שנתיים', { value: 2, unit: 'year' }],
  ['שנתים', { value: 2, unit: 'year' }],
  ['חודשיים', { value: 2, unit: 'month' }],
  ['חדשיים', { value: 2, unit: 'month' }],
  ['שבועיים', { value: 2, unit: 'week' }],
  ['יומיים', { value: 2, unit: 'day' }],
  ['שעתיים', { value: 2, unit: 'hour' }],
])

/** Vulgar fractions, which normalising leaves alone. */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])
