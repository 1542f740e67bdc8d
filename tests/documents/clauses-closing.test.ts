import { describe, expect, test } from 'vitest'
import { readClauses } from '../../electron/documents/clauses/read-clauses.ts'
import { linesOf } from './clauses-lines.ts'

const clauses = (text: string): [string, string][] =>
  readClauses(linesOf(text)).map(({ path, text: own }) => [path, own])

describe('words that close a contract stand outside its clauses', () => {
  test.each([
    ['a blank to sign', 'I have read this and agree: ____________ Date: ________'],
    ['a place and day', 'Signed at Alderton on 3 March 2026.'],
    ['a letter', 'Yours sincerely, M. Thorne'],
    ['one side', 'On behalf of the Club: O. Tredwell, Manager.'],
    ['a Hebrew blank', 'קראתי והבנתי: ____________ תאריך: ________'],
    ['a Hebrew day', 'נחתם ביום 14.4.26 בכפר סבא.'],
    ['a Hebrew letter', 'בברכה, גנות הדרום בע"מ'],
    ['a party and its hand', 'המזמין: ועד הבית, באמצעות אלעד פז.'],
  ])('%s', (_, closing) => {
    const body = '1. The fee is due at once.\n\n2. The court of Alderton decides.'
    expect(clauses(`${body}\n\n${closing}`).at(-1)).toEqual(['', closing])
    expect(clauses(`${body}\n\n${closing}\n\nANNEX A\n\n1. Rooms.`).slice(2, 4)).toEqual([
      ['', closing],
      ['ANNEX A', ''],
    ])
  })

  test('a blank between two clauses belongs to the first of them', () => {
    expect(clauses('1. Invoices go to:\n\n____________ street ____________\n\n2. The fee is due at once.')).toEqual([
      ['1', 'Invoices go to:\n____________ street ____________'],
      ['2', 'The fee is due at once.'],
    ])
  })

  test('a blank that went over to the next line stays with what it is for', () => {
    expect(
      clauses('1. All is said.\n\nSignature of the parents: ________ of the school:\n____________').at(-1),
    ).toEqual(['', 'Signature of the parents: ________ of the school: ____________'])
  })

  test('a chapter takes no text from behind its clauses', () => {
    const text = 'פרק א\n   1. התשלום מראש.\n   2. הדין הוא דין ישראל.\n\nשירה לביא, מנהלת הסניף, 052-5550170.'
    expect(clauses(text).find(([path]) => path === 'פרק א')).toEqual(['פרק א', ''])
  })
})

describe('labels', () => {
  test.each([
    [
      'a third part is no Roman hundred',
      'Part A\n1. One.\nPart B\n2. Two.\nPart C\n3. Three.\nPart D\n4. Four.',
      'Part C 3',
    ],
    [
      'padded sections of articles',
      'ARTICLE I\nSection 1.01 – One.\nSection 1.02 – Two.\nARTICLE II\nSection 2.01 – Three.',
      'Section 2.01',
    ],
    ['letters behind a number', '1. A thing:\n1.a One.\n1.b Two.\n2. Next:\n2.a Three.', '2.a'],
    ['chapters that end in nought', '1.0 Scope\n1.1 One.\n1.2 Two.\n2.0 Price\n2.1 Three.', '2.1'],
    ['chapter and clause', '1. Scope\n1-1 One.\n1-2 Two.\n2. Price\n2-1 Three.', '2-1'],
    ['Roman with a bracket', 'I) One.\nII) Two.\nIII) Three.\nIV) Four.', 'IV)'],
  ])('%s', (_, text, path) => {
    expect(clauses(text).map(([own]) => own)).toContain(path)
  })

  test('a dash behind a label in words is no text', () => {
    expect(clauses('Section 1.01 – One.\n\nSection 1.02 – Two.')).toEqual([
      ['Section 1.01', 'One.'],
      ['Section 1.02', 'Two.'],
    ])
  })

  test('a day or a range of days is no label', () => {
    expect(clauses('1. The visit lasts\n2-3 days.\n2. Paid by\n1.01.2026 at noon.').map(([path]) => path)).toEqual([
      '1',
      '2',
    ])
  })
})
