/*
 * MP3 has no place for silence that is the encoder's own: half a frame at the beginning, what is missing to a whole frame
 * at the end. LAME writes a first frame without sound that says how much, in a form that all players and decoders know
 * ("Info" as Xing's header has it, then LAME's own tag); without it a clip at 8 kHz begins 138 ms late.
 */

/** kbit/s of layer III by a header's bits. */
const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
/** Samples a second of MPEG-1; of MPEG-2 half, of 2.5 a quarter. */
const RATES = [44_100, 48_000, 32_000]
const HALVINGS: Readonly<Record<number, number>> = { 3: 1, 2: 2, 0: 4 }
const HEADER_BYTES = 4
const MONO = 3

/** LAME's own, in samples. What a decoder adds, decoders know themselves. */
const ENCODER_DELAY = 576
const MOST_PADDING = 0xfff

interface FrameHeader {
  readonly version: 1 | 2
  readonly sampleRate: number
  /** As the bits of the header have it. */
  readonly bitrate: number
  readonly isPadded: boolean
  readonly isMono: boolean
}

function headerAt(bytes: Buffer, at: number): FrameHeader {
  const [, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + HEADER_BYTES)
  const halvings = HALVINGS[(second >> 3) & 3] ?? 1
  return {
    version: halvings === 1 ? 1 : 2,
    sampleRate: (RATES[(third >> 2) & 3] ?? 0) / halvings,
    bitrate: third >> 4,
    isPadded: ((third >> 1) & 1) === 1,
    isMono: fourth >> 6 === MONO,
  }
}

const samplesOf = ({ version }: FrameHeader): number => (version === 1 ? 1152 : 576)

function bytesOf(header: FrameHeader, bitrate = header.bitrate): number {
  const kilobits = BITRATES[header.version][bitrate] ?? 0
  return Math.floor((samplesOf(header) / 8) * ((kilobits * 1000) / header.sampleRate)) + (header.isPadded ? 1 : 0)
}

function countFrames(encoded: Buffer): number {
  let frames = 0
  for (let at = 0; at + HEADER_BYTES <= encoded.length; frames += 1)
    at += bytesOf(headerAt(encoded, at)) || encoded.length
  return frames
}

const FLAGS = { frames: 1, bytes: 2, places: 4, quality: 8 } as const
const ALL_FLAGS = FLAGS.frames | FLAGS.bytes | FLAGS.places | FLAGS.quality
const PLACES = 100
/** Up to LAME's tag, and that tag. */
const XING_BYTES = 4 + 4 + 4 + 4 + PLACES + 4
const LAME_BYTES = 36
const LAME_PLACES = { method: 9, bitrate: 20, delays: 21, musicBytes: 28, checksum: 34 } as const
const CONSTANT_BITRATE = 1

/** CRC-16 as MPEG audio and LAME use it: polynomial 0x8005, lowest bit first. */
function checksum(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}

/** Of one channel or two, of MPEG-1 or 2: where a frame's own data begins, which is where "Info" has to stand. */
const infoAt = ({ version, isMono }: FrameHeader): number =>
  HEADER_BYTES + (version === 1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)

/**
 * The frame to write before what LAME encoded at one bit rate.
 *
 * @param encoded whole frames, from the first on
 * @param sound what of it is sound: samples, and how many of them are a second
 */
export function infoFrame(encoded: Buffer, sound: { readonly samples: number; readonly sampleRate: number }): Buffer {
  const header = { ...headerAt(encoded, 0), isPadded: false }
  const at = infoAt(header)
  const fits = (bitrate: number): boolean => bytesOf(header, bitrate) >= at + XING_BYTES + LAME_BYTES
  const bitrate = BITRATES[header.version].findIndex((_, bits) => bits >= header.bitrate && fits(bits))
  const frame = Buffer.alloc(bytesOf(header, bitrate))
  encoded.copy(frame, 0, 0, HEADER_BYTES)
  frame[2] = (bitrate << 4) | (frame[2]! & 0b1100)
  const frames = countFrames(encoded)
  const bytes = frame.length + encoded.length
  frame.write('Info', at, 'latin1')
  frame.writeUInt32BE(ALL_FLAGS, at + 4)
  frame.writeUInt32BE(frames, at + 8)
  frame.writeUInt32BE(bytes, at + 12)
  for (let place = 0; place < PLACES; place += 1) frame[at + 16 + place] = Math.floor((place * 256) / PLACES)
  const lame = at + XING_BYTES
  // LAME may have chosen a lower rate than it was given.
  const samples = Math.round((sound.samples * header.sampleRate) / sound.sampleRate)
  const padding = Math.min(MOST_PADDING, Math.max(0, frames * samplesOf(header) - ENCODER_DELAY - samples))
  frame.write('LAME3.100', lame, 'latin1')
  frame[lame + LAME_PLACES.method] = CONSTANT_BITRATE
  frame[lame + LAME_PLACES.bitrate] = BITRATES[header.version][header.bitrate] ?? 0
  frame.writeUIntBE((ENCODER_DELAY << 12) | padding, lame + LAME_PLACES.delays, 3)
  frame.writeUInt32BE(bytes, lame + LAME_PLACES.musicBytes)
  frame.writeUInt16BE(checksum(frame.subarray(0, lame + LAME_PLACES.checksum)), lame + LAME_PLACES.checksum)
  return frame
}
