import { deflateSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { stream, textAt, tinyPdf } from '../documents/tiny-pdf.ts'
import { p, wordFile } from '../documents/word-file.ts'

/** Files made to do harm, written out by hand so that every number in them is known. */

export const CLAUSE = '1. The Client pays a fee.'
const PRINTED = textAt(50, 700, CLAUSE)

/** @param extras of the catalog, or further objects */
export const pdfWith = (extras: { catalog?: string; objects?: readonly string[]; entries?: string }): Uint8Array =>
  tinyPdf([{ content: PRINTED, entries: extras.entries ?? '' }], extras)

/** A good PDF with one change to its text. */
export function changedPdf(from: string | RegExp, to: string): Uint8Array {
  const file = Buffer.from(pdfWith({})).toString('latin1')
  const changed = file.replace(from, to)
  if (changed === file) throw new Error(`There is no ${from} in the file.`)
  return Buffer.from(changed, 'latin1')
}

export const pagesPdf = (pages: number): Uint8Array =>
  tinyPdf(Array.from({ length: pages }, (_, i) => ({ content: i === 0 ? PRINTED : '' })))

/** A content stream of blanks, packed as often as `times` says. */
export function inflatingPdf(megabytes: number, times: number): Uint8Array {
  let data: Buffer = Buffer.alloc(megabytes * 1e6, ' ')
  for (let i = 0; i < times; i += 1) data = deflateSync(data)
  const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ')
  return pdfWith({ objects: [stream(`/Filter [${filters}]`, data.toString('latin1'))] })
}

/** A header that claims a size, and no pixels. */
export const hugePicture = {
  png: (side: number): Uint8Array => {
    const header = Buffer.alloc(33)
    header.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    header.writeUInt32BE(side, 16)
    header.writeUInt32BE(side, 20)
    return Buffer.concat([header, Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')])
  },
  jpeg: (side: number): Uint8Array => {
    const frame = Buffer.from('ffd8ffc0001108000000000301110002110003110 0ffd9'.replaceAll(' ', ''), 'hex')
    frame.writeUInt16BE(side, 7)
    frame.writeUInt16BE(side, 9)
    return frame
  },
  tiff: (side: number): Uint8Array => tiff([[side, side]]),
  webp: (side: number): Uint8Array => {
    const file = Buffer.alloc(30)
    file.write('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1')
    file.writeUIntLE(side - 1, 24, 3)
    file.writeUIntLE(side - 1, 27, 3)
    return file
  },
} as const

const TIFF_TAGS = 9
const DIRECTORY = 2 + TIFF_TAGS * 12 + 4

/** Grey pages that all show the same eight pixels. */
export function tiff(sizes: readonly (readonly [width: number, height: number])[]): Uint8Array {
  const file = Buffer.alloc(16 + sizes.length * DIRECTORY)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(16, 4)
  for (const [page, [width, height]] of sizes.entries()) {
    const at = 16 + page * DIRECTORY
    const values = [256, width, 257, height, 258, 8, 259, 1, 262, 1, 273, 8, 277, 1, 278, height, 279, 8]
    file.writeUInt16LE(TIFF_TAGS, at)
    for (let tag = 0; tag < TIFF_TAGS; tag += 1) {
      const entry = at + 2 + tag * 12
      file.writeUInt16LE(values[tag * 2]!, entry)
      file.writeUInt16LE(4, entry + 2)
      file.writeUInt32LE(1, entry + 4)
      file.writeUInt32LE(values[tag * 2 + 1]!, entry + 8)
    }
    file.writeUInt32LE(page === sizes.length - 1 ? 0 : at + DIRECTORY, at + DIRECTORY - 4)
  }
  return file
}

/** A Word document whose styles are blanks without end. */
export const docxBomb = (megabytes: number): Uint8Array =>
  wordFile({ body: p(CLAUSE), styles: ' '.repeat(megabytes * 1e6) })

const CENTRAL = Buffer.from('PK\x01\x02', 'latin1')

/** The same with another size written in the archive than it has. */
export function lyingSize(docx: Uint8Array, part: string, size: number): Uint8Array {
  const file = Buffer.from(docx)
  const entry = file.lastIndexOf(CENTRAL, file.lastIndexOf(part))
  file.writeUInt32LE(size, entry + 24)
  return file
}

/** Entities of entities: three bytes that would become 3 × 10⁹. */
export const billionLaughs = (): Uint8Array => {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">${entities}]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) })
}

/** A Word document with everything that leads out of it: a template, a picture, a link, an included text, a subdocument. */
export function reachingOutDocx(url: string): Uint8Array {
  const kinds = [
    'attachedTemplate',
    'image',
    'hyperlink',
    'oleObject',
    'subDocument',
    'styles',
    'numbering',
    'footnotes',
  ]
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relationships = kinds
    .map((kind) => `<Relationship Id="x${kind}" Type="${type}/${kind}" Target="${url}/${kind}" TargetMode="External"/>`)
    .join('')
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "${url}/field" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  return wordFile({ body: `${p(CLAUSE)}${p(field)}<w:subDoc r:id="xsubDocument"/>`, relationships })
}

/** A page that fetches and runs whatever a browser would let it. */
export const reachingOutHtml = (url: string): Uint8Array =>
  strToU8(`<!doctype html><html><head><link rel="stylesheet" href="${url}/a.css"><script src="${url}/a.js"></script>
    <script>document.write('2. Written by a script.')</script><meta http-equiv="refresh" content="0;url=${url}"></head>
    <body><img src="${url}/a.png" onerror="fetch('${url}')"><iframe src="${url}"></iframe><object data="${url}"></object>
    <p>${CLAUSE}</p><noscript>3. Shown without scripts.</noscript></body></html>`)

export const reachingOutPdf = (url: string): Uint8Array =>
  pdfWith({
    catalog: `/OpenAction << /S /URI /URI (${url}) >> /AA << /WC << /S /Launch /F (calc.exe) >> >>`,
    entries: `/AA << /O << /S /JavaScript /JS (app.launchURL\\('${url}'\\)) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F << /FS /URL /F (${url}) >> >> >>]`,
    objects: [
      `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /F << /FS /URL /F (${url}/x.png) >> /Length 0 >>\nstream\n\nendstream`,
    ],
  })

/** @param parts bodies with their own headers */
export const mailOf = (parts: readonly string[], boundary = 'M'): Uint8Array =>
  strToU8(
    `From: a@b.example\r\nTo: c@d.example\r\nSubject: ${CLAUSE}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
  )

export const attached = (bytes: Uint8Array, name: string): string =>
  `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')}`

export const textPart = (text: string): string => `Content-Type: text/plain\r\n\r\n${text}`

/** Multiparts in multiparts. */
export function nestedMail(depth: number): Uint8Array {
  const inner = (level: number): string =>
    level === depth
      ? textPart(CLAUSE)
      : `Content-Type: multipart/mixed; boundary="B${level}"\r\n\r\n--B${level}\r\n${inner(level + 1)}\r\n--B${level}--\r\n`
  return mailOf([inner(0)])
}

/** Messages forwarded in messages. */
export function forwardedMail(depth: number): Uint8Array {
  let message: Uint8Array = mailOf([textPart(CLAUSE)], 'B0')
  for (let level = 1; level <= depth; level += 1)
    message = mailOf(
      [
        textPart(`${level}. Forwarded.`),
        `Content-Type: message/rfc822\r\n\r\n${Buffer.from(message).toString('latin1')}`,
      ],
      `B${level}`,
    )
  return message
}

/** A packed archive of another kind than ZIP. */
export const gzip = (): Uint8Array => gzipSync(CLAUSE)
export const heic = (): Uint8Array => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
