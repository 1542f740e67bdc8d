/** Sound made for tests: nobody's voice, and every sample known. */

export const RATE = 8000

/** mulberry32, so that noise is the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const noise = (seconds: number, amplitude: number, seed = 1): Float32Array => {
  const random = randomFrom(seed)
  return Float32Array.from({ length: Math.round(seconds * RATE) }, () => (random() * 2 - 1) * amplitude)
}

export const tone = (seconds: number, hertz: number, amplitude: number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, at) => {
    return Math.sin((2 * Math.PI * hertz * at) / RATE) * amplitude
  })

/** Like speech to an ear for energy: noise of three syllables a second, with a dip between them. */
export const speech = (seconds: number, amplitude: number, seed: number): Float32Array =>
  noise(seconds, amplitude, seed).map((value, at) => value * Math.abs(Math.sin((3 * Math.PI * at) / RATE)) ** 1.5)

/** Lays sound over `target`, from a time on, so many times as loud. */
export function lay(target: Float32Array, sound: Float32Array, atSeconds: number, gain = 1): Float32Array {
  const from = Math.round(atSeconds * RATE)
  for (let at = 0; at < sound.length && from + at < target.length; at += 1) {
    target[from + at] = target[from + at]! + sound[at]! * gain
  }
  return target
}

/** A PCM WAV file of 16 bits, a channel for each row. */
export function wavOf(rows: readonly Float32Array[], rate = RATE): Buffer {
  const length = Math.max(...rows.map((row) => row.length))
  const data = Buffer.alloc(length * rows.length * 2)
  for (const [channel, row] of rows.entries()) {
    for (const [at, value] of row.entries()) {
      data.writeInt16LE(
        Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))),
        (at * rows.length + channel) * 2,
      )
    }
  }
  const header = Buffer.alloc(44)
  header.write('RIFF', 'latin1')
  header.writeUInt32LE(36 + data.length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(rows.length, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * rows.length * 2, 28)
  header.writeUInt16LE(rows.length * 2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(data.length, 40)
  return Buffer.concat([header, data])
}

/** The samples of a PCM WAV file of 16 bits whose sound is its last chunk but for `LIST`. */
export function samplesOf(wav: Buffer): Int16Array {
  const start = wav.indexOf('data') + 8
  const bytes = Uint8Array.from(wav.subarray(start, start + wav.readUInt32LE(start - 4)))
  return new Int16Array(bytes.buffer)
}
