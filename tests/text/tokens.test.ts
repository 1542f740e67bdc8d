import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight, indexTerms, queryTerms, tokenise } from '../../electron/text/tokens.ts'
import { marks, withMarks, withoutMarks } from './noise.ts'
import { READINGS } from './readings.ts'

fc.configureGlobal({ seed: 20260301 })

const stems = (text: string) => tokenise(text).map(({ stem }) => stem)

describe('tokenise', () => {
  it.each<[string, string, string[]]>([
    ['prefixes to a fixpoint', 'הלקוח לקוח ולכשהלקוח', ['קוח', 'קוח', 'קוח']],
    ['never below three letters', 'שלהם מהם', ['להמ', 'מהמ']],
    ['final letters', 'נסיון נסיונות', ['נסיונ', 'נסיונות']],
    ['acronyms', 'צה"ל מע״מ בע"מ ח.פ.', ['צהל', 'מעמ', 'בעמ', 'חפ']],
    ['a quoted word is no acronym', 'ב"חוזה"', ['ב', 'חוזה']],
    ['a script change', 'לiPhone', ['ל', 'iphon']],
    ['a prefix on a number', 'ל-24', ['ל', 'num24']],
    ['names of letters and digits', '5G', ['num5', '5g', 'g']],
    ['an amount', '1,200.50 ₪', ['num1200p5', 'amt120050ils', 'curils']],
    ['a currency word is its sign', 'שקלים', ['curils', 'קלימ']],
    ['a date', '1.3.2026', ['day20260301']],
    ['a duration in words', 'שלושים יום', ['num30', 'שימ', 'dur30day', 'יומ']],
    ['a year is twelve months', 'שנתיים', ['נתיימ', 'dur2year', 'dur24month']],
    ['a percentage', '15%', ['num15', 'pct1500', 'pct']],
    ['a phone', '03-5551234', ['ref035551234']],
    ['contracted negations', "don't won't cannot", ['do', 'not', 'will', 'not', 'can', 'not']],
    ['English stems', 'cancelled cancelling cancels', ['cancel', 'cancel', 'cancel']],
    ['accents and other scripts', 'Café Договор', ['cafe', 'договор']],
  ])('%s', (_name, text, expected) => {
    expect(stems(text).sort()).toEqual([...expected].sort())
  })

  it('gives original letters', () => {
    expect(tokenise('תקופת נִסָּיוֹן')[1]).toMatchObject({ surface: 'נִסָּיוֹן', span: [6, 15] })
  })

  it.each('לא אין ללא בלי אלא רשאי חייב אינו למעט not no never without may must shall unless except cannot'.split(' '))(
    'never drops %s',
    (word) => {
      expect(indexTerms(word).stems.length).toBeGreaterThan(0)
    },
  )

  it('indexes letters and digits only, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...READINGS.map(([text]) => text))),
        (text) => {
          const terms = indexTerms(text)
          for (const term of [...terms.stems, ...terms.trigrams]) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
        },
      ),
    )
  })

  it('gives the same index through points and bidi controls', () => {
    fc.assert(
      fc.property(fc.constantFrom(...READINGS), marks, ([text], noise) => {
        const marked = withMarks(text, noise)
        expect(indexTerms(marked)).toEqual(indexTerms(text))
        expect(tokenise(marked).map(({ surface }) => withoutMarks(surface))).toEqual(
          tokenise(text).map(({ surface }) => surface),
        )
      }),
    )
  })

  it('gives the same index for one value however it is written', () => {
    const durations = ['30 יום', 'שלושים יום', 'שלושים (30) ימים', 'thirty days', '30 days']
    for (const text of durations) expect(indexTerms(text).stems).toEqual(expect.arrayContaining(['num30', 'dur30day']))
    for (const text of ['1,200.50 ₪', '₪1200.5', 'NIS 1,200.50'])
      expect(indexTerms(text).stems).toContain('amt120050ils')
    for (const text of ['1.3.2026', '1 במרץ 2026', 'March 1, 2026'])
      expect(indexTerms(text).stems).toContain('day20260301')
    expect(indexTerms('12 months').stems).toContain(indexTerms('1 year').stems.find((stem) => stem.startsWith('dur12')))
  })
})

describe('queryTerms', () => {
  it('drops stop words and repetitions', () => {
    expect(queryTerms('the fee and the fee')).toEqual({ stems: ['fee'], trigrams: [] })
  })
  it('keeps a query of stop words only', () => {
    expect(queryTerms('של מה').stems).toEqual(['של', 'מה'])
  })
})

describe('highlight', () => {
  it.each<[string, string, string[]]>([
    ['נסיון', 'תקופת נִסָּיוֹן קצרה', ['נִסָּיוֹן']],
    ['צהל', 'שירת בצה"ל שנתיים', ['בצה"ל']],
    ['צה״ל', 'שירת בצהל שנתיים', ['בצהל']],
    ['חוזה', 'כפי שכתוב בחוזה הזה', ['בחוזה']],
    ['לקוח', 'הלקוח והלקוח', ['הלקוח', 'והלקוח']],
    ['1200.5 ₪', 'סך 1,200.50 ₪ לחודש', ['1,200.50 ₪']],
    ['1,200.50', 'סך 1200.5 ש"ח', ['1200.5']],
    ['₪', 'סך 120 ש"ח', ['ש"ח']],
    ['30', 'בתוך שְׁלוֹשִׁים יום', ['שְׁלוֹשִׁים']],
    ['שנה', 'התחייבות ל-12 חודשים', []],
    ['שנה אחת', 'התחייבות ל-12 חודשים', ['12 חודשים']],
    ['תשלום', 'תשלומים ושלום', ['תשלומים']],
    ['cancelling', 'The customer may Cancel it', ['Cancel']],
    ['installed', 'installation takes an instant', ['installation']],
    ['the', 'the end of the day', ['the', 'the']],
    ['wifi', 'nothing here', []],
  ])('%s in %s', (query, text, expected) => {
    expect(highlight(text, query).map((span) => text.slice(...span))).toEqual(expected)
  })

  it('covers the same letters through points and bidi controls', () => {
    const queries = fc.constantFrom('ימים', 'שקל', '30', '₪', 'month', 'מחיר', '120 ₪', 'לא כולל מע"מ')
    fc.assert(
      fc.property(fc.constantFrom(...READINGS), queries, marks, ([text], query, noise) => {
        const marked = withMarks(text, noise)
        const lit = highlight(marked, query).map((span) => withoutMarks(marked.slice(...span)))
        expect(lit).toEqual(highlight(text, query).map((span) => text.slice(...span)))
      }),
    )
  })
})
