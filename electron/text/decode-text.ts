/** What a file that should be text says, and how far that can be trusted. */
export interface DecodedBytes {
  /** Without its byte order mark. */
  readonly text: string
  /** `windows-1255` is always a guess: any bytes can be read as it, and it is what Hebrew files are in otherwise. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1255'
  /** Letters that could not be read. They stand in the text as U+FFFD, but for one that was cut off at its end. */
  readonly lost: number
}

type Encoding = DecodedBytes['encoding']

const BYTE_ORDER_MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** A share of damaged letters so small that the file is UTF-8 with a few bytes lost, not another encoding. */
const MOST_LOST_SHARE = 0.1
/** How far into a file zeros are looked for, in bytes. */
const ZEROS_WITHIN = 4096
/** Zeros on one side of each pair of bytes for every one on the other, from which a file is UTF-16. */
const ONE_SIDED = 9

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const lostIn = (text: string): number => count(text, /\uFFFD/g)

function decodedAs(encoding: Encoding, bytes: Uint8Array): DecodedBytes {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, lost: lostIn(text) }
}

/** Digits, blanks and line ends are ASCII, so UTF-16 without a mark shows as zeros in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const zeros: [number, number] = [0, 0]
  for (const [index, byte] of bytes.subarray(0, ZEROS_WITHIN).entries()) {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1
  }
  const [even, odd] = zeros
  if (even + odd < 2) return null
  if (odd > ONE_SIDED * even) return 'utf-16le'
  return even > ONE_SIDED * odd ? 'utf-16be' : null
}

/**
 * UTF-8, whole or with a few lost bytes: cut off inside a letter, or whisper.cpp's tokens that split one. Taken for
 * windows-1255 every Hebrew letter of such a file would become two wrong ones.
 */
function utf8(bytes: Uint8Array): DecodedBytes | null {
  const decoded = decodedAs('utf-8', bytes)
  // A file may hold U+FFFD as a letter of its own: then nothing was lost here.
  if (decoded.lost === 0 || isWholeUtf8(bytes)) return { ...decoded, lost: 0 }
  const whole = count(decoded.text, /[\u0080-\uFFFC]/g)
  if (whole === 0 || decoded.lost > Math.max(1, whole * MOST_LOST_SHARE)) return null
  return { ...decoded, text: decoded.text.replace(/\uFFFD+$/, '') }
}

function isWholeUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Decodes UTF-8 and UTF-16, marked or not, else windows-1255. Reads any bytes as something: whether the result is a
 * text at all is for the caller to judge, by its control characters and by what was lost.
 */
export function decodeBytes(bytes: Uint8Array): DecodedBytes {
  const mark = BYTE_ORDER_MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  const encoding = mark?.encoding ?? unmarkedUtf16(bytes)
  if (encoding && encoding !== 'utf-8') return decodedAs(encoding, bytes)
  return utf8(bytes) ?? decodedAs(mark ? 'utf-8' : 'windows-1255', bytes)
}
