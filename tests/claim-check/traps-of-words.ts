import { call, contract, OPEN, REVIEW, saidEn, saidHe, signedEn, signedHe, type Trap } from './traps.ts'

export const WORDS: readonly Trap[] = [
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

export const SPEAKERS: readonly Trap[] = [
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
