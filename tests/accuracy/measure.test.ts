import { describe, expect, it } from 'vitest'
import { commonSubsequence } from './common-subsequence.ts'
import { difference } from './details.ts'
import { added, type MeasuredClause, type MeasuredTerm, measure } from './measure.ts'
import { ratesOf } from './rates.ts'
import { wholeText } from './text.ts'
import { missing, tokensOf } from './tokens.ts'

const clause = (path: string, text: string, more: Partial<MeasuredClause> = {}): MeasuredClause => ({
  number: path.split(' ').at(-1) ?? '',
  path,
  heading: null,
  text,
  terms: [],
  ...more,
})
const fee: MeasuredTerm = {
  kind: 'money',
  value: 12000,
  unit: 'ILS',
  basis: { per: 'month' },
  comparator: 'exactly',
  quote: '120 ₪ לחודש',
}
const counts = (...of: Parameters<typeof measure>) => measure(...of).counts
const rates = (...of: Parameters<typeof measure>) => ratesOf(counts(...of))

describe('commonSubsequence', () => {
  it.each([
    ['', '', []],
    ['abc', 'abc', ['a', 'b', 'c']],
    ['abcd', 'acbd', ['a', 'c', 'd']],
    ['abab', 'ba', ['b', 'a']],
    ['abc', 'xyz', []],
  ])('of %j and %j', (one, other, expected) => {
    const [letters, others] = [[...one], [...other]]
    const pairs = commonSubsequence(letters, others)
    expect(pairs.map(([i]) => letters[i])).toEqual(expected)
    expect(pairs.map(([, j]) => others[j])).toEqual(expected)
  })
})

describe('clauses', () => {
  const truth = [clause('1', 'One.'), clause('1.1', 'Two.'), clause('1.2', 'Three.'), clause('2', 'Four.')]

  it('are all found in the truth itself', () => {
    expect(rates(truth, truth)).toMatchObject({
      letterErrors: 0,
      clauseLetterErrors: 0,
      clauses: { precision: 1, recall: 1, f1: 1 },
      textsExact: 1,
    })
  })

  it('count as found in their order only', () => {
    const swapped = [truth[0]!, truth[2]!, truth[1]!, truth[3]!]
    expect(rates(truth, swapped).clauses).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 })
  })

  it('that are none lower the precision, missed ones the recall', () => {
    const read = [truth[0]!, truth[1]!, clause('45', 'days.'), truth[3]!, clause('3', 'x'), clause('4', 'y')]
    const { precision, recall, f1 } = rates(truth, read).clauses
    expect([precision, recall, f1]).toEqual([3 / 6, 3 / 4, 6 / 10])
  })

  it('of text outside the numbering are not counted among the numbers', () => {
    const preamble = clause('', 'Between us.')
    expect(counts([preamble, ...truth], truth)).toMatchObject({ clauses: 4, clausesRead: 4, clausesFound: 4 })
  })

  it('are paragraphs where nothing is numbered', () => {
    const letter = [clause('', 'Dear Sir,'), clause('', 'We clean.')]
    expect(counts(letter, [letter[0]!, clause('', 'We  clean.'), clause('1', 'x')])).toMatchObject({
      clauses: 2,
      clausesRead: 3,
      clausesFound: 2,
      textsExact: 1,
    })
  })

  it('that are paragraphs of a picture may have other quotes and dashes', () => {
    const [letter, read] = [[clause('', 'Our “offer” – open')], [clause('', 'Our "offer" - open')]]
    expect([counts(letter, read, true).clausesFound, counts(letter, read).clausesFound]).toEqual([1, 0])
  })

  it('have another text when a line, a cell or a letter differs, and the same in spite of unseen marks', () => {
    const read = (text: string) => counts([clause('1', 'a\nb\tc')], [clause('1', text)]).textsExact
    expect(['a\nb\tc', '\u200ea\nb\tc\u202c', 'a b\tc', 'a\nb c', 'a\nb\tC'].map(read)).toEqual([1, 1, 0, 0, 0])
  })

  it('have their heading or another', () => {
    const one = clause('1', 'x', { heading: 'Fees' })
    expect(counts([one], [one]).headingsRight).toBe(1)
    expect(counts([one], [{ ...one, heading: null }]).headingsRight).toBe(0)
  })
})

describe('letters', () => {
  it('are compared as one text, with numbers and each heading once', () => {
    const clauses = [
      clause('7', '', { heading: 'Term' }),
      clause('7.1', 'One\nyear.', { heading: 'Term' }),
      clause('7.2', 'Notice. In writing.', { heading: 'Notice' }),
    ]
    expect(wholeText(clauses, true)).toBe('7 Term 7.1 One year. 7.2 Notice. In writing.')
    expect(wholeText(clauses, false)).toBe('Term One year. Notice. In writing.')
  })

  it('that are wrong are counted per letter of the truth', () => {
    const [truth, read] = [[clause('1', 'abcdefgh')], [clause('1', 'abXdefg')]]
    expect(rates(truth, read)).toMatchObject({ letterErrors: 2 / 10, clauseLetterErrors: 2 / 8 })
  })

  it('of a clause that was not found are looked for in the whole', () => {
    const truth = [clause('1', 'First.'), clause('2', 'Second.')]
    expect(counts(truth, [clause('1', 'First. 2 Second.')])).toMatchObject({
      wrongLetters: 0,
      clauseLetters: 13,
      wrongClauseLetters: ' 2 Second.'.length,
    })
  })

  it('that look alike are the same on a picture only', () => {
    const [truth, read] = [[clause('1', '“a” – b')], [clause('1', '"a" - b')]]
    expect(counts(truth, read).wrongLetters).toBe(3)
    expect(counts(truth, read, true).wrongLetters).toBe(0)
  })
})

describe('tokens', () => {
  it.each([
    ['ישולם 1,200.50 ₪ בתוספת 18% ביום 1.4.2025', ['1,200.50 ₪', '18%', '1.4.2025']],
    ['£42.50 on 9 February 2026, see 12.2(ב) and 4(a)', ['£42.50', '9 February 2026', '12.2(ב)', '4(a)']],
    ['call 03-5550142 or +44 117-496-0182 before 14/03/2025', ['03-5550142', '+44 117-496-0182', '14/03/2025']],
    ['two of 12 chairs', []],
  ])('of %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  it('are missed as often as they are short of', () => {
    expect(missing(['5%', '5%', '£1'], ['5%', '£2'])).toEqual(['5%', '£1'])
  })

  it('lose one when a number is turned round', () => {
    const truth = [clause('1', 'until 31.3.2026, 15%')]
    expect(counts(truth, [clause('1', 'until 31.3.2026, 51%')])).toMatchObject({ tokens: 2, tokensFound: 1 })
  })
})

describe('terms', () => {
  const truth = [clause('1', 'x', { terms: [fee, { ...fee, value: 3000, owedBy: 'customer' }] })]
  const reading = (...terms: MeasuredTerm[]) => ratesOf(counts(truth, [clause('1', 'x', { terms })]))

  it('are found by kind, value and unit, in order', () => {
    expect(reading(fee, { ...fee, value: 3000 }).terms.f1).toBe(1)
    expect(reading({ ...fee, value: 3000 }, fee).terms.f1).toBe(0.5)
    expect(reading({ ...fee, unit: 'USD' }, { ...fee, kind: 'percent' }).terms.f1).toBe(0)
  })

  it('lower the precision where there are none', () => {
    expect(reading(fee, { ...fee, value: 1 }, { ...fee, value: 3000 }).terms).toMatchObject({
      precision: 2 / 3,
      recall: 1,
    })
  })

  it('have their basis and comparator judged apart, VAT unstated being no statement', () => {
    const read = reading({ ...fee, basis: { per: 'month', vat: 'unstated' } }, { ...fee, value: 3000, basis: {} })
    expect(read).toMatchObject({ basisRight: 0.5, comparatorRight: 1 })
    expect(reading({ ...fee, comparator: 'at-most' }).comparatorRight).toBe(0)
  })

  it('say who owes them where the truth does', () => {
    expect(reading(fee, { ...fee, value: 3000 }).owedRight).toBe(0)
    expect(reading(fee, { ...fee, value: 3000, owedBy: 'customer' }).owedRight).toBe(1)
  })
})

describe('rates', () => {
  it('come from counts added up, so that a long file weighs more than a short one', () => {
    const long = counts([clause('1', 'x'.repeat(98))], [clause('1', 'x'.repeat(98))])
    const short = counts([clause('1', 'abcdefgh')], [clause('1', '')])
    expect(ratesOf(added([long, short])).letterErrors).toBe(9 / 110)
  })

  it('are unknown where there is nothing', () => {
    expect(ratesOf(added([]))).toMatchObject({ letterErrors: null, tokensFound: null, terms: { f1: null } })
  })
})

describe('difference', () => {
  it('shows where two texts part', () => {
    expect(difference('pay 120 now', 'pay 210 now')).toBe('"pay 120 now" ≠ "pay 210 now"')
  })
})
