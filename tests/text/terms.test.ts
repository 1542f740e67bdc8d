import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReadTerm, readTerms } from '../../electron/text/terms/index.ts'
import { Term } from '../../shared/terms.ts'
import { marks, withMarks, withoutMarks } from './noise.ts'
import { READINGS } from './readings.ts'
import { englishNumber, hebrewNumber } from './spelling.ts'

fc.configureGlobal({ seed: 20260301 })

function written({ comparator, value, unit, basis, certainty, quote }: ReadTerm): string {
  const parts = [
    comparator === 'exactly' ? '' : comparator,
    value,
    unit,
    basis.per && `per ${basis.per}`,
    basis.vat && `vat ${basis.vat}`,
    certainty === 'low' && '?',
  ]
  return `${parts.filter(Boolean).join(' ')}: ${quote}`
}

const facts = (terms: readonly ReadTerm[]) => terms.map(({ span: _span, quote: _quote, ...fact }) => fact)

describe('readTerms', () => {
  it.each(READINGS.map(([text, ...terms]) => ({ text, terms })))('$text', ({ text, terms }) => {
    expect(readTerms(text).map(written)).toEqual(terms)
  })

  it('gives terms the shared schema accepts, in order and apart, each quoting its span', () => {
    const texts = READINGS.map(([text]) => text)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts), { maxLength: 6 }),
        fc.constantFrom(' ', ', ', '. ', '\n'),
        (parts, joiner) => {
          const text = parts.join(joiner)
          let end = 0
          for (const term of readTerms(text)) {
            Term.parse(term)
            expect(text.slice(...term.span)).toBe(term.quote)
            expect(term.span[0]).toBeGreaterThanOrEqual(end)
            expect(term.span[1]).toBeGreaterThan(term.span[0])
            end = term.span[1]
          }
        },
      ),
    )
  })

  it('reads the same through points and bidi controls, and quotes the original letters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...READINGS), marks, ([text], noise) => {
        const marked = withMarks(text, noise)
        const [plain, read] = [readTerms(text), readTerms(marked)]
        expect(facts(read)).toEqual(facts(plain))
        expect(read.map(({ quote }) => withoutMarks(quote))).toEqual(plain.map(({ quote }) => quote))
        for (const { quote, span } of read) expect(marked.slice(...span)).toBe(quote)
      }),
    )
  })

  it('survives any text', () => {
    const pieces = fc.constantFrom(
      '30',
      'ימים',
      '₪',
      '£',
      'מע"מ',
      'VAT',
      'עד',
      '-',
      '(',
      ')',
      'חצי',
      'and',
      'לחודש',
      'per',
      '%',
      '\n\n',
      'אחת',
      'the lower of',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join(' ')
        for (const { quote, span } of readTerms(text)) expect(text.slice(...span)).toBe(quote)
      }),
    )
  })
})

describe('readTerms reads back what was written', () => {
  const only = (text: string) => {
    const terms = readTerms(text)
    expect(terms, text).toHaveLength(1)
    return terms[0]!
  }

  it('amounts', () => {
    const currencies = fc.constantFrom(
      ['ILS', (n: string) => `${n} ₪`],
      ['ILS', (n: string) => `סך של ${n} ש"ח בלבד`],
      ['ILS', (n: string) => `a fee of NIS ${n}`],
      ['GBP', (n: string) => `a fee of £${n} only`],
      ['USD', (n: string) => `$${n}`],
      ['EUR', (n: string) => `€${n}`],
    ) as fc.Arbitrary<[string, (number: string) => string]>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), currencies, (minor, [unit, sentence]) => {
        const major = (minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })
        expect(only(sentence(major))).toMatchObject({ kind: 'money', value: minor, unit })
      }),
    )
  })

  it('durations, in digits and in words', () => {
    const units = fc.constantFrom(
      ['day', 'ימים', 'days', false],
      ['week', 'שבועות', 'weeks', false],
      ['month', 'חודשים', 'months', false],
      ['year', 'שנים', 'years', true],
      ['hour', 'שעות', 'hours', true],
    ) as fc.Arbitrary<[string, string, string, boolean]>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2000 }), units, (value, [unit, hebrew, english, feminine]) => {
        const sentences = [
          `תקופה של ${value} ${hebrew}`,
          `תקופה של ${hebrewNumber(value, feminine)} ${hebrew}`,
          `${hebrewNumber(value, feminine)} (${value}) ${hebrew}`,
          `a period of ${value} ${english}`,
          `a period of ${englishNumber(value)} ${english}`,
          `${englishNumber(value)} (${value}) ${english}`,
        ]
        for (const sentence of sentences) {
          expect(only(sentence), sentence).toMatchObject({ kind: 'duration', value, unit, certainty: 'certain' })
        }
      }),
    )
  })

  it('dates', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const value = date.toISOString().slice(0, 10)
        const [year, month, day] = value.split('-').map(Number)
        const long = (locale: string) => date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
        const forms = [
          value,
          `${day}.${month}.${year}`,
          `${day}/${month}/${year}`,
          long('he-IL'),
          long('en-GB'),
          long('en-US'),
        ]
        for (const form of forms) expect(only(`ביום ${form}`), form).toMatchObject({ kind: 'date', value })
      }),
    )
  })
})
