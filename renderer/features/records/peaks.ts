const MAGIC = 'PEAK'
const VERSION = 1
const HEADER_BYTES = 16
const FULL_SCALE = 255

/** A recording's waveform: one row a channel (two: left, then right), 0 (silence) to 1 (full scale). */
export interface Peaks {
  readonly durationMs: number
  readonly channels: readonly Float32Array[]
}

/** Reads a peaks file (its form is described in `electron/audio/peaks.ts`); null for anything else. */
export function readPeaks(file: ArrayBuffer): Peaks | null {
  if (file.byteLength < HEADER_BYTES) return null
  const view = new DataView(file)
  const isPeaks = [...MAGIC].every((letter, at) => view.getUint8(at) === letter.charCodeAt(0))
  if (!isPeaks || view.getUint8(4) !== VERSION) return null
  const count = view.getUint8(5)
  const length = view.getUint32(12, true)
  if (count === 0 || file.byteLength !== HEADER_BYTES + count * length) return null
  const channels = Array.from({ length: count }, (_, row) =>
    Float32Array.from(new Uint8Array(file, HEADER_BYTES + row * length, length), (peak) => peak / FULL_SCALE),
  )
  return { durationMs: view.getUint32(8, true), channels }
}
