import { call, contract, OPEN, REVIEW, saidEn, saidHe, signedEn, signedHe, type Trap } from './traps.ts'

/** Where the truth is plain, the engine must say so: always abstaining would pass every other trap. */
export const PLAIN: readonly Trap[] = [
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

export const NUMBERS: readonly Trap[] = [
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
