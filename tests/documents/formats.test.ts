import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ContractUnreadable } from '../../electron/documents/contract-unreadable.ts'
import { fileFormat } from '../../electron/documents/file-format.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { fileOf } from './tiny-pdf.ts'
import { p, wordFile } from './word-file.ts'

const office = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures/office', name))
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test.each([
  ['a PDF', latin1('%PDF-1.7\n'), 'application/pdf'],
  ['a PDF behind a print job’s header', latin1('\x1b%-12345X@PJL\r\n%PDF-1.4\n'), 'application/pdf'],
  ['a PNG', latin1('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['a JPEG', latin1('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['a TIFF', latin1('II*\0'), 'image/tiff'],
  ['a TIFF of the other order', latin1('MM\0*'), 'image/tiff'],
  ['a WebP', latin1('RIFF\x10\0\0\0WEBPVP8L'), 'image/webp'],
  ['a DOCX', office('he-automatic.docx'), DOCX],
  ['a DOCX of LibreOffice', office('en-libreoffice.docx'), DOCX],
  ['a page', latin1('\r\n<!-- saved --><!DOCTYPE html><p>x'), 'text/html'],
  ['a page in UTF-16', Buffer.from('\ufeff<html><p>שלום', 'utf16le'), 'text/html'],
  ['XHTML', latin1('<?xml version="1.0"?>\n<html xmlns="x"><body/></html>'), 'text/html'],
  ['a fragment', latin1('<div dir="rtl">x</div>'), 'text/html'],
  ['a message', latin1('Received: by x\r\nFrom: a@b\r\n\r\nhi'), 'message/rfc822'],
  ['a message with a folded header', latin1('Subject: a\r\n b\r\nMIME-Version: 1.0\r\n\r\n'), 'message/rfc822'],
  [
    'a message of a mailbox',
    latin1('From a@b Tue Mar  3 14:05:00 2026\nFrom: a@b\nMessage-ID: <1>\n\nhi'),
    'message/rfc822',
  ],
  ['Markdown', latin1('# Agreement\n\n## 1. Term\n\nOne year.'), 'text/markdown'],
  ['Markdown by its table', latin1('Fees\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'), 'text/markdown'],
  ['a text', latin1('1. Term\n1.1 One year.'), 'text/plain'],
  ['a text with one sign of Markdown', latin1('# 12 Harbour Road\n1. Term'), 'text/plain'],
  ['a text with starred words and rules', latin1('TERMS\n-----\n* * *\n1. The *Service* costs 3 * 40.'), 'text/plain'],
  [
    'a letter that begins like a message',
    latin1('From: Dana\nTo: Roi\nDate: 3 March 2026\nSubject: Offer\n\n1. Term'),
    'text/plain',
  ],
  ['a text that speaks of tags', latin1('The <p> element costs more.'), 'text/plain'],
  ['Hebrew in Windows-1255', latin1('1. \xee\xe7\xe9\xf8'), 'text/plain'],
])('%s is told by its content', (_, bytes, kind) => {
  expect(fileFormat(bytes)).toBe(kind)
})

const utf16 = (name: string): string => Buffer.from(name, 'utf16le').toString('latin1')
const compound = (stream: string): Uint8Array =>
  latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}${utf16(stream)}`)
const zipped = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
const OFFICE = '[Content_Types].xml'

test.each([
  ['a HEIC photo', latin1('\0\0\0\x18ftypheic\0\0\0\0'), /a HEIC photo.*JPEG/],
  ['an iPhone’s photo', latin1('\0\0\0\x18ftypmif1\0\0\0\0'), /a HEIC photo.*JPEG/],
  ['an AVIF picture', latin1('\0\0\0\x18ftypavif\0\0\0\0'), /AVIF.*JPEG/],
  ['an old Word document', office('letter.doc'), /\.doc\).*DOCX/],
  ['an RTF document', office('letter.rtf'), /RTF.*DOCX/],
  ['an OpenDocument text', office('letter.odt'), /OpenDocument.*DOCX/],
  ['a locked Word document', compound('EncryptedPackage'), /password.*without one/],
  ['an Outlook message', compound('__substg1.0_0037001F'), /\.msg\).*\.eml/],
  ['an old workbook', compound('Workbook'), /Excel.*PDF/],
  ['any old Office file', compound('Something'), /old Office/],
  ['a workbook', zipped(OFFICE, 'xl/workbook.xml'), /Excel/],
  ['a presentation', zipped(OFFICE, 'ppt/presentation.xml'), /PowerPoint/],
  ['an archive', zipped('contract.pdf'), /ZIP archive.*[Uu]npack/],
  ['another archive', latin1('7z\xbc\xaf\x27\x1c'), /archive/],
  [
    'a Word document as one XML',
    latin1('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
    /one XML/,
  ],
  ['other XML', latin1('<?xml version="1.0"?><invoice/>'), /XML/],
  ['winmail.dat', latin1('\x78\x9f\x3e\x22'), /winmail/],
])('%s is refused by its name', (_, bytes, message) => {
  const refusal = (() => {
    try {
      return fileFormat(bytes)
    } catch (error) {
      return error
    }
  })()
  expect(refusal).toBeInstanceOf(ContractUnreadable)
  expect(refusal).toMatchObject({ code: 'file-not-supported', message: expect.stringMatching(message) })
})

const limits = (given: Partial<Limits>): { limits: Limits } => ({ limits: Limits.parse(given) })
const codeOf = (path: string, given: Partial<Limits> = {}): Promise<string> =>
  readContract(path, limits(given)).then(
    ({ textSource }) => textSource,
    (error: ContractUnreadable) => error.code,
  )

/** Overwrites the unpacked size of a part in the archive's directory, and in its local header. */
function lying(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const file = Buffer.from(bytes)
  for (let at = file.indexOf(part); at >= 0; at = file.indexOf(part, at + 1)) {
    if (file.readUInt32LE(at - 46) === 0x02014b50) file.writeUInt32LE(size, at - 46 + 24)
    if (file.readUInt32LE(at - 30) === 0x04034b50) file.writeUInt32LE(size, at - 30 + 22)
  }
  return file
}

describe('a packed document that would do harm', () => {
  const blanks = ' '.repeat(3_000_000)
  const bomb = wordFile({ body: p('x') + blanks })
  const good = wordFile({ body: p('1. One year.') })
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
  const replaced = (xml: string): Uint8Array => wordFile({ body: '', parts: { 'word/document.xml': xml } })
  const twice = Buffer.from(
    zipSync({ [OFFICE]: strToU8('x'), 'word/document.xml': strToU8('<a/>'), 'word/documenT.xml': strToU8('<b/>') }),
  )

  test.each([
    ['a bomb', bomb, 'too-large'],
    ['a bomb that says it is small', lying(bomb, 'word/document.xml', 40), 'too-large'],
    ['a small one that lies about its size', lying(good, 'word/document.xml', 40), 'document-damaged'],
    ['one that lies it is huge', lying(good, 'word/document.xml', 0xfffffff0), 'document-damaged'],
    ['an entity bomb', replaced(laughs), 'document-damaged'],
    [
      'an entity that reads a file',
      replaced('<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
      'document-damaged',
    ],
    ['elements without end', replaced(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`), 'document-damaged'],
    ['XML that is not closed', replaced('<a><b>'), 'document-damaged'],
    ['an empty part', replaced(''), 'document-damaged'],
    [
      'two texts of one name',
      Buffer.from(twice.toString('latin1').replaceAll('documenT', 'document'), 'latin1'),
      'document-damaged',
    ],
    ['one cut short', good.subarray(0, good.length - 30), 'document-damaged'],
    ['one that is nothing but a head', latin1('PK\x03\x04\x14\0\x06\0'), 'document-damaged'],
    ['a good one', good, 'document'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(fileOf(bytes, 'x.docx'), { unpackedMegabytes: 2 })).toBe(code)
  })

  test('within the limit it is read', async () => {
    expect(await codeOf(fileOf(bomb, 'x.docx'), { unpackedMegabytes: 4 })).toBe('document')
  })
})

test.each([
  ['a page nested without end', `<!doctype html>${'<div>'.repeat(9000)}`],
  [
    'a page that unfolds to millions of elements',
    `<!doctype html>${Array.from({ length: 1500 }, (_, i) => `<b id=${i}><p>`).join('')}`,
  ],
  ['Markdown nested without end', `# A\n\n# B\n\n${'>'.repeat(20_000)}x`],
  [
    'an e-mail nested without end',
    `MIME-Version: 1.0\r\n${Array.from({ length: 90 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')}`,
  ],
])('%s is refused', async (_, text) => {
  expect(await codeOf(fileOf(text))).toBe('document-damaged')
})

test('a file beyond the limit is refused before it is read', async () => {
  const path = fileOf('', 'large.txt')
  truncateSync(path, 3_000_000_000)
  expect(await codeOf(path, { fileMegabytes: 10 })).toBe('too-large')
  writeFileSync(path, '1. One year.')
  expect(await codeOf(path, { fileMegabytes: 10 })).toBe('document')
})

describe('nothing outside the file is fetched', () => {
  afterEach(() => vi.restoreAllMocks())
  const link = (type: string, target: string): string =>
    `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`
  const URL = 'http://127.0.0.1:9/x'
  const word = wordFile({
    body: `${p('1. One year.')}<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:link="image"/></w:drawing></w:r><w:r><w:object><w:control r:id="oleObject"/></w:object></w:r></w:p>`,
    relationships: ['attachedTemplate', 'image', 'oleObject', 'styles', 'numbering']
      .map((type) => link(type, URL))
      .join(''),
  })
  const page = `<!doctype html><base href="${URL}"><link rel=stylesheet href="${URL}"><script src="${URL}"></script><img src="${URL}"><iframe src="${URL}"></iframe><p>1. One year.</p>`
  const mail = `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page}`

  test.each([
    ['DOCX', word],
    ['HTML', Buffer.from(page)],
    ['e-mail', Buffer.from(mail)],
    ['Markdown', Buffer.from(`# A\n\n![x](${URL})\n\n1. One year.\n\n**b** and **c**`)],
  ])('%s', async (_, bytes) => {
    const connect = vi.spyOn(net.Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch')
    const { clauses } = await readContract(fileOf(bytes))
    expect(clauses.find(({ number }) => number === '1')?.text).toContain('One year.')
    expect(connect).not.toHaveBeenCalled()
    expect(fetched).not.toHaveBeenCalled()
  })
})

test('an aborted reading ends with the reason', async () => {
  const reason = new Error('enough')
  await expect(readContract(fileOf('1. x'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
