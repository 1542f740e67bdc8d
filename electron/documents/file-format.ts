import { ContractUnreadable } from './contract-unreadable.ts'

export type FileFormat = 'pdf' | 'text'

/** Readers accept a header anywhere in the first kilobyte (ISO 32000, annex H). */
const PDF_HEADER_WITHIN = 1024

interface Signature {
  readonly name: string
  readonly start: string | RegExp
}

/** What a file is by its first bytes (as Latin-1). Only what people do mistake for a contract file. */
const SIGNATURES: readonly Signature[] = [
  { name: 'a PNG picture', start: '\x89PNG' },
  { name: 'a JPEG picture', start: '\xff\xd8\xff' },
  { name: 'a GIF picture', start: 'GIF8' },
  { name: 'a TIFF picture', start: /^(?:II\*\0|MM\0\*)/ },
  { name: 'a ZIP archive or an Office document', start: 'PK' },
  { name: 'an old Office document', start: '\xd0\xcf\x11\xe0' },
  { name: 'an RTF document', start: '{\\rtf' },
  { name: 'a web page', start: /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head|<\?xml)/i },
  { name: 'a PostScript file', start: '%!PS' },
  { name: 'an e-mail message', start: /^(?:Received|Return-Path|MIME-Version|Delivered-To): /i },
  { name: 'a compressed archive', start: '\x1f\x8b' },
  { name: 'a compressed archive', start: /^(?:7z|Rar!)/ },
]

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/**
 * Decides by content what a file is; its name proves nothing.
 * @throws ContractUnreadable `file-empty`, or `file-not-supported` naming what it is instead
 */
export function fileFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) {
    throw new ContractUnreadable('file-empty', 'The file is empty: it holds 0 bytes. Copy or download it again.')
  }
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN))
  const other = SIGNATURES.find(({ start }) => (typeof start === 'string' ? head.startsWith(start) : start.test(head)))
  if (other) throw notSupported(`The file is ${other.name}, not a contract in PDF or plain text.`)
  return head.includes('%PDF-') ? 'pdf' : 'text'
}

export function notSupported(what: string): ContractUnreadable {
  return new ContractUnreadable('file-not-supported', `${what} Save or print the contract as a PDF and add that.`)
}
