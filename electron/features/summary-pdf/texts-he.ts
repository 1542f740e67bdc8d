import { formatCount } from './format.ts'
import type { SummaryTexts } from './texts.ts'

/** Hebrew puts the word for one after the noun, and every other count before it. */
const counted = (one: string, many: string) => (count: number) => (count === 1 ? one : `${formatCount(count)} ${many}`)

export const hebrew: SummaryTexts = {
  language: 'he-IL',
  documentName: 'סיכום מחלוקת',
  page: (page, pages) => `עמוד ${page} מתוך ${pages}`,
  logHeadShort: 'ראש היומן',

  facts: {
    business: 'בית העסק',
    customer: 'הלקוח',
    references: 'מספרי לקוח',
    phones: 'מספרי טלפון',
    caseId: 'תיק',
    opened: 'מועד הפתיחה',
    built: 'מועד הפקת הסיכום',
  },
  overview: 'הטענות במבט אחד',
  progress: (claims, decided) => {
    if (claims === 1) return decided === 1 ? 'טענה אחת, והיא הוכרעה.' : 'טענה אחת, וטרם הוכרעה.'
    if (decided === claims) return `${formatCount(claims)} טענות, וכולן הוכרעו.`
    if (decided === 0) return `${formatCount(claims)} טענות, וכולן טרם הוכרעו.`
    const done = decided === 1 ? 'אחת הוכרעה' : `${formatCount(decided)} הוכרעו`
    const open = claims - decided === 1 ? 'אחת טרם הוכרעה' : `${formatCount(claims - decided)} טרם הוכרעו`
    return `${formatCount(claims)} טענות: ${done}, ${open}.`
  },
  overviewColumns: { claim: 'הטענה', signed: 'נחתם', said: 'נאמר', result: 'תוצאה', page: 'עמוד' },
  howToRead: 'כיצד לקרוא את הסיכום',
  reading: [
    'כל טענה נבחנת מול שני מקורות, כל אחד בנפרד: מה נחתם (החוזה שהיה בתוקף במועד הטענה) ומה נאמר (דברים שנאמרו מטעם בית העסק בשיחות מוקלטות).',
    'התוכנה מציעה, מצטטת ומנמקת, ואינה מכריעה. תוצאה היא הכרעה רק אם אדם הנקוב בשמו חתום עליה; טענה שאיש לא הכריע בה מסומנת ”טרם הוכרע“.',
    'הציטוטים מובאים מילה במילה מתוך קובצי המקור. ראיות לטובת הלקוח וראיות לחובתו מוצגות באותה צורה ובאותו גודל.',
  ],
  timeline: 'ציר הזמן',
  timelineKind: {
    contract: 'חוזה',
    amendment: 'תיקון לחוזה',
    call: 'שיחה',
    case: 'תיק',
    claim: 'טענה',
    decision: 'הכרעה',
  },
  unknownDate: 'מועד לא ידוע',

  claim: (position) => `טענה ${position}`,
  noClaims: 'לא נרשמו טענות בתיק זה.',
  inCustomersWords: 'בלשון הלקוח.',
  claimDay: (day) => `הטענה מתייחסת ליום ${day}.`,
  stale: (moment) => `מאז שנערכה בדיקה זו, ביום ${moment}, השתנו הראיות הנוגעות ללקוח. השינוי אינו משתקף בה.`,
  signedAxis: 'נחתם: החוזה שבתוקף',
  saidAxis: 'נאמר: השיחות המוקלטות',
  whatWasSigned: 'מה נחתם',
  whatWasSaid: 'מה נאמר',
  verdict: {
    supports: 'תומך בטענה',
    contradicts: 'סותר את הטענה',
    silent: 'אין התייחסות',
    'needs-review': 'נדרשת בדיקה של אדם',
  },
  stance: { supports: 'תומך בטענה', contradicts: 'סותר את הטענה', context: 'רקע' },
  undecided: 'טרם הוכרע',
  proposed: (verdict) => `הצעת התוכנה: ${verdict}`,
  result: 'תוצאה',
  undecidedResult: (proposal) => `טרם ניתנה הכרעה בטענה זו. הצעת התוכנה, שאינה הכרעה: ${proposal}.`,
  overall: {
    upheld: 'הטענה מתקבלת',
    'promised-outside-contract': 'הובטח מחוץ לחוזה',
    'sources-disagree': 'המקורות סותרים זה את זה',
    'no-evidence': 'לא נמצאו ראיות',
    'not-upheld': 'הטענה אינה מתקבלת',
    'upheld-by-contract': 'הטענה מתקבלת מכוח החוזה',
    'needs-review': 'נדרשת בדיקה של אדם',
  },
  outcome: {
    supports: {
      supports: 'החוזה שבתוקף מקנה את הנטען, והדבר אף אושר בשיחה מטעם בית העסק.',
      silent: 'הדבר הובטח בשיחה מטעם בית העסק. החוזה שבתוקף אינו מתייחס אליו.',
      contradicts:
        'הדבר הובטח בשיחה מטעם בית העסק, ואילו החוזה שבתוקף קובע אחרת. סיכום זה אינו מכריע איזה מהשניים גובר.',
    },
    silent: {
      supports: 'החוזה שבתוקף מקנה את הנטען. בשיחות לא נמצאה התייחסות לכך.',
      silent: 'החוזה שבתוקף, וצד העסק בשיחות, אינם מעניקים את הנטען ואינם שוללים אותו. היקף החיפוש מפורט בהמשך.',
      contradicts: 'החוזה שבתוקף קובע אחרת, ובשיחות לא נמצאה הבטחה שונה ממנו.',
    },
    contradicts: {
      supports: 'החוזה שבתוקף מקנה את הנטען, אף שבשיחה נאמר אחרת מטעם בית העסק.',
      silent: 'בשיחה נאמר אחרת מטעם בית העסק, והחוזה שבתוקף אינו מתייחס לכך.',
      contradicts: 'הן החוזה שבתוקף והן הדברים שנאמרו בשיחה מטעם בית העסק סותרים את הנטען.',
    },
  },
  reviewNeeded: 'לפחות באחד משני המקורות יש ראיות בלי הצעת הכרעה: נדרשים עיון בציטוטים והכרעה של אדם.',
  reasons: 'הנימוקים להצעת התוכנה',
  moreContext: (count) =>
    count === 1
      ? 'קטע אחד נוסף הנוגע לעניין ואינו נוטה לאף צד לא הודפס כאן; הוא מוצג בתיק.'
      : `${formatCount(count)} קטעים נוספים הנוגעים לעניין ואינם נוטים לאף צד לא הודפסו כאן; הם מוצגים בתיק.`,
  noEvidence: {
    signed: 'לא נמצא בחוזים קטע הנוגע לטענה זו.',
    said: 'לא נמצא בשיחות קטע הנוגע לטענה זו.',
  },

  source: {
    clause: (number) => `סעיף ${number}`,
    page: (page) => `עמוד ${page}`,
    signedOn: (day) => `נחתם ביום ${day}`,
    inForce: 'בתוקף במועד הטענה',
    notInForce: 'לא בתוקף במועד הטענה',
    signature: {
      invalid: 'החתימה הדיגיטלית אינה תואמת את הקובץ',
      'changed-after-signing': 'שונה לאחר שנחתם דיגיטלית',
      'unknown-issuer': 'חתום דיגיטלית; אין גורם מהימן שערב לחותם',
      valid: 'חתימה דיגיטלית תקפה',
      marked: 'סומן כחתום ביד',
      unsigned: 'אינו נושא חתימה ולא סומן כחתום',
      'not-checked': 'החתימה לא נבדקה',
    },
    fromPicture: 'נקרא מתמונה, לא אושר בידי אדם',
    fromPictureConfirmed: 'נקרא מתמונה, אושר בידי אדם',
    corrected: 'כפי שתוקן בידי אדם; יש להשוות למקור',
    call: (moment) => `שיחה מיום ${moment}`,
    callUndated: 'שיחה ממועד לא ידוע',
    span: (from, to) => `מ-${from} עד ${to}`,
    speaker: { agent: 'מטעם בית העסק', customer: 'מצד הלקוח', unknown: 'זהות הדובר אינה ידועה' },
    basis: {
      channel: 'לפי ערוץ ההקלטה',
      label: 'לפי הסימון בתמלול',
      person: 'לפי זיהוי של אדם',
      none: 'ללא זיהוי',
    },
    transcriptOnly: 'תמלול בלבד: אין הקלטה להאזנה',
    item: (position) => `פריט ${position}`,
    why: 'הסיבה להצגה:',
  },

  decidedBy: 'הוכרע על ידי',
  decisionNote: 'נימוק',
  noNote: 'לא נרשם נימוק.',
  earlierDecisions: 'הכרעות קודמות',

  coverage: 'מה נבדק ומה לא נבדק',
  searched: 'נבדקו',
  notSearched: 'לא נבדקו במלואם',
  nothingLeftOut: 'כל מה שמצוי בכספת על לקוח זה נבדק.',
  contracts: counted('חוזה אחד', 'חוזים'),
  clauses: counted('סעיף אחד', 'סעיפים'),
  recordings: counted('שיחה אחת', 'שיחות'),
  segments: counted('אמירה אחת', 'אמירות'),
  scope: (contracts, clauses, recordings, segments) => `${contracts} (${clauses}), ${recordings} (${segments}).`,
  withoutTranscript: (count) =>
    count === 1
      ? 'לשיחה מוקלטת אחת אין תמלול, ולכן לא ניתן היה לחפש בדברים שנאמרו בה.'
      : `ל-${formatCount(count)} שיחות מוקלטות אין תמלול, ולכן לא ניתן היה לחפש בדברים שנאמרו בהן.`,
  unreadable: 'שמורים בכספת, אך ללא טקסט שניתן לקרוא:',
  missing: 'שיחות שנבדקו לפי התמלול בלבד, משום שהקלטתן אינה בכספת:',
  notRecorded: 'שיחות שרשומות במרכזייה ואינן בכספת:',
  unmatched: (count) => `שיחות עם המספר או האסמכתא של הלקוח/ה שאינן משויכות לאיש ולא נבדקו: ${count}.`,

  items: 'פריטי הראיות',
  itemsIntroduction: 'קובצי המקור שהסיכום מצטט או מסתמך עליהם, וליד כל אחד גיבוב SHA-256 של תוכנו כפי שנקלט בכספת.',
  noItems: 'סיכום זה אינו מסתמך על פריטים.',
  itemColumns: { title: 'פריט', kind: 'סוג', acquired: 'מועד הקליטה', size: 'גודל' },
  itemKind: {
    contract: 'חוזה',
    amendment: 'תיקון לחוזה',
    recording: 'הקלטה',
    transcript: 'תמלול',
    attachment: 'נספח',
  },
  bytes: (count) => `${count} בתים`,

  checking: 'כיצד לבדוק את הסיכום',
  checkingSteps: [
    {
      title: 'מבקשים את קובצי המקור.',
      text: 'אפשר לבקש מבית העסק את קובצי המקור הרשומים כאן: כל אחד מהם נשמר ללא כל שינוי, ואפשר להעתיק אותו כפי שהוא.',
    },
    {
      title: 'מחשבים את הגיבוב של כל קובץ.',
      text: 'אין צורך בתוכנה מיוחדת: בכל מחשב די בפקודה אחת. משווים את כל 64 התווים לטבלת פריטי הראיות. די בשינוי של בית (byte) אחד בקובץ, והגיבוב שלו שונה.',
      commands: ['Linux: sha256sum FILE', 'macOS: shasum -a 256 FILE', 'Windows: certutil -hashfile FILE SHA256'],
    },
    {
      title: 'מאתרים כל ציטוט במקורו.',
      text: 'פותחים את החוזה בעמוד ובסעיף המצוינים, ומשמיעים את ההקלטה מהזמן המצוין. התמלול הוא כלי עזר לאיתור: אם הוא שונה מן הנשמע, הקובע הוא הנשמע.',
    },
    {
      title: 'משווים את ראש היומן.',
      text: 'הכספת רושמת כל פעולה בפריט ביומן משורשר. מבקשים את היומן ומאתרים את הרשומה שמספרה מודפס להלן: עליה לשאת את הגיבוב הזה. אם אינה נושאת אותו, היומן שונה לאחר הפקת הסיכום.',
    },
  ],
  logHead: {
    title: 'יומן המשמורת בעת הפקת הסיכום',
    entry: 'מספר הרשומה',
    head: 'ראש היומן',
    at: 'מועד הרשומה',
  },
  shows: {
    title: 'מה הבדיקות מראות',
    points: [
      'שקובץ המקור זהה לחלוטין לקובץ שנקלט בכספת.',
      'שכל ציטוט נמצא במקום שהסיכום מציין.',
      'שהיומן, עד לראש המודפס כאן, לא שונה לאחר מכן. היומן חושף שינויים ואינו חוסם אותם: אפשר לשנות אותו, אך השינוי מתגלה.',
    ],
  },
  cannotShow: {
    title: 'מה הן אינן יכולות להראות',
    points: [
      'מה נעשה בקובץ לפני שנקלט בכספת.',
      'שכל שיחה הוקלטה וכל מסמך נמסר; החיפוש נערך רק במה שמצוי בכספת.',
      'מה נעשה ביומן אחרי הראש המודפס כאן.',
      'מי היה הדובר, מעבר לאופן הזיהוי המצוין ליד כל ציטוט.',
      'מה המשמעות המשפטית של הדברים: הסיכום אינו ייעוץ משפטי.',
    ],
  },
  placeholders: (count) =>
    count === 1
      ? 'תו אחד שאין לו צורה בגופן של מסמך זה מוצג כמלבן ריק. בקובץ המקור הוא לא שונה.'
      : `${formatCount(count)} תווים שאין להם צורה בגופן של מסמך זה מוצגים כמלבנים ריקים. בקובצי המקור הם לא שונו.`,
}
