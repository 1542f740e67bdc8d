import { z } from 'zod'
import { ContractId, CustomerId, CustomerRef, FileRef } from '../ids.ts'
import { op } from '../operation.ts'
import { ERROR_CODES } from '../reply.ts'

/** What became of one file of a folder. */
export const FolderFile = z.object({
  /** Its path from the folder, with `/`. */
  file: z.string(),
  outcome: z.enum(['added', 'duplicate', 'failed']),
  customerId: CustomerId.optional(),
  contractId: ContractId.optional(),
  code: z.enum(ERROR_CODES).optional(),
  message: z.string().optional(),
  /** Codes of what should be looked at (`scan-ocr-needed`, `no-clause-numbers`, …). */
  warnings: z.array(z.string()).default([]),
})
export type FolderFile = z.infer<typeof FolderFile>

export const ingestFolder = op(
  'sequence',
  'Take in every contract of a folder and its sub-folders. Run it again after a break: what is in is not taken in twice.',
  z.strictObject({
    folder: FileRef,
    /** Whose they all are. Without it, each first-level sub-folder is named by its customer’s reference or name. */
    customer: CustomerRef.optional(),
    /** Adds customers whose sub-folder names nobody known; otherwise their files are listed as failed. */
    addCustomers: z.boolean().default(false),
  }),
  z.object({
    files: z.number().int(),
    added: z.number().int(),
    duplicates: z.number().int(),
    failed: z.number().int(),
    /** Every file that failed or should be looked at, in the order of their paths. */
    report: z.array(FolderFile),
  }),
)
