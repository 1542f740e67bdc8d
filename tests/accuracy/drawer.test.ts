import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MADE, readManifest, readSource } from '../fixtures/drawer/manifest.ts'
import { isSeenScan } from '../fixtures/drawer/plan.ts'
import { parseMarked, parseSource } from '../fixtures/drawer/source.ts'
import { truthOf } from '../fixtures/drawer/truth.ts'

const clausesOf = (...lines: string[]) => truthOf(parseSource(['#lang en', ...lines].join('\n')))
const paths = (...lines: string[]): string[] => clausesOf(...lines).map(({ path }) => path)

describe('a mark', () => {
  it('says what a term is and leaves its letters in the text', () => {
    const { text, terms } = parseMarked(
      'Pay ⟦money 12000 ILS vat=excluded per=month owed=customer|120 ₪ plus VAT⟧, once.',
    )
    expect(text).toBe('Pay 120 ₪ plus VAT, once.')
    expect(terms).toEqual([
      {
        kind: 'money',
        value: 12000,
        unit: 'ILS',
        basis: { vat: 'excluded', per: 'month' },
        comparator: 'exactly',
        owedBy: 'customer',
        quote: '120 ₪ plus VAT',
        span: [4, 18],
      },
    ])
  })

  it.each([
    ['⟦percent 1500|15%⟧', { value: 1500, unit: 'percent' }],
    ['⟦date 2026-03-01 cmp=at-least|from 1 March 2026⟧', { value: '2026-03-01', unit: 'day', comparator: 'at-least' }],
    ['⟦duration 10 business-day|10 working days⟧', { value: 10, unit: 'business-day' }],
  ])('%s', (marked, term) => {
    expect(parseMarked(marked).terms).toMatchObject([term])
  })

  it.each(['⟦money 12.50 GBP|x⟧', '⟦price 12 GBP|x⟧', '⟦money 12 GBP cmp=most|x⟧', '⟦money 12 GBP tax=no|x⟧', '12⟧'])(
    'that cannot be meant is refused: %s',
    (marked) => {
      expect(() => parseMarked(marked)).toThrow()
    },
  )
})

describe('a true path', () => {
  it.each([
    ['decimals', ['1|1.|A|', '2|1.1||x', '3|1.1.1||y', '1|2.|B|z'], ['1', '1.1', '1.1.1', '2']],
    ['letters', ['1|1.|A|', '2|1.1||x', '3|(a)||y', '4|(i)||z'], ['1', '1.1', '1.1 (a)', '1.1 (a) (i)']],
    ['articles', ['1|ARTICLE IV|A|', '2|4.1||x', '3|(a)||y'], ['ARTICLE IV', '4.1', '4.1 (a)']],
    ['chapters of a running numbering', ["1|פרק ב'|א|", '2|6.||x'], ["פרק ב'", "פרק ב' 6"]],
    ['a number and a letter in one', ['1|סעיף 3|א|', '2|3(ב)||x', '3|(1)||y'], ['סעיף 3', '3(ב)', '3(ב) (1)']],
    ['a letter and a number in one', ['1|B.|A|', '2|B1||x'], ['B', 'B1']],
    [
      'an annex, which is always named',
      ['1|EXHIBIT A|P|', '2|A.1||x', '2|1.||y'],
      ['EXHIBIT A', 'EXHIBIT A A.1', 'EXHIBIT A 1'],
    ],
    ['an annex whose number is repeated', ['1|Annex 1|P|', '2|1.1||x'], ['Annex 1', 'Annex 1 1.1']],
    ['an inserted clause', ['1|5A.|A|', '2|5A.1||x'], ['5A', '5A.1']],
  ])('of %s', (_, lines, expected) => {
    expect(paths(...lines)).toEqual(expected)
  })
})

describe('a true clause', () => {
  it('holds its bullets and rows, and its terms where they come to stand', () => {
    const [clause] = clausesOf('1|7.|Fees|You pay:', 'B|⟦money 500 GBP|£5⟧ a card;', 'R|Visit;⟦money 900 GBP|£9⟧')
    expect(clause).toMatchObject({ number: '7', heading: 'Fees', text: 'Fees. You pay:\n• £5 a card;\nVisit\t£9' })
    expect(clause?.terms.map(({ span }) => clause.text.slice(...span))).toEqual(['£5', '£9'])
  })

  it('stands under the nearest heading; an annex under none before it', () => {
    const headings = clausesOf('T|AGREEMENT', 'U|Terms', '1|1.||x', '1|2.|Price|', '2|2.1||y', '1|Annex 1||z').map(
      ({ heading }) => heading,
    )
    expect(headings).toEqual(['AGREEMENT', 'Terms', 'Terms', 'Price', 'Price', null])
  })

  it('is a paragraph where nothing is numbered', () => {
    expect(clausesOf('T|Letter', 'P|Dear Sir,', 'U|Price', 'P|It costs:', 'B|much;', 'E|Yours')).toMatchObject([
      { heading: 'Letter', text: 'Dear Sir,' },
      { heading: 'Price', text: 'It costs:\n• much;' },
      { heading: 'Price', text: 'Yours' },
    ])
  })

  it('ends before the closing words', () => {
    expect(clausesOf('P|Between us.', '1|1.||x', 'E|Signed', 'E|By').map(({ text }) => text)).toEqual([
      'Between us.',
      'x',
      'Signed\nBy',
    ])
  })

  it('cannot be deeper than what it stands in', () => {
    expect(() => clausesOf('1|1.||x', '3|(a)||y')).toThrow('(a) is deeper')
  })
})

describe('the drawer', () => {
  const made = readManifest()
  const sources = readdirSync(join(MADE, '../sources')).map((file) => file.replace(/\.txt$/, ''))

  it.each(sources)('%s marks letters that its text has', (name) => {
    for (const { text, terms } of truthOf(readSource(name))) {
      for (const { quote, span } of terms) expect(text.slice(...span)).toBe(quote)
    }
  })

  it('has every file the manifest names, and no other', () => {
    expect(readdirSync(MADE).sort()).toEqual(made.map(({ file }) => file).sort())
    expect(made.filter(({ file }) => !existsSync(join(MADE, file)))).toEqual([])
  })

  it('prints every contract by two producers at least, and as a Word document and a text file', () => {
    for (const name of sources.filter((source) => !source.startsWith('both-'))) {
      const kinds = made.filter(({ source }) => source === name).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'pdf').length, name).toBeGreaterThanOrEqual(2)
      expect(kinds, name).toEqual(expect.arrayContaining(['docx', 'txt']))
    }
  })

  it.each(['he', 'en'] as const)('keeps contracts from those who improve the reader: %s', (language) => {
    const inLanguage = sources.filter((name) => name.startsWith(`${language}-`))
    const heldOut = inLanguage.filter((name) => !readSource(name).tuning)
    expect(heldOut.length).toBeGreaterThanOrEqual(4)
    expect(inLanguage.length - heldOut.length).toBeGreaterThanOrEqual(6)
  })

  it.each(['he', 'en'] as const)('has scans of held-out contracts that nobody looked at: %s', (language) => {
    const scanned = made.filter(
      ({ kind, source, file }) => kind === 'scan' && source.startsWith(`${language}-`) && !isSeenScan(file),
    )
    expect(
      new Set(scanned.map(({ source }) => source).filter((name) => !readSource(name).tuning)).size,
    ).toBeGreaterThanOrEqual(2)
  })
})
