/** What the header of a WAV says, and its sound by channel from -1 to 1. */
export interface TelephoneWav {
  readonly format: number
  readonly sampleRate: number
  readonly seconds: number
  readonly channels: readonly Float32Array[]
}

/** ITU-T G.711: sign, three bits of exponent, four of mantissa, all of them inverted on the line. */
function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff
  const magnitude = (((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 0x07)
  return (bits & 0x80 ? 0x84 - magnitude : magnitude - 0x84) / 32768
}

function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4)
    chunks.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + 8 + size))
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** Reads a µ-law WAV. Throws where it isn't RIFF or lacks a chunk. */
export function readTelephoneWav(file: Buffer): TelephoneWav {
  const chunks = chunksOf(file)
  const format = chunks.get('fmt ')
  const data = chunks.get('data')
  if (file.toString('latin1', 0, 4) !== 'RIFF' || !format || !data) throw new Error('not a WAV')
  const count = format.readUInt16LE(2)
  const sampleRate = format.readUInt32LE(4)
  const length = data.length / count
  return {
    format: format.readUInt16LE(0),
    sampleRate,
    seconds: length / sampleRate,
    channels: Array.from({ length: count }, (_, channel) =>
      Float32Array.from({ length }, (_, index) => decodeMuLaw(data[index * count + channel] ?? 0xff)),
    ),
  }
}

/** Loudness of a stretch in dB below full scale. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  return 10 * Math.log10(power + 1e-12)
}

/** The loudest sample of a stretch, from 0 to 1. */
export const peak = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
