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
    ['a company’s number', word('ח.פ.', 0, 25), word('9.0.', 0, 80), '.פ.ח'],
  ])('%s', (_, heb, eng, painted) => {
    expect(chooseWords({ heb: [heb], eng: [eng] }).map(pieceText)).toEqual([painted])
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

  test.each([
    ['service@example.test', 'rtl', 'rtl'],
    ['The parties agree as follows', 'rtl', 'ltr'],
    ['ןושאר םוי', 'ltr', 'rtl'],
    ['30 days', 'ltr', 'ltr'],
  ] as const)('%s on a page read %s runs %s', (text, page, own) => {
    expect(lineDirection(text, page)).toBe(own)
  })
})
