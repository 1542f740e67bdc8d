import type { Locale } from '../../shared/units.ts'
import type { RecordText } from './record.ts'
import { amended, call, contract, OPEN, REVIEW, saidEn, saidHe, signedEn, signedHe, type Trap } from './traps.ts'

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

export const OTHER_CLAUSES: readonly Trap[] = [
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

export const UNNUMBERED: readonly Trap[] = [
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

export const SILENCE: readonly Trap[] = [
  signedHe('nothing of it', numbered('he', FEE_HE), 'הבטיחו חניה לאורחים', ['silent']),
  signedEn('nothing of it', numbered('en', FEE_EN), 'Parking for visitors', ['silent']),
  saidHe('nothing of it', call(['agent', 'דמי התקנת נתב הם 150 שקלים.']), 'הבטיחו חניה לאורחים', ['silent']),
  saidEn('nothing of it', call(['agent', 'The router installation fee is £150.']), 'Parking for visitors', ['silent']),
  signedHe('other language', numbered('en', FEE_EN), CLAIM_HE, REVIEW),
  signedEn('other language', numbered('he', FEE_HE), CLAIM_EN, REVIEW),
  saidHe('other language', call(['agent', 'The router installation fee is £150.']), 'חניה לאורחים', REVIEW),
  saidEn('other language', call(['agent', 'דמי התקנת נתב הם 150 שקלים.']), 'Parking for visitors', REVIEW),
  signedHe('other language', contract('4.2 The Home Fibre line costs ₪150.'), 'Home Fibre עולה ₪150', REVIEW),
]
