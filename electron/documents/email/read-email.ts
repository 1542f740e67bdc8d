import PostalMime, { type Email } from 'postal-mime'
import { decodeBytes } from '../../text/decode-text.ts'
import type { Attachment, ReadWarning, TextLine } from '../contract-text.ts'
import { documentDamaged, notSupported } from '../contract-unreadable.ts'
import { readHtml } from '../html/read-html.ts'
import { directionOf } from '../pdf/logical-order.ts'
import { doubts, plainTextLines } from '../plain-text.ts'
import { readingOrder } from '../visual-hebrew.ts'
import { attachmentsOf } from './attachments.ts'
import { preambleLines } from './preamble.ts'

/** What a message says. */
export interface EmailText {
  /** Subject, sender, receivers, day and names of attachments. */
  readonly preamble: TextLine[]
  readonly lines: TextLine[]
  readonly attachments: Attachment[]
  readonly warnings: ReadWarning[]
}

/** Parts in parts; a real message has four or five. */
const DEEPEST = 50
/** A text part with this share of the page's letters says all of it. */
const WHOLE = 0.9
/** The line that a mailbox file sets before each message, and such a line before a second one. */
const MAILBOX_LINE = /^From \S{1,300}[^\n]{0,200}\n/
const NEXT_MESSAGE = /\n\r?\nFrom [^\s@]{1,200}@\S{1,200} [^\n]{0,200}\d{4}\r?\n/

/**
 * A message (RFC 5322) as a document: its body, with the text part preferred to the page where it is whole, and what
 * came with it. A forwarded message is an attachment.
 * @throws ContractUnreadable `document-damaged`, `file-not-supported`, `too-large`
 */
export async function readEmail(bytes: Uint8Array): Promise<EmailText> {
  const message = singleMessage(bytes)
  const email = await parseMessage(message)
  const { attachments, warnings } = attachmentsOf(email.attachments)
  const body = bodyOf(email, message)
  const text = body.lines.map((line) => line.text).join('\n')
  const language = directionOf(text || (email.subject ?? '')) === 'rtl' ? 'he' : 'en'
  const names = attachments.map((attachment) => attachment.name)
  return {
    preamble: preambleLines(email, names, language),
    lines: body.lines,
    attachments,
    warnings: [...body.warnings, ...warnings, ...(isCutOff(email, message) ? [CUT_OFF] : [])],
  }
}

async function parseMessage(message: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(message, { forceRfc822Attachments: true, maxNestingDepth: DEEPEST })
  } catch (cause) {
    throw documentDamaged('The e-mail is not put together as one.', { cause })
  }
}

/** The message without the line a mailbox file sets before it. */
function singleMessage(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const [line = ''] = MAILBOX_LINE.exec(text) ?? []
  if (line === '') return bytes
  if (NEXT_MESSAGE.test(text)) {
    throw notSupported(
      'The file is a mailbox of several messages.',
      'Save the one that matters as an .eml file and add that.',
    )
  }
  return bytes.subarray(line.length)
}

function bodyOf(email: Email, message: Uint8Array): { lines: TextLine[]; warnings: ReadWarning[] } {
  const text = unnamedText(email, message) ?? hebrewOfLatin(email.text ?? '')
  const plain = {
    lines: plainTextLines(readingOrder(text.replaceAll('\u00a0', ' '))),
    warnings: doubts(false, count(text, /\ufffd/g)),
  }
  if (email.html === undefined) return plain
  const html = hebrewOfLatin(email.html)
  const page = readHtml(readingOrder(html))
  if (letters(plain.lines) >= WHOLE * letters(page.lines)) return plain
  return { lines: page.lines, warnings: [...doubts(false, count(html, /\ufffd/g)), ...page.warnings] }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const letters = (lines: readonly TextLine[]): number =>
  lines.reduce((sum, line) => sum + (line.text.match(/[\p{L}\d]/gu)?.length ?? 0), 0)

/** The text of a simple message whose header names no encoding: taken for UTF-8 its letters would be lost. */
function unnamedText(email: Email, message: Uint8Array): string | null {
  const valueOfHeader = (name: string): string => email.headers.find(({ key }) => key === name)?.value ?? ''
  const isEncoded = /base64|quoted-printable/i.test(valueOfHeader('content-transfer-encoding'))
  const isUnnamed = /^\s*(?:text\/plain\s*(?:;|$)(?!.*charset)|$)/i.test(valueOfHeader('content-type'))
  const bytes = Buffer.from(message)
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0)
  return isEncoded || !isUnnamed || ends.length === 0 ? null : decodeBytes(message.subarray(Math.min(...ends))).text
}

const LATIN = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
const MOST_OTHERS = 0.1

/** Hebrew bytes under a header that says Latin come out as accented letters, one for one. */
function hebrewOfLatin(text: string): string {
  const accented = count(text, /[\u00e0-\u00fa]/g)
  const words = count(text.replace(/<[^>]*>/g, ''), /[A-Za-z]/g)
  if (accented <= words) return text
  const bytes = Array.from(text, (letter) => LATIN.indexOf(letter))
  if (bytes.filter((byte) => byte < 0).length > MOST_OTHERS * accented) return text
  return decodeBytes(Uint8Array.from(bytes, (byte) => (byte < 0 ? 0x3f : byte))).text
}

const CUT_OFF: ReadWarning = {
  code: 'email-cut-off',
  message:
    'The e-mail ends before its last part: text or attachments may be missing. Save it again from the mail program.',
}

/** A message of several parts ends with its boundary and two dashes (RFC 2046, 5.1.1). */
function isCutOff(email: Email, message: Uint8Array): boolean {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? ''
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? []
  const boundary = quoted ?? bare
  return boundary !== undefined && !Buffer.from(message).includes(`--${boundary}--`)
}
