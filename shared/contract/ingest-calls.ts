import { z } from 'zod'
import { CustomerId, CustomerRef, FileRef, RecordingId, SourceId } from '../ids.ts'
import { op } from '../operation.ts'
import { ERROR_CODES } from '../reply.ts'

/** What became of one call of a folder; `file` names its audio, or its transcript where it has none. */
export const FolderCall = z.object({
  file: z.string(),
  /** All files of the call: when one of them changes, it is worth another try. */
  files: z.array(z.string()).default([]),
  outcome: z.enum(['added', 'duplicate', 'failed', 'not-ready']),
  recordingId: RecordingId.optional(),
  /** Null: unmatched. */
  customerId: CustomerId.nullable().optional(),
  code: z.enum(ERROR_CODES).optional(),
  message: z.string().optional(),
  warnings: z.array(z.string()).default([]),
})
export type FolderCall = z.infer<typeof FolderCall>

export const ingestCalls = op(
  'sequence',
  'Take in every call of a folder and its sub-folders. Run it again after a break: what is in is not taken in twice.',
  z.strictObject({
    folder: FileRef,
    source: SourceId.optional(),
    /** Whose they all are. Without it each is matched by its phone number or reference, or waits among the unmatched. */
    customer: CustomerRef.optional(),
    /** Leaves files alone that changed less than this long ago: they may still be growing. */
    settleMs: z.number().int().min(0).max(600_000).default(0),
    /** Paths, with `/` from the folder, that failed before and are as they were. */
    except: z.array(z.string()).default([]),
    /** Paths, with `/` from the folder: only calls that one of these is a file of. Without it every call. */
    only: z.array(z.string().max(4096)).optional(),
  }),
  z.object({
    calls: z.number().int(),
    added: z.number().int(),
    duplicates: z.number().int(),
    unmatched: z.number().int(),
    failed: z.number().int(),
    /** Still being written: left for the next time. */
    notReady: z.number().int(),
    /** Every call that failed or should be looked at, in the order of their paths. */
    report: z.array(FolderCall),
  }),
)
