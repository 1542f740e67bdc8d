import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readClauses } from '../../electron/documents/clauses/read-clauses.ts'
import type { ReadClause, TextLine } from '../../electron/documents/contract-text.ts'
import { packWords, unpackWords } from '../../electron/documents/packed-words.ts'
import { linesOf } from './clauses-lines.ts'

/** A block as narrow as its longest line. */
const narrow = (text: string): TextLine[] => linesOf(text, { width: 0 })

const placesOf = (clause: ReadClause | undefined) => (clause === undefined ? [] : unpackWords(clause.words))

const wordsOf = (clause: ReadClause | undefined): string[] =>
  placesOf(clause).map(({ span }) => clause?.text.slice(...span) ?? '')

describe('words of a clause', () => {
  test('are those of its lines, without its label, each with its own place', () => {
    const [clause] = readClauses(narrow('1.1 The fee is\nten pounds.\n1.2 Due.'))
    expect(clause?.text).toBe('The fee is ten pounds.')
    expect(wordsOf(clause)).toEqual(['The', 'fee', 'is', 'ten', 'pounds.'])
    expect(placesOf(clause)[3]).toMatchObject({ page: 1, confidence: null, box: [60, 74, 78, 86] })
  })

  test('go on over paragraphs and pages', () => {
    const clause = readClauses(linesOf(`1. List:\n${'• an item\n'.repeat(50)}2. End.`))[0]
    expect(placesOf(clause).at(-1)?.page).toBe(2)
    expect(wordsOf(clause).slice(-3)).toEqual(['•', 'an', 'item'])
  })

  test.each([
    ['a compound loses its blank', '1. In non-\nrenewal it ends.\n2. End.', 'In non-renewal it ends.', 'renewal'],
    ['a hyphen moves to where it is meant', '1. טלפון -03\n6471190 בלבד.\n2. סוף.', 'טלפון 03-6471190 בלבד.', '03-'],
    ['a comma is pulled up', '1. The fee\n, as agreed.\n2. End.', 'The fee, as agreed.', ','],
  ])('keep their letters where at a joint %s', (_, text, joined, word) => {
    const clause = readClauses(narrow(text))[0]
    expect(clause?.text).toBe(joined)
    expect(wordsOf(clause)).toContain(word)
  })

  test('leave out the words of a heading, which is no text', () => {
    const [clause] = readClauses(linesOf('1. The Price\n1.1 Ten.\n1.2 Due.'))
    expect(clause).toMatchObject({ heading: 'The Price', text: '' })
    expect(placesOf(clause)).toEqual([])
    expect(clause?.boxes).toHaveLength(1)
  })

  test('whatever the lines, they are in order, apart, and whole', () => {
    const word = fc.stringMatching(/^[a-zא-ת0-9(),.-]{1,8}$/)
    const text = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, (rows) => {
        const lines = narrow(rows.map((row) => row.join(' ')).join('\n'))
        for (const clause of readClauses(lines)) {
          let end = 0
          const words = placesOf(clause)
          for (const { span } of words) {
            expect(span[1]).toBeGreaterThan(span[0])
            expect(clause.text.slice(...span)).not.toMatch(/\s/)
            end = Math.max(end, span[1])
          }
          expect(end).toBeLessThanOrEqual(clause.text.length)
          expect(new Set(words.map(({ span }) => span[0])).size).toBe(words.length)
        }
      }),
    )
  })
})

test('words in hundredths are packed without loss', () => {
  const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100)
  const side = hundredths(20_000)
  const word = fc.record({
    span: fc.tuple(fc.nat(1e6), fc.nat(1e6)),
    page: fc.integer({ min: 1, max: 20_000 }),
    box: fc.tuple(side, side, side, side),
    confidence: fc.option(hundredths(100)),
  })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      expect(unpackWords(packWords(words))).toEqual(words)
    }),
  )
})

describe('source of a clause', () => {
  const scanned = (lines: readonly TextLine[], at: number): TextLine[] =>
    lines.map((line, i) => (i === at ? { ...line, source: 'ocr' } : line))

  test('is a picture as soon as one line is', () => {
    const lines = narrow('1. The fee is\nten pounds.\n2. Due.')
    expect(readClauses(scanned(lines, 1)).map(({ source }) => source)).toEqual(['ocr', 'text-layer'])
  })

  test('is the document where it has no pages', () => {
    const lines = linesOf('1. Ten.\n2. Due.', { source: 'document' }).map((line) => ({ ...line, box: null, words: [] }))
    expect(
      readClauses(lines).map((clause) => ({ source: clause.source, words: placesOf(clause), boxes: clause.boxes })),
    ).toEqual([
      { source: 'document', words: [], boxes: [] },
      { source: 'document', words: [], boxes: [] },
    ])
  })
})
