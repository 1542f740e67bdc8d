import { decodeBytes } from '../text/decode-text.ts'
import type { MediaType } from './contract-text.ts'
import { ContractUnreadable, documentDamaged, notSupported } from './contract-unreadable.ts'
import { zipEntries } from './docx/zip-archive.ts'
import { looksLikeMarkdown } from './markdown.ts'

/** Readers accept a header anywhere in the first kilobyte (ISO 32000, annex H). */
const PDF_HEADER_WITHIN = 1024
/** How much of a text is looked at to tell its kind, in bytes. */
const TEXT_WITHIN = 64 * 1024

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

interface Signature {
  /** Any of these, as Latin-1. */
  readonly starts: readonly string[]
  /** Bytes before it. */
  readonly at?: number
  /** What it is, or how to find out. */
  readonly kind: MediaType | ((bytes: Uint8Array) => MediaType)
}

const refuse = (what: string, advice?: string) => (): never => {
  throw notSupported(`The file is ${what}, not a document this program reads.`, advice)
}
const AS_DOCX = 'Open it in Word or LibreOffice, save it as DOCX or PDF and add that.'
const AS_JPEG = 'Export it as JPEG or PNG and add that.'
const UNPACK = 'Unpack it and add the contract itself.'

/** What a file is by its first bytes; a name proves nothing. */
const SIGNATURES: readonly Signature[] = [
  { starts: ['\x89PNG'], kind: 'image/png' },
  { starts: ['\xff\xd8\xff'], kind: 'image/jpeg' },
  { starts: ['II*\0', 'MM\0*'], kind: 'image/tiff' },
  { starts: ['WEBPVP8'], at: 8, kind: 'image/webp' },
  // The only decoders of HEIC are LGPL, which a packed program can't carry.
  {
    starts: ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map((brand) => `ftyp${brand}`),
    at: 4,
    kind: refuse('a HEIC photo', AS_JPEG),
  },
  { starts: ['ftypavif', 'ftypavis'], at: 4, kind: refuse('an AVIF picture', AS_JPEG) },
  { starts: ['GIF8'], kind: refuse('a GIF picture', AS_JPEG) },
  { starts: ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'], kind: packedKind },
  { starts: ['\xd0\xcf\x11\xe0'], kind: compoundKind },
  { starts: ['{\\rtf'], kind: refuse('an RTF document', AS_DOCX) },
  { starts: ['%!PS'], kind: refuse('a PostScript file') },
  { starts: ['\x1f\x8b', '7z\xbc\xaf', 'Rar!\x1a', 'BZh9', '\xfd7zXZ'], kind: refuse('a compressed archive', UNPACK) },
  {
    starts: ['\x78\x9f\x3e\x22'],
    kind: refuse('a winmail.dat of Outlook', 'Ask for the message without Outlook’s own format.'),
  },
]

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/**
 * Decides by content what a file is; its name proves nothing.
 * @throws ContractUnreadable `file-empty`, `document-damaged`, or `file-not-supported` naming what it is instead
 */
export function fileFormat(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) {
    throw new ContractUnreadable('file-empty', 'The file is empty: it holds 0 bytes. Copy or download it again.')
  }
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN))
  const { kind } = SIGNATURES.find(({ starts, at = 0 }) => starts.some((start) => head.startsWith(start, at))) ?? {}
  if (typeof kind === 'string') return kind
  if (kind !== undefined) return kind(bytes)
  return head.includes('%PDF-') ? 'application/pdf' : textKind(bytes)
}

/** Parts that tell the kinds of packed documents apart. */
const PACKED: readonly { readonly part: RegExp; readonly name: string; readonly advice?: string }[] = [
  { part: /^xl\//, name: 'an Excel workbook' },
  { part: /^ppt\//, name: 'a PowerPoint presentation' },
  { part: /^visio\//, name: 'a Visio drawing' },
  { part: /^META-INF\/manifest\.xml$/, name: 'an OpenDocument file', advice: AS_DOCX },
  { part: /^META-INF\/container\.xml$/, name: 'an electronic book' },
  { part: /^Index\/Document\.iwa$/, name: 'a Pages document', advice: 'Export it as DOCX or PDF and add that.' },
]

function packedKind(bytes: Uint8Array): MediaType {
  const names = Array.from(zipEntries(bytes).keys())
  const isOffice = names.includes('[Content_Types].xml')
  if (isOffice && names.includes('word/document.xml')) return DOCX
  const other = PACKED.find(({ part }) => names.some((name) => part.test(name)))
  if (other !== undefined) return refuse(other.name, other.advice)()
  // A strict or an unusual writer may name the text otherwise; its folder is Word's all the same.
  if (isOffice && names.some((name) => /^word\/.*document\d*\.xml$/.test(name))) return DOCX
  if (isOffice) throw documentDamaged('The Office document lacks its text.')
  return refuse('a ZIP archive', UNPACK)()
}

/** Old Office files are small file systems ([MS-CFB]) whose names, in UTF-16, tell them apart. */
const COMPOUND: readonly { readonly stream: string; readonly name: string; readonly advice: string }[] = [
  {
    stream: 'EncryptedPackage',
    name: 'an Office document locked with a password',
    advice: 'Open it in Word with its password, save it without one and add that.',
  },
  {
    stream: '__substg1.0_',
    name: 'an Outlook message (.msg)',
    advice: 'Save it from Outlook as an .eml file, or drag it into another mail program, and add that.',
  },
  { stream: 'WordDocument', name: 'an old Word document (.doc)', advice: AS_DOCX },
  { stream: 'Workbook', name: 'an old Excel workbook', advice: 'Print it as a PDF and add that.' },
  { stream: 'PowerPoint Document', name: 'an old PowerPoint presentation', advice: 'Print it as a PDF and add that.' },
]

function compoundKind(bytes: Uint8Array): never {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const known = COMPOUND.find(({ stream }) => file.includes(Buffer.from(stream, 'utf16le')))
  return refuse(known?.name ?? 'an old Office document', known?.advice ?? AS_DOCX)()
}

const WEB_PAGE =
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|(?:html|head|body|title|meta|table|div|p|h[1-6]|ol|ul|span|font|center)(?=[\s>/]))/i
const OFFICE_XML = /^\s*<\?xml[\s\S]*<\?mso-application/
const OTHER_XML = /^\s*<\?xml/

function textKind(bytes: Uint8Array): MediaType {
  const { text } = decodeBytes(bytes.subarray(0, TEXT_WITHIN))
  const start = text.replace(/^\ufeff/, '')
  if (WEB_PAGE.test(start)) return 'text/html'
  if (OFFICE_XML.test(start)) return refuse('a Word document in one XML file', AS_DOCX)()
  if (OTHER_XML.test(start)) return refuse('an XML file')()
  if (startsLikeMessage(start)) return 'message/rfc822'
  return looksLikeMarkdown(start) ? 'text/markdown' : 'text/plain'
}

const HEADER_LINE = /^([!-9;-~]+):|^[ \t]+\S/
const MAILBOX_LINE = /^From \S+.*\d{4}/
/** Fields that letters on paper have not ("From:" and "Date:" they may have). */
const MAIL_ONLY = new Set([
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
  'content-type',
  'dkim-signature',
  'x-mailer',
  'in-reply-to',
  'references',
])
const FEWEST_FIELDS = 2

/** Header fields to the first empty line (RFC 5322), one of them such as only mail programs write. */
function startsLikeMessage(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/)
  const body = lines.indexOf('')
  const from = MAILBOX_LINE.test(lines[0] ?? '') ? 1 : 0
  const header = lines.slice(from, body < 0 ? lines.length : body)
  const names = header.map((line) => HEADER_LINE.exec(line)?.[1]?.toLowerCase())
  const isHeader = header.every((line) => HEADER_LINE.test(line))
  return isHeader && names.filter(Boolean).length >= FEWEST_FIELDS && names.some((name) => MAIL_ONLY.has(name ?? ''))
}
