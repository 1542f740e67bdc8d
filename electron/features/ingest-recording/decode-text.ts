import type { Warning } from '../../../shared/units.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

export interface DecodedText {
  readonly text: string
  readonly warnings: readonly Warning[]
}

const BOMS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

const NOT_TEXT = new RecordingUnreadable(
  'transcript-damaged',
  'This is not a text file, so it is no transcript. Export the transcript as WebVTT, SRT or Whisper JSON.',
)

/** A share of damaged letters so small that the file is UTF-8 with a few bytes lost, not another encoding. */
const MOST_LOST_SHARE = 0.1
const REPLACEMENT = '\uFFFD'

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Times and line ends are ASCII, so UTF-16 without a mark shows as zeros in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const zeros: [number, number] = [0, 0]
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  }
  const [even, odd] = zeros
  if (even + odd < 2) return null
  if (odd > 9 * even) return 'utf-16le'
  return even > 9 * odd ? 'utf-16be' : null
}

/**
 * UTF-8 with a few lost bytes: cut off inside a letter, or whisper.cpp's tokens that split one. Taken for windows-1255
 * every Hebrew letter of such a file would become two wrong ones.
 */
function damagedUtf8(bytes: Uint8Array): DecodedText | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const lost = count(text, /\uFFFD/g)
  const whole = count(text, /[\u0080-\uFFFC]/g)
  if (lost > Math.max(1, whole * MOST_LOST_SHARE) || whole === 0) return null
  return {
    text: text.replaceAll(new RegExp(`${REPLACEMENT}+$`, 'g'), ''),
    warnings: [
      {
        code: 'letters-lost',
        message: `Letters of the transcript are damaged (${lost}): the file was cut off or spoilt. Look for a better copy.`,
      },
    ],
  }
}

function windows1255(bytes: Uint8Array): DecodedText | null {
  const text = bytes.includes(0) ? null : decode(bytes, 'windows-1255')
  if (text === null) return null
  const message =
    'The transcript does not say its encoding; it was read as windows-1255. Check that its text looks right.'
  return { text, warnings: [{ code: 'encoding-guessed', message }] }
}

/**
 * Text of a transcript in UTF-8, UTF-16 (marked or not) or windows-1255, without its byte order mark.
 * Throws RecordingUnreadable `transcript-damaged` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = BOMS.find((bom) => bom.bytes.every((byte, index) => bytes[index] === byte))?.encoding
  const encoding = marked ?? unmarkedUtf16(bytes)
  if (encoding && encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(bytes), warnings: [] }
  const text = decode(bytes, 'utf-8')
  if (text !== null && !text.includes('\0')) return { text, warnings: [] }
  const guess = text === null ? (damagedUtf8(bytes) ?? windows1255(bytes)) : null
  if (guess === null) throw NOT_TEXT
  return guess
}
