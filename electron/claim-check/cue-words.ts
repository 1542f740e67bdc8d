/** The words of one cue; `*` stands for any further letters of a word. `notAfter`: a word before it that takes it back. */
export interface CueWords {
  readonly he: readonly string[]
  readonly en: readonly string[]
  readonly notAfter?: readonly string[]
}

const list = (words: string): string[] => words.split(',').map((phrase) => phrase.trim())

/** It takes precedence over what it names: "despite clause 5.2", "על אף האמור בסעיף 7.1". */
const OVERRIDE: CueWords = {
  he: list(`
    על אף, אף על פי, חרף, למרות, אינו חל, אינה חלה, אינם חלים, אינן חלות, לא יחול, לא תחול, לא יחולו, לא חל, לא חלה`),
  en: list(`
    despite, in spite of, notwithstanding, does not apply, doesn't apply, do not apply, shall not apply,
    will not apply`),
}

/**
 * Words that keep a passage from being taken at its face. They only ever make the engine more careful: none of them
 * yields a verdict.
 */
export const CUES = {
  override: OVERRIDE,
  /** What is said holds, but not always. */
  exception: {
    he: [
      ...OVERRIDE.he,
      ...list(`
      למעט, אלא, ובלבד, בלבד ש*, פרט ל*, חוץ מ*, מלבד, בכפוף, זולת`),
    ],
    en: [
      ...OVERRIDE.en,
      ...list(`
      except, excepting, unless, provided that, provided you, subject to, other than, excluding, save as, save for,
      save that, save where, save in, however`),
    ],
  },
  /** It holds if something else does, or for a while. */
  condition: {
    he: list(`
      אם, באם, במידה ו*, במידה ש*, בתנאי, היה ו*, כל עוד, במקרה ש*, במקרה של, תלוי, תלויה, בתקופה הראשונה,
      בשנה הראשונה, בחודש הראשון, חודשים הראשונים, ימים הראשונים, החל מ*, החל ב*, מהחודש הבא, במבצע`),
    en: list(`
      if, as long as, so long as, on condition, in case, in the event, only when, once you, until, depends,
      depending, for the first, in the first, during the first, starting, as of, from next, promotional,
      introductory`),
    notAfter: ['what', 'as', 'even', 'גם'],
  },
  /** What commits nobody: "I'll check", "usually", "we try". */
  hedge: {
    he: list(`
      אבדוק, נבדוק, אברר, נברר, אשאל, אנסה, ננסה, בודק, בודקת, אחזור אלי*, נחזור אלי*, בדרך כלל, לרוב, משתדלים,
      משתדל, משתדלת, אולי, כנראה, ייתכן, יתכן, אמור, אמורה, אמורים, נראה לי, אני חושב, אני חושבת, לדעתי, לא בטוח,
      לא בטוחה, לא יודע, לא יודעת, לא מבטיח*`),
    en: list(`
      i'll check, i will check, let me check, i can check, i'll find out, i'll ask, i'll have to ask, i'll see,
      get back to you, usually, normally, generally, typically, we try, i'll try, we'll try, maybe, perhaps,
      probably, possibly, hopefully, i think, i guess, i believe, i suppose, might, should be, not sure, don't know,
      can't promise`),
  },
  /** Somebody else's words, only passed on. */
  hearsay: {
    he: list(`
      לדבריך, לטענתך, לדבריו, לדבריה, אתה אומר, את אומרת, אמרת, אמרו לך, אמר לך, אמרה לך, נאמר לך, אמרו לי, אמר לי,
      אמרה לי, נאמר לי, סיפרו לי, שמעתי, הבטיחו לך, הובטח לך, הבטיח לך, הבטיחה לך`),
    en: list(`
      you say, you're saying, you said, you mentioned, you were told, told you, told me, promised you,
      you were promised, i heard, i was told, apparently, he said, she said, they said, colleague said,
      someone said, somebody said`),
  },
  /** Taking something back that was said before. */
  withdrawal: {
    he: list(`
      טעיתי, טעינו, טעות, תיקון, אני מתקן, אני מתקנת, בעצם, לצערי, לא נוכל, לא אוכל, לא ניתן, אי אפשר, חוזר בי,
      חוזרת בי, מה שאמרתי, לבטל את מה, זה לא נכון`),
    en: list(`
      correction, i was wrong, made a mistake, my mistake, misspoke, scratch that, actually, correct myself,
      have to correct, take that back, take it back, i said earlier, what i said, i'm afraid, unfortunately,
      we can't, i can't, cannot`),
  },
  /** An answer that confirms what was just said. */
  confirmation: {
    he: list(`
      כן, נכון, בדיוק, בטח, בוודאי, בהחלט, כמובן, אמת, מאשר, מאשרת, אין בעיה, סגור`),
    en: list(`
      yes, yeah, yep, correct, exactly, that's right, of course, absolutely, certainly, definitely, sure,
      no problem, i confirm`),
  },
  /** A negator turns a value around: comparing the bare number would then say the opposite. */
  negation: {
    he: list(`
      לא, אין, ללא, בלי, אינו, אינה, אינם, אינן, מבלי, בלא, איננו, איננה, אף פעם, מעולם, חינם, פטור, פטורה`),
    en: list(`
      not, no, never, without, *n't, cannot, free, waived, nothing, neither, nor, none`),
  },
  /** It splits a subject in two: an emergency call and a regular one are two matters with two prices. */
  qualifier: {
    he: list(`
      חירום, דחוף, דחופה, דחופות, רגיל, רגילה, רגילים, רגילות, בסיסי*, מורחב*, עסקי*, פרטי, פרטית, פרטיים, חדש,
      חדשה, חדשים, חדשות, קיים, קיימת, נוסף, נוספת, נוספים, חלופי*, ראשון, ראשונה, ראשונים, שבת, חג, חגים, לילה,
      מוקדם, מוקדמת, חלקי, חלקית, בינלאומי*, לחו"ל, מיוחד*`),
    en: list(`
      emergency, urgent, priority, regular, standard, ordinary, routine, basic, premium, extended, business,
      private, new, existing, additional, extra, replacement, first, early, late, partial, weekend*, night,
      holiday*, international, abroad, express, special`),
  },
  /** How a claim says that it was said, and that a value follows: no part of what it is about. */
  frame: {
    he: list(`
      אמר, אמרה, אמרו, אמרת, אמרתם, נאמר, הבטיח, הבטיחה, הבטיחו, הבטחת, הבטחתם, הובטח, הובטחו, הובטחה, סוכם, סיכמנו,
      סיכמתם, נמסר, מסרו, ציינו, הסבירו, אישרו, אישרתם, עולה, עולים, עולות, יעלה, תעלה, עלות, יש, תוך, בתוך, בסך,
      למשך, במשך, רק`),
    en: list(`
      told, tell, said, say, says, promised, promise, confirmed, agreed, assured, mentioned, stated, explained,
      cost, costs, would, will, shall, should, can, could, get, gets, got, only, within`),
  },
} as const satisfies Record<string, CueWords>

export type Cue = keyof typeof CUES
