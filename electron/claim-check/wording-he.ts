import type { Where } from './proposal.ts'
import { callTime, dayInWords, type Sentences } from './wording.ts'

const SPEAKER = { agent: 'צד החברה', customer: 'צד הלקוח', unknown: 'דובר לא מזוהה' } as const

const place = (where: Where): string => {
  if (where.record === 'signed')
    return where.clauseNumber === '' ? `${where.document}, עמוד ${where.page}` : `סעיף ${where.clauseNumber}`
  const call = where.date === null ? 'בשיחה' : `בשיחה מיום ${dayInWords(where.date, 'he')}`
  return `${call} בדקה ${callTime(where.startMs)}, ${SPEAKER[where.speaker]}`
}

/** Every reason in Hebrew, in wording that holds for any gender. */
export const HEBREW: Sentences = {
  place,
  'term-agrees': ({ claimed, recorded }, at) => `${at}: ”${recorded.quote}“. בטענה: ”${claimed.quote}“. הנתונים זהים.`,
  'term-differs': ({ claimed, recorded }, at) => `${at}: ”${recorded.quote}“. בטענה: ”${claimed.quote}“. הנתונים שונים.`,
  'term-close': ({ claimed, recorded }, at) =>
    `${at}: ”${recorded.quote}“. בטענה: ”${claimed.quote}“. קרוב, אך לא זהה: יש לקרוא את שניהם.`,
  'term-incomparable': ({ claimed, recorded }, at) =>
    `${at}: ”${recorded.quote}“. בטענה: ”${claimed.quote}“. הנתונים אינם על אותו בסיס.`,
  condition: ({ words }, at) => `${at}: הדבר מותנה (”${words}“).`,
  exception: ({ words }, at) => `${at}: יש חריג (”${words}“).`,
  'not-in-force': (_reason, at) => `${at}: לא היה בתוקף ביום שאליו מתייחסת הטענה.`,
  'conflicting-evidence': (_reason, at) => `${at} ובמקום נוסף מופיעים ערכים שונים.`,
  'speaks-of-it': (_reason, at) => `${at}: יש התייחסות לנושא.`,
  question: (_reason, at) => `${at}: נשאלה שאלה, ושאלה אינה הבטחה.`,
  hedged: (_reason, at) => `${at}: הדבר נותר פתוח, ואין בכך הבטחה.`,
  withdrawn: (_reason, at) => `${at}: הדבר נאמר, ובהמשך אותה שיחה נאמרה חזרה מדברים.`,
  'customer-only': (_reason, at) => `${at}: הדבר נאמר, אך רק צד החברה יכול להבטיח.`,
  'speaker-unknown': (_reason, at) => `${at}: לא ידוע מי הדובר.`,
  flagged: (_reason, at) => `${at}: התמלול כאן מוטל בספק; יש להאזין לפני שמסתמכים עליו.`,
  'not-addressed': () => 'בחומר שנבדק אין התייחסות לנושא.',
  'nothing-to-search': () => 'לא היה חומר לבדיקה באותו יום.',
  'no-typed-fact': () => 'בטענה אין ערך יחיד שאפשר להשוות, ולכן נדרשת הכרעה של אדם.',
}
