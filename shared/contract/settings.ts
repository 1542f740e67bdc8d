import { z } from 'zod'
import { op } from '../operation.ts'

const whole = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual)

/** The largest files that are read, each with its usual value. A file beyond one is refused, never cut. */
export const Limits = z.object({
  /** Size of a document, in megabytes (10⁶ bytes). */
  fileMegabytes: whole(1, 4000, 200),
  /** Pages of a document. */
  pages: whole(1, 20_000, 3000),
  /** Size of a picture, in millions of pixels: an A3 page at 600 dots per inch has 70. */
  pictureMegapixels: whole(1, 1000, 120),
  /** What a DOCX or another packed file may unfold to, in megabytes. */
  unpackedMegabytes: whole(1, 4000, 200),
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
  z.strictObject({
    fileMegabytes: z.coerce.number().int().min(1).max(4000).optional(),
    pages: z.coerce.number().int().min(1).max(20_000).optional(),
    pictureMegapixels: z.coerce.number().int().min(1).max(1000).optional(),
    unpackedMegabytes: z.coerce.number().int().min(1).max(4000).optional(),
    recognise: z.boolean().optional(),
  }),
  Settings,
)
