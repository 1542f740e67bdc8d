/*
 * PCM and G.711 as 16-bit samples. Every machine this runs on is little-endian (all of Node's and Electron's builds but
 * IBM's), so that 16-bit little-endian sound is its own array.
 */

/** ITU-T G.711 µ-law, one byte to a sample of 16 bits. */
function mulawSample(byte: number): number {
  const value = ~byte & 0xff
  const magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84
  return value & 0x80 ? -magnitude : magnitude
}

/** ITU-T G.711 A-law. */
function alawSample(byte: number): number {
  const value = byte ^ 0x55
  const exponent = (value & 0x70) >> 4
  const step = ((value & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? step : (step + 0x100) << (exponent - 1)
  return value & 0x80 ? magnitude : -magnitude
}

/**
 * Turns whole samples into 16-bit ones. The result may be in `scratch`, which has room for them, or share the input's
 * memory: taking new memory for every block took longer than decoding it.
 */
type ToSamples = (bytes: Buffer, scratch: Int16Array) => Int16Array

export interface PcmCodec {
  readonly sampleBytes: number
  readonly toSamples: ToSamples
  /** The byte that a stretch of silence is made of. */
  readonly silence: number
  /** Where a sample is one byte: the 16-bit value of each. */
  readonly levels: Float64Array | null
}

/** A codec of one byte a sample, each byte of one value. */
function byTable(sampleOf: (byte: number) => number, silence: number): PcmCodec {
  const table = Int16Array.from({ length: 256 }, (_, byte) => sampleOf(byte))
  return { sampleBytes: 1, toSamples: fromTable(table), silence, levels: Float64Array.from(table) }
}

function fromTable(table: Int16Array): ToSamples {
  return (bytes, scratch) => {
    const { length } = bytes
    for (let at = 0; at < length; at += 1) scratch[at] = table[bytes[at]!]!
    return scratch.subarray(0, length)
  }
}

function byReading(sampleBytes: number, read: (bytes: Buffer, at: number) => number): ToSamples {
  return (bytes, scratch) => {
    const samples = scratch.subarray(0, Math.floor(bytes.length / sampleBytes))
    for (let index = 0; index < samples.length; index += 1) samples[index] = read(bytes, index * sampleBytes)
    return samples
  }
}

/** Floating-point sound to 16 bits; what is louder than full scale is clipped, what is no number is silence. */
export const fromFloat = (value: number): number => {
  const scaled = Math.round(value * 32_768)
  return scaled > 32_767 ? 32_767 : scaled >= -32_768 ? scaled : scaled < -32_768 ? -32_768 : 0
}

const asItsOwnArray: ToSamples = (bytes) => {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(bytes)
  return new Int16Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 2))
}

const codec = (sampleBytes: number, toSamples: ToSamples): PcmCodec => ({
  sampleBytes,
  toSamples,
  silence: 0,
  levels: null,
})
const reading = (sampleBytes: number, read: (bytes: Buffer, at: number) => number): PcmCodec =>
  codec(sampleBytes, byReading(sampleBytes, read))

/** What is decoded here, without a decoder. Of more than 16 bits the upper 16 count. */
export const PCM_CODECS: Readonly<Record<string, PcmCodec>> = {
  'pcm-u8': byTable((byte) => (byte - 128) << 8, 128),
  'pcm-s8': byTable((byte) => (byte << 24) >> 16, 0),
  'pcm-s16le': codec(2, asItsOwnArray),
  'pcm-s16be': reading(2, (bytes, at) => bytes.readInt16BE(at)),
  'pcm-s24le': reading(3, (bytes, at) => bytes.readInt16LE(at + 1)),
  'pcm-s24be': reading(3, (bytes, at) => bytes.readInt16BE(at)),
  'pcm-s32le': reading(4, (bytes, at) => bytes.readInt16LE(at + 2)),
  'pcm-s32be': reading(4, (bytes, at) => bytes.readInt16BE(at)),
  'pcm-f32le': reading(4, (bytes, at) => fromFloat(bytes.readFloatLE(at))),
  'pcm-f32be': reading(4, (bytes, at) => fromFloat(bytes.readFloatBE(at))),
  'pcm-f64le': reading(8, (bytes, at) => fromFloat(bytes.readDoubleLE(at))),
  'pcm-f64be': reading(8, (bytes, at) => fromFloat(bytes.readDoubleBE(at))),
  mulaw: byTable(mulawSample, 0xff),
  alaw: byTable(alawSample, 0xd5),
}
