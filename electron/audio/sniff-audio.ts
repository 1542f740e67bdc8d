import type { Container } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { ADTS, findFrames, MPEG_LAYER_3 } from './frame-walk.ts'
import { layoutByName } from './raw-names.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** What the content is and where it starts, in bytes: leading tags and junk are skipped. */
export interface SniffedAudio {
  readonly container: Container
  readonly start: number
}

interface Magic {
  readonly at: number
  readonly bytes: string
  readonly also?: { readonly at: number; readonly bytes: string }
}

/** Signatures as latin-1, from the formats' own documents. */
const SUPPORTED: readonly (Magic & { readonly container: Container })[] = [
  { container: 'wav', at: 0, bytes: 'RIFF', also: { at: 8, bytes: 'WAVE' } },
  { container: 'wav', at: 0, bytes: 'RF64', also: { at: 8, bytes: 'WAVE' } },
  { container: 'wav', at: 0, bytes: 'BW64', also: { at: 8, bytes: 'WAVE' } },
  { container: 'ogg', at: 0, bytes: 'OggS' },
  { container: 'mp4', at: 4, bytes: 'ftyp' },
  { container: 'flac', at: 0, bytes: 'fLaC' },
  { container: 'webm', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { container: 'asf', at: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { container: 'amr', at: 0, bytes: '#!AMR' },
  { container: 'au', at: 0, bytes: '.snd' },
  { container: 'aiff', at: 0, bytes: 'FORM', also: { at: 8, bytes: 'AIF' } },
  { container: 'caf', at: 0, bytes: 'caff' },
]

const AUDIO_ADVICE = 'Export the call as WAV, MP3, OGG or M4A.'
const VIDEO_ADVICE = 'Export only its sound as WAV, MP3, OGG or M4A.'
const OTHER_ADVICE = 'Choose the recording itself.'

/** Formats that are known and not taken, so that the refusal can name them. */
const UNSUPPORTED: readonly (Magic & { readonly name: string; readonly advice: string })[] = [
  { at: 0, bytes: 'RIFX', name: 'a big-endian WAV (RIFX)', advice: AUDIO_ADVICE },
  { at: 0, bytes: '\x02dss', name: 'a DSS dictation', advice: AUDIO_ADVICE },
  { at: 0, bytes: '\x03dss', name: 'a DSS dictation', advice: AUDIO_ADVICE },
  { at: 0, bytes: 'wvpk', name: 'a WavPack file', advice: AUDIO_ADVICE },
  { at: 0, bytes: 'RIFF', also: { at: 8, bytes: 'AVI ' }, name: 'an AVI video', advice: VIDEO_ADVICE },
  { at: 0, bytes: '\x00\x00\x01\xba', name: 'an MPEG video', advice: VIDEO_ADVICE },
  { at: 0, bytes: '\x00\x00\x01\xb3', name: 'an MPEG video', advice: VIDEO_ADVICE },
  { at: 0, bytes: 'G', also: { at: 188, bytes: 'G' }, name: 'an MPEG transport stream', advice: VIDEO_ADVICE },
  { at: 0, bytes: 'FLV\x01', name: 'a Flash video', advice: VIDEO_ADVICE },
  { at: 0, bytes: '%PDF-', name: 'a PDF document', advice: OTHER_ADVICE },
  { at: 0, bytes: 'PK\x03\x04', name: 'a ZIP archive or an Office document', advice: OTHER_ADVICE },
  { at: 0, bytes: '\x89PNG', name: 'a picture', advice: OTHER_ADVICE },
  { at: 0, bytes: '\xff\xd8\xff', name: 'a picture', advice: OTHER_ADVICE },
]

const HEAD_BYTES = 4096
/** How far into a file without a signature MP3 or AAC frames are looked for: recorders leave tags and junk there. */
const JUNK_BYTES = 64 * 1024

const matches = (head: string, magic: Magic): boolean =>
  head.startsWith(magic.bytes, magic.at) && (magic.also === undefined || matches(head, magic.also))

const notSupported = (what: string, advice: string) =>
  new RecordingUnreadable('file-not-supported', `This is ${what}, which can't be taken in as a call. ${advice}`)

/** Bytes of an ID3v2 tag that starts at `offset`, 0 when there is none. Its size is four 7-bit bytes (id3.org). */
function id3Bytes(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0
  const size = bytes.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
  return 10 + size
}

async function skipTags(file: FileRanges): Promise<number> {
  let start = 0
  for (;;) {
    const tag = id3Bytes(await file.read(start, 10))
    if (tag === 0) return start
    start += tag
  }
}

/** What a file without any audio in it is, as far as a person needs to know; null for bytes that may be anything. */
function refusalOfKnown(head: Buffer): RecordingUnreadable | null {
  if (head.every((byte) => byte === 0)) {
    return new RecordingUnreadable(
      'audio-damaged',
      'The file holds only zeros: it was reserved and never written. Copy the recording again.',
    )
  }
  const text = head.toString('utf8')
  if (/^\s*(?:\uFEFF)?<(?:!doctype|html|\?xml)/i.test(text)) {
    return notSupported('a web page', 'It was probably saved in place of the recording: download the call again.')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
  const isText = !/[\x00-\x08\x0e-\x1f\uFFFD]/.test(text.slice(0, -1))
  return isText ? notSupported('a text file', OTHER_ADVICE) : null
}

const UNKNOWN_FORMAT = notSupported(
  'a file of an unknown format',
  `A headerless recording can't be told from noise but by its name (.ulaw, .alaw, .gsm, .sln). ${AUDIO_ADVICE}`,
)

/**
 * Decides by content what a file is. Only where the content says nothing at all (no signature, no text, not only zeros)
 * and a `name` is given, its extension may tell headerless sound (`raw`).
 * Throws RecordingUnreadable: `file-not-supported` naming the format, or `audio-damaged` for a cut signature.
 */
export async function sniffAudio(file: FileRanges, name = ''): Promise<SniffedAudio> {
  const start = await skipTags(file)
  const bytes = await file.read(start, HEAD_BYTES)
  const head = bytes.toString('latin1')
  const supported = SUPPORTED.find((magic) => matches(head, magic))
  if (supported) return { container: supported.container, start }
  const unsupported = UNSUPPORTED.find((magic) => matches(head, magic))
  if (unsupported) throw notSupported(unsupported.name, unsupported.advice)
  if (head.startsWith('RIFF') && head.length < 12) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The WAV file is cut off inside its header. Copy the recording again.',
    )
  }
  for (const [container, format] of [
    ['mp3', MPEG_LAYER_3],
    ['aac', ADTS],
  ] as const) {
    const found = await findFrames(file, format, start, start + JUNK_BYTES)
    if (found !== null) return { container, start: found }
  }
  if (start > 0) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The file has a music tag and no sound after it. Copy the recording again.',
    )
  }
  const refusal = refusalOfKnown(bytes)
  if (refusal === null && (await layoutByName(file, name))) return { container: 'raw', start: 0 }
  throw refusal ?? UNKNOWN_FORMAT
}
