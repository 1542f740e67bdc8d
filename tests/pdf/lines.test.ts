import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFaces } from '../../electron/pdf/fonts.ts'
import { breakableParts, fillLines } from '../../electron/pdf/line-break.ts'
import { createTypesetter, layOutLines } from '../../electron/pdf/lines.ts'
import { PLACEHOLDER } from '../../electron/pdf/printable.ts'
import { STYLE, setLines, shown, typesetterFor } from './setting.ts'

describe('breaking lines', () => {
  it.each([
    ['one two', ['one ', 'two']],
    ['well-known', ['well-', 'known']],
    ['בית־ספר', ['בית־', 'ספר']],
    ['24/7 +972-54-1234567 ב-12', ['24/7 ', '+972-54-1234567 ', 'ב-12']],
    ['10\u00A0km', ['10\u00A0km']],
    ['49.90 ₪ לחודש', ['49.90 ₪ ', 'לחודש']],
    ['₪ 49 or 5 %', ['₪ 49 ', 'or ', '5 %']],
    ['', ['']],
  ])('%j may break into %j', (text, parts) => {
    expect(breakableParts(text)).toEqual(parts)
  })

  it('fills lines greedily and ignores the spaces they end in', () => {
    const stretches = [3, 3, 3].map((width) => ({ width, space: 1 }))
    expect(fillLines(stretches, 7)).toEqual([
      [0, 2],
      [2, 3],
    ])
    expect(fillLines(stretches, 6)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
  })

  it('breaks a word wider than the line, and loses nothing of it', () => {
    const word = 'a'.repeat(500)
    const lines = setLines(`x ${word} y`, 'ltr', 100)
    expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(100)
    expect(lines.map((line) => line.text.replaceAll(' ', '')).join('')).toBe(`x${word}y`)
  })

  it('never parts a letter from its niqqud', () => {
    const lines = setLines('שָׁלוֹם'.repeat(20), 'rtl', 18)
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines) expect(line.text).toMatch(/^\P{M}/u)
  })

  it('begins a new line at a line break, and keeps an empty one', () => {
    expect(setLines('a\r\n\nb\u2028c', 'ltr').map((line) => line.text)).toEqual(['a', '', 'b', 'c'])
  })
})

describe('what the font cannot print', () => {
  it.each([
    ['emoji', 'a👍b', `a${PLACEHOLDER}b`],
    ['an arrow', 'a→b', `a${PLACEHOLDER}b`],
    ['Chinese', '合同', PLACEHOLDER.repeat(2)],
    ['Arabic', 'عقد', PLACEHOLDER.repeat(3)],
    ['a lone surrogate', 'a\uD800b', `a${PLACEHOLDER}b`],
  ])('shows a box for %s', (_, text, printed) => {
    const typesetter = typesetterFor('ltr')
    const [line] = layOutLines(typesetter, [{ text }], STYLE, 500)
    expect(shown(line)).toBe(printed)
    expect(typesetter.replaced).toBe(printed.split(PLACEHOLDER).length - 1)
  })

  it('drops control characters, joiners and bidi overrides without a trace', () => {
    const text = 'a\u0000\u0007b\u200Bc\u202Ed\u2066e\u00ADf\uFEFF\u009F'
    expect(setLines(text, 'ltr')[0]?.text).toBe('abcdef')
    expect(shown(setLines(text, 'ltr')[0])).toBe('abcdef')
  })

  it('composes letters, so that an accent typed apart is printed', () => {
    expect(shown(setLines('cafe\u0301', 'ltr')[0])).toBe('café')
  })
})

it('puts a niqqud mark over its letter, not behind it', () => {
  const glyphs = setLines('שָׁ', 'rtl')[0]?.runs.flatMap((run) => run.glyphs) ?? []
  const marks = glyphs.filter((glyph) => /\p{M}/u.test(glyph.text))
  expect(marks).toHaveLength(2)
  for (const mark of marks) expect(mark).toMatchObject({ advance: 0, dx: expect.any(Number) })
  expect(marks.some((mark) => mark.dx > 0)).toBe(true)
})

describe('any text', () => {
  const faces = openFaces()
  const alphabet = fc.oneof(
    fc.constantFrom(
      ...'אבגדהוזחטיכלמנסעפצקרשתםןףץךּ',
      'שָׁ',
      '״',
      '׳',
      '־',
      '₪',
      '%',
      '(',
      ')',
      '[',
      '«',
      '–',
      ' ',
      ' ',
      '\n',
    ),
    fc.constantFrom('Premium', '7.2', '15%', '+972-54-1234567', '00:01:23', '\u200F', '\u202E', '\u2067', '👍', '→'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const mixed = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(''))

  it('is set without an error, within the width, and in full', () => {
    fc.assert(
      fc.property(
        mixed,
        fc.constantFrom('ltr' as const, 'rtl' as const),
        fc.integer({ min: 30, max: 400 }),
        (text, direction, width) => {
          const typesetter = createTypesetter(direction, faces)
          const lines = layOutLines(
            typesetter,
            [
              { text, isolate: true },
              { text, weight: 'bold' },
            ],
            STYLE,
            width,
          )
          const whole = layOutLines(
            typesetter,
            [
              { text, isolate: true },
              { text, weight: 'bold' },
            ],
            STYLE,
            1e6,
          )
          const letters = (some: typeof lines) =>
            some
              .map((line) => line.text)
              .join('')
              .replaceAll(' ', '')
          expect(letters(lines)).toBe(letters(whole))
          for (const line of lines) {
            expect(line.width).toBeLessThanOrEqual(width + 1e-6)
            const painted = line.runs.reduce(
              (sum, run) => sum + run.glyphs.reduce((w, g) => w + g.advance * STYLE.size, 0),
              0,
            )
            expect(painted).toBeCloseTo(line.width, 6)
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })
})
