import { readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { mayBeSigned } from '../../../electron/documents/signatures/may-be-signed.ts'
import { readSignatures } from '../../../electron/documents/signatures/read-signatures.ts'
import { stream, tinyPdf } from '../tiny-pdf.ts'

const AT = new Date('2026-01-01T00:00:00Z')
const folder = (name: string): URL => new URL(`../../fixtures/${name}/`, import.meta.url)
const pdfsIn = (name: string): [string, Buffer][] =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => [file, readFileSync(new URL(file, folder(name)))])

test.each([...pdfsIn('signed'), ...pdfsIn('contracts')])(
  '%s: nothing that is found is passed over',
  async (_, bytes) => {
    const { digital, emptyFields } = await readSignatures(bytes, [], AT)
    if (digital.length + emptyFields > 0) expect(mayBeSigned(bytes)).toBe(true)
  },
)

const FORM = '<< /AcroForm << /Fields [] >> >>'
const packed = (entries: string, data: Buffer): string =>
  stream(`/Type /ObjStm /First 0 ${entries}`, data.toString('latin1'))
const deflated = (text: string): Buffer => deflateSync(Buffer.from(text))
const withObject = (object: string): Uint8Array => tinyPdf([{ content: '' }], { objects: [object] })

describe('a file is looked into', () => {
  test.each([
    ['where it has a form', tinyPdf([{ content: '' }], { catalog: '/AcroForm << /Fields [] >>' }), true],
    ['where the form’s name is spelt in numbers', tinyPdf([{ content: '' }], { catalog: '/Acro#46orm << >>' }), true],
    ['where the letters of a signature are in it', withObject('<< /ByteRange [0 1 2 3] >>'), true],
    ['where the form is packed', withObject(packed('/Filter /FlateDecode', deflated(FORM))), true],
    ['where it is packed in another way', withObject(packed('/Filter /LZWDecode', Buffer.from('x'))), true],
    ['where what is packed is damaged', withObject(packed('/Filter /FlateDecode', Buffer.from('x'))), true],
    [
      'where a predictor changes what is packed',
      withObject(packed('/Filter /FlateDecode /DecodeParms << /Predictor 12 >>', deflated('x'))),
      true,
    ],
    [
      'where the stream does not say what it is',
      withObject(stream('/First 0 /Filter /FlateDecode', deflated(FORM).toString('latin1'))),
      true,
    ],
    ['where packed objects are named and not found', withObject('<< /Type /Obj#53tm >>'), true],
    [
      'but not where the packed objects are others',
      withObject(packed('/Filter /FlateDecode', deflated('<< >>'))),
      false,
    ],
    ['but not where it has pages only', tinyPdf([{ content: 'q Q' }]), false],
  ])('%s', (_, bytes, expected) => {
    expect(mayBeSigned(bytes)).toBe(expected)
  })
})
