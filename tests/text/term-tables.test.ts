import { describe, expect, it } from 'vitest'
import { readTerms } from '../../electron/text/terms/index.ts'

const written = (text: string): string[] =>
  readTerms(text).map(({ kind, value, unit, basis, quote }) =>
    [kind, value, unit, basis.per, basis.vat, `"${quote}"`].filter(Boolean).join(' '),
  )

describe('terms in table rows', () => {
  it.each([
    {
      what: 'the header names the currency, the period and VAT',
      text: 'Fees:\nService\tPer month (£, excl. VAT)\tSetup (£)\nLine\t12\t30.50\nSpare\t-\t1,200',
      terms: ['money 1200 GBP month excluded "12"', 'money 3050 GBP "30.50"', 'money 120000 GBP "1,200"'],
    },
    {
      what: 'בכותרת מחיר, לפניה המטבע והמע"מ',
      text: 'המחירים בש"ח ואינם כוללים מע"מ:\nפריט\tמחיר לחודש\tכמות\nגלאי\t12\t3',
      terms: ['money 1200 ILS month excluded "12"'],
    },
    { what: 'a price without a currency is no money', text: 'Item\tPrice\nLine\t12', terms: [] },
    { what: 'a quantity, a year or a number of an item is none', text: 'No.\tYear\tUnits\n1\t2019\t4', terms: [] },
    {
      what: 'a first row with amounts is no header',
      text: 'Setup fee\t£12\nLines\t3',
      terms: ['money 1200 GBP "£12"'],
    },
    { what: 'two currencies in one header say nothing', text: 'Item\tPrice (£ or €)\nLine\t12', terms: [] },
    { what: 'a column of percentages', text: 'גובה\tהנחה (%)\nא\t7.5', terms: ['percent 750 percent "7.5"'] },
    {
      what: 'the period stands in a cell of the row',
      text: 'פריט\tמועד\tסכום (₪)\nחוגים\tחודשי\t180\nביטוח\tשנתי\t95',
      terms: ['money 18000 ILS month "180"', 'money 9500 ILS year "95"'],
    },
    {
      what: 'no term reaches over a cell',
      text: 'Item\tCount\tTerm\nLine\t30\tdays\nVisit\t2 visits\t12 months',
      terms: ['count 2 visit "2 visits"', 'duration 12 month "12 months"'],
    },
    {
      what: 'VAT on an amount before the table is that amount’s own',
      text: 'Setup costs £5 plus VAT.\nItem\tPrice (£)\nLine\t12',
      terms: ['money 500 GBP excluded "£5 plus VAT"', 'money 1200 GBP "12"'],
    },
  ])('$what', ({ text, terms }) => {
    expect(written(text)).toEqual(terms)
    for (const { quote, span } of readTerms(text)) expect(text.slice(...span)).toBe(quote)
  })
})
