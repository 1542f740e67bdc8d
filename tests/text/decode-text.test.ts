import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../electron/text/decode-text.ts'

const HEBREW = 'הסכם שירות\n1. הלקוח ישלם 120 ₪ לחודש.\n'
const bytesOf = (text: string): Buffer => Buffer.from(text)
const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const windows1255 = Uint8Array.from(HEBREW, (letter) => {
  if (letter === '₪') return 0xa4
  const code = letter.charCodeAt(0)
  return code >= 0x5d0 ? code - 0x5d0 + 0xe0 : code
})

describe('decodeBytes', () => {
  it.each([
    ['UTF-8', bytesOf(HEBREW), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\ufeff${HEBREW}`), 'utf-8'],
    ['UTF-16 with a mark, little end first', utf16(`\ufeff${HEBREW}`, 'le'), 'utf-16le'],
    ['UTF-16 with a mark, big end first', utf16(`\ufeff${HEBREW}`, 'be'), 'utf-16be'],
    ['UTF-16 without a mark, little end first', utf16(HEBREW, 'le'), 'utf-16le'],
    ['UTF-16 without a mark, big end first', utf16(HEBREW, 'be'), 'utf-16be'],
    ['Windows-1255', windows1255, 'windows-1255'],
  ])('reads %s', (_name, bytes, encoding) => {
    expect(decodeBytes(bytes)).toEqual({ text: HEBREW, encoding, lost: 0 })
  })

  it.each([
    ['cut off inside a letter', bytesOf('שלום ל').subarray(0, -1), 'שלום '],
    [
      'with a letter split in its middle',
      Buffer.concat([bytesOf('שלום'), Buffer.of(0xd7), bytesOf(' לך')]),
      'שלום\ufffd לך',
    ],
  ])('takes UTF-8 %s for UTF-8', (_name, bytes, text) => {
    expect(decodeBytes(bytes)).toEqual({ text, encoding: 'utf-8', lost: 1 })
  })

  it('believes a mark, however damaged the rest', () => {
    const bytes = Buffer.concat([bytesOf('\ufeffשלום'), Buffer.from([0xd7, 0x20, 0xd7, 0x20, 0xd7, 0x20])])
    expect(decodeBytes(bytes)).toEqual({ text: 'שלום\ufffd \ufffd \ufffd ', encoding: 'utf-8', lost: 3 })
  })

  it('counts what Windows-1255 has no letter for', () => {
    expect(decodeBytes(Uint8Array.of(0xf9, 0xec, 0xd9, 0xff))).toEqual({
      text: 'של\ufffd\ufffd',
      encoding: 'windows-1255',
      lost: 2,
    })
  })

  it('gives back any text in UTF-8, whatever its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'))
        expect(decodeBytes(bytesOf(text))).toMatchObject({ text, encoding: 'utf-8' })
      }),
      { seed: 20_260_331 },
    )
  })

  it('reads any bytes as something', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeBytes(bytes).text.length).toBeLessThanOrEqual(bytes.length)
      }),
      { seed: 20_260_331 },
    )
  })
})
