import { describe, expect, test } from 'vitest'
import { forceAmong, type Short, standing } from './documents.ts'

const BASE: Short = {
  id: 'base',
  signedOn: '2025-01-01',
  clauses: {
    unnumbered: 'Service agreement',
    '4': 'Fees',
    '4.1': 'The fee is £100.',
    '4.2': 'The bill is monthly.',
    '7': 'Parking costs £5.',
    '7 (b)': 'On Sundays it is free.',
  },
}
const amendment = (clauses: Short['clauses'], more: Partial<Short> = {}): Short => ({
  id: 'first',
  signedOn: '2026-02-15',
  amends: 'base',
  clauses,
  ...more,
})
const IN_FORCE = 'in-force'
const OUT = 'not-in-force'
const UNCLEAR = 'unclear'

describe('an amendment that can’t be relied on yet', () => {
  const words = { '1': 'In place of clause 4.1 of the Agreement: "The fee is £90."', '2': 'This is new.' }
  const late = { '1': 'With effect from 1 June 2028, clause 4.1 is deleted.' }
  test.each<[string, Short, string, string]>([
    ['read from a picture', amendment(words, { toConfirm: ['1'] }), '2026-03-01', UNCLEAR],
    ['whose other clauses were', amendment(words, { toConfirm: ['2'] }), '2026-03-01', OUT],
    ['with a broken signature', amendment(words, { isBroken: true }), '2026-03-01', UNCLEAR],
    ['whose day may be misread', amendment(late, { toConfirm: ['1'] }), '2026-03-01', UNCLEAR],
    ['signed later', amendment(words, { toConfirm: ['1'] }), '2026-02-01', IN_FORCE],
  ])('%s: clause 4.1 is %s', (_, changed, on, expected) => {
    expect(standing([BASE, changed], 'base 4.1', on)).toBe(expected)
  })

  test('names the clauses to be confirmed, from the day it was signed', () => {
    const waiting = (on: string): string[] =>
      forceAmong([BASE, amendment(words, { toConfirm: ['1', '2'] })], on)
        .toConfirm('base')
        .map(({ id }) => id)
    expect([waiting('2026-03-01'), waiting('2026-02-01')]).toEqual([['first 1'], []])
  })
})

describe('which text bound on a day', () => {
  const replaced = amendment({ '1': 'In place of clause 4.1 of the Agreement: "The fee is £90."' })
  const removed = amendment({ '1': 'Clause 7 is deleted.' })
  const dated = amendment({
    '1': 'This amendment takes effect on 1 April 2026.',
    '2': 'In place of clause 4.1: "The fee is £90."',
    '3': 'With effect from 1 June 2026, clause 7 is deleted.',
  })
  const exceptOne = amendment({
    '1': 'This amendment takes effect on 1 April 2026, except that clause 3 takes effect on 1 June 2026.',
    '2': 'In place of clause 4.1: "The fee is £90."',
    '3': 'Clause 7 is deleted.',
  })
  const list = amendment({
    '1': 'With effect from 1 May 2026 the Agreement is amended as follows:',
    '1.1': 'clause 4.1 is replaced by: "The fee is £90.";',
    '1.2': 'clause 7 is deleted.',
  })
  const hebrew = amendment({
    '1': 'תוספת זו תיכנס לתוקף ביום 01.03.2026 (להלן: "יום התחילה").',
    '2': 'במקום סעיף 4.1 להסכם יבוא: "דמי המנוי הם 156 ₪, החל ביום 01.04.2026."',
    '3': 'סעיף 7 להסכם יבוטל.',
  })

  test.each<[string, Short[], string, string, string]>([
    ['before the day', [BASE, replaced], 'base 4.1', '2026-02-14', IN_FORCE],
    ['on the day', [BASE, replaced], 'base 4.1', '2026-02-15', OUT],
    ['the new text before the day', [BASE, replaced], 'first 1', '2026-02-14', OUT],
    ['the new text on the day', [BASE, replaced], 'first 1', '2026-02-15', IN_FORCE],
    ['its neighbour', [BASE, replaced], 'base 4.2', '2026-06-01', IN_FORCE],
    ['what it stands under', [BASE, replaced], 'base 4', '2026-06-01', IN_FORCE],
    ['a removed clause', [BASE, removed], 'base 7', '2026-02-15', OUT],
    ['what stands under a removed one', [BASE, removed], 'base 7 (b)', '2026-02-15', OUT],
    ['before the contract was signed', [BASE], 'base 4.1', '2024-12-31', OUT],
    ['an undated contract', [{ ...BASE, signedOn: null }], 'base 4.1', '2026-01-01', UNCLEAR],
    ['what an undated amendment replaces', [BASE, { ...replaced, signedOn: null }], 'base 4.1', '2026-06-01', UNCLEAR],
    ['an undated amendment', [BASE, { ...replaced, signedOn: null }], 'first 1', '2026-06-01', UNCLEAR],
    ['between signing and effect', [BASE, dated], 'base 4.1', '2026-03-31', IN_FORCE],
    ['the new text between signing and effect', [BASE, dated], 'first 2', '2026-03-31', OUT],
    ['from its effective day', [BASE, dated], 'base 4.1', '2026-04-01', OUT],
    ['an effective day for an undated amendment', [BASE, { ...dated, signedOn: null }], 'base 4.1', '2026-04-01', OUT],
    ['one clause has a later day', [BASE, dated], 'base 7', '2026-05-31', IN_FORCE],
    ['from that later day', [BASE, dated], 'base 7', '2026-06-01', OUT],
    ['a later day named elsewhere', [BASE, exceptOne], 'base 7', '2026-05-31', IN_FORCE],
    ['from the day named elsewhere', [BASE, exceptOne], 'base 7', '2026-06-01', OUT],
    ['the others from the first day', [BASE, exceptOne], 'base 4.1', '2026-04-01', OUT],
    ['a list dated by its opener, before', [BASE, list], 'base 7', '2026-04-30', IN_FORCE],
    ['a list dated by its opener, after', [BASE, list], 'base 7', '2026-05-01', OUT],
    ['an item of that list, before', [BASE, list], 'first 1.2', '2026-04-30', OUT],
    ['Hebrew, signed and not begun', [BASE, hebrew], 'base 7', '2026-02-28', IN_FORCE],
    ['Hebrew, begun', [BASE, hebrew], 'base 7', '2026-03-01', OUT],
    ['new words that begin later than they stand', [BASE, hebrew], 'base 4.1', '2026-03-15', UNCLEAR],
    ['new words that have begun', [BASE, hebrew], 'base 4.1', '2026-04-01', OUT],
  ])('%s', (_what, documents, clause, on, expected) => {
    expect(standing(documents, clause, on)).toBe(expected)
  })
})

describe('what is not plain', () => {
  test.each<[string, Short['clauses'], string, string, string]>([
    ['a changed part', { '1': 'In clause 4.1, "£100" is replaced by "£90".' }, 'base 4.1', '2026-06-01', UNCLEAR],
    [
      'added words',
      { '1': 'At the end of clause 4.1 the following is added: "x".' },
      'base 4.1',
      '2026-06-01',
      UNCLEAR,
    ],
    [
      'an added clause beside it',
      { '1': 'After clause 7 a new clause 7A is added: "x".' },
      'base 7',
      '2026-06-01',
      IN_FORCE,
    ],
    ['on a condition', { '1': 'If the Customer moves, clause 7 is deleted.' }, 'base 7', '2026-06-01', UNCLEAR],
    [
      'for a time, within it',
      { '1': 'From 1 March 2026 until 30 June 2026 clause 4.1 shall read: "x"' },
      'base 4.1',
      '2026-06-01',
      OUT,
    ],
    [
      'for a time that is over',
      { '1': 'From 1 March 2026 until 30 June 2026 clause 4.1 shall read: "x"' },
      'base 4.1',
      '2026-07-01',
      UNCLEAR,
    ],
    [
      'a day that has to be worked out',
      { '1': 'This amendment takes effect 30 days after signing.', '2': 'Clause 7 is deleted.' },
      'base 7',
      '2026-06-01',
      UNCLEAR,
    ],
    [
      'the day of signing, in words',
      { '1': 'This amendment takes effect on the date of its signature.', '2': 'Clause 7 is deleted.' },
      'base 7',
      '2026-06-01',
      OUT,
    ],
    ['a number that no clause has', { '1': 'Clause 17 is deleted.' }, 'base unnumbered', '2026-06-01', UNCLEAR],
    ['the rest, where it has none', { '1': 'Clause 17 is deleted.' }, 'base 4.1', '2026-06-01', IN_FORCE],
    ['the title', { '1': 'Clause 7 is deleted.' }, 'base unnumbered', '2026-06-01', IN_FORCE],
  ])('%s', (_what, clauses, clause, on, expected) => {
    expect(standing([BASE, amendment(clauses)], clause, on)).toBe(expected)
  })
})

describe('how amendments are laid out', () => {
  test.each<[string, Short['clauses'], string, string]>([
    [
      'new text in items is no instruction',
      { '1': 'In place of clause 4:', '1 (a)': 'Clause 7 is deleted for guests.' },
      'base 7',
      IN_FORCE,
    ],
    [
      'a list of changes to one clause',
      { '1': 'Clause 7 is amended as follows:', '1 (a)': 'sub-clause (b) is deleted.' },
      'base 7 (b)',
      OUT,
    ],
    [
      'and the rest of that clause',
      { '1': 'Clause 7 is amended as follows:', '1 (a)': 'sub-clause (b) is deleted.' },
      'base 7',
      IN_FORCE,
    ],
    ['a number read as the label of a line', { '1': '', 'Clause 4.1': 'is deleted.' }, 'base 4.1', OUT],
    [
      'the new clause printed with its number',
      { '1': 'In place of clause 4.1 shall come:', '4.1': 'The fee is £90.' },
      'base 4.1',
      OUT,
    ],
    [
      'which is in force itself',
      { '1': 'In place of clause 4.1 shall come:', '4.1': 'The fee is £90.' },
      'first 4.1',
      IN_FORCE,
    ],
    [
      'new text quoted over lines',
      { '1': 'In place of clause 4.1:\n"The fee is £90.\nClause 7 is deleted."' },
      'base 7',
      IN_FORCE,
    ],
    ['two instructions in one clause', { '1': 'Clause 4.1 is replaced by: "x". Clause 7 is deleted.' }, 'base 7', OUT],
  ])('%s', (_what, clauses, clause, expected) => {
    expect(standing([BASE, amendment(clauses)], clause, '2026-06-01')).toBe(expected)
  })
})

describe('amendments of amendments', () => {
  const first = amendment({
    '1': 'In place of clause 4.1 of the Agreement: "The fee is £90."',
    '2': 'After clause 7 a new clause 7A is added: "Bicycles are free."',
  })
  const second = (clauses: Short['clauses'], amends = 'base'): Short => ({
    id: 'second',
    signedOn: '2026-05-01',
    amends,
    clauses,
  })
  const again = second({ '1': 'In place of clause 4.1 of the Agreement: "The fee is £80."' })
  const chained = second({ '1': 'In place of clause 4.1 of the Agreement: "The fee is £80."' }, 'first')

  test.each<[string, Short[], string, string, string]>([
    ['the first text in between', [BASE, first, again], 'first 1', '2026-04-30', IN_FORCE],
    ['the second not yet', [BASE, first, again], 'second 1', '2026-04-30', OUT],
    ['the first text afterwards', [BASE, first, again], 'first 1', '2026-05-01', OUT],
    ['the second afterwards', [BASE, first, again], 'second 1', '2026-05-01', IN_FORCE],
    ['the old text ever since', [BASE, first, again], 'base 4.1', '2026-06-01', OUT],
    ['linked to the amendment, speaking of the agreement', [BASE, first, chained], 'first 1', '2026-05-01', OUT],
    [
      'what the first added is deleted',
      [BASE, first, second({ '1': 'Clause 7A is deleted.' })],
      'first 2',
      '2026-05-01',
      OUT,
    ],
    [
      'a clause of the first, by name',
      [BASE, first, second({ '1': 'Clause 2 of Amendment No. 1 is deleted.' })],
      'first 2',
      '2026-05-01',
      OUT,
    ],
    [
      'not the clause of that number here',
      [BASE, first, second({ '1': 'Clause 4 of Amendment No. 1 is deleted.' })],
      'base 4',
      '2026-05-01',
      IN_FORCE,
    ],
    [
      'the replacement taken back: nobody said what holds',
      [BASE, first, second({ '1': 'Clause 1 of the First Amendment is deleted.' })],
      'base 4.1',
      '2026-05-01',
      UNCLEAR,
    ],
    [
      'a part of the new text changed',
      [BASE, first, second({ '1': 'In clause 4.1 "£90" is replaced by "£85".' })],
      'first 1',
      '2026-05-01',
      UNCLEAR,
    ],
  ])('%s', (_what, documents, clause, on, expected) => {
    expect(standing(documents, clause, on)).toBe(expected)
  })

  test('each effect names its clause, the clause it speaks of, its day and its words', () => {
    const { amendments } = forceAmong([BASE, first], '2026-06-01')
    expect(amendments).toEqual([
      {
        effect: 'replaces',
        contractId: 'first',
        clauseId: 'first 1',
        clauseNumber: '1',
        of: { contractId: 'base', clauseNumber: '4.1', clauseId: 'base 4.1' },
        from: '2026-02-15',
        quote: 'In place of clause 4.1 of the Agreement: "The fee is £90."',
      },
      {
        effect: 'adds',
        contractId: 'first',
        clauseId: 'first 2',
        clauseNumber: '2',
        of: { contractId: 'base', clauseNumber: '7a' },
        from: '2026-02-15',
        quote: 'After clause 7 a new clause 7A is added: "Bicycles are free."',
      },
    ])
  })

  test('an amendment that amends itself in a ring is read all the same', () => {
    const ring = [{ ...BASE, amends: 'first' }, first]
    expect(standing(ring, 'base 4.2', '2026-06-01')).toBe(IN_FORCE)
  })
})
