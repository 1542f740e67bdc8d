import { describe, expect, it } from 'vitest'
import { readTerms, readTermsOfClauses } from '../../electron/text/terms/index.ts'
import { partiesOf } from '../../electron/text/terms/parties.ts'

/** The amounts of a text in order, each with who owes it: `p`rovider, `c`ustomer, `-` unsaid. */
const debtors = (text: string, leadIn = ''): string =>
  readTerms(text, { leadIn })
    .filter(({ kind }) => kind === 'money' || kind === 'percent')
    .map(({ owedBy }) => owedBy?.[0] ?? '-')
    .join('')

describe('who owes', () => {
  it.each([
    // The subject pays, before or behind its verb.
    ['הלקוח ישלם 50 ₪ לחודש', 'c'],
    ['ישלם הלקוח לספק דמי מנוי בסך 50 ₪', 'c'],
    ['על הלקוח לשלם 50 ₪', 'c'],
    ['ההורים מתחייבים לשלם לגן 50 ₪', 'c'],
    ['הספק ישיב ללקוח 50 ₪ ויפצה אותו ב-20 ₪', 'pp'],
    ['The Customer shall pay £50 per month', 'c'],
    ['the Provider shall, within 14 days of the request, refund £50', 'p'],
    ['The Client agrees to pay the Contractor £50', 'c'],
    ['The Supplier will issue a service credit of £50', 'p'],
    ['You must pay us £50', 'c'],
    ['we will refund £50', 'p'],
    // The receiver is named.
    ['איחור יזכה את הלקוח בפיצוי של 50 ₪', 'p'],
    ['ישלם לספק 50 ₪', 'c'],
    ['הלקוח יזוכה ב-50 ₪', 'p'],
    ['הלקוח זכאי לפיצוי של 50 ₪', 'p'],
    ['The Customer shall be credited with £50', 'p'],
    ['The Member is entitled to a refund of £50', 'p'],
    // One side charges the other.
    ['הספק רשאי לגבות מהלקוח 50 ₪', 'c'],
    ['הלקוח יחויב ב-50 ₪', 'c'],
    ['The Provider may charge the Customer £50', 'c'],
    ['The Customer shall be charged £50', 'c'],
    // Said of the amount.
    ['סך של 50 ₪ ישולם על ידי הלקוח', 'c'],
    ['a fee of £50, payable by the Customer', 'c'],
    ['A deposit of £50 is payable to the Provider on signature', 'c'],
    ['a sum of £50 shall be refunded to the Customer', 'p'],
    // Shares of an amount.
    ['The Provider shall credit 10% of the monthly fee', 'p'],
    ['ישלם הלקוח 45 ₪ או עמלה של 2% מסכום החיוב', 'cc'],
  ])('%s', (text, expected) => {
    expect(debtors(text)).toBe(expected)
  })

  it.each([
    // Conditions, deductions, exceptions and thresholds are nobody's debt.
    ['הספק ישיב ללקוח את התמורה, בניכוי דמי טיפול של 25 ₪', '-'],
    ['המוביל ישלם ללקוחה את יתרת התמורה, בניכוי הוצאות של 8%', '-'],
    ['The Provider shall refund the fee less an administration charge of £25', '-'],
    ['The Customer shall pay the invoice if it exceeds £500', '-'],
    ['If availability falls below 99.5% the Customer may cancel and pays nothing', '-'],
    // Denied.
    ['הלקוח לא ישלם 50 ₪', '-'],
    ['The Customer shall not be charged £50', '-'],
    ['The Customer will not pay a fee of £50', '-'],
    // Neither side is the subject.
    ['קריאת שווא תחויב ב-50 ₪', '-'],
    ['The monthly fee is £50', '-'],
    ['The insurance broker shall pay £50', '-'],
    ['הלקוח הודיע. הדמים הם 50 ₪', '-'],
    // Risks are borne, not paid.
    ['החברה תישא באחריות לנזק עד לגבול של 50 ₪', '-'],
    ['The Provider shall bear liability up to £50', '-'],
    // Another sentence, another thought.
    ['The Customer shall pay on time. The fee is £50.', '-'],
    ['up to the greater of £50 or the charges paid by the Customer', '-'],
    ['The Customer shall pay on time; a fee of £50 is due', '-'],
    ['the charge of £50', '-'],
    ['a Member whose card is lost; a new one costs £5', '-'],
  ])('leaves open: %s', (text, expected) => {
    expect(debtors(text)).toBe(expected)
  })

  it.each([
    ['הספק יזכה את הלקוח כדלקמן:', 'על איחור של יותר מ-10 דקות – 50 ₪', 'p'],
    ['ביטל המנוי, ישלם למועדון:', 'בשלושת החודשים הראשונים – 50 ₪', 'c'],
    ['The Provider shall credit the Customer:', 'for each hour of delay, £50', 'p'],
    ['The Customer may cancel:', 'within 14 days, for £50', '-'],
    ['The Provider shall credit the Customer:', 'where the fee exceeds £500', '-'],
  ])('from the words that open the list: %s %s', (leadIn, text, expected) => {
    expect(debtors(text, leadIn)).toBe(expected)
  })

  it('carries a list in one clause over its semicolons, and not over its full stop', () => {
    expect(debtors('The Customer shall pay:\n• for a router £50;\n• for a phone £20. The price is £10.')).toBe('cc-')
  })
})

describe('the names of the sides', () => {
  const owed = (definitions: string, text: string) =>
    readTerms(text, { parties: partiesOf([definitions]) }).find(({ kind }) => kind === 'money')?.owedBy

  it.each([
    ['בין א (להלן: "הסטודיו") לבין ב (להלן: "הלקוח")', 'הסטודיו ישלם 50 ₪', 'provider'],
    ['between A Ltd (the "Studio") and B Ltd (the "Customer")', 'the Studio shall pay £50', 'provider'],
    ['between A Ltd ("Provider") and B Ltd (hereinafter the "Company")', 'the Company shall pay £50', 'customer'],
    ['between A Ltd (the "Company") and B Ltd (the "Client")', 'the Company shall pay £50', 'provider'],
    ['between A Ltd (the "Company") and B Ltd (the "Consultant")', 'the Company shall pay £50', 'customer'],
    ['between A Ltd (the "Fern") and B Ltd (the "Moss")', 'the Moss shall pay £50', undefined],
    ['', 'the Studio shall pay £50', undefined],
    ['', 'the Company shall pay £50', undefined],
  ])('%s: %s', (definitions, text, expected) => {
    expect(owed(definitions, text)).toBe(expected)
  })

  it('knows them, and the open list, in every clause of a contract', () => {
    const clauses = [
      { level: 0, text: 'between A Ltd (the "Studio") and B Ltd (the "Customer")' },
      { level: 1, text: 'Where a lesson is late, the Studio shall pay the Customer:' },
      { level: 2, text: '£5 for each hour;' },
      { level: 2, text: '£20 for each day.' },
      { level: 1, text: 'The fee is £50.' },
    ]
    const terms = readTermsOfClauses(clauses).map((read) => read.map(({ owedBy }) => owedBy))
    expect(terms).toEqual([[], [], ['provider'], ['provider'], [undefined]])
  })
})
