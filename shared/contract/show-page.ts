import { z } from 'zod'
import { ContractId } from '../ids.ts'
import { op } from '../operation.ts'
import { Box } from '../units.ts'

export const showPage = op(
  'read',
  'Draw a page of a contract, or a part of it, as a picture: what a reading is held against.',
  z.strictObject({
    contract: ContractId,
    page: z.coerce.number().int().positive(),
    /** The part to draw, in points of the page from its top left; the whole page without it. */
    box: Box.optional(),
    /** Width of the picture in pixels. */
    width: z.coerce.number().int().min(16).max(4000).default(1200),
    /** Opens a locked PDF; it is not kept. */
    password: z.string().min(1).max(200).optional(),
  }),
  z.object({
    mediaType: z.enum(['image/jpeg', 'image/png']),
    width: z.number().int(),
    height: z.number().int(),
    /** The picture in base64. */
    data: z.string(),
  }),
)
