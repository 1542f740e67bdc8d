import { expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf } from './tiny-pdf.ts'

const HEBREW = 'הסכם שירות\n\n1. המחיר\n1.1 הלקוח ישלם 120 ₪ לחודש לפי ההסכם הזה.\n'
const read = async (bytes: Uint8Array) => {
  const { language, clauses, warnings } = await readContract(fileOf(bytes, 'c.txt'))
  return { language, last: clauses.at(-1)?.text, warnings: warnings.map(({ code }) => code) }
}

test.each([
  ['UTF-16 without a mark', Buffer.from(HEBREW, 'utf16le'), 'הלקוח ישלם 120 ₪ לחודש לפי ההסכם הזה.', []],
  // Taken for Windows-1255 each Hebrew letter of it would be two wrong ones.
  [
    'UTF-8 that was cut off inside a letter',
    Buffer.from(HEBREW.trimEnd().slice(0, -1)).subarray(0, -1),
    'הלקוח ישלם 120 ₪ לחודש לפי ההסכם הז',
    ['letters-lost'],
  ],
  [
    'Windows-1255',
    Buffer.from('1. \xee\xe7\xe9\xf8 \xe7\xe5\xe3\xf9\xe9', 'latin1'),
    'מחיר חודשי',
    ['encoding-guessed'],
  ],
])('a contract in %s', async (_name, bytes, last, warnings) => {
  expect(await read(bytes)).toEqual({ language: 'he', last, warnings })
})
