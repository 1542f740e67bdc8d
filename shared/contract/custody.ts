import { z } from 'zod'
import { op } from '../operation.ts'
import { Instant, Sha256 } from '../units.ts'

export const Problem = z.object({ code: z.string(), subject: z.string(), message: z.string() })
export type Problem = z.infer<typeof Problem>

export const verify = op(
  'read',
  'Check the vault: the log’s chain and signatures, every row, every original (with --deep: every byte).',
  z.strictObject({ deep: z.boolean().default(false) }),
  z.object({
    ok: z.boolean(),
    items: z.number().int(),
    log: z.object({ entries: z.number().int(), head: Sha256 }),
    problems: z.array(Problem),
    /** What this check can and cannot exclude, in words. */
    limits: z.array(z.string()),
  }),
)

export const LogEntry = z.object({
  entry: z.number().int().positive(),
  at: Instant,
  actor: z.string(),
  operation: z.string(),
  subject: z.string(),
  hash: Sha256,
})
export type LogEntry = z.infer<typeof LogEntry>

export const showLog = op(
  'read',
  'Show the custody log, newest first, of the whole vault or of one subject.',
  z.strictObject({
    subject: z.string().min(1).max(100).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
  }),
  z.object({ entries: z.array(LogEntry), total: z.number().int() }),
)
