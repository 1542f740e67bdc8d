import { open } from 'node:fs/promises'
import { TranscriptionRefused } from './transcription-refused.ts'

/** What a model's own bytes say of it. */
export interface ModelHeader {
  /** By its layers: `tiny`, `base`, `small`, `medium`, `large`; `large-turbo` is one with few layers to speak with. */
  readonly size: string
  /** Whether it knows languages beside English. */
  readonly multilingual: boolean
  /** How its weights are kept: `f16`, `q5_0`, … */
  readonly weights: string
}

/** "ggml" as whisper.cpp writes it, little-endian. */
const MAGIC = 0x67676d6c
const FIELDS = 11
const HEADER_BYTES = 4 * (1 + FIELDS)
/** English alone has one token less (whisper.cpp, `is_multilingual`). */
const LEAST_MULTILINGUAL = 51_865
const SIZES: Readonly<Record<number, string>> = { 4: 'tiny', 6: 'base', 12: 'small', 24: 'medium', 32: 'large' }
const LARGE_LAYERS = 32
/** ggml_ftype; the thousands count the quantisation's version. */
const WEIGHTS: Readonly<Record<number, string>> = {
  0: 'f32',
  1: 'f16',
  2: 'q4_0',
  3: 'q4_1',
  7: 'q8_0',
  8: 'q5_0',
  9: 'q5_1',
  10: 'q2_k',
  11: 'q3_k',
  12: 'q4_k',
  13: 'q5_k',
  14: 'q6_k',
}
const VERSION_FACTOR = 1000

/** Enough for the header, and for the weights that no model can be without. */
const LEAST_BYTES = 1_000_000

const unreadable = (path: string, what: string): TranscriptionRefused =>
  new TranscriptionRefused(
    'model-unreadable',
    `${path} ${what}. Download the model again, as a ggml file for whisper.cpp.`,
  )

async function firstBytes(path: string): Promise<{ bytes: Buffer; size: number }> {
  const handle = await open(path, 'r').catch(() => {
    throw unreadable(path, 'can’t be opened')
  })
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw unreadable(path, 'is not a file')
    const bytes = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await handle.read(bytes, 0, HEADER_BYTES, 0)
    return { bytes: bytes.subarray(0, bytesRead), size: stats.size }
  } finally {
    await handle.close()
  }
}

function sizeOf(audioLayers: number, textLayers: number): string | undefined {
  const size = SIZES[audioLayers]
  return size !== undefined && audioLayers === LARGE_LAYERS && textLayers < LARGE_LAYERS ? `${size}-turbo` : size
}

/**
 * Reads what a ggml model says of itself, without reading its weights.
 * Throws TranscriptionRefused `model-unreadable` for what is no such model, or is cut off before its weights.
 */
export async function readModelHeader(path: string): Promise<ModelHeader> {
  const { bytes, size: fileBytes } = await firstBytes(path)
  const looksLikeGguf = bytes.subarray(0, 4).toString('latin1') === 'GGUF'
  if (looksLikeGguf) throw unreadable(path, 'is a GGUF file, which whisper.cpp doesn’t read')
  if (bytes.length < HEADER_BYTES || bytes.readInt32LE(0) !== MAGIC)
    throw unreadable(path, 'is no model of whisper.cpp')
  const fields = Array.from({ length: FIELDS }, (_, i) => bytes.readInt32LE(4 + 4 * i))
  const [vocabulary = 0, , , , audioLayers = 0, , , , textLayers = 0, , type = -1] = fields
  const size = sizeOf(audioLayers, textLayers)
  const weights = WEIGHTS[type % VERSION_FACTOR]
  if (size === undefined || weights === undefined) throw unreadable(path, 'is a model of a kind that isn’t known here')
  if (fileBytes < LEAST_BYTES) throw unreadable(path, 'is cut off')
  return { size, multilingual: vocabulary >= LEAST_MULTILINGUAL, weights }
}
