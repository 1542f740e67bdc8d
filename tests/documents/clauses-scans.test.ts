import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readClauses } from '../../electron/documents/clauses/read-clauses.ts'
import type { TextLine } from '../../electron/documents/contract-text.ts'
import { type Block, parseSource } from '../fixtures/contracts/source.ts'
import { linesOf } from './clauses-lines.ts'

const scan = (text: string): TextLine[] => linesOf(text, { source: 'ocr' })
const numbersOf = (lines: readonly TextLine[]): string[] =>
  readClauses(lines).flatMap(({ number }) => (number === '' ? [] : [number]))

describe('misread labels', () => {
  test.each([
    ['a lost stop', '3.1 One.\n32 Two.\n3.3 Three.', ['3.1', '3.2', '3.3']],
    ['letters for digits', '1. A\nl.1 One.\n1.Z Two.\nZ. B\n2.l Three.', ['1', '1.1', '1.2', '2', '2.1']],
    ['a digit for another', '3.1 One.\n8.2 Two.\n3.3 Three.\n3.4 Four.', ['3.1', '3.2', '3.3', '3.4']],
    ['Latin for Hebrew letters', '1. רשימה:\n(x) אחת;\n(כ) שתיים;\n(ג) שלוש.', ['1', '(א)', '(ב)', '(ג)']],
    [
      'Hebrew letters that look alike',
      '1. רשימה:\n(א) דבר;\n(ב) דבר;\n(ג) דבר;\n(ר) דבר;\n(ח) דבר;\n(ן) דבר;\n(ז) דבר.',
      ['1', '(א)', '(ב)', '(ג)', '(ד)', '(ה)', '(ו)', '(ז)'],
    ],
    ['lost brackets', '1. רשימה:\n(א) אחת;\nב) שתיים;\n(ג שלוש.', ['1', '(א)', '(ב)', '(ג)']],
    [
      'a letter lost inside brackets',
      'סעיף 5\n5(א) אחת.\n5) שתיים.\n5(ג) שלוש.\nסעיף 6\n6) אחת.\n6) שתיים.',
      ['סעיף 5', '5(א)', '5(ב)', '5(ג)', 'סעיף 6', '6(א)', '6(ב)'],
    ],
    ['a label glued to its text', 'סעיף 4\n4(א) אחת.\n4ב)שתיים.\n4 ג) שלוש.', ['סעיף 4', '4(א)', '4(ב)', '4(ג)']],
    ['a word label without its blank', "פרק א' כללי\n1. אחת.\nפרקב' תמורה\n1. שתיים.", ["פרק א'", '1', "פרק ב'", '1']],
    [
      'nothing legible in the column of labels',
      '1.\tFees\n1.1\tTen.\n:;\tDue.\n1.3\tPaid.',
      ['1', '1.1', '1.2', '1.3'],
    ],
    [
      'a Hebrew letter for the digit before a bracket',
      'סעיף 2\n2(א) אחת.\n2(ב) שתיים.\nל(ג) שלוש.',
      ['סעיף 2', '2(א)', '2(ב)', '2(ג)'],
    ],
    [
      'strokes for Roman numerals',
      'I.\tScope\nI.1\tOne.\n1.2\tTwo.\nII.\tFees\nI1.1\tOne.\nIII.\tTerm\n111.1\tOne.',
      ['I', 'I.1', 'I.2', 'II', 'II.1', 'III', 'III.1'],
    ],
    [
      'a Roman numeral that reads as a word',
      'Article I – Scope\nSection 1.01 One.\nSection 1.02 Two.\nArticle IT – Fees\nSection 2.01 One.',
      ['Article I', 'Section 1.01', 'Section 1.02', 'Article II', 'Section 2.01'],
    ],
    [
      'the number of an article told by its sections',
      'Article I – Scope\nSection 1.01 One.\nSection 1.02 Two.\nArticle IJ – Fees\nSection 2.01 One.',
      ['Article I', 'Section 1.01', 'Section 1.02', 'Article II', 'Section 2.01'],
    ],
    ['a legible number at the start of an excerpt', '6.\tתמורה\n6.1\tאחת.\n6.2\tשתיים.', ['6', '6.1', '6.2']],
    [
      'no bullet and no article',
      '1.3 Not included:\n• a bar licence;\n• cakes.\nA word on water\n1.4 Four.',
      ['1.3', '1.4'],
    ],
  ])('%s', (_, text, expected) => {
    expect(numbersOf(scan(text))).toEqual(expected)
  })

  test('a label that was not read at all is a gap and no more', () => {
    expect(numbersOf(scan('3.1 One.\nTwo.\n3.3 Three.\n3.4 Four.\n4. Five.'))).toEqual(['3.1', '3.3', '3.4', '4'])
  })

  test('a heading in a chapter is none of the text, though no bold was seen', () => {
    const [, , fees, first] = readClauses(scan('PART A – The space\n1 Definitions\n1.1 One.\n2 Fees\n2.1 Ten.')).slice(
      1,
    )
    expect([fees?.heading, fees?.text, first?.heading]).toEqual(['Fees', '', 'Fees'])
  })

  test('the dash behind a repaired label is no part of its title', () => {
    const clauses = readClauses(scan('Article I – Scope\nSection 1.01 One.\nArticle IT – Fees\nSection 2.01 Two.'))
    expect(clauses.map(({ path, heading }) => [path, heading])).toEqual([
      ['Article I', 'Scope'],
      ['Section 1.01', 'Scope'],
      ['Article II', 'Fees'],
      ['Section 2.01', 'Fees'],
    ])
  })

  test('nothing is repaired where the letters are the file’s own', () => {
    expect(numbersOf(linesOf('3.1 One.\n32 Two.\n3.3 Three.'))).toEqual(['3.1', '3.3'])
  })
})

const FIXTURES = join(import.meta.dirname, '../fixtures/contracts')
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'l',
  '2': 'Z',
  '3': '8',
  '5': 'S',
  '6': '8',
  א: 'x',
  ב: 'כ',
  ה: 'ח',
  ד: 'ר',
  ו: 'ן',
  '(': '[',
  ')': 'J',
  '.': '',
}

interface Labelled {
  readonly label: string
  readonly line: string
}

const labelled = ({ kind, number, text, rows }: Block): Labelled[] => {
  if (kind === 'TABLE') return rows.map((row) => ({ label: '', line: row.join('\t') }))
  return [{ label: kind === 'H' ? `${number}.` : number, line: text }]
}

/** One letter of a label read as another. */
function misread(label: string, at: number): string {
  const letters = Array.from(label)
  const places = letters.flatMap((letter, i) => (letter in LOOKS_LIKE ? [i] : []))
  const place = places[at % Math.max(1, places.length)]
  return letters.map((letter, i) => (i === place ? LOOKS_LIKE[letter] : letter)).join('')
}

function f1(wanted: readonly string[], read: readonly string[]): number {
  let row = wanted.map(() => 0)
  for (const number of read) {
    const next: number[] = []
    wanted.forEach((other, i) => {
      next.push(number === other ? (row[i - 1] ?? 0) + 1 : Math.max(row[i]!, next[i - 1] ?? 0))
    })
    row = next
  }
  return (2 * (row.at(-1) ?? 0)) / (wanted.length + read.length)
}

describe.each(['he', 'en'])('the %s contract with misread labels', (language) => {
  const blocks = parseSource(readFileSync(join(FIXTURES, `${language}.source.txt`), 'utf8')).flatMap(labelled)
  const wanted = blocks.flatMap(({ label }) => (label === '' ? [] : [label.replace(/\.$/, '')]))
  const numbered = blocks.flatMap(({ label }, i) => (/^[\d(]/.test(label) ? [i] : []))

  test.each([
    [5, 0.97],
    [15, 0.93],
    [30, 0.88],
  ])('%i of them', (count, least) => {
    const places = fc.uniqueArray(fc.constantFrom(...numbered), { minLength: count, maxLength: count })
    fc.assert(
      fc.property(places, fc.nat(3), (misreadAt, letter) => {
        const spoilt = new Set(misreadAt)
        const text = blocks.map(({ label, line }, i) =>
          `${spoilt.has(i) ? misread(label, letter) : label} ${line}`.trim(),
        )
        expect(f1(wanted, numbersOf(scan(text.join('\n'))))).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 25, seed: 7 },
    )
  })
})
