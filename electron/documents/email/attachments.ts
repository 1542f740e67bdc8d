import type { Attachment as MimePart } from 'postal-mime'
import type { Attachment, MediaType, ReadWarning } from '../contract-text.ts'
import { ContractUnreadable } from '../contract-unreadable.ts'
import { fileFormat } from '../file-format.ts'
import { decodeText } from '../plain-text.ts'

/** More than anyone sends with a contract: an archive of mail, or an attack. */
const MOST = 100
/** Bytes. Logos in signatures are smaller, photographs of pages sent inside the text are larger. */
const LARGEST_LOGO = 100_000
const LONGEST_NAME = 200

/** The signature of the message itself; it proves nothing about an attached contract. */
const SIGNATURES = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
])
/** Text by its letters, and no document. */
const NO_DOCUMENTS = new Set(['text/calendar', 'application/ics', 'text/vcard', 'text/x-vcard'])
const TEXTS = new Set<MediaType>(['text/plain', 'text/markdown', 'text/html'])

const PACKED_BY: readonly { readonly type: RegExp; readonly warning: ReadWarning }[] = [
  {
    type: /^application\/(?:vnd\.)?ms-tnef$/,
    warning: {
      code: 'winmail-not-read',
      message:
        'Outlook packed attachments of this e-mail into winmail.dat, which was not opened. Ask the sender for them as plain files.',
    },
  },
  {
    type: /^application\/(?:x-)?pkcs7-mime$|^application\/pgp-encrypted$/,
    warning: {
      code: 'email-encrypted',
      message:
        'The e-mail, or a part of it, is encrypted and was not read. Open it in the mail program and save what it says.',
    },
  },
]

/**
 * What came with a message, in its order, but for logos inside the text and the message's own signature.
 * @throws ContractUnreadable `too-large` for more than 100
 */
export function attachmentsOf(parts: readonly MimePart[]): { attachments: Attachment[]; warnings: ReadWarning[] } {
  const kept = parts.map(toFile).filter((file) => !isLogo(file) && !SIGNATURES.has(file.declared))
  if (kept.length > MOST) {
    throw new ContractUnreadable(
      'too-large',
      `The e-mail has more than ${MOST} attachments. Save those that matter from the mail program and add them one by one.`,
    )
  }
  const names = new Set(kept.map(({ declared }) => PACKED_BY.find(({ type }) => type.test(declared))?.warning))
  return {
    attachments: kept.map(({ part, declared, bytes }, i) => ({
      name: nameOf(part, i + 1),
      mediaType: NO_DOCUMENTS.has(declared) ? null : kindOf(bytes),
      bytes,
    })),
    warnings: Array.from(names).filter((warning) => warning !== undefined),
  }
}

interface File {
  readonly part: MimePart
  /** The type the sender's program named, in lower case. */
  readonly declared: string
  readonly bytes: Uint8Array
}

function toFile(part: MimePart): File {
  const { content, mimeType } = part
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return { part, declared: mimeType.toLowerCase(), bytes }
}

const isLogo = ({ part, declared, bytes }: File): boolean =>
  declared.startsWith('image/') && part.contentId !== undefined && bytes.length < LARGEST_LOGO

/** The sender's name for it, without folders and letters that no file name has. */
function nameOf({ filename, mimeType }: MimePart, number: number): string {
  const name = (filename ?? '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(-LONGEST_NAME)
  if (name !== '') return name
  return mimeType === 'message/rfc822' ? `message-${number}.eml` : `attachment-${number}`
}

function kindOf(bytes: Uint8Array): MediaType | null {
  try {
    const kind = fileFormat(bytes)
    if (TEXTS.has(kind)) decodeText(bytes)
    return kind
  } catch (error) {
    if (error instanceof ContractUnreadable) return null
    throw error
  }
}
