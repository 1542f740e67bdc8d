import { describe, expect, test } from 'vitest'
import { readClauses } from '../../electron/documents/clauses/read-clauses.ts'
import { linesOf } from './clauses-lines.ts'

const paths = (text: string): string => {
  const numbered = readClauses(linesOf(text)).filter(({ number }) => number !== '')
  return numbered.map(({ path }) => path).join(' | ')
}

/** Name, text, and the paths it must give. */
type Case = readonly [name: string, text: string, expected: string]

const SCHEMES: readonly Case[] = [
  [
    'bare numbers before titles',
    '1 DEFINITIONS\n\n1.1 The words below apply.\n1.2 They mean:\n(a) one;\n(b) two.\n\n2 TERM\n\n2.1 A year.',
    '1 | 1.1 | 1.2 | 1.2 (a) | 1.2 (b) | 2 | 2.1',
  ],
  [
    'parts that start over',
    'PART A\n1. One.\n2. Two.\nPART B\n1. Again.\n2. More.',
    'PART A | PART A 1 | PART A 2 | PART B | PART B 1 | PART B 2',
  ],
  [
    'Hebrew chapters that start over',
    "פרק א' – כללי\n1. אחת.\n2. שתיים.\nפרק ב' – תמורה\n1. שוב:\n(א) כן;\n(ב) לא.",
    "פרק א' | פרק א' 1 | פרק א' 2 | פרק ב' | פרק ב' 1 | פרק ב' 1 (א) | פרק ב' 1 (ב)",
  ],
  [
    'chapters counted in words',
    'פרק ראשון – כללי\n1. אחת.\nפרק שני – תמורה\n2. שתיים.',
    'פרק ראשון | פרק ראשון 1 | פרק שני | פרק שני 2',
  ],
  ['A over A1', 'A. Services\nA1 We clean.\nA2 We wash.\nB. Fees\nB1 You pay.', 'A | A1 | A2 | B | B1'],
  ['A1 alone', 'A1. We clean.\nA2. We wash.\nB1. You pay.', 'A1 | A2 | B1'],
  [
    'sections inside articles',
    'ARTICLE I\nSCOPE\nSection 1. The scope is wide.\nSection 2. It is kept.\nARTICLE II\nFEES\nSection 1. The fee is due.\n(a) now;\n(b) then.',
    'ARTICLE I | ARTICLE I Section 1 | ARTICLE I Section 2 | ARTICLE II | ARTICLE II Section 1 | ARTICLE II Section 1 (a) | ARTICLE II Section 1 (b)',
  ],
  [
    'sections that run on over articles',
    'Article I – Scope\nSection 1. Wide.\nSection 2. Kept.\nArticle II – Fees\nSection 3. Due.',
    'Article I | Article I Section 1 | Article I Section 2 | Article II | Article II Section 3',
  ],
  [
    'letters over numbers that start over',
    'א. כללי\n1. אחת.\n2. שתיים.\nב. תמורה\n1. שוב:\n(א) כן;\n(ב) לא.\n2. עוד.',
    'א | א 1 | א 2 | ב | ב 1 | ב 1 (א) | ב 1 (ב) | ב 2',
  ],
  [
    'letters over numbers that run on',
    'א. כללי\n1. אחת.\n2. שתיים.\nב. תמורה\n3. שלוש.\n4. ארבע.',
    'א | א 1 | א 2 | ב | ב 3 | ב 4',
  ],
  ['numbers over letters', '1. כללי\nא. ראשון;\nב. שני.\n2. תמורה\nא. ראשון.', '1 | 1 א | 1 ב | 2 | 2 א'],
  ['Roman over decimal', 'I. Scope\nI.1 One.\nI.2 Two.\nII. Fees\nII.1 One.', 'I | I.1 | I.2 | II | II.1'],
  ['brackets', '1) Scope\na) one\nb) two:\ni) x\nii) y\n2) Fees', '1) | 1) a) | 1) b) | 1) b) i) | 1) b) ii) | 2)'],
  ['paragraph signs', '§ 1 Scope\n§ 2 Fees', '§ 1 | § 2'],
  ['stops behind every number', '1. A.\n1.1. B.\n1.1.1. C.\n1.2. D.\n2. E.', '1 | 1.1 | 1.1.1 | 1.2 | 2'],
  ['nothing between number and text', '1.Scope\n1.1.Text here.\n2.Fees\n2.1.Ten.', '1 | 1.1 | 2 | 2.1'],
  ['dashes behind the numbers', '1 - Scope\n2 - Fees\n3 - Law', '1 | 2 | 3'],
  ['"סעיף" before a sentence', 'סעיף 1: הלקוח ישלם 30 ₪.\nסעיף 2: הספק יספק.', 'סעיף 1 | סעיף 2'],
  [
    'the whole way in one label',
    'סעיף 1\n1(א) אחת.\n1(ב) שתיים:\n(1) כן;\n(2) לא.\n1(ג) שלוש.\nסעיף 2\n2(א) סוף.',
    'סעיף 1 | 1(א) | 1(ב) | 1(ב) (1) | 1(ב) (2) | 1(ג) | סעיף 2 | 2(א)',
  ],
  [
    'labels of three parts',
    '7. Price\n7.1(a) It is ten.\n7.1(b) It is due.\n7.2 It rises:\n7.2(a)(i) by one.\n8. Law',
    '7 | 7.1(a) | 7.1(b) | 7.2 | 7.2(a)(i) | 8',
  ],
  [
    'two labels on one line',
    '1. 1.1 The Provider delivers.\n1.2 The Client pays.\n2. 2.1 A year.\n2.2 (a) one;\n(b) two.',
    '1 | 1.1 | 1.2 | 2 | 2.1 | 2.2 | 2.2 (a) | 2.2 (b)',
  ],
  [
    'numbers put in later',
    '3. One.\n3א. חדש.\n3ב. עוד.\n4. Four.\n4.1 x.\n4.1א y.\n4.2 z.\n5. Five.\n5A. New.\n6. Six.',
    '3 | 3א | 3ב | 4 | 4.1 | 4.1א | 4.2 | 5 | 5A | 6',
  ],
  [
    '"5א." between סעיף 5 and סעיף 6',
    'סעיף 5\n5(א) כן.\n5א. חדש.\nסעיף 6\n6(א) סוף.',
    'סעיף 5 | 5(א) | 5א | סעיף 6 | 6(א)',
  ],
  ['an excerpt', '4. Fees\n4.1 Ten.\n5. Term\n5.1 A year.\n7. Law\n7.1 York.', '4 | 4.1 | 5 | 5.1 | 7 | 7.1'],
  [
    'an amendment with 4.1 and 9A only',
    'We agree:\n4.1 The fee is £40.\n9A Support hours\nAll else stays.',
    '4.1 | 9A',
  ],
  ['a number printed twice', '1. A.\n1.1 B.\n1.2 C.\n1.2 D.\n1.3 E.', '1 | 1.1 | 1.2 | 1.2 | 1.3'],
  [
    'numbers that start over under headings',
    'Payment\n\n1. You pay monthly.\n2. You pay on time.\n\nCancellation\n\n1. You may cancel.\n2. We may cancel.',
    '1 | 2 | 1 | 2',
  ],
  [
    'recitals before the clauses',
    'A. We supply lines.\nB. You want lines.\n1. Definitions\n1.1 Words.',
    'A | B | 1 | 1.1',
  ],
  [
    'schedules with parts',
    '1. One.\nSCHEDULE 1\nPart 1 – Fees\n1. Ten.\nPart 2 – Levels\n1. High.\nSCHEDULE 2\n1. Thing.',
    '1 | SCHEDULE 1 | SCHEDULE 1 Part 1 | SCHEDULE 1 Part 1 1 | SCHEDULE 1 Part 2 | SCHEDULE 1 Part 2 1 | SCHEDULE 2 | SCHEDULE 2 1',
  ],
  [
    "an annex that takes another's place",
    "1. אחת.\nנספח ג' (מתוקן) – נהלים\nג.1 ראשון.",
    "1 | נספח ג' (מתוקן) | נספח ג' (מתוקן) ג.1",
  ],
  [
    'two kinds of list one in the other',
    '1. Steps:\n(a) first:\n1) x\n2) y\n(b) second:\n1) z\n2. Next',
    '1 | 1 (a) | 1 (a) 1) | 1 (a) 2) | 1 (b) | 1 (b) 1) | 2',
  ],
]

const NO_LABELS: readonly Case[] = [
  [
    'a new wording in quotes, but for its lettered items',
    '1. Section 4.1 is replaced with the following: "4.1 The fee is £40.\n4.2 It is paid:\n(a) monthly; or\n(b) at once."\n2. Section 5 is deleted.',
    '1 | 1 (a) | 1 (b) | 2',
  ],
  [
    'a Hebrew new wording',
    '1. במקום סעיף 4.1 יבוא:\n"4.1 המחיר יהיה 40 ₪.\n4.2 הוא ישולם לספק בע"מ מדי חודש."\n2. סעיף 5 בטל.',
    '1 | 2',
  ],
  [
    'a table of contents with dots',
    'Table of Contents\n1. Definitions ..... 2\n2. Term ....... 3\n3. Fees ...... 12\n\n1. Definitions\n1.1 Words.\n2. Term\n2.1 A year.',
    '1 | 1.1 | 2 | 2.1',
  ],
  [
    'a table of contents without',
    'תוכן עניינים\n1. הגדרות 2\n2. תקופה 3\n3. תמורה 5\n\n1. הגדרות\n1.1 מילים.\n2. תקופה\n2.1 שנה.\n3. תמורה\n3.1 עשר.',
    '1 | 1.1 | 2 | 2.1 | 3 | 3.1',
  ],
  [
    'numbered rows of a table',
    '1. Fees\n1.1 They are:\n1.\tRouter\t£5\n2.\tPhone\t£6\n3.\tLine\t£7\n1.2 They are due.\n2. Term\n3. Law',
    '1 | 1.1 | 1.2 | 2 | 3',
  ],
  ['a clause referred to right behind a label', '1. Clause 1.1 is deleted.\n2. Section 1 stays.', '1 | 2'],
  ['a Hebrew clause referred to', '1. סעיף 1.1 יבוטל.\n2. סעיף 1 יוחלף.\n3. נספח א יבוטל.', '1 | 2 | 3'],
  ['bullets', '1. Duties:\n• one;\n• two;\n- three.\n2. Fees:\n– a\n– b', '1 | 2'],
  ['definitions', '1. Definitions\n"Fee" means ten.\n"Term" means a year.\n2. Fees\n2.1 Ten.', '1 | 2 | 2.1'],
  [
    'quantities',
    '1. Term\n1.1 The term is of a length of\n12 months from today.\n1.2 The year\n2024 counts.\n2. Fees\n30 days of notice are due.\n30 ימים לפחות.\n2.1 Ten.',
    '1 | 1.1 | 1.2 | 2 | 2.1',
  ],
]

const RECITALS: readonly Case[] = [
  [
    'in brackets',
    '(A) We supply.\n(B) You want.\n\nThe parties agree as follows:\n\n1. Definitions\n1.1 In this:\n(a) one;\n(b) two.\n2. Term',
    '(A) | (B) | 1 | 1.1 | 1.1 (a) | 1.1 (b) | 2',
  ],
  [
    'in Hebrew brackets',
    'הואיל:\n(א) הספק מספק.\n(ב) הלקוח רוצה.\nלפיכך הוסכם כדלקמן:\n1. הגדרות\n1.1 מילים:\n(א) כן;\n(ב) לא.\n2. תקופה',
    '(א) | (ב) | 1 | 1.1 | 1.1 (א) | 1.1 (ב) | 2',
  ],
  ['one only', '(A) We supply.\n1. Words.\n2. More.', '(A) | 1 | 2'],
  ['under a heading', '(A) We supply.\n(B) You want.\n\nAGREED TERMS\n\n1. Words.\n2. More.', '(A) | (B) | 1 | 2'],
  [
    'before clauses without numbered headings',
    '(A) We supply.\n(B) You want.\n1.1 Words.\n1.2 More.\n2.1 A year.',
    '(A) | (B) | 1.1 | 1.2 | 2.1',
  ],
  ['before clauses in words', '(א) הספק.\n(ב) הלקוח.\nסעיף 1: ישלם.\nסעיף 2: יספק.', '(א) | (ב) | סעיף 1 | סעיף 2'],
  [
    'before articles',
    '(A) We supply.\n(B) You want.\nARTICLE I – Scope\n1.1 Wide.\nARTICLE II – Fee\n2.1 Ten.',
    '(A) | (B) | ARTICLE I | 1.1 | ARTICLE II | 2.1',
  ],
  [
    'behind the parties',
    '(1) Fernhill Ltd; and\n(2) Oakmere LLP.\n(A) We supply.\n(B) You want.\nIt is agreed:\n1. Words.\n2. More.',
    '(1) | (2) | (A) | (B) | 1 | 2',
  ],
  ['without brackets', 'א. הספק מספק.\nב. הלקוח רוצה.\nלפיכך הוסכם כדלקמן:\n1. הגדרות\n2. תקופה', 'א | ב | 1 | 2'],
  [
    'of an annex',
    '1. One.\nSCHEDULE 1\n(A) It is.\n(B) It was.\n1. Ten.\n2. Two.\nSCHEDULE 2\n1. New.',
    '1 | SCHEDULE 1 | SCHEDULE 1 (A) | SCHEDULE 1 (B) | SCHEDULE 1 1 | SCHEDULE 1 2 | SCHEDULE 2 | SCHEDULE 2 1',
  ],
  [
    'but not a list whose items have numbers of their own',
    '(a) First:\n1. x\n2. y\n(b) Second:\n1. z\n2. w\n(c) Third',
    '(a) | (a) 1 | (a) 2 | (b) | (b) 1 | (b) 2 | (c)',
  ],
]

describe('recitals end where the clauses begin', () => {
  test.each(RECITALS)('%s', (_, text, expected) => {
    expect(paths(text)).toBe(expected)
  })
})

describe('ways to number', () => {
  test.each(SCHEMES)('%s', (_, text, expected) => {
    expect(paths(text)).toBe(expected)
  })
})

describe('numbers that name no clause of the document', () => {
  test.each(NO_LABELS)('%s', (_, text, expected) => {
    expect(paths(text)).toBe(expected)
  })
})

describe('what a clause holds', () => {
  const find = (text: string, path: string): string | undefined =>
    readClauses(linesOf(text)).find((clause) => clause.path === path)?.text

  test('bullets and definitions stay with their lead-in, even where they hang out to the left', () => {
    const text = '  1.1 We shall:\n• clean;\n• wash.\n  1.2 In this agreement:\n"Fee" means ten.\n  1.3 End.'
    expect(find(text, '1.1')).toBe('We shall:\n• clean;\n• wash.')
    expect(find(text, '1.2')).toBe('In this agreement:\n"Fee" means ten.')
  })

  test('a new wording belongs to the clause that quotes it', () => {
    const text = '1. Section 4 is replaced as follows:\n"4. The fee is £40.\n5. It is due."\n2. All else stays.'
    expect(find(text, '1')).toMatch(/^Section 4 .* due\."$/s)
  })

  test('a table of contents and a signature block stand outside the numbering', () => {
    const text =
      'Contents\n1. Fee 2\n2. Term 3\n3. Law 4\n\n1. Fee\n1.1 Ten.\n2. Law\n2.1 York.\nFernhill Ltd. By: Edwin Marsh, Director.\nOakmere LLP. By: Clara Whitlow.'
    const outside = readClauses(linesOf(text)).filter(({ number }) => number === '')
    expect(outside.map((clause) => clause.text.split('\n'))).toEqual([
      ['Contents', '1. Fee 2', '2. Term 3', '3. Law 4'],
      ['Fernhill Ltd. By: Edwin Marsh, Director.', 'Oakmere LLP. By: Clara Whitlow.'],
    ])
  })

  test('where nothing is numbered a paragraph has its items and rows', () => {
    const text =
      'Dear Ms. Lane,\n\nOn each visit we:\n• clean;\n• wash.\n\nPrices:\nSand\t£5\nSalt\t£6\n\nYours sincerely.'
    expect(readClauses(linesOf(text)).map((clause) => clause.text)).toEqual([
      'Dear Ms. Lane,',
      'On each visit we:\n• clean;\n• wash.',
      'Prices:\nSand\t£5\nSalt\t£6',
      'Yours sincerely.',
    ])
  })
})
