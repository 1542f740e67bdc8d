import { describe, expect, it } from 'vitest'
import { readSignatures } from '../../../electron/documents/signatures/read-signatures.ts'
import { Revision } from '../../../electron/documents/signatures/revision.ts'
import { inserted, PLAIN_OBJECTS, plainPdf, signed, stream, TEXT, updated } from '../../fixtures/signed/pdf-parts.ts'

/** The signature itself is unreadable here: what came after it is judged all the same. */
const NOTHING = new Uint8Array([0x30, 0])
const FONTS = '<<\n/Helv 10 0 R\n>>'
const DATE = new Date('2027-01-01T00:00:00Z')
const OTHER = stream('', TEXT.replace('1,200', '9,999'))

/** A page as the signing left it (field 8), and one that leads to objects that aren't there yet. */
const PAGE = inserted(PLAIN_OBJECTS[3]!, '/Annots [8 0 R]')
const FORM = '<< /SigFlags 3 /Fields [8 0 R] >>'
const catalog = (entries: string, form = FORM): string =>
  `<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /AcroForm ${form} ${entries} >>`
const FIELD = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (One) /F 132 /P 3 0 R /Rect [0 0 0 0] /V 7 0 R >>'
const WIDGET = '/Type /Annot /Subtype /Widget /Rect [72 100 272 160] /F 4 /P 3 0 R'

/** One file for all: an object 30 that isn't there is drawn by the page, the metadata is drawn by it too. */
const TRAPS = {
  ...PLAIN_OBJECTS,
  3: PLAIN_OBJECTS[3]!
    .replace('/Font', '/XObject << /Missing 30 0 R >> /Font')
    .replace('/Contents 4 0 R', '/Contents [4 0 R 6 0 R]'),
}
const trapPage = inserted(TRAPS[3], '/Annots [8 0 R]')

const plain = signed(plainPdf(), () => NOTHING, { title: 'One', room: 16 })
const trapped = signed(plainPdf(TRAPS), () => NOTHING, { title: 'One', room: 16 })

const later = async (file: Buffer): Promise<string> => {
  const { digital } = await readSignatures(file, [], DATE)
  return digital[0]!.later
}

const HARMLESS: Readonly<Record<string, Record<number, string>>> = {
  'the same object written anew': { 4: PLAIN_OBJECTS[4]! },
  'metadata and catalogue version': {
    1: catalog('/Version /1.7').replace('/Metadata 6', '/Metadata 20'),
    20: stream('/Type /Metadata /Subtype /XML', '<x/>'),
  },
  'proofs of validation': { 1: catalog('/DSS 20 0 R'), 20: '<< /VRI << >> /Certs [21 0 R] >>', 21: stream('', 'x') },
  'the structure for screen readers': { 1: catalog('/StructTreeRoot 20 0 R'), 20: '<< /Type /StructTreeRoot >>' },
  'an object nothing leads to': { 20: OTHER },
  'an empty signature field': {
    1: catalog('', FORM.replace('8 0 R', '8 0 R 20 0 R')),
    3: PAGE.replace('8 0 R', '8 0 R 20 0 R'),
    20: `<< ${WIDGET} /FT /Sig /T (Two) >>`,
  },
  'a font for forms beside those there are': {
    1: catalog('', FORM.replace('>>', '/DR << /Font << /Helv 20 0 R >> >> >>')),
    20: PLAIN_OBJECTS[5]!,
  },
}

const CONTENT: Readonly<Record<string, Record<number, string>>> = {
  'another text': { 4: OTHER },
  'another font for the same letters': { 5: PLAIN_OBJECTS[5]!.replace('Helvetica', 'Symbol') },
  'another page size': { 3: PAGE.replace('595 842', '595 700') },
  'another page tree': { 2: PLAIN_OBJECTS[2]!.replace('[3 0 R]', '[3 0 R 3 0 R]') },
  'pages from elsewhere': { 1: catalog('').replace('/Pages 2', '/Pages 20'), 20: PLAIN_OBJECTS[2]! },
  'a text field': {
    1: catalog('', FORM.replace('8 0 R', '8 0 R 20 0 R')),
    3: PAGE.replace('8 0 R', '8 0 R 20 0 R'),
    20: `<< ${WIDGET} /FT /Tx /T (Two) /V (9,999) >>`,
  },
  'a note': { 3: PAGE.replace('8 0 R', '8 0 R 20 0 R'), 20: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] >>' },
  'an annotation less': { 3: PAGE.replace('8 0 R', '') },
  'a new appearance of a signed field': {
    8: inserted(FIELD, '/AP << /N 20 0 R >>'),
    20: stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', ''),
  },
  'a script on opening': { 1: catalog('/OpenAction << /S /JavaScript /JS (0) >>') },
  layers: { 1: catalog('/OCProperties << /OCGs [] >>') },
  'appearances to be drawn anew': { 1: catalog('', FORM.replace('>>', '/NeedAppearances true >>')) },
  'an added signature that takes the place of the text': {
    1: catalog('', FORM.replace('8 0 R', '8 0 R 20 0 R')),
    3: PAGE.replace('8 0 R', '8 0 R 20 0 R'),
    20: `<< ${WIDGET} /FT /Sig /T (Two) /AP << /N 4 0 R >> >>`,
    4: OTHER,
  },
}

const SHADOWS: Readonly<Record<string, Record<number, string>>> = {
  'an object the page already asked for': { 30: stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '') },
  'metadata that the page draws as text': { 6: stream('/Type /Metadata /Subtype /XML', OTHER) },
  'an appearance of a new signature that the page already asked for': {
    1: catalog('', FORM.replace('8 0 R', '8 0 R 20 0 R')),
    3: trapPage.replace('[8 0 R]', '[8 0 R 20 0 R]'),
    20: `<< ${WIDGET} /FT /Sig /T (Two) /AP << /N 30 0 R >> >>`,
    30: stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', ''),
  },
}

describe('what came after a signature', () => {
  it('nothing', async () => {
    expect(await later(plain)).toBe('nothing')
  })

  it.each(Object.entries(HARMLESS))('harmless: %s', async (_, objects) => {
    expect(await later(updated(plain, objects))).toBe('harmless')
  })

  it.each(Object.entries(CONTENT))('content: %s', async (_, objects) => {
    expect(await later(updated(plain, objects))).toBe('content')
  })

  it.each(Object.entries(SHADOWS))('content, prepared before signing: %s', async (_, objects) => {
    expect(await later(updated(trapped, objects))).toBe('content')
  })

  it('harmless: the traps alone', async () => {
    expect(await later(updated(trapped, { 50: 'null' }))).toBe('harmless')
  })

  it('content: another font under the name the fields use', async () => {
    const form = {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 9 0 R >>',
      9: `<< /Fields [] /DR << /Font ${FONTS} >> >>`,
    }
    const file = signed(plainPdf({ ...PLAIN_OBJECTS, ...form, 10: PLAIN_OBJECTS[5]! }), () => NOTHING, { room: 16 })
    const catalog = new Revision(file).catalog.toString()
    expect(await later(updated(file, { 1: catalog.replace(FONTS, '<< /Helv 5 0 R >>') }))).toBe('content')
    expect(await later(updated(file, { 1: catalog.replace('/Helv', '/More 5 0 R /Helv') }))).toBe('harmless')
    expect(
      await later(updated(file, { 1: `${catalog} `, 10: CONTENT['another font for the same letters']![5]! })),
    ).toBe('content')
  })

  it('content: a later word that the file is encrypted', async () => {
    const file = updated(plain, { 50: 'null' }).toString('latin1')
    const at = file.lastIndexOf('/Root 1 0 R')
    const encrypted = `${file.slice(0, at)}/Encrypt << /Filter /Standard >> ${file.slice(at)}`
    expect(await later(Buffer.from(encrypted, 'latin1'))).toBe('content')
  })

  it('an object that a table takes from inside the signed bytes is seen', async () => {
    // The text to come lies in the file before it is signed; the update holds no object, only another place for one.
    const prepared = signed(plainPdf({ ...PLAIN_OBJECTS, 9: OTHER }), () => NOTHING, { title: 'One', room: 16 })
    const at = prepared.indexOf('9 0 obj')
    const start = /startxref\s+(\d+)/.exec(prepared.toString('latin1', prepared.lastIndexOf('startxref')))![1]
    const row = `4 1\n${String(at).padStart(10, '0')} 00000 n \n`
    const tail = `xref\n${row}trailer\n<< /Size 12 /Root 1 0 R /Prev ${start} >>\nstartxref\n${prepared.length}\n%%EOF\n`
    expect(await later(Buffer.concat([prepared, Buffer.from(tail)]))).toBe('content')
  })
})
