import type { Warning } from '../../shared/units.ts'
import { RecordingUnreadable } from '../audio/recording-unreadable.ts'
import { type DecodedBytes, decodeBytes } from '../text/decode-text.ts'

export interface DecodedText {
  readonly text: string
  readonly warnings: readonly Warning[]
}

const NOT_TEXT = new RecordingUnreadable(
  'transcript-damaged',
  'This is not a text file, so it is no transcript. Export the transcript as WebVTT, SRT or Whisper JSON.',
)

/**
 * Text of a transcript in UTF-8, UTF-16 (marked or not) or windows-1255, without its byte order mark.
 * Throws RecordingUnreadable `transcript-damaged` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeBytes(bytes)
  if (!isText(decoded)) throw NOT_TEXT
  return { text: decoded.text, warnings: doubts(decoded) }
}

/** No transcript holds a zero; and a guess that leaves bytes unread was wrong. */
const isText = ({ text, encoding, lost }: DecodedBytes): boolean =>
  encoding.startsWith('utf-16') || !(text.includes('\0') || (encoding === 'windows-1255' && lost > 0))

function doubts({ encoding, lost }: DecodedBytes): Warning[] {
  if (encoding === 'windows-1255') {
    const message =
      'The transcript does not say its encoding; it was read as windows-1255. Check that its text looks right.'
    return [{ code: 'encoding-guessed', message }]
  }
  if (lost === 0) return []
  const message = `Letters of the transcript are damaged (${lost}): the file was cut off or spoilt. Look for a better copy.`
  return [{ code: 'letters-lost', message }]
}
