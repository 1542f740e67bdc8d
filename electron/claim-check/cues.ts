/**
 * Words that keep a passage from being taken at its face: each list is matched on whole words of the normalised text
 * (a Hebrew word may carry prefix letters). They only ever make the engine more careful; none of them yields a verdict.
 */
const word = (hebrew: readonly string[], english: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:[ושהכלבמ]{0,3}(?:${hebrew.join('|')})|(?:${english.join('|')}))(?![\\p{L}\\p{N}])`,
    'iu',
  )

/** An exception or a proviso: what is said holds, but not always. */
export const EXCEPTION = word(
  ['למעט', 'אלא אם', 'אלא', 'ובלבד', 'בלבד ש\\p{L}*', 'על אף', 'חרף', 'פרט ל\\p{L}*', 'בכפוף', 'למרות', 'זולת', 'אינו חל', 'אינה חלה', 'אינם חלים'],
  ['except', 'unless', 'provided that', 'notwithstanding', 'subject to', 'other than', 'excluding', 'save', 'does not apply', 'do not apply', 'however'],
)

/** A condition: it holds if something else does. */
export const CONDITION = word(
  ['אם', 'במידה ו\\p{L}*', 'בתנאי', 'היה ו\\p{L}*', 'כל עוד', 'רק אם', 'בתקופה הראשונה', 'בשנה הראשונה', 'לחודשים הראשונים'],
  ['if', 'as long as', 'on condition', 'in case', 'for the first', 'only when', 'only if', 'once you', 'until'],
)

/** What commits nobody: "I'll check", "usually", "we try". */
export const HEDGE = word(
  ['אבדוק', 'נבדוק', 'אברר', 'נברר', 'בדרך כלל', 'משתדלים', 'משתדל', 'משתדלת', 'אולי', 'כנראה', 'ייתכן', 'יתכן', 'אמור', 'אמורה', 'נראה לי', 'נראה לי ש\\p{L}*', 'אני חושב', 'אני חושבת', 'אנסה', 'ננסה', 'לא בטוח', 'לא בטוחה', 'לא יודע', 'לא יודעת'],
  ["i['’]ll check", "i will check", "let me check", "i can check", "i['’]ll find out", "i['’]ll ask", 'usually', 'normally', 'we try', "i['’]ll try", 'maybe', 'perhaps', 'probably', 'i think', 'i guess', 'i believe', 'might', 'should be', 'not sure', "don['’]t know"],
)

/** Taking something back that was said before. */
export const WITHDRAWAL = word(
  ['טעיתי', 'טעות שלי', 'תיקון', 'אני מתקן', 'אני מתקנת', 'בעצם לא', 'לצערי לא', 'לא נוכל', 'לא אוכל', 'לא ניתן', 'אי אפשר', 'חוזר בי', 'חוזרת בי', 'מה שאמרתי'],
  ['correction', 'i was wrong', 'i made a mistake', 'my mistake', 'i misspoke', 'scratch that', 'actually no', 'i have to correct', 'take that back', 'i said earlier', "i['’]m afraid", 'unfortunately', 'we can[’\']?t', 'cannot'],
)

/** An answer that confirms what was just said. */
export const CONFIRMATION = word(
  ['כן', 'נכון', 'בדיוק', 'בטח', 'בוודאי', 'כמובן', 'אמת', 'מאשר', 'מאשרת', 'אין בעיה'],
  ['yes', 'yeah', 'yep', 'correct', 'exactly', "that['’]s right", 'of course', 'absolutely', 'certainly', 'sure', 'no problem'],
)

/** A negator in the claim turns its value around; comparing the bare number would then say the opposite. */
export const NEGATION = word(
  ['לא', 'אין', 'ללא', 'בלי', 'אינו', 'אינה', 'אינם', 'מבלי', 'בלא'],
  ['not', 'no', 'never', 'without', "\\w+n['’]t", 'cannot', 'free', 'waived'],
)

/** An amendment that takes the place of an older clause. */
export const REPLACEMENT = word(
  ['במקום', 'יוחלף', 'תוחלף', 'מוחלף', 'יבוטל', 'תבוטל', 'מבוטל', 'יימחק', 'יתוקן', 'תתוקן', 'כלהלן'],
  ['in place of', 'instead of', 'replaces', 'replaced', 'shall read', 'is amended', 'deleted', 'is removed', 'substituted'],
)

/** Questions promise nothing. */
export const isQuestion = (text: string): boolean => /[?？]\s*["”'’]?\s*$/u.test(text)
