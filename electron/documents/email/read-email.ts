import PostalMime, { type Email } from 'postal-mime'
import { decodeBytes } from '../../text/decode-text.ts'
import type { Attachment, ReadWarning, TextLine } from '../contract-text.ts'
import { documentDamaged, notSupported } from '../contract-unreadable.ts'
import { readHtml } from '../html/read-html.ts'
import { directionOf } from '../pdf/logical-order.ts'
import { plainTextLines } from '../plain-text.ts'
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
/** The line that a mailbox file sets before each message. */
const MAILBOX_LINE = /^From \S+[^\n]*\d{4}[^\n]*\n/

/**
 * A message (RFC 5322) as a document: its body, with the text part preferred to the page where it is whole, and what
 * came with it. A forwarded message is an attachment.
 * @throws ContractUnreadable `document-damaged`, `file-not-supported`, `too-large`
 */
export async function readEmail(bytes: Uint8Array): Promise<EmailText> {
  const message = singleMessage(bytes)
  const email = await parseMessage(message)
  const { attachments, warnings } = attachmentsOf(email.attachments)
  const body = bodyOf(email)
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
  if (/\n\r?\nFrom \S+@\S+ [^\n]*\d{4}\r?\n/.test(text)) {
    throw notSupported(
      'The file is a mailbox of several messages.',
      'Save the one that matters as an .eml file and add that.',
    )
  }
  return bytes.subarray(line.length)
}

function bodyOf({ text = '', html }: Email): { lines: TextLine[]; warnings: ReadWarning[] } {
  const plain = plainTextLines(readingOrder(mendLetters(text).replaceAll('\u00a0', ' ')))
  if (html === undefined) return { lines: plain, warnings: [] }
  const page = readHtml(readingOrder(mendLetters(html)))
  return letters(plain) >= WHOLE * letters(page.lines) ? { lines: plain, warnings: [] } : page
}

const letters = (lines: readonly TextLine[]): number =>
  lines.reduce((sum, line) => sum + (line.text.match(/[\p{L}\d]/gu)?.length ?? 0), 0)

/**
 * Hebrew of a message that names no encoding comes out of the decoder as Latin letters with accents, one for one: its
 * bytes are there, only misread.
 */
function mendLetters(text: string): string {
  const accented = text.match(/[\u00e0-\u00fa]/g)?.length ?? 0
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0
  const misread = accented > latin && !/[\u0100-\uffff]/.test(text.replace(/[\u2010-\u2122\ufffd]/g, ''))
  return misread ? decodeBytes(Buffer.from(text, 'latin1')).text : text
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
