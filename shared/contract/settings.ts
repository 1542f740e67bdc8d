import { z } from 'zod'
import { op } from '../operation.ts'

const upTo = (most: number) => z.coerce.number().int().min(1).max(most)

const LIMITS = {
  /** Size of a document, in megabytes (10⁶ bytes). */
  fileMegabytes: upTo(4000),
  /** Pages of a document. */
  pages: upTo(20_000),
  /** Size of a picture, in millions of pixels: an A3 page at 600 dots per inch has 70. */
  pictureMegapixels: upTo(1000),
  /** What a DOCX or another packed file may unfold to, in megabytes. */
  unpackedMegabytes: upTo(4000),
  /** Size of a recording, in megabytes: an hour of stereo telephone sound has 58, uncompressed 115. */
  recordingMegabytes: upTo(100_000),
  /** Size of a transcript, in megabytes: a long call with times of every word has 2. */
  transcriptMegabytes: upTo(500),
}

/** The largest files that are read, each with its usual value. A file beyond one is refused, never cut. */
export const Limits = z.object({
  fileMegabytes: LIMITS.fileMegabytes.default(200),
  pages: LIMITS.pages.default(3000),
  pictureMegapixels: LIMITS.pictureMegapixels.default(120),
  unpackedMegabytes: LIMITS.unpackedMegabytes.default(200),
  recordingMegabytes: LIMITS.recordingMegabytes.default(8000),
  transcriptMegabytes: LIMITS.transcriptMegabytes.default(50),
})
export type Limits = z.infer<typeof Limits>

export const Settings = Limits.extend({
  /** Whether pictures of pages are read by optical character recognition when a document is taken in. */
  recognise: z.boolean().default(true),
})
export type Settings = z.infer<typeof Settings>

export const showSettings = op('read', 'Show the settings of the vault.', z.strictObject({}), Settings)

export const changeSettings = op(
  'write',
  'Change settings of the vault; what is not named stays as it is.',
  z.strictObject({ ...LIMITS, recognise: z.boolean() }).partial(),
  Settings,
)
