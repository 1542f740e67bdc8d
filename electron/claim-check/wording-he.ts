import type { Where } from './proposal.ts'
import { callTime, dayInWords, quoted, type Sentences } from './sentences.ts'

const SPEAKER = { agent: 'צד החברה', customer: 'צד הלקוח', unknown: 'דובר לא מזוהה' } as const

const place = (where: Where): string => {
  if (where.record === 'signed')
    return where.clauseNumber === '' ? `${where.document}, עמוד ${where.page}` : clause(where.clauseNumber)
  const call = where.date === null ? 'בשיחה' : `בשיחה מיום ${dayInWords(where.date, 'he')}`
  return `${call} בדקה ${callTime(where.startMs)}, ${SPEAKER[where.speaker]}`
}

/** A schedule's label says what it is. */
const clause = (number: string): string => (/^\d/u.test(number) ? `סעיף ${number}` : number)

/** Every reason in Hebrew, in wording that holds for any gender. */
export const HEBREW: Sentences = {
  place,
  'term-agrees': ({ claimed, recorded }, at) =>
    `${at}: ”${quoted(recorded)}“. בטענה: ”${quoted(claimed)}“. הנתונים זהים.`,
  'term-differs': ({ claimed, recorded }, at) =>
    `${at}: ”${quoted(recorded)}“. בטענה: ”${quoted(claimed)}“. הנתונים שונים.`,
  'term-close': ({ claimed, recorded }, at) =>
    `${at}: ”${quoted(recorded)}“. בטענה: ”${quoted(claimed)}“. קרוב, אך לא זהה: יש לקרוא את שניהם.`,
  'term-incomparable': ({ claimed, recorded }, at) =>
    `${at}: ”${quoted(recorded)}“. בטענה: ”${quoted(claimed)}“. הנתונים אינם על אותו בסיס.`,
  'term-beside': ({ claimed, recorded }, at) =>
    `${at}: ”${quoted(recorded)}“. בטענה: ”${quoted(claimed)}“. לא ודאי שמדובר באותו עניין.`,
  condition: ({ words }, at) => `${at}: הדבר מותנה או מוגבל בזמן (”${words}“).`,
  exception: ({ words }, at) => `${at}: יש חריג (”${words}“).`,
  negated: ({ words }, at) => `${at}: במשפט מופיע ”${words}“, וייתכן שהדבר הופך את משמעותו.`,
  dated: ({ words }, at) => `${at}: נקוב תאריך (”${words}“), וייתכן שהדבר חל רק ממנו או עד אליו.`,
  'not-in-force': (_reason, at) => `${at}: לא היה בתוקף ביום שאליו מתייחסת הטענה.`,
  'force-unclear': (_reason, at) => `${at}: לא ודאי שהיה בתוקף ביום שאליו מתייחסת הטענה.`,
  'conflicting-evidence': (_reason, at) => `${at} ובמקום נוסף מופיעים ערכים שונים.`,
  'speaks-of-it': (_reason, at) => `${at}: יש התייחסות לעניין.`,
  'shares-words': (_reason, at) => `${at}: יש מילים משותפות עם הטענה.`,
  question: (_reason, at) => `${at}: נשאלה שאלה, ושאלה אינה הבטחה.`,
  hedged: ({ words }, at) => `${at}: הדבר נותר פתוח (”${words}“), ואין בכך הבטחה.`,
  hearsay: ({ words }, at) => `${at}: נמסרו דברים בשם אחרים (”${words}“), ואין בכך הבטחה.`,
  withdrawn: (_reason, at) => `${at}: הדבר נאמר, וייתכן שבאותה שיחה נאמרה חזרה ממנו.`,
  'customer-only': (_reason, at) => `${at}: הדבר נאמר, אך רק צד החברה יכול להבטיח.`,
  'customer-confirmed': (_reason, at) => `${at}: הדבר נאמר, והתשובה נשמעת כאישור; יש להאזין לשניהם.`,
  'speaker-unknown': (_reason, at) => `${at}: לא ידוע מי דיבר.`,
  flagged: (_reason, at) => `${at}: התמלול כאן מוטל בספק; יש להאזין לפני שמסתמכים עליו.`,
  'to-confirm': (_reason, at) => `${at}: הדברים נקראו מתמונה; יש לאמת תחילה את המספרים מול העמוד.`,
  'signature-broken': ({ signature }, at) =>
    signature === 'invalid'
      ? `${at}: החתימה הדיגיטלית על המסמך אינה תואמת את הקובץ, ולכן אין מסיקים ממנו דבר.`
      : `${at}: המסמך שונה אחרי שנחתם, ולכן אין מסיקים ממנו דבר.`,
  unsigned: ({ documents }) =>
    `אין חתימה על ${documents.map((title) => `”${title}“`).join(', ')}: לא בקובץ עצמו, ואיש לא סימן שהמסמך נחתם.`,
  unread: () => 'חלק מהחומר לא נבדק: אין בו טקסט קריא, או שאין לו תמלול.',
  'other-language': () => 'יש חומר שאינו בשפת הטענה, ואי אפשר להשוות בינו לבין מילותיה.',
  'claim-negated': () => 'הטענה היא על דרך השלילה; ערך לבדו אינו מכריע בה, ולכן נדרשת הכרעה של אדם.',
  'not-addressed': () => 'בחומר שנבדק אין התייחסות לעניין.',
  'nothing-to-search': () => 'לא היה חומר לבדיקה לגבי אותו יום.',
  'no-typed-fact': () => 'בטענה אין ערך יחיד שאפשר להשוות, ולכן נדרשת הכרעה של אדם.',
}
