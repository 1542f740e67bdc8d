import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

/** A good file whose bytes are damaged; those that lie packed in it are damaged before they are packed. */
export interface Specimen {
  readonly name: string
  readonly bytes: Uint8Array
  /** Puts damaged bytes back into their file; without it they are the file. */
  readonly pack?: (bytes: Uint8Array) => Uint8Array
}

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../../fixtures', name))
const asItIs = (name: string): Specimen => ({ name, bytes: fixture(name) })

const AS_THEY_ARE = [
  'contracts/en-libreoffice.pdf',
  'contracts/locked.pdf',
  'drawer/made/he-gym.typeset.pdf',
  'drawer/made/en-cleaning-amendment.wkhtmltopdf.pdf',
  'signed/unsigned.pdf',
  'signed/valid.pdf',
  'signed/valid-packed.pdf',
  'signed/valid-encrypted.pdf',
  'signed/second-signature.pdf',
  'signed/time-stamped.pdf',
  'office/footnote.docx',
  'office/he-libreoffice.docx',
  'office/he-libreoffice.html',
  'office/letter.doc',
  'office/letter.odt',
  'office/letter.rtf',
  'office/README.md',
  'drawer/made/he-gym.txt',
  'drawer/made/he-kindergarten.300.png',
  'drawer/made/he-moving.phone.jpg',
  'scans/deflate.tif',
  'scans/fax-g3-two-pages.tif',
  'scans/fax-g4.tif',
  'scans/jpeg.tif',
  'scans/lzw.tif',
]

/** A PDF with its streams in plain: damage then reaches operators, fonts and character maps and not the packing alone. */
async function unpackedPdf(name: string): Promise<Specimen> {
  const pdf = await PDFDocument.load(fixture(name))
  for (const [reference, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode'))
      continue
    object.dict.delete(PDFName.of('Filter'))
    object.dict.delete(PDFName.of('DecodeParms'))
    const packed = PDFRawStream.of(object.dict.clone(), object.contents)
    packed.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    pdf.context.assign(reference, PDFRawStream.of(object.dict, decodePDFRawStream(packed).decode()))
  }
  return { name: `${name}, unpacked`, bytes: await pdf.save({ useObjectStreams: false }) }
}

function partOf(name: string, part: string): Specimen {
  const parts = unzipSync(fixture(name))
  return {
    name: `${part} of ${name}`,
    bytes: parts[part]!,
    pack: (bytes) => zipSync({ ...parts, [part]: bytes }, { level: 0 }),
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')

/** A message with a page, a text in another code and two attachments, one of them a message again. */
function message(): Uint8Array {
  const inner = `From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: =?utf-8?B?15TXodeb150=?=\r\nContent-Type: text/plain; charset=windows-1255\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n1. =F9=EC=E5=ED\r\n2. within 30 days=\r\n.\r\n`
  const parts = [
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<ol><li>a=D7=A9<li>b</ol>',
    `Content-Type: application/octet-stream; name*=UTF-8''%D7%97.docx\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n${base64(fixture('office/footnote.docx'))}`,
    `Content-Type: message/rfc822\r\n\r\n${inner}`,
  ]
  const head =
    'From: "A" <a@b.example>\r\nTo: c@d.example\r\nDate: Sun, 1 Mar 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="M"\r\n\r\n'
  return strToU8(`${head}--M\r\n${parts.join('\r\n--M\r\n')}\r\n--M--\r\n`)
}

const MARKDOWN =
  '# הסכם\n\n## 1. תקופה\n\n1.1 שנה אחת.\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n1. x\n   - y\n2. **z** [l](http://x.example)\n'

/** Every kind of file, the small ones of each. */
export async function specimens(): Promise<Specimen[]> {
  return [
    ...AS_THEY_ARE.map(asItIs),
    await unpackedPdf('drawer/made/he-gym.typeset.pdf'),
    await unpackedPdf('drawer/made/en-cleaning-amendment.wkhtmltopdf.pdf'),
    await unpackedPdf('drawer/made/en-cleaning-amendment.libreoffice.pdf'),
    partOf('office/he-automatic.docx', 'word/document.xml'),
    partOf('office/he-automatic.docx', 'word/numbering.xml'),
    partOf('office/en-libreoffice.docx', 'word/styles.xml'),
    { name: 'a message', bytes: message() },
    { name: 'Markdown', bytes: strToU8(MARKDOWN) },
    { name: 'a text in windows-1255', bytes: Buffer.from(strFromU8(strToU8(MARKDOWN)), 'latin1') },
  ]
}
