import type { Locale } from '../../shared/units.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { RecordText, Turn } from './record.ts'

/** One trap: a record, a claim, and the only answers that aren't wrong. */
export interface Trap {
  readonly trap: string
  readonly locale: Locale
  readonly axis: 'signed' | 'said'
  readonly record: RecordText
  readonly claim: string
  readonly allowed: readonly Verdict[]
  readonly on?: string
}

const OPEN = ['needs-review', 'silent'] as const
const REVIEW = ['needs-review'] as const

export const contract = (...lines: string[]): RecordText => ({ documents: [{ lines, signedOn: '2025-01-01' }] })
export const call = (...turns: Turn[]): RecordText => ({ calls: [turns] })

const on =
  (axis: Trap['axis'], locale: Locale) =>
  (trap: string, record: RecordText, claim: string, allowed: readonly Verdict[]): Trap => ({
    trap,
    locale,
    axis,
    record,
    claim,
    allowed,
  })
const signedHe = on('signed', 'he')
const signedEn = on('signed', 'en')
const saidHe = on('said', 'he')
const saidEn = on('said', 'en')

const amended = (lines: readonly string[], amendment: readonly string[], signedOn = '2026-01-01'): RecordText => ({
  documents: [
    { lines, signedOn: '2025-01-01' },
    { lines: amendment, signedOn, isAmendment: true },
  ],
})

/** Where the truth is plain, the engine must say so: always abstaining would pass every other trap. */
const PLAIN: readonly Trap[] = [
  signedHe(
    'number agrees',
    contract('4.1 דמי התקנת נתב הם 150 ש"ח כולל מע"מ.'),
    'אמרו לי שדמי התקנת נתב הם 150 ש"ח כולל מע"מ',
    ['supports'],
  ),
  signedEn(
    'number agrees',
    contract('4.1 The router installation fee is £150 including VAT.'),
    'I was told the router installation fee is £150 including VAT',
    ['supports'],
  ),
  signedHe(
    'number differs',
    contract('4.1 דמי התקנת נתב הם 150 ש"ח כולל מע"מ.'),
    'הבטיחו לי דמי התקנת נתב של 90 ש"ח כולל מע"מ',
    ['contradicts'],
  ),
  signedEn(
    'number differs',
    contract('4.1 The router installation fee is £150 including VAT.'),
    'You promised a router installation fee of £90 including VAT',
    ['contradicts'],
  ),
  saidHe(
    'number agrees',
    call(['agent', 'דמי התקנת נתב הם 150 שקלים כולל מע"מ.']),
    'דמי התקנת נתב הם 150 ש"ח כולל מע"מ',
    ['supports'],
  ),
  saidEn(
    'number agrees',
    call(['agent', 'The router installation fee is £150 including VAT.']),
    'The router installation fee is £150 including VAT',
    ['supports'],
  ),
  saidHe(
    'number differs',
    call(['agent', 'דמי התקנת נתב הם 150 שקלים כולל מע"מ.']),
    'דמי התקנת נתב הם 90 ש"ח כולל מע"מ',
    ['contradicts'],
  ),
  saidEn(
    'number differs',
    call(['agent', 'The router installation fee is £150 including VAT.']),
    'The router installation fee is £90 including VAT',
    ['contradicts'],
  ),
  signedHe('unit conversion', contract('6.1 האחריות על המדחס היא 12 חודשים.'), 'האחריות על המדחס היא שנה אחת', [
    'supports',
  ]),
  signedEn(
    'unit conversion',
    contract('6.1 The compressor warranty is 12 months.'),
    'The compressor warranty is one year',
    ['supports'],
  ),
]

const NUMBERS: readonly Trap[] = [
  signedHe(
    'same number, other subject',
    contract('7.1 הודעת ביטול תימסר 30 ימים מראש.'),
    'החזר כספי יינתן תוך 30 ימים',
    OPEN,
  ),
  signedHe(
    'same number, other subject',
    contract('4.4 דמי ביטול ביקור הם 180 ש"ח כולל מע"מ.'),
    'דמי ביטול ההסכם הם 180 ש"ח כולל מע"מ',
    OPEN,
  ),
  signedHe(
    'same number, other subject',
    contract('4.4 הנתב עולה 99 ש"ח והמשלוח כלול.'),
    'משלוח הנתב עולה 99 ש"ח',
    OPEN,
  ),
  signedEn(
    'same number, other subject',
    contract('7.1 Notice of cancellation is given 30 days in advance.'),
    'A refund is given within 30 days of return',
    OPEN,
  ),
  signedEn(
    'same number, other subject',
    contract('4.4 The visit cancellation fee is £180 including VAT.'),
    'The contract cancellation fee is £180 including VAT',
    OPEN,
  ),
  signedEn(
    'same number, other subject',
    contract('4.4 The router costs £99 and delivery is included.'),
    'Router delivery costs £99',
    OPEN,
  ),
  saidHe(
    'other subject differs',
    call(['agent', 'קריאת חירום עולה 320 שקלים, והטכנאי מגיע בתוך 4 שעות.']),
    'אמרתם לי שטכנאי מגיע תוך 24 שעות בקריאת שירות רגילה',
    OPEN,
  ),
  saidHe(
    'other subject differs',
    call(['agent', 'הטכנאי מגיע בקריאת שירות דחופה תוך 30 שעות.']),
    'הטכנאי מגיע בקריאת שירות תוך 24 שעות',
    OPEN,
  ),
  saidEn(
    'other subject differs',
    call(['agent', 'For an emergency call-out the engineer arrives within 48 hours.']),
    'The engineer arrives within 24 hours for a regular call-out',
    OPEN,
  ),
  saidEn(
    'other subject differs',
    call(['agent', 'The emergency call-out charge is £145.']),
    'The call-out charge is £90',
    OPEN,
  ),
  signedHe('inexact unit', contract('7.1 תקופת ההודעה לביטול היא 30 ימים.'), 'תקופת ההודעה לביטול היא חודש', REVIEW),
  signedEn(
    'inexact unit',
    contract('7.1 The cancellation notice period is 30 days.'),
    'The cancellation notice period is one month',
    REVIEW,
  ),
  signedHe('VAT', contract('4.1 דמי התקנת נתב הם 150 ש"ח בתוספת מע"מ.'), 'דמי התקנת נתב הם 150 ש"ח כולל מע"מ', REVIEW),
  signedHe('VAT', contract('4.1 דמי התקנת נתב הם 150 ש"ח בתוספת מע"מ.'), 'דמי התקנת נתב הם 150 ש"ח', REVIEW),
  signedEn(
    'VAT',
    contract('4.1 The router installation fee is £150 plus VAT.'),
    'The router installation fee is £150 including VAT',
    REVIEW,
  ),
  signedEn(
    'VAT',
    contract('4.1 The router installation fee is £150 plus VAT.'),
    'The router installation fee is £150',
    REVIEW,
  ),
  signedHe(
    'two values',
    contract('4.1 דמי התקנת נתב הם 150 ש"ח, ודמי התקנת ממיר הם 90 ש"ח.'),
    'דמי התקנת ממיר הם 150 ש"ח',
    OPEN,
  ),
  signedEn(
    'two values',
    contract('4.1 The router installation fee is £150 and the decoder installation fee is £90.'),
    'The decoder installation fee is £150',
    OPEN,
  ),
  saidHe(
    'two values',
    call(['agent', 'דמי התקנת נתב היו 150 שקלים, היום 90 שקלים.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'two values',
    call(['agent', 'The router installation fee used to be £150, now it is £90.']),
    'The router installation fee is £150',
    REVIEW,
  ),
  signedHe('better than claimed', contract('3.1 טכנאי החברה מגיע תוך 4 שעות.'), 'טכנאי החברה מגיע תוך 24 שעות', REVIEW),
  signedEn(
    'better than claimed',
    contract('3.1 The company engineer arrives within 4 hours.'),
    'The company engineer arrives within 24 hours',
    REVIEW,
  ),
]

const WORDS: readonly Trap[] = [
  signedHe(
    'conditional',
    contract('4.1 דמי התקנת נתב הם 150 ש"ח אם הלקוח מצטרף להוראת קבע.'),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  signedEn(
    'conditional',
    contract('4.1 The router installation fee is £150 if the Customer pays by direct debit.'),
    'The router installation fee is £150',
    REVIEW,
  ),
  saidHe(
    'conditional',
    call(['agent', 'דמי התקנת נתב הם 150 שקלים, בתנאי שמצטרפים עד יום חמישי.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'conditional',
    call(['agent', 'The router installation fee is £150. It depends on the address.']),
    'The router installation fee is £150',
    REVIEW,
  ),
  signedHe('negated record', contract('4.1 דמי התקנת נתב לא יהיו 150 ש"ח.'), 'דמי התקנת נתב הם 150 ש"ח', REVIEW),
  signedEn(
    'negated record',
    contract('4.1 The router installation fee is not £150.'),
    'The router installation fee is £150',
    REVIEW,
  ),
  signedHe('negated claim', contract('4.1 דמי התקנת נתב הם 150 ש"ח.'), 'אין דמי התקנת נתב בסך 150 ש"ח', REVIEW),
  signedEn(
    'negated claim',
    contract('4.1 The router installation fee is £150.'),
    'There is no router installation fee of £150',
    REVIEW,
  ),
  saidHe(
    "agent's question",
    call(['agent', 'האם לרשום דמי התקנת נתב בסך 150 שקלים?']),
    'דמי התקנת נתב הם 150 ש"ח',
    OPEN,
  ),
  saidHe("agent's question", call(['agent', 'שנקבע דמי התקנת נתב של 150 שקלים?']), 'דמי התקנת נתב הם 150 ש"ח', OPEN),
  saidEn(
    "agent's question",
    call(['agent', 'Shall I put down a router installation fee of £150?']),
    'The router installation fee is £150',
    OPEN,
  ),
  saidEn(
    "agent's question",
    call(['agent', 'Is a router installation fee of £150 all right?']),
    'The router installation fee is £150',
    OPEN,
  ),
  saidHe('left open', call(['agent', 'דמי התקנת נתב הם בדרך כלל 150 שקלים.']), 'דמי התקנת נתב הם 150 ש"ח', OPEN),
  saidHe(
    'left open',
    call(['agent', 'דמי התקנת נתב הם 150 שקלים.'], ['customer', 'בטוח?'], ['agent', 'אני אבדוק ואחזור אליך.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'left open',
    call(['agent', 'I think the router installation fee is £150.']),
    'The router installation fee is £150',
    OPEN,
  ),
  saidEn(
    'left open',
    call(
      ['agent', 'The router installation fee is £150.'],
      ['customer', 'Are you sure?'],
      ['agent', "I'll check and get back to you."],
    ),
    'The router installation fee is £150',
    REVIEW,
  ),
  saidHe('hearsay', call(['agent', 'הטכנאי אמר לי שדמי התקנת נתב הם 150 שקלים.']), 'דמי התקנת נתב הם 150 ש"ח', OPEN),
  saidHe('hearsay', call(['agent', 'אז לדבריך דמי התקנת נתב הם 150 שקלים.']), 'דמי התקנת נתב הם 150 ש"ח', OPEN),
  saidEn(
    'hearsay',
    call(['agent', 'My colleague told you the router installation fee is £150.']),
    'The router installation fee is £150',
    OPEN,
  ),
  saidEn(
    'hearsay',
    call(['agent', 'So you say the router installation fee is £150.']),
    'The router installation fee is £150',
    OPEN,
  ),
]

const SPEAKERS: readonly Trap[] = [
  saidHe(
    'customer only',
    call(['customer', 'דמי התקנת נתב הם 150 שקלים.'], ['agent', 'יש עוד משהו?']),
    'דמי התקנת נתב הם 150 ש"ח',
    ['silent'],
  ),
  saidEn(
    'customer only',
    call(['customer', 'The router installation fee is £150.'], ['agent', 'Anything else?']),
    'The router installation fee is £150',
    ['silent'],
  ),
  saidHe(
    'customer confirmed',
    call(['customer', 'דמי התקנת נתב הם 150 שקלים, נכון?'], ['agent', 'כן, בדיוק.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'customer confirmed',
    call(['customer', 'So the router installation fee is £150?'], ['agent', "Yes, that's right."]),
    'The router installation fee is £150',
    REVIEW,
  ),
  saidHe(
    'unknown speaker',
    call(['unknown', 'דמי התקנת נתב הם 150 שקלים.'], ['customer', 'תודה.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'unknown speaker',
    call(['unknown', 'The router installation fee is £150.'], ['customer', 'Thanks.']),
    'The router installation fee is £150',
    REVIEW,
  ),
  saidHe(
    'withdrawn',
    call(['agent', 'דמי התקנת נתב הם 150 שקלים.'], ['customer', 'מצוין.'], ['agent', 'סליחה, טעיתי קודם.']),
    'דמי התקנת נתב הם 150 ש"ח',
    REVIEW,
  ),
  saidEn(
    'withdrawn',
    call(
      ['agent', 'The router installation fee is £150.'],
      ['customer', 'Great.'],
      ['agent', 'Sorry, I have to take that back.'],
    ),
    'The router installation fee is £150',
    REVIEW,
  ),
  {
    ...saidHe('withdrawn', {}, 'דמי התקנת נתב הם 150 ש"ח', REVIEW),
    record: { calls: [[['agent', 'דמי התקנת נתב הם 150 שקלים.']], [['agent', 'אין אפשרות לדמי התקנת נתב כאלה.']]] },
  },
  {
    ...saidEn('withdrawn', {}, 'The router installation fee is £150', REVIEW),
    record: {
      calls: [
        [['agent', 'The router installation fee is £150.']],
        [['agent', "That router installation fee isn't on offer."]],
      ],
    },
  },
]

const FEE_HE = '1.1 דמי התקנת נתב הם 150 ש"ח.'
const FEE_EN = '1.1 The router installation fee is £150.'
const CLAIM_HE = 'דמי התקנת נתב הם 150 ש"ח'
const CLAIM_EN = 'The router installation fee is £150'

const CHAPTERS = {
  he: ['1. תשלומים', '1.2 החשבון נשלח מדי חודש.', '2. שונות'],
  en: ['1. Fees', '1.2 The bill is sent monthly.', '2. General'],
}

/** A fee, and another clause, where a document of two chapters has them. */
const numberedLines = (locale: Locale, fee: string, ...others: readonly string[]): string[] => {
  const [first, bill, second] = CHAPTERS[locale] as [string, string, string]
  return [first, fee, bill, second, ...others]
}
const numbered = (locale: Locale, fee: string, ...others: string[]): RecordText =>
  contract(...numberedLines(locale, fee, ...others))

const OTHER_CLAUSES: readonly Trap[] = [
  signedHe(
    'exception elsewhere',
    numbered('he', FEE_HE, '2.1 על אף האמור בסעיף 1.1, לקוח קיים פטור.'),
    CLAIM_HE,
    REVIEW,
  ),
  signedHe(
    'exception elsewhere',
    numbered('he', FEE_HE, '2.1 סעיפים 1.1 ו-1.2 אינם חלים על דירות נופש.'),
    CLAIM_HE,
    REVIEW,
  ),
  signedEn(
    'exception elsewhere',
    numbered('en', FEE_EN, '2.1 Despite clause 1.1, students pay half.'),
    CLAIM_EN,
    REVIEW,
  ),
  signedEn(
    'exception elsewhere',
    numbered('en', FEE_EN, '2.1 Clauses 1.1 and 1.2 do not apply to holiday homes.'),
    CLAIM_EN,
    REVIEW,
  ),
  signedHe(
    'amendment',
    amended(numberedLines('he', FEE_HE), ['1. במקום סעיף 1.1 להסכם יבוא: "דמי התקנת נתב הם 90 ש"ח."']),
    CLAIM_HE,
    ['contradicts', 'needs-review'],
  ),
  signedEn(
    'amendment',
    amended(numberedLines('en', FEE_EN), ['1. In place of clause 1.1: The router installation fee is £90.']),
    CLAIM_EN,
    ['contradicts', 'needs-review'],
  ),
  signedHe('amendment of the parent', amended(numberedLines('he', FEE_HE), ['1. סעיף 1 להסכם יבוטל.']), CLAIM_HE, OPEN),
  signedEn(
    'amendment of the parent',
    amended(numberedLines('en', FEE_EN), ['1. Clause 1 is deleted.']),
    CLAIM_EN,
    OPEN,
  ),
  signedHe('deletion', amended(numberedLines('he', FEE_HE), ['1. סעיפים 1.1 ו-1.2 להסכם יבוטלו.']), CLAIM_HE, OPEN),
  signedEn('deletion', amended(numberedLines('en', FEE_EN), ['1. Clauses 1.1 and 1.2 are deleted.']), CLAIM_EN, OPEN),
  {
    ...signedHe(
      'before the amendment',
      amended(numberedLines('he', FEE_HE), ['1. סעיף 1.1 להסכם יבוטל.'], '2026-06-02'),
      CLAIM_HE,
      ['supports'],
    ),
    on: '2026-06-01',
  },
  {
    ...signedEn(
      'before the amendment',
      amended(numberedLines('en', FEE_EN), ['1. Clause 1.1 is deleted.'], '2026-06-02'),
      CLAIM_EN,
      ['supports'],
    ),
    on: '2026-06-01',
  },
  { ...signedHe('wrong date', numbered('he', FEE_HE), CLAIM_HE, ['silent']), on: '2024-12-31' },
  { ...signedEn('wrong date', numbered('en', FEE_EN), CLAIM_EN, ['silent']), on: '2024-12-31' },
  signedHe('undated', { documents: [{ lines: [FEE_HE] }] }, CLAIM_HE, REVIEW),
  signedEn('undated', { documents: [{ lines: [FEE_EN] }] }, CLAIM_EN, REVIEW),
  signedHe('from a later day', contract('4.2 החל מיום 01.09.2026 דמי התקנת נתב הם 150 ש"ח.'), CLAIM_HE, REVIEW),
  signedEn(
    'from a later day',
    contract('4.2 The router installation fee is £150 from 1 September 2026.'),
    CLAIM_EN,
    REVIEW,
  ),
  signedHe('conflict', numbered('he', FEE_HE, '2.1 דמי התקנת נתב הם 170 ש"ח.'), CLAIM_HE, REVIEW),
  signedEn('conflict', numbered('en', FEE_EN, '2.1 The router installation fee is £170.'), CLAIM_EN, REVIEW),
]

const UNNUMBERED: readonly Trap[] = [
  signedHe(
    'number not read',
    amended(['17.2 דמי התקנת נתב הם 150 ש"ח.'], ['1. סעיף 17.2 להסכם יבוטל.']),
    CLAIM_HE,
    OPEN,
  ),
  signedEn(
    'number not read',
    amended(['17.2 The router installation fee is £150.'], ['1. Clause 17.2 is deleted.']),
    CLAIM_EN,
    OPEN,
  ),
]

const SILENCE: readonly Trap[] = [
  signedHe('nothing of it', numbered('he', FEE_HE), 'הבטיחו חניה לאורחים', ['silent']),
  signedEn('nothing of it', numbered('en', FEE_EN), 'Parking for visitors', ['silent']),
  saidHe('nothing of it', call(['agent', 'דמי התקנת נתב הם 150 שקלים.']), 'הבטיחו חניה לאורחים', ['silent']),
  saidEn('nothing of it', call(['agent', 'The router installation fee is £150.']), 'Parking for visitors', ['silent']),
  signedHe('other language', numbered('en', FEE_EN), CLAIM_HE, REVIEW),
  signedEn('other language', numbered('he', FEE_HE), CLAIM_EN, REVIEW),
  saidHe('other language', call(['agent', 'The router installation fee is £150.']), 'חניה לאורחים', REVIEW),
  saidEn('other language', call(['agent', 'דמי התקנת נתב הם 150 שקלים.']), 'Parking for visitors', REVIEW),
  signedHe('other language', contract('4.2 The Home Fibre line costs ₪150.'), 'קו Home Fibre עולה ₪150', REVIEW),
]

export const TRAPS: readonly Trap[] = [
  ...PLAIN,
  ...NUMBERS,
  ...WORDS,
  ...SPEAKERS,
  ...OTHER_CLAUSES,
  ...UNNUMBERED,
  ...SILENCE,
]
