import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, originalSpan } from '../../electron/text/normalise.ts'
import { marks, withMarks } from './noise.ts'

fc.configureGlobal({ seed: 20260301 })

describe('normalise', () => {
  it.each([
    ['niqqud', 'נִסָּיוֹן', 'נסיון'],
    ['presentation forms', '\ufb2a\ufb4b', 'שו'],
    ['wide letters and ligatures', '\ufb28\ufb4f', 'תאל'],
    ['Yiddish digraphs from some keyboards', '\u05f0\u05f1\u05f2', 'ווויײ'.replace('\u05f2', 'יי')],
    ['maqaf and dashes', 'בית־ספר – כאן — שם', 'בית-ספר - כאן - שם'],
    ['gershayim', 'ש״ח ש"ח ש”ח', 'ש"ח ש"ח ש"ח'],
    ['two apostrophes for gershayim', "ש''ח", 'ש"ח'],
    ['geresh', 'רח׳ ג’ירפה', "רח' ג'ירפה"],
    ['bidi and zero-width controls', 'בי\u200fטו\u2067ל\u2069\ufeff', 'ביטול'],
    ['sof pasuq and paseq stay: they separate', 'א׃ב׀ג', 'א׃ב׀ג'],
    ['Latin case, also accented', 'ACME É', 'acme é'],
    ['full-width digits and signs', '１２０％', '120%'],
    ['no-break space', '120\u00a0₪', '120 ₪'],
    ['a footnote mark is no digit', '120¹ ₪', '120¹ ₪'],
    ['a fraction is no digit', '5½', '5½'],
    ['soft hyphen', 'can\u00adcel', 'cancel'],
  ])('%s', (_name, text, expected) => {
    expect(normalise(text).text).toBe(expected)
  })

  it('maps a word back with its points but without the controls around it', () => {
    const text = '\u200f"נִסָּיוֹן\u200f" קצר'
    const normalised = normalise(text)
    const at = normalised.text.indexOf('נסיון')
    expect(text.slice(...originalSpan(normalised, [at, at + 5]))).toBe('נִסָּיוֹן')
  })

  it('covers the points of the last letter, also behind a control', () => {
    const text = 'לְךָ וְלִי'
    const split = 'לְך\u200fָ.'
    expect(text.slice(...originalSpan(normalise(text), [0, 2]))).toBe('לְךָ')
    expect(split.slice(...originalSpan(normalise(split), [0, 2]))).toBe('לְך\u200fָ')
  })

  it('keeps empty spans empty, also at both ends', () => {
    const normalised = normalise('אָב')
    expect(originalSpan(normalised, [0, 0])).toEqual([0, 0])
    expect(originalSpan(normalised, [1, 1])).toEqual([2, 2])
    expect(originalSpan(normalised, [2, 2])).toEqual([3, 3])
    expect(originalSpan(normalise(''), [0, 0])).toEqual([0, 0])
  })

  it('is idempotent on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const once = normalise(text).text
        expect(normalise(once).text).toBe(once)
      }),
    )
  })

  it('maps every unit into the original, monotonically', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const { text: form, offsets } = normalise(text)
        expect([offsets.starts.length, offsets.ends.length]).toEqual([form.length, form.length])
        for (let unit = 0; unit < form.length; unit += 1) {
          expect(offsets.starts[unit]!).toBeLessThan(offsets.ends[unit]!)
          expect(offsets.ends[unit]!).toBeLessThanOrEqual(text.length)
          if (unit === 0) continue
          expect(offsets.starts[unit]!).toBeGreaterThanOrEqual(offsets.starts[unit - 1]!)
          expect(offsets.ends[unit]!).toBeGreaterThanOrEqual(offsets.ends[unit - 1]!)
        }
      }),
    )
  })

  it('gives a mapped span whose own form is the form it was mapped from', () => {
    const words = ['תקופת', 'ניסיון', 'ש"ח', '1,200.50', 'iPhone', 'Ltd.']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { minLength: 1 }),
        marks,
        fc.nat(),
        fc.nat(),
        (parts, noise, a, b) => {
          const text = withMarks(parts.join(' '), noise)
          const normalised = normalise(text)
          const [start, end] = [a % normalised.text.length, b % normalised.text.length].sort((x, y) => x - y) as [
            number,
            number,
          ]
          const cut = text.slice(...originalSpan(normalised, [start, end + 1]))
          expect(normalise(cut).text).toBe(normalised.text.slice(start, end + 1))
        },
      ),
    )
  })
})
