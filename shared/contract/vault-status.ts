import { z } from 'zod'
import { VaultId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant, Locale, Sha256 } from '../units.ts'

export const vaultStatus = op(
  'read',
  'Show the vault’s name, language, size and log head.',
  z.strictObject({}),
  z.object({
    vaultId: VaultId,
    name: z.string(),
    locale: Locale,
    createdAt: Instant,
    customers: z.number().int(),
    contracts: z.number().int(),
    recordings: z.number().int(),
    items: z.number().int(),
    log: z.object({ entries: z.number().int(), head: Sha256 }),
  }),
)
