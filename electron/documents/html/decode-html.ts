import { TextDecoder } from 'node:util'
import { decodeBytes } from '../../text/decode-text.ts'

/** A page as text. `isGuessed` where nothing in the file names its encoding. */
interface DecodedHtml {
  readonly text: string
  readonly isGuessed: boolean
  readonly lost: number
}

/** Where the HTML Standard looks for a page's own word on its encoding. */
const META_WITHIN = 4096
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i

/** Bytes of a page as text: by its byte order mark, by what its head says, else by what the bytes look like. */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  const { text: bytewise, encoding, lost } = decodeBytes(bytes)
  const guessed = { text: bytewise, isGuessed: encoding === 'windows-1255', lost }
  if (!guessed.isGuessed) return guessed
  const head = Buffer.from(bytes.subarray(0, META_WITHIN)).toString('latin1')
  const [, meta, xml] = META_CHARSET.exec(head) ?? []
  const decoder = decoderOf(meta ?? xml)
  if (decoder === null) return guessed
  const text = decoder.decode(bytes)
  return { text, isGuessed: false, lost: text.match(/\ufffd/g)?.length ?? 0 }
}

/** ISO-8859-8 with its order of letters named (RFC 1556): the letters are the same. */
const ORDERED_HEBREW = /^iso-8859-8-[ie]$/i

function decoderOf(label: string | undefined): TextDecoder | null {
  // A page that says UTF-8 and is not was saved by a program that only copied the head.
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return null
  try {
    return new TextDecoder(ORDERED_HEBREW.test(label) ? 'iso-8859-8' : label)
  } catch {
    return null
  }
}
