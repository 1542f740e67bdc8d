import { z } from 'zod'
import { CaseId, FileRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Locale, Sha256 } from '../units.ts'

export const buildSummary = op(
  'write',
  'Build the dispute summary PDF of a case. The same case, clock and language give the same bytes.',
  z.strictObject({
    case: CaseId,
    /** Where to write a copy; the vault keeps the summary in any case. */
    out: FileRef.optional(),
    locale: Locale.optional(),
  }),
  z.object({
    path: z.string().nullable(),
    sha256: Sha256,
    pages: z.number().int().positive(),
    bytes: z.number().int().positive(),
    citations: z.number().int().nonnegative(),
  }),
)
