import { extname } from 'node:path'
import type { FileRanges } from './file-ranges.ts'
import type { SoundLayout } from './sound-layout.ts'

type Shape = Pick<SoundLayout, 'codec' | 'sampleRate' | 'blockBytes' | 'blockSamples'>

/** Headerless sound by the extensions of Asterisk and its kin, one channel each; nothing in the bytes says what it is. */
const SHAPES: Readonly<Record<string, Shape>> = {
  '.ulaw': { codec: 'mulaw', sampleRate: 8000, blockBytes: 1, blockSamples: 1 },
  '.ul': { codec: 'mulaw', sampleRate: 8000, blockBytes: 1, blockSamples: 1 },
  '.mu': { codec: 'mulaw', sampleRate: 8000, blockBytes: 1, blockSamples: 1 },
  '.alaw': { codec: 'alaw', sampleRate: 8000, blockBytes: 1, blockSamples: 1 },
  '.al': { codec: 'alaw', sampleRate: 8000, blockBytes: 1, blockSamples: 1 },
  '.sln': { codec: 'pcm-s16le', sampleRate: 8000, blockBytes: 2, blockSamples: 1 },
  '.sln16': { codec: 'pcm-s16le', sampleRate: 16_000, blockBytes: 2, blockSamples: 1 },
  '.gsm': { codec: 'gsm', sampleRate: 8000, blockBytes: 33, blockSamples: 160 },
  '.g722': { codec: 'g722', sampleRate: 16_000, blockBytes: 1, blockSamples: 2 },
  '.g729': { codec: 'g729', sampleRate: 8000, blockBytes: 10, blockSamples: 80 },
}

/** The extension by which a headerless file of some form is known. Empty for a form that none is known by. */
export const rawExtension = ({ codec, sampleRate }: Pick<Shape, 'codec' | 'sampleRate'>): string =>
  Object.entries(SHAPES).find(([, shape]) => shape.codec === codec && shape.sampleRate === sampleRate)?.[0] ?? ''

/** Every frame of raw GSM 6.10 begins with this in its upper half. */
const GSM_MARK = 0xd0
const GSM_FRAMES_CHECKED = 8

async function looksLikeGsm(file: FileRanges): Promise<boolean> {
  const bytes = await file.read(0, 33 * GSM_FRAMES_CHECKED)
  for (let at = 0; at < bytes.length; at += 33) if (((bytes[at] ?? 0) & 0xf0) !== GSM_MARK) return false
  return bytes.length >= 33
}

/**
 * The last resort for a file without any signature: what its name's extension says it is, with a warning. Null for a
 * name that says nothing, and for a `.gsm` that isn't.
 */
export async function layoutByName(file: FileRanges, name: string): Promise<SoundLayout | null> {
  const extension = extname(name).toLowerCase()
  const shape = SHAPES[extension]
  if (shape === undefined || (shape.codec === 'gsm' && !(await looksLikeGsm(file)))) return null
  const warning = {
    code: 'format-from-name',
    message: `The file has no header: that it is one channel at ${shape.sampleRate} Hz was taken from its name (${extension}). Listen to it to check.`,
  }
  return { ...shape, channels: 1, dataStart: 0, dataEnd: file.size, missingBytes: 0, warnings: [warning] }
}
