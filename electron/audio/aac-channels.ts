/*
 * How many channels AAC in an M4A file has. The box that describes the sound says two, whatever there is (ISO 14496-14
 * leaves that field to be ignored, and ffmpeg and phones do); the decoder's own configuration in `esds` says it.
 */

/** ISO 14496-1: descriptors of a stream, of its decoder, and what only that decoder reads. */
const TAGS = { stream: 3, decoder: 4, specific: 5 } as const
/** Fields of a stream's and of a decoder's descriptor before the next one begins. */
const STREAM_FIELDS = 3
const DECODER_FIELDS = 13
const MPEG_4_AUDIO = 0x40
/** Parametric stereo: one channel is coded, two come out. */
const PARAMETRIC_STEREO = 29
/** ISO 14496-3, by channel configuration; 0 is described elsewhere. */
const CHANNELS: readonly (number | null)[] = [null, 1, 2, 3, 4, 5, 6, 8]

/** Where a descriptor's content begins, or null for another one. Its length takes one to four bytes. */
function contentOf(bytes: Buffer, at: number, tag: number): number | null {
  if (bytes[at] !== tag) return null
  let last = at + 1
  while (last < at + 4 && (bytes[last] ?? 0) >= 0x80) last += 1
  return last + 1
}

/** The first bits of the configuration (ISO 14496-3, AudioSpecificConfig). */
function channelsOf(bytes: Buffer, at: number): number | null {
  const head = bytes.subarray(at, at + 6)
  if (head.length < 6) return null
  const bits = head.readUIntBE(0, 6).toString(2).padStart(48, '0')
  const take = (from: number, count: number): number => Number.parseInt(bits.slice(from, from + count), 2)
  const isEscaped = take(0, 5) === 31
  const rateAt = isEscaped ? 11 : 5
  const isRateSpelt = take(rateAt, 4) === 15
  const channels = CHANNELS[take(rateAt + (isRateSpelt ? 28 : 4), 4)] ?? null
  return take(0, 5) === PARAMETRIC_STEREO && channels === 1 ? 2 : channels
}

/** @param description a `moov` box or its beginning. @returns null where it doesn't say */
export function aacChannels(description: Buffer): number | null {
  const name = description.indexOf('esds', 0, 'latin1')
  if (name === -1) return null
  const stream = contentOf(description, name + 8, TAGS.stream)
  const decoder = stream === null ? null : contentOf(description, stream + STREAM_FIELDS, TAGS.decoder)
  if (decoder === null || description[decoder] !== MPEG_4_AUDIO) return null
  const specific = contentOf(description, decoder + DECODER_FIELDS, TAGS.specific)
  return specific === null ? null : channelsOf(description, specific)
}
