import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTerms } from '../../electron/text/compare.ts'
import { type ReadTerm, readTerms } from '../../electron/text/terms/index.ts'
import { READINGS } from './readings.ts'

fc.configureGlobal({ seed: 20260301 })

/** The first term of a text. */
function term(text: string): ReadTerm {
  const first = readTerms(text)[0]
  if (!first) throw new Error(`No term in "${text}".`)
  return first
}

describe('compareTerms', () => {
  it.each<[claimed: string, recorded: string, outcome: string]>([
    ['30 days', '30 יום', 'equal same-value'],
    ['עד 30 יום', 'within 30 days', 'equal same-value'],
    ['12 months', 'שנה אחת', 'equal same-after-conversion'],
    ['14 days', 'שבועיים', 'equal same-after-conversion'],
    ['120 minutes', '2 hours', 'equal same-after-conversion'],
    ['18 months', 'שנה וחצי', 'equal same-value'],
    ['£1,200 a year', '£100 a month', 'equal same-after-conversion'],
    ['1 March 2026', '1.3.2026', 'equal same-value'],
    ['about 30 days', 'כ-30 יום', 'equal same-value'],
    ['30 days', '14 days', 'different value-differs'],
    ['15%', '12%', 'different value-differs'],
    ['1.3.2026', '3.1.2026', 'different value-differs'],
    ['within 30 days', 'within 14 days', 'different limit-differs'],
    ['up to £100', 'at most £80', 'different limit-differs'],
    ['up to £100', '£120', 'different outside-limit'],
    ['£120', 'up to £100', 'different outside-limit'],
    ['£100', 'under £100', 'different outside-limit'],
    ['at most 10 days', 'at least 20 days', 'different outside-limit'],
    ['at most 10 days', 'more than 10 days', 'different outside-limit'],
    ['up to £100', '£80', 'compatible within-limit'],
    ['up to £100', '£100', 'compatible within-limit'],
    ['at least 12 visits', '15 visits', 'compatible within-limit'],
    ['within 30 days', '14 days', 'close within-limit'],
    ['£80', 'up to £100', 'close within-limit'],
    ['30 days', 'within 30 days', 'compatible limit-unstated'],
    ['within 30 days', '30 days', 'compatible limit-unstated'],
    ['£100', 'up to £100', 'close limit-unstated'],
    ['at most 30 days', 'less than 30 days', 'close strictness-differs'],
    ['at least 10 days', 'at most 30 days', 'close overlapping-limits'],
    ['about 30 days', '31 days', 'close approximate'],
    ['about 30 days', 'within 30 days', 'close approximate'],
    ['about 30 days', '60 days', 'different value-differs'],
    ['£100', 'the lower of £100 and 5%', 'close several-amounts'],
    ['the lower of £100 and 5%', 'the lower of £100 and 5%', 'close several-amounts'],
    ['£150', 'the lower of £100 and 5%', 'different outside-limit'],
    ['£50', 'the higher of £100 and 5%', 'different outside-limit'],
    ['30 days', '1 month', 'close inexact-conversion'],
    ['1 month', '30 days', 'close inexact-conversion'],
    ['within 24 hours', 'within 1 day', 'close inexact-conversion'],
    ['12 visits a year', 'one visit a month', 'close inexact-conversion'],
    ['14 days', '1 month', 'different value-differs'],
    ['within 30 days', 'within 1 year', 'different limit-differs'],
    ['14 days', '10 business days', 'close business-days'],
    ['10 business days', '14 days', 'close business-days'],
    ['5 days', '5 ימי עסקים', 'close business-days'],
    ['60 days', '3 business days', 'incomparable business-days'],
    ['5 working days', '5 ימי עסקים', 'equal same-value'],
    ['£100', '£100 plus VAT', 'close vat-unstated'],
    ['118 ₪', '100 ₪ בתוספת מע"מ', 'close vat-unstated'],
    ['£150', '£100 plus VAT', 'different value-differs'],
    ['£100 including VAT', '£100 plus VAT', 'incomparable vat-differs'],
    ['£100 plus VAT', '100 pounds excl. VAT', 'equal same-value'],
    ['£100', '£100 a month', 'close period-unstated'],
    ['£1,200', '£100 a month', 'close period-unstated'],
    ['£80', '£100 a month', 'different value-differs'],
    ['£100 one-off', '£100 a month', 'incomparable period-differs'],
    ['1% a month', '12% a year', 'incomparable period-differs'],
    ['£100', '100 ₪', 'incomparable currency-differs'],
    ['3 visits', '3 users', 'incomparable unit-differs'],
    ['3 visits', '3 days', 'incomparable kind-differs'],
    ['ארבעים ותשע תשעים שקל', '49.90 ₪', 'close uncertain-reading'],
    ['100 ₪', 'four hundred (4) ₪', 'close uncertain-reading'],
  ])('%s ↔ %s: %s', (claimed, recorded, outcome) => {
    const { relation, because } = compareTerms(term(claimed), term(recorded))
    expect(`${relation} ${because}`).toBe(outcome)
  })

  it('takes an unnamed count and an explicitly unstated VAT for what they are', () => {
    const count = { ...term('3 visits'), unit: '' }
    expect(compareTerms(count, term('3 visits'))).toEqual({ relation: 'close', because: 'unit-differs' })
    const unstated = { ...term('£100'), basis: { vat: 'unstated' } as const }
    expect(compareTerms(unstated, term('£100'))).toEqual({ relation: 'equal', because: 'same-value' })
  })

  const terms = READINGS.flatMap(([text]) => readTerms(text))

  it('finds every sure term equal to itself', () => {
    const sure = terms.filter(({ comparator, certainty }) => certainty === 'certain' && !/-of$/u.test(comparator))
    for (const one of sure)
      expect(compareTerms(one, one), one.quote).toEqual({ relation: 'equal', because: 'same-value' })
  })

  it('never depends on the side for equal, different and incomparable', () => {
    fc.assert(
      fc.property(fc.constantFrom(...terms), fc.constantFrom(...terms), (left, right) => {
        const one = compareTerms(left, right).relation
        const other = compareTerms(right, left).relation
        const isSettled = one === 'equal' || one === 'different' || one === 'incomparable'
        if (isSettled) expect(other).toBe(one)
      }),
      { numRuns: 2000 },
    )
  })

  it('never calls two exact values of one unit and basis equal unless they are', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 500 }),
        fc.nat({ max: 500 }),
        fc.constantFrom('days', 'visits', '%', 'NIS'),
        (a, b, unit) => {
          const { relation } = compareTerms(term(`${a} ${unit}`), term(`${b} ${unit}`))
          expect(relation).toBe(a === b ? 'equal' : 'different')
        },
      ),
    )
  })
})
