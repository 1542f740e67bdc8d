/*
 * The form of a peaks file (all numbers little-endian), for whoever draws a waveform:
 *
 *   offset  size  what
 *   0       4     the letters `PEAK`
 *   4       1     version, 1
 *   5       1     channels, 1 or 2 (2: left, then right)
 *   6       2     peaks a second, 20
 *   8       4     length of the recording in milliseconds
 *   12      4     peaks of each channel, n
 *   16      n     first channel: the loudest sample of each 1/20 s, 0 (silence) to 255 (full scale), linear
 *   16 + n  n     second channel, where there is one
 *
 * A recording of more than two channels has one row, of all channels mixed. No Node here: a browser may use this too.
 */

export const PEAKS_A_SECOND = 20
const MAGIC = 'PEAK'
const VERSION = 1
const HEADER_BYTES = 16

/** A recording's waveform: one row of peaks (0 to 255) a channel, 20 a second. */
export interface Peaks {
  readonly peaksASecond: number
  readonly durationMs: number
  readonly channels: readonly Uint8Array[]
}

/** Writes a waveform as a peaks file. The rows must be of one length. */
export function encodePeaks({ peaksASecond, durationMs, channels }: Peaks): Uint8Array {
  const length = channels[0]?.length ?? 0
  const bytes = new Uint8Array(HEADER_BYTES + channels.length * length)
  const view = new DataView(bytes.buffer)
  for (const [index, letter] of [...MAGIC].entries()) bytes[index] = letter.charCodeAt(0)
  view.setUint8(4, VERSION)
  view.setUint8(5, channels.length)
  view.setUint16(6, peaksASecond, true)
  view.setUint32(8, durationMs, true)
  view.setUint32(12, length, true)
  for (const [index, row] of channels.entries()) bytes.set(row, HEADER_BYTES + index * length)
  return bytes
}

/** Reads a peaks file; null for anything else. The rows share the file's memory. */
export function decodePeaks(bytes: Uint8Array): Peaks | null {
  if (bytes.length < HEADER_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isPeaks = [...MAGIC].every((letter, index) => bytes[index] === letter.charCodeAt(0))
  if (!isPeaks || view.getUint8(4) !== VERSION) return null
  const count = view.getUint8(5)
  const length = view.getUint32(12, true)
  if (bytes.length !== HEADER_BYTES + count * length) return null
  const channels = Array.from({ length: count }, (_, index) =>
    bytes.subarray(HEADER_BYTES + index * length, HEADER_BYTES + (index + 1) * length),
  )
  return { peaksASecond: view.getUint16(6, true), durationMs: view.getUint32(8, true), channels }
}
