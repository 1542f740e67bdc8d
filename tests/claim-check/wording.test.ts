import { describe, expect, test } from 'vitest'
import type { Reason, Where } from '../../electron/claim-check/proposal.ts'
import { wordReason } from '../../electron/claim-check/wording.ts'
import { ENGLISH } from '../../electron/claim-check/wording-en.ts'
import type { Term } from '../../shared/terms.ts'

const signed: Where = { record: 'signed', document: 'Agreement', clauseNumber: '4.2 (a)', page: 3 }
const unnumbered: Where = { record: 'signed', document: 'Agreement', clauseNumber: '', page: 3 }
const schedule: Where = { record: 'signed', document: 'Agreement', clauseNumber: 'Schedule 2', page: 3 }
const said: Where = { record: 'said', date: '2026-03-05T07:48:00+00:00', startMs: 83_000, speaker: 'agent' }
const someCall: Where = { record: 'said', date: null, startMs: 0, speaker: 'unknown' }

const term = (quote: string): Term => ({
  kind: 'money',
  value: 1,
  unit: 'ILS',
  basis: {},
  comparator: 'exactly',
  quote,
  span: [0, 1],
})
const [claimed, recorded] = [term('90 ₪'), term('150\n₪')]
const words = 'unless'

/** One of every rule, with both sentences. */
const SENTENCES: readonly (readonly [Reason, string, string])[] = [
  [
    { rule: 'term-agrees', where: signed, claimed, recorded },
    'Clause 4.2 (a): “150 ₪”. Claim: “90 ₪”. They agree.',
    'סעיף 4.2 (a): ”150 ₪“. בטענה: ”90 ₪“. הנתונים זהים.',
  ],
  [
    { rule: 'term-differs', where: said, claimed, recorded },
    'On the call of 5 March 2026 at 00:01:23, the agent: “150 ₪”. Claim: “90 ₪”. They differ.',
    'בשיחה מיום 5 במרץ 2026 בדקה 00:01:23, צד החברה: ”150 ₪“. בטענה: ”90 ₪“. הנתונים שונים.',
  ],
  [
    { rule: 'term-close', where: signed, claimed, recorded },
    'Clause 4.2 (a): “150 ₪”. Claim: “90 ₪”. Near, but not the same: a person should read both.',
    'סעיף 4.2 (a): ”150 ₪“. בטענה: ”90 ₪“. קרוב, אך לא זהה: יש לקרוא את שניהם.',
  ],
  [
    { rule: 'term-incomparable', where: signed, claimed, recorded },
    'Clause 4.2 (a): “150 ₪”. Claim: “90 ₪”. They are not stated on the same terms.',
    'סעיף 4.2 (a): ”150 ₪“. בטענה: ”90 ₪“. הנתונים אינם על אותו בסיס.',
  ],
  [
    { rule: 'term-beside', where: signed, claimed, recorded },
    'Clause 4.2 (a): “150 ₪”. Claim: “90 ₪”. It is not certain that both speak of the same matter.',
    'סעיף 4.2 (a): ”150 ₪“. בטענה: ”90 ₪“. לא ודאי שמדובר באותו עניין.',
  ],
  [
    { rule: 'condition', where: signed, words },
    'Clause 4.2 (a): it holds on a condition or for a time (“unless”).',
    'סעיף 4.2 (a): הדבר מותנה או מוגבל בזמן (”unless“).',
  ],
  [
    { rule: 'exception', where: schedule, words },
    'Schedule 2: there is an exception (“unless”).',
    'Schedule 2: יש חריג (”unless“).',
  ],
  [
    { rule: 'negated', where: signed, words },
    'Clause 4.2 (a): the sentence says “unless”, which may turn its meaning around.',
    'סעיף 4.2 (a): במשפט מופיע ”unless“, וייתכן שהדבר הופך את משמעותו.',
  ],
  [
    { rule: 'dated', where: signed, words },
    'Clause 4.2 (a): it names a day (“unless”) from or until which it may hold.',
    'סעיף 4.2 (a): נקוב תאריך (”unless“), וייתכן שהדבר חל רק ממנו או עד אליו.',
  ],
  [
    { rule: 'not-in-force', where: unnumbered },
    'Agreement, page 3: not in force on the day the claim is about.',
    'Agreement, עמוד 3: לא היה בתוקף ביום שאליו מתייחסת הטענה.',
  ],
  [
    { rule: 'force-unclear', where: unnumbered },
    'Agreement, page 3: it is not certain that it was in force on the day the claim is about.',
    'Agreement, עמוד 3: לא ודאי שהיה בתוקף ביום שאליו מתייחסת הטענה.',
  ],
  [
    { rule: 'conflicting-evidence', where: signed },
    'Clause 4.2 (a) and another place state different values.',
    'סעיף 4.2 (a) ובמקום נוסף מופיעים ערכים שונים.',
  ],
  [
    { rule: 'speaks-of-it', where: signed },
    'Clause 4.2 (a): it speaks of the matter.',
    'סעיף 4.2 (a): יש התייחסות לעניין.',
  ],
  [
    { rule: 'shares-words', where: signed },
    'Clause 4.2 (a): it shares words with the claim.',
    'סעיף 4.2 (a): יש מילים משותפות עם הטענה.',
  ],
  [
    { rule: 'question', where: someCall },
    'On a call at 00:00:00, an unknown speaker: a question was asked, and a question promises nothing.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: נשאלה שאלה, ושאלה אינה הבטחה.',
  ],
  [
    { rule: 'hedged', where: someCall, words },
    'On a call at 00:00:00, an unknown speaker: it was left open (“unless”), and that promises nothing.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: הדבר נותר פתוח (”unless“), ואין בכך הבטחה.',
  ],
  [
    { rule: 'hearsay', where: someCall, words },
    'On a call at 00:00:00, an unknown speaker: somebody else’s words were passed on (“unless”), and that promises nothing.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: נמסרו דברים בשם אחרים (”unless“), ואין בכך הבטחה.',
  ],
  [
    { rule: 'withdrawn', where: someCall },
    'On a call at 00:00:00, an unknown speaker: it was said, and words on the same call may take it back.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: הדבר נאמר, וייתכן שבאותה שיחה נאמרה חזרה ממנו.',
  ],
  [
    { rule: 'customer-only', where: someCall },
    'On a call at 00:00:00, an unknown speaker: it was said, but only the company’s side can promise.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: הדבר נאמר, אך רק צד החברה יכול להבטיח.',
  ],
  [
    { rule: 'customer-confirmed', where: someCall },
    'On a call at 00:00:00, an unknown speaker: it was said, and the answer sounds like a confirmation: listen to both.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: הדבר נאמר, והתשובה נשמעת כאישור; יש להאזין לשניהם.',
  ],
  [
    { rule: 'speaker-unknown', where: someCall },
    'On a call at 00:00:00, an unknown speaker: it is not known who spoke.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: לא ידוע מי דיבר.',
  ],
  [
    { rule: 'flagged', where: someCall },
    'On a call at 00:00:00, an unknown speaker: the transcript is doubtful here; listen before relying on it.',
    'בשיחה בדקה 00:00:00, דובר לא מזוהה: התמלול כאן מוטל בספק; יש להאזין לפני שמסתמכים עליו.',
  ],
  [
    { rule: 'to-confirm', where: signed },
    'Clause 4.2 (a) was read from a picture: confirm its numbers beside the page first.',
    'סעיף 4.2 (a): הדברים נקראו מתמונה; יש לאמת תחילה את המספרים מול העמוד.',
  ],
  [
    { rule: 'signature-broken', where: signed, signature: 'invalid' },
    'Clause 4.2 (a): the digital signature of its document does not match the file, so nothing is concluded from it.',
    'סעיף 4.2 (a): החתימה הדיגיטלית על המסמך אינה תואמת את הקובץ, ולכן אין מסיקים ממנו דבר.',
  ],
  [
    { rule: 'signature-broken', where: signed, signature: 'changed-after-signing' },
    'Clause 4.2 (a): its document was changed after it was signed, so nothing is concluded from it.',
    'סעיף 4.2 (a): המסמך שונה אחרי שנחתם, ולכן אין מסיקים ממנו דבר.',
  ],
  [
    { rule: 'unsigned', documents: ['Agreement', 'Amendment 1'] },
    'No signature on “Agreement”, “Amendment 1”: none in the file, and nobody has marked it as signed.',
    'אין חתימה על ”Agreement“, ”Amendment 1“: לא בקובץ עצמו, ואיש לא סימן שהמסמך נחתם.',
  ],
  [
    { rule: 'unread' },
    'Part of the material could not be searched: it has no readable text or no transcript.',
    'חלק מהחומר לא נבדק: אין בו טקסט קריא, או שאין לו תמלול.',
  ],
  [
    { rule: 'other-language' },
    'Material in another language than the claim could not be compared with its words.',
    'יש חומר שאינו בשפת הטענה, ואי אפשר להשוות בינו לבין מילותיה.',
  ],
  [
    { rule: 'claim-negated' },
    'The claim says that something is not so; a value alone cannot decide that, so a person must judge it.',
    'הטענה היא על דרך השלילה; ערך לבדו אינו מכריע בה, ולכן נדרשת הכרעה של אדם.',
  ],
  [{ rule: 'not-addressed' }, 'Nothing that was searched speaks of it.', 'בחומר שנבדק אין התייחסות לעניין.'],
  [{ rule: 'nothing-to-search' }, 'There was nothing to search for that day.', 'לא היה חומר לבדיקה לגבי אותו יום.'],
  [
    { rule: 'no-typed-fact' },
    'The claim names no single value that could be compared, so a person must judge it.',
    'בטענה אין ערך יחיד שאפשר להשוות, ולכן נדרשת הכרעה של אדם.',
  ],
]

describe('wording', () => {
  test.each(SENTENCES.map(([reason, en, he]) => [reason.rule, reason, en, he] as const))(
    '%s',
    (_rule, reason, en, he) => {
      expect([wordReason(reason, 'en'), wordReason(reason, 'he')]).toEqual([en, he])
    },
  )

  test('every rule of one language is above', () => {
    const rules = Object.keys(ENGLISH).filter((rule) => rule !== 'place')
    expect([...new Set(SENTENCES.map(([{ rule }]) => rule))].toSorted()).toEqual(rules.toSorted())
  })
})
