import { describe, expect, test } from 'vitest'
import { pieceText } from '../../../electron/documents/ocr/atoms.ts'
import type { ReadWord } from '../../../electron/documents/ocr/engine.ts'
import { chooseWords } from '../../../electron/documents/ocr/merge-line.ts'
import { lineDirection, orderLine } from '../../../electron/documents/ocr/order-line.ts'
import { HEBREW_LETTER } from '../../../electron/documents/ocr/script.ts'

const SIGN = 10

/** A word at a place, its signs ten pixels wide; Hebrew is given in logical order and stands from the right. */
function word(text: string, left: number, confidence = 90): ReadWord {
  const signs = Array.from(text)
  const rtl = HEBREW_LETTER.test(text)
  return {
    text,
    confidence,
    box: [left, 0, left + signs.length * SIGN, 20],
    symbols: signs.map((sign, i) => {
      const at = left + (rtl ? signs.length - 1 - i : i) * SIGN
      return { text: sign, left: at, right: at + SIGN }
    }),
  }
}

describe('which pass is believed', () => {
  test.each([
    ['a Hebrew word that looks Latin', word('תום', 0, 92), word('DIN', 0, 90), 'םות'],
    ['a Latin word that looks Hebrew', word('6ל08', 0, 30), word('Mbps', 0, 86), 'Mbps'],
    ['an address', word('תתזהא6.', 0, 0), word('a@b.com', 0, 60), 'a@b.com'],
    ['a number', word('51-400923<', 0, 64), word('51-4009236', 0, 89), '51-4009236'],
    ['a letter in brackets', word('(ב)', 0, 55), word('(2)', 0, 80), '(ב)'],
    ['the lettered number of a clause', word('5א.', 0, 46), word('X5.', 0, 80), '.א5'],
    ['capitals taken for digits', word('150', 0, 91), word('ISO', 0, 74), 'ISO'],
    ['the same number with its full stop', word('(12%).', 0, 90), word('(12%)', 0, 76), '(12%).'],
    ['a name behind a prefix', word('ב-זוט', 0, 30), word('bit-1', 0, 70), 'bit-ב'],
    ['a company’s number', word('ח.פ.', 0, 25), word('9.0.', 0, 80), '.פ.ח'],
  ])('%s', (_, heb, eng, painted) => {
    expect(chooseWords({ heb: [heb], eng: [eng] }).map(pieceText)).toEqual([painted])
  })

  test('in a line of one script the other has to be much surer', () => {
    const english = [word('line', 0, 96), word('repair', 60, 96)]
    const misread = [word('5ח11', 0, 20), word('זהק61', 60, 6)]
    const texts = (heb: readonly ReadWord[], eng: readonly ReadWord[]): string[] =>
      chooseWords({ heb, eng }).map(pieceText)
    expect(texts([...misread, word('8', 140, 85)], [...english, word('a', 140, 95)])).toEqual(['line', 'repair', 'a'])
    expect(texts([...misread, word('1', 140, 0)], [...english, word('A.1', 140, 91)])).toEqual([
      'line',
      'repair',
      'A.1',
    ])
    const hebrew = [word('מהקאה', 0, 91), word('שלשול', 60, 90)]
    const latin = [word('INTO', 0, 0), word('STIW', 60, 0)]
    expect(texts([...hebrew, word('או', 140, 73)], [...latin, word('IR', 140, 77)]).at(-1)).toBe('וא')
  })

  test('without a Hebrew pass every English word stays, however unsure', () => {
    expect(chooseWords({ heb: [], eng: [word('a', 0, 20), word('desk', 30, 90)] }).map(pieceText)).toEqual([
      'a',
      'desk',
    ])
  })

  test('specks are left out', () => {
    expect(
      chooseWords({ heb: [word('|', 0, 95), word('=', 20, 40), word('זמן', 40)], eng: [] }).map(pieceText),
    ).toEqual(['ןמז'])
  })
})

describe('reading order', () => {
  const read = (painted: readonly string[], direction: 'rtl' | 'ltr'): string => {
    let left = 0
    const pieces = painted.map((text) => {
      const piece = {
        atoms: Array.from(text, (sign, i) => ({
          text: sign,
          confidence: 90,
          box: [left + i * 10, 0, left + i * 10 + 10, 20] as [number, number, number, number],
        })),
      }
      left += text.length * 10 + 5
      return piece
    })
    const cells = orderLine(pieces, direction, 20)
    return cells.map((cell) => cell.words.map((own) => own.text).join(' ')).join('\t')
  }

  test.each([
    [['ןושאר', 'םוי'], 'rtl', 'יום ראשון'],
    [['.18%', 'רועישב'], 'rtl', 'בשיעור 18%.'],
    [['Cloud', 'PBX-ב'], 'rtl', 'ב-Cloud PBX'],
    [['תכמתנ', 'Mbps', '1,000'], 'rtl', '1,000 Mbps נתמכת'],
    [['(ב)12.2', 'ףיעסב'], 'rtl', 'בסעיף 12.2(ב)'],
    [['a@b.com', ',053-555', ':דיינ'], 'rtl', 'נייד: 053-555, a@b.com'],
    [['at', 'least', '(5)', 'years'], 'ltr', 'at least (5) years'],
  ] as const)('%j', (painted, direction, text) => {
    expect(read(painted, direction)).toBe(text)
  })

  test('a gap of more than 1.6 em parts cells, from the side where reading starts', () => {
    const at = (
      text: string,
      left: number,
    ): { atoms: { text: string; confidence: number; box: [number, number, number, number] }[] } => ({
      atoms: Array.from(text, (sign, i) => ({
        text: sign,
        confidence: 90,
        box: [left + i * 10, 0, left + i * 10 + 10, 20],
      })),
    })
    const cells = orderLine([at('450', 0), at('ריחמ', 100)], 'rtl', 20)
    expect(cells.map((cell) => cell.words.map((own) => own.text).join(' '))).toEqual(['מחיר', '450'])
    expect(orderLine([at('450', 0), at('ריחמ', 60)], 'rtl', 20)).toHaveLength(1)
  })

  test('a line spaced out to fill its column is no row of a table', () => {
    const at = (left: number) => ({
      atoms: [{ text: 'א', confidence: 90, box: [left, 0, left + 20, 20] as [number, number, number, number] }],
    })
    expect(orderLine([0, 80, 160, 240].map(at), 'rtl', 20)).toHaveLength(1)
    expect(orderLine([0, 80, 200, 280].map(at), 'rtl', 20)).toHaveLength(4)
  })

  test.each([
    ['service@example.test', 'rtl', 'rtl'],
    ['The parties agree as follows', 'rtl', 'ltr'],
    ['ןושאר םוי', 'ltr', 'rtl'],
    ['30 days', 'ltr', 'ltr'],
  ] as const)('%s on a page read %s runs %s', (text, page, own) => {
    expect(lineDirection(text, page)).toBe(own)
  })
})
