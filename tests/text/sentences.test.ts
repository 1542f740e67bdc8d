import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../electron/text/sentences.ts'

fc.configureGlobal({ seed: 20260301 })

const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text)

describe('sentencesOf', () => {
  it.each<[string, string, string[]]>([
    ['two sentences', 'He pays £5. She pays £6.', ['He pays £5.', 'She pays £6.']],
    ['Hebrew', 'הלקוח ישלם. האם מותר? כן!', ['הלקוח ישלם.', 'האם מותר?', 'כן!']],
    ['a clause number', 'As in 7.2 and 7.2.1 above.', ['As in 7.2 and 7.2.1 above.']],
    ['a date', 'מיום 1.3.2026 ואילך.', ['מיום 1.3.2026 ואילך.']],
    ['a company form', 'Acme Ltd. shall pay.', ['Acme Ltd. shall pay.']],
    ['a Hebrew company form', 'אלמוני בע"מ תשלם. הלקוח יקבל.', ['אלמוני בע"מ תשלם.', 'הלקוח יקבל.']],
    ['a Hebrew dotted acronym', 'ח.פ. 514321234 תשלם.', ['ח.פ. 514321234 תשלם.']],
    ['an English dotted acronym', 'Fees, e.g. delivery, apply.', ['Fees, e.g. delivery, apply.']],
    ['a label at the start', '7. The fee is £5. It is due.', ['7. The fee is £5.', 'It is due.']],
    ['a Hebrew label', 'א. הלקוח ישלם.', ['א. הלקוח ישלם.']],
    ['a number at the end', 'The notice is 30. It is short.', ['The notice is 30.', 'It is short.']],
    ['list items', 'He may:\n(a) cancel;\n(b) renew.', ['He may:', '(a) cancel;', '(b) renew.']],
    ['Hebrew list items', 'רשאי:\n(א) לבטל;\n• לחדש.', ['רשאי:', '(א) לבטל;', '• לחדש.']],
    ['numbered clauses', '7.1 One\n7.2 Two', ['7.1 One', '7.2 Two']],
    ['a wrapped line', 'The customer\nmay cancel.', ['The customer\nmay cancel.']],
    ['a blank line', 'Heading\n\nBody text', ['Heading', 'Body text']],
    ['closing quotes', 'He said "yes." Then left.', ['He said "yes."', 'Then left.']],
    ['nothing', ' \n ', []],
  ])('%s', (_name, text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  it('loses nothing but white space and cuts exactly', () => {
    const words = ['הלקוח', 'may.', '\n', '\n\n', '(א)', '7.2', 'Ltd.', '1.', '?', ' ']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
        const text = parts.join(' ')
        const sentences = sentencesOf(text)
        for (const { text: cut, span } of sentences) expect(text.slice(...span)).toBe(cut)
        expect(
          sentences
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''))
      }),
    )
  })
})
