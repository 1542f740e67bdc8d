/**
 * The words in which amendments say what they do, over normalised text in which quotes and days are blanked. `LEAD` words
 * stand right before a clause's number, `FOLLOW` words after it. Only these two places are read, so that "cancelled under
 * clause 7" and "clause 7 continues to apply until the service is replaced" do nothing to clause 7.
 */

const joined = (words: string): string =>
  words
    .split(',')
    .map((phrase) => phrase.trim().replaceAll(' ', '\\s+'))
    .join('|')

const any = (words: string): string => `(?:${joined(words)})`

/** Ends right before the number. */
const lead = (...patterns: string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})\\s*$`, 'u')
const anywhere = (...patterns: string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'u')

/** Nouns that mean the clause itself: "the provisions of clause 7", "האמור בסעיף 7". */
export const OF_THE_WHOLE =
  /(?:(?<!\p{L})(?:the\s+)?(?:(?:existing|current|whole|entire|present|following)\s+)*(?:provisions?|text|wording|contents?|terms|language|whole|entirety)\s+(?:of|in|at)|(?<=(?:^|[\s,:])(?:במקום|את|כל|ביטול|החלפת)\s+|^\s*ו?)(?:ה?אמור|ה?כתוב|הוראות(?:יו)?|הוראת|לשון|נוסח(?:ו)?|תוכן)(?:\s+של)?)\s*([וה]?ב?)$/u

/** Words that only point to a clause. */
export const ASIDE = lead(
  any(`subject to, notwithstanding, despite, in spite of, pursuant to, in accordance with, in line with, according to,
    by virtue of, without prejudice to, without derogating from, without limiting, for the purposes of, as per, see,
    except for, except as, except, other than, including, unlike, save for, save as provided in, save as set out in,
    in addition to, as defined in, as set out in, as stated in, as provided in, as specified in, as described in,
    as mentioned in, as required by, as required in, referred to in, mentioned in, defined in, has the meaning given in,
    than, read with, together with, in connection with, relating to, arising from, breach of, comply with`),
  `${any(`בכפוף, על אף, אף על פי, למרות, חרף, לפי, על פי, על-פי, בהתאם, מכוח, מבלי לגרוע, בלי לגרוע, למעט, לרבות, כולל, ראו,
    ראה, לעניין, לצורך, לצרכי, בנוסף, פרט, מלבד, כאמור, כמפורט, כהגדרתו, כהגדרתה, כהגדרתם, כהגדרת, כנקוב, כקבוע, כפי שנקבע,
    כנדרש, המוזכר, הנזכר, בניגוד, לעומת, יחד עם, הפרת, בהתקיים`)}(?:\\s+ל?(?:ה?אמור|ה?קבוע|ה?נקוב|הוראות|הוראת))?\\s*[לבמה]{0,2}`,
)

/** What takes the old clause's place: "replaced by clause 4A". */
export const NEW_TEXT_LEAD = lead(
  String.raw`(?:replaced|substituted|superseded)\s+(?:by|with)\s+(?:the\s+)?(?:(?:following|new|text|wording|provisions?)\s+(?:(?:of|in|at|set out in)\s+)?)*`,
  String.raw`ו?(?:יוחלף|יוחלפו|תוחלף|מוחלף|מוחלפים)\s+ב(?:נוסח\s+(?:המופיע\s+|המצורף\s+)?)?ש?ב?`,
)

/** Where something new is put: "after clause 9". */
export const ANCHOR = lead(
  any(`after, immediately after, following, immediately following, before, immediately before, behind, below`),
  `${any('אחרי, לאחר, לפני, מיד לאחר, מיד אחרי, בעקבות, בסמוך ל, שלאחר')}\\s*ל?`,
)

/** "In clause 4.1": what follows touches a part of it. */
export const WITHIN = lead(
  any(`in, of, within, to, from, into, under, at, set out in, stated in, specified in, payable under`),
  `(?:של|בתוך|בגוף|מתוך)\\s+ה?`,
  '[ושה]{0,2}[בלמ]',
)

export const REPLACES_LEAD = lead(
  any(`in place of, in lieu of, instead of, in substitution for, in substitution of, in replacement of, replace, replaces,
    replacing, replacement of, supersede, supersedes, superseding, restate, restates, substitutes for, substituted for,
    substitute for, substituting for, substitution of, substitute the following for, substituting the following for,
    substitute for the existing`),
  `${any(`במקום, תחת, להחליף את, מחליפים את, מחליף את, מחליפה את, המחליף את, יחליף את, תחליף את, יחליפו את, בא במקום, באה במקום,
    יבוא במקום, תבוא במקום, יבואו במקום, החלפת, החלפתו של, יוחלף, יוחלפו, מוחלף, מוחלפים, יוחלף בזה, יוחלף בזאת, מוחלף בזה, מוחלף בזאת`)}\\s*ב?`,
)

export const REMOVES_LEAD = lead(
  any(`delete, deletes, deleting, deletion of, remove, removes, removing, removal of, repeal, repeals, repealing, repeal of,
    revoke, revokes, revocation of, strike out, strikes out, striking out, strike, omit, omits, omitting, omission of,
    rescind, rescinds, cancel, cancels, cancelling, cancellation of`),
  `${any(`לבטל את, מבטלים את, מבטל את, מבטלת את, יבטלו את, למחוק את, מוחקים את, מוחק את, להסיר את, מסירים את, להשמיט את,
    משמיטים את, לגרוע את, ביטול, ביטולו של, מחיקת, מחיקתו של, הסרת, השמטת, יבוטל, יבוטלו, מבוטל, מבוטלים, מבוטל בזה, מבוטל בזאת, יימחק, יימחקו, ימחק, נמחק, בטל`)}\\s*ב?`,
)

export const ADDS_LEAD = lead(
  String.raw`(?:add|insert|append|adds|inserts|adding|inserting|added|inserted|addition of|insertion of|introduces?)\s+(?:(?:the\s+following|as|a|an|another|new|further|additional)\s+)*`,
  String.raw`(?:add|insert|added|inserted)\b[^.;]{0,40}\b(?:as|numbered|being)\s+(?:(?:a|new)\s+)*`,
  String.raw`(?:the\s+following|following|a|an)\s+(?:new|additional|further)`,
  `new`,
  `${any(`יבוא, יבואו, יתווסף, תתווסף, יתווספו, ייווסף, יווסף, ייווספו, יוסף, יוספו, תוסף, נוסף, נוספים, מוסף, מוספים, הוספת,
    הוספתו של, להוסיף את, להוסיף, מוסיפים, מוסיפים את, יוסיפו, ייכנס, ייכנסו`)}\\s+(?:בזה|בזאת|להסכם|לחוזה)?\\s*(?:את\\s+)?`,
)

const AUXILIARY_EN = String.raw`(?:(?:is|are|be|shall|will|must|should|stands?|being|hereby|therefore|accordingly|now|also|both|each|all|to|in\s+(?:its|their)\s+entirety|entirely|completely|wholly|expressly)\s+|[,-]\s*)*`
const AUXILIARY_HE = String.raw`(?:(?:בזאת|בזה|יהיה|יהיו|יהא|יהיו|הוא|הם|לפיכך|כולו|כולם|במלואו|במלואם|בשלמותו|כליל|לחלוטין|מוסכם\s+כי)\s+|[,-]\s*)*`
/** What may stand between the number and its verb: the agreement's name, a heading, "as amended". */
const QUALIFIER = String.raw`(?:\s*(?:(?:dated|signed(?:\s+on)?|made(?:\s+on)?|entered\s+into(?:\s+on)?|מיום|מתאריך|שנחתם(?:\s+ביום)?|שנערך(?:\s+ביום)?)(?!\p{L})|\([^)]*\)|"[^"]*"|'_+'|,|-(?=\s)|(?:of|to|in|under)\s+(?:the|our|your|said|that)\s+(?:(?:original|main|principal|said|service|services|master|existing|above|first|second|amended|maintenance|subscription)\s+)*(?:agreement|contract|lease|terms(?:\s+(?:and\s+conditions|of\s+service))?|conditions|amendment|addendum)|(?:of|to)\s+amendment\s+(?:no\.?\s*|number\s+)?\d+|thereof|thereto|above|(?:titled|headed|entitled|captioned|regarding|concerning|relating\s+to|dealing\s+with)\s+[^,.;]{1,60}?(?:,|(?=\s+(?:is|are|shall|will)\s))|(?:של\s+|ש?[בל]|מתוך\s+)ה?(?:הסכם|חוזה|תוספת|תיקון|תנאים)(?:\s+(?:מס'\s*\d+|ה?מקורי|ה?עיקרי|ה?יסודי|ה?שירות|ה?שירותים|ה?אמור|ה?ראשונה?|ה?קודמת?|ה?בסיסי))*|ש?(?:כותרתו|כותרתם|עניינו|עניינם|דן\s+ב|עוסק\s+ב)[^,.;]{1,60},|(?:בדבר|בעניין|בנושא|העוסק\s+ב|הדן\s+ב)[^,.;]{1,40}?(?:,|(?=\s+(?:בטל|מבוטל|יבוטל|יימחק|יוחלף|מוחלף|נמחק|יתוקן)))|הנ"ל|האמור(?:ים)?|הנזכר(?:ים)?|דלעיל|לעיל))*`

/** Right after the number and its qualifiers. */
const follow = (english: string, hebrew: string): RegExp =>
  new RegExp(`^${QUALIFIER}\\s*(?:${AUXILIARY_EN}(?:${english})|${AUXILIARY_HE}(?:${hebrew}))(?!\\p{L})`, 'u')

export const REMOVES_FOLLOW = follow(
  String.raw`deleted|removed|cancel(?:l)?ed|repealed|revoked|rescinded|struck(?:\s+out)?|stricken|omitted|annulled|withdrawn|terminated|void|null\s+and\s+void|abolished|of\s+no\s+(?:further\s+)?(?:force|effect)|no\s+longer\s+(?:apply|applies|in\s+force|in\s+effect|valid|binding|(?:have|has|having)\s+(?:any\s+)?effect|form\s+part)|ceases?\s+to\s+(?:apply|have\s+effect|be\s+in\s+force|bind|be\s+of)|not\s+apply\s*(?:[.;,]|$)|(?:does|do)\s+not\s+apply\s*(?:[.;,]|$)`,
  String.raw`יבוטלו?|תבוטל|מתבטל(?:ים|ת)?|מבוטל(?:ים|ת|ות)?|בטל(?:ים|ה|ות)?(?:\s+ו?מבוטל(?:ים|ת|ות)?)?|יי?מחקו?|תי?מחק|נמחק(?:ים|ת|ות)?|מחוק(?:ים)?|יוסרו?|תוסר|מוסר(?:ים|ת)?|יושמטו?|מושמט(?:ים)?|ייגרע|נגרע(?:ים)?|לא\s+(?:יחולו?|תחול)\s+עוד|לא\s+(?:יהיה|יהיו|תהיה|יעמוד|יעמדו)\s+(?:עוד\s+)?(?:בתוקף|בתוקפו|בתוקפם)|(?:יחדל|יחדלו|חדל|תחדל)\s+(?:לחול|מלחול|להיות\s+בתוקף)|לא\s+יחולו?\s*(?:[.;,]|$)`,
)

export const REPLACES_FOLLOW = follow(
  String.raw`replaced|substituted|superseded|restated|amended\s+and\s+restated|reworded|rewritten|read(?:s)?|have\s+the\s+following|supplanted|exchanged`,
  String.raw`יוחלף|יוחלפו|תוחלף|מוחלף|מוחלפ(?:ים|ת)|ייקרא(?:ו)?|יקרא(?:ו)?|תיקרא|ינוסח(?:ו)?|מנוסח|יירשם|נוסחו\s+(?:יהיה|החדש)|יהי(?:ה|ו)\s+(?:כדלקמן|כדלהלן|כלהלן)|יבוא(?:ו)?\s+במקומ(?:ו|ם)|במקומו|במקומם`,
)

/** A title over what is done: "Amendment of clause 4.1". */
export const AMENDS_LEAD = lead(
  String.raw`(?:amendments?|variations?|changes?|modifications?|revisions?)\s+(?:of|to|in)`,
  String.raw`(?:תיקון|תיקוני|שינוי|שינויים|עדכון)\s*[בל]?`,
)

/** It may mean the whole clause or a part of it: what comes next says which. */
export const AMENDS_FOLLOW = follow(
  `amended|varied|revised|modified|changed|altered|updated|corrected`,
  `יתוקן|יתוקנו|תתוקן|מתוקן|מתוקנ(?:ים|ת)|ישונה|ישונו|תשונה|משתנה|ישתנה|יעודכן|יעודכנו|מעודכן|תעודכן`,
)
/** "Amended to read", "יתוקן כדלקמן": the whole of it. */
export const READS_AS =
  /^\s*(?:,\s*)?(?:(?:and\s+restated|(?:so\s+as\s+)?to\s+(?:read|state|say|provide)|so\s+that\s+it\s+(?:reads|shall\s+read)|and\s+shall\s+(?:now\s+)?read)?(?:\s*as\s+follows)?|(?:ו?(?:ייקרא|יקרא|ינוסח)(?:\s+(?:כדלקמן|כדלהלן|כך))?|כדלקמן|כדלהלן|כלהלן|לנוסח\s+הבא|בנוסח\s+הבא|באופן\s+הבא|כך)?)\s*(?::|כדלקמן|כדלהלן|$)/u

export const ADDS_FOLLOW = follow(
  'added|inserted|appended|introduced',
  String.raw`יתווסף|יתווספו|תתווסף|יי?ווסף|יי?ווספו|יוסף|יוספו|תוסף|מוסף|מוספים|יבוא(?:ו)?\s+(?:כ|לאחר|אחרי|ב)\S*`,
)

/** Past or unchanged: it tells of the clause and does nothing to it. */
export const STAYS = new RegExp(
  String.raw`^${QUALIFIER}\s*(?:[\p{L}']+\s+){0,2}?(?:not|remains?|continues?|unchanged|unaffected|stays?|survives?|appl(?:y|ies)|was|were|had|has\s+been|have\s+been|governs?|לא|אינו|אינם|אינה|אין|ימשיכו?|תמשיך|ממשיך|ממשיכים|יי?שאר|יי?שארו|תי?שאר|נותר|נותרים|נשאר|נשארים|עומד|עומדים|יעמוד|יעמדו|תעמוד|יוסיף|יוסיפו|תקף|תקפים|בעינו|בעינם|ללא\s+שינוי|חל|חלים|יחול|יחולו|תחול)(?!\p{L})`,
  'u',
)

/** Said of the removed clause in the same breath: "deleted and replaced by", "יימחק ובמקומו יבוא". */
export const THEN_REPLACED = anywhere(
  String.raw`and\s+(?:is\s+|are\s+|be\s+|shall\s+be\s+)?(?:hereby\s+)?(?:replaced|substituted)`,
  String.raw`(?:and\s+)?(?:replace|substitute|replacing|substituting)\s+(?:it|them|that|the\s+following|with|therefor|by)`,
  String.raw`in\s+(?:its|their)\s+(?:place|stead)`,
  String.raw`in\s+(?:lieu|place)\s+thereof`,
  String.raw`the\s+following\s+(?:\p{L}+\s+)?(?:(?:is|are|shall\s+be)\s+)?(?:inserted|substituted)`,
  'ו?במקומו|ו?במקומם|ו?במקומה|ו?תחתיו|ו?תחתם|ויוחלף|יוחלפו|ותוחלף|ומוחלף|ויבוא|ויבואו',
)

/** Instructions that change what stands in a clause. */
export const CHANGES = anywhere(
  String.raw`(?:is|are|be|being)\s+(?:hereby\s+|to\s+be\s+|accordingly\s+)*(?:replaced|substituted|deleted|removed|amended|varied|revised|modified|changed|altered|updated|corrected|increased|reduced|raised|lowered|extended|shortened|inserted|added|struck|omitted|doubled)`,
  String.raw`(?:replace|delete|substitute|insert|amend|add)(?:\s|$)`,
  String.raw`(?:by|for)\s+(?:replacing|deleting|inserting|adding|substituting)`,
  String.raw`(?:shall|will|should)\s+(?:now\s+|instead\s+|henceforth\s+)?(?:read|be\s+(?:read|[£$€₪\d]))`,
  String.raw`in\s+place\s+of|instead\s+of`,
  `במקום|יוחלף|יוחלפו|תוחלף|מוחלף|מוחלפים|יי?מחקו?|תי?מחק|נמחק(?:ים|ת|ות)?|יבוטלו?|תבוטל|מבוטל(?:ים|ת)?|בטל(?:ים|ה)?|יתוקן|יתוקנו|תתוקן|מתוקן|מתוקנים|ישונה|ישונו|תשונה|ישתנה|ישתנו|תשתנה|יעודכן|יעודכנו|תעודכן|יועלו?|תועלה|יועלה|יופחתו?|תופחת|יוגדלו?|תוגדל|יוקטן|יוקטנו|יוארך|יוארכו|תוארך|יקוצרו?|תקוצר|יעמוד\\s+על|יעמדו\\s+על|תעמוד\\s+על|יבוא|יבואו|תבוא|יתווסף|תתווסף|יתווספו|יי?ווסף|יוסף|יוספו|תוסף|ייקרא|יקרא|(?:יהיה|יהיו|תהיה)\\s+[\\d₪$€]\\S*`,
)

/** Only something added. */
export const INSERTS = anywhere(
  String.raw`(?:is|are|be|hereby|following)\s+(?:hereby\s+)?(?:inserted|added|appended)`,
  String.raw`(?:insert|add)(?:\s|$)`,
  'יתווסף|תתווסף|יתווספו|יי?ווסף|יוסף|יוספו|תוסף|יבוא|יבואו',
)
export const TAKES_OUT = anywhere(
  String.raw`(?:replaced|substituted|deleted|removed|amended|in\s+place\s+of|instead\s+of)`,
  'במקום|יוחלף|יוחלפו|תוחלף|יי?מחקו?|תי?מחק|נמחק(?:ים)?|יתוקן|ישונה',
)

/** Words, a figure, a sentence: a part of the clause is meant, even where "as follows" comes next. */
export const A_PART = anywhere(
  String.raw`(?:words?|phrase|figures?|expression|sentence|number|amount|sum|by\s+(?:deleting|inserting|replacing|adding|substituting)|such\s+that|so\s+that\s+(?!it\s+(?:reads|shall\s+read))|in\s+respect\s+of|insofar\s+as|in\s+so\s+far\s+as|to\s+the\s+extent)`,
  `המילה|המילים|המלה|המלים|התיבה|התיבות|הסכום|הספרה|המספר|המשפט|הסיפא|הרישא|הביטוי|כך\\s+ש\\p{L}*|ככל\\s+ש\\p{L}*`,
)

/** It happens only if something else does, or only may: no text is out of force by it. */
export const UNCERTAIN = anywhere(
  String.raw`if|unless|provided\s+that|in\s+the\s+event|as\s+long\s+as|may(?!\s+\d)|intends?|propos(?:e|es|ed|al)|request(?:s|ed)?|consider(?:s|ed)?|option|agree\s+to\s+discuss|temporarily`,
  'אם|אלא\\s+אם|בתנאי|ובלבד|היה\\s+ו\\p{L}*|במקרה\\s+ש?\\p{L}*|רשאי|רשאית|רשאים|בכוונת|שוקל|שוקלת|שוקלים|מציע|מציעה|מבקש|מבקשת|זמנית|באופן\\s+זמני',
)

/** "As amended" tells which text is meant and amends nothing. */
export const AS_AMENDED =
  /(?<!\p{L})(?:as\s+(?:so\s+|previously\s+|already\s+)?(?:amended|varied|replaced|modified|substituted|restated)(?:\s+(?:by|from)\s+(?:no\.|[^,.;:]){0,50}?(?=[,.;:]|\s(?:is|are|shall|will)\s|$))?|כפי\s+ש(?:תוקן|תוקנה|שונה|הוחלף|נוסח)(?:\s+בתוספת\s+מס'\s*\d+)?)/gu

/** The words belong to the amendment's own clauses. */
export const OF_THIS_DOCUMENT =
  /^\s*(?:(?:of|to|in)\s+this\s+(?:amendment|addendum|deed|letter|variation|supplement|document)|(?:של\s+)?[לב]?(?:תוספת|תיקון|נספח|מסמך|כתב)\s+(?:תיקון\s+)?ז(?:ו|ה)|להלן|below)/u

/** Which document a number belongs to, where the words say so. */
export const OF_AN_AMENDMENT =
  /^\s*(?:of|to|in|ב|ל|של)?\s*(?:the\s+)?(?:ה?תוספת|ה?תיקון|(?:first|second|third|fourth|previous|earlier|said)?\s*(?:amendment|addendum))\s*(?:ה?(?<word>ראשונה?|שנייה?|שני|שלישית?|רביעית?)|(?:no\.?|number|מס'|מספר)?\s*(?<number>\d{1,2}))?/u
export const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  ראשון: 1,
  ראשונה: 1,
  שני: 2,
  שנייה: 2,
  שלישי: 3,
  שלישית: 3,
  רביעי: 4,
  רביעית: 4,
}
