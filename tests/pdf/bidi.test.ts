import { describe, expect, it } from 'vitest'
import { type Direction, directionOf, visualOrder } from '../../electron/pdf/bidi.ts'
import { setLines, shown } from './setting.ts'

/** Logical text, the direction of its paragraph, and what stands on paper from left to right. */
const TABLE: readonly (readonly [text: string, direction: Direction, onPaper: string])[] = [
  ['שלום', 'rtl', 'םולש'],
  ['סעיף 7.2 (Premium) – 15%', 'rtl', '15% – (Premium) 7.2 ףיעס'],
  ['כתובת 12345', 'rtl', '12345 תבותכ'],
  ['(שלום)', 'rtl', '(םולש)'],
  ['₪3.50', 'rtl', '₪3.50'],
  ['מחיר: ₪3.50 לחודש', 'rtl', 'שדוחל ₪3.50 :ריחמ'],
  ['3,900 ₪ לחודש', 'rtl', 'שדוחל ₪ 3,900'],
  ['+972-54-1234567', 'rtl', '+972-54-1234567'],
  ['טלפון +972-54-1234567.', 'rtl', '.+972-54-1234567 ןופלט'],
  ['ירידה של -0.5% או −₪7', 'rtl', '−₪7 וא -0.5% לש הדירי'],
  ['ב-12 החודשים', 'rtl', 'םישדוחה 12-ב'],
  ['ל־24 שעות', 'rtl', 'תועש 24־ל'],
  ['12.2(ב)(1)', 'rtl', '(1)(ב)12.2'],
  ['00:01:23', 'rtl', '00:01:23'],
  ['בזמן 00:01:23, בשיחה', 'rtl', 'החישב ,00:01:23 ןמזב'],
  ['מיום 31.3.2026 ועד 1/4/2026', 'rtl', '1/4/2026 דעו 31.3.2026 םוימ'],
  ['[סעיף 9] {א} <ב> «ג»', 'rtl', '«ג» <ב> {א} [9 ףיעס]'],
  ['בע״מ, צה"ל', 'rtl', 'ל"הצ ,מ״עב'],
  ['Premium – מסלול (בסיס) 24/7', 'ltr', 'Premium – 24/7 (סיסב) לולסמ'],
  ['Clause 7.2 (Premium) – 15%', 'ltr', 'Clause 7.2 (Premium) – 15%'],
]

describe('mixed text', () => {
  it.each(TABLE)('%s stands right in a paragraph set %s', (text, direction, onPaper) => {
    expect(shown(setLines(text, direction)[0])).toBe(onPaper)
  })

  it('keeps an inserted name to itself, so that what follows it does not move', () => {
    const isolated = setLines([{ text: 'אושר: ' }, { text: 'Acme 7', isolate: true }, { text: ' – 15%' }], 'rtl')[0]
    expect(shown(isolated)).toBe('15% – Acme 7 :רשוא')
    expect(isolated?.text).toBe('אושר: Acme 7 – 15%')
  })

  it('emits runs in reading order, whatever their places', () => {
    const line = setLines('סעיף 7.2 (Premium)', 'rtl')[0]
    const levels = line?.runs.map((run) => run.level % 2)
    const places = line?.runs.map((run) => run.x) ?? []
    expect(levels).toEqual([1, 0, 1, 0, 1])
    expect(places).toEqual(places.toSorted((a, b) => b - a))
  })

  it('lets no override in a quotation paint digits backwards', () => {
    expect(shown(setLines('סכום \u202E123\u202C ש״ח', 'rtl')[0])).toBe('ח״ש 123 םוכס')
  })
})

describe('directionOf', () => {
  it.each([
    ['12 (שלום) abc', 'rtl'],
    ['12 (abc) שלום', 'ltr'],
    ['12.5%', 'rtl'],
  ] as const)('%s is %s, or as the page where nothing tells', (text, direction) => {
    expect(directionOf(text, 'rtl')).toBe(direction)
  })
})

it('reverses nested levels from the highest down', () => {
  const runs = [1, 2, 3, 2, 1, 0].map((level, index) => ({ level, index }))
  // Level 3 is one run; from level 2 up: 3 2 1; from level 1 up, 0 [3 2 1] 4 turned round.
  expect(visualOrder(runs).map((run) => run.index)).toEqual([4, 1, 2, 3, 0, 5])
})
