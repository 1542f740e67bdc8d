/** Spells numbers as a careful clerk would: the other way round of the reader, written apart from its tables. */

const FEMININE = ['', 'אחת', 'שתיים', 'שלוש', 'ארבע', 'חמש', 'שש', 'שבע', 'שמונה', 'תשע', 'עשר']
const MASCULINE = ['', 'אחד', 'שניים', 'שלושה', 'ארבעה', 'חמישה', 'שישה', 'שבעה', 'שמונה', 'תשעה', 'עשרה']
const CONSTRUCT = ['', '', '', 'שלושת', 'ארבעת', 'חמשת', 'ששת', 'שבעת', 'שמונת', 'תשעת', 'עשרת']
const HEBREW_TENS = ['', '', 'עשרים', 'שלושים', 'ארבעים', 'חמישים', 'שישים', 'שבעים', 'שמונים', 'תשעים']
const ENGLISH_SMALL =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const ENGLISH_TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Parts joined as Hebrew does: ו before the last. */
function withAnd(parts: string[]): string {
  const last = parts.at(-1)!
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(' ')} ו${last}`
}

function hebrewBelowHundred(number: number, feminine: boolean): string[] {
  const units = feminine ? FEMININE : MASCULINE
  if (number === 0) return []
  if (number <= 10) return [units[number]!]
  if (number < 20) {
    const unit = number === 12 ? (feminine ? 'שתים' : 'שנים') : units[number - 10]!
    return [`${unit} ${feminine ? 'עשרה' : 'עשר'}`]
  }
  return [HEBREW_TENS[Math.floor(number / 10)]!, units[number % 10]!].filter(Boolean)
}

function hebrewBelowThousand(number: number, feminine: boolean): string[] {
  const hundreds = Math.floor(number / 100)
  const named = ['', 'מאה', 'מאתיים'][hundreds] ?? `${FEMININE[hundreds]} מאות`
  return [...(named ? [named] : []), ...hebrewBelowHundred(number % 100, feminine)]
}

function hebrewThousands(thousands: number): string[] {
  if (thousands === 0) return []
  const named = ['', 'אלף', 'אלפיים'][thousands]
  if (named) return [named]
  if (thousands <= 10) return [`${CONSTRUCT[thousands]} אלפים`]
  return [`${withAnd(hebrewBelowThousand(thousands, false))} אלף`]
}

export function hebrewNumber(number: number, feminine: boolean): string {
  return withAnd([...hebrewThousands(Math.floor(number / 1000)), ...hebrewBelowThousand(number % 1000, feminine)])
}

function englishBelowThousand(number: number): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const tens =
    rest < 20
      ? ENGLISH_SMALL[rest]!
      : [ENGLISH_TENS[Math.floor(rest / 10)], ENGLISH_SMALL[rest % 10]].filter(Boolean).join('-')
  return [hundreds ? `${ENGLISH_SMALL[hundreds]} hundred` : '', tens].filter(Boolean).join(' and ')
}

export function englishNumber(number: number): string {
  const [thousands, rest] = [Math.floor(number / 1000), number % 1000]
  const parts = [thousands ? `${englishBelowThousand(thousands)} thousand` : '', rest ? englishBelowThousand(rest) : '']
  return parts.filter(Boolean).join(' ')
}
