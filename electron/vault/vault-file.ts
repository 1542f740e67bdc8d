import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Locale } from '../../shared/units.ts'
import { writeDurably } from './durable.ts'
import { refused } from './errors.ts'

/** `vault.json`: what a vault is, readable without opening its database. */
const VaultFile = z.strictObject({
  format: z.literal(1),
  vaultId: z.string(),
  name: z.string(),
  locale: Locale,
  createdAt: z.string(),
  publicKey: z.string(),
})
export type VaultInfo = z.infer<typeof VaultFile>

export const VAULT_FILE = 'vault.json'

export const writeVaultFile = (folder: string, info: VaultInfo): void =>
  writeDurably(
    join(folder, VAULT_FILE),
    `${JSON.stringify(info, null, 2)}
`,
  )

/** Throws `vault-missing` when the folder holds no vault, `vault-damaged` or `vault-newer` when it can't be read. */
export function readVaultFile(folder: string): VaultInfo {
  let text: string
  try {
    text = readFileSync(join(folder, VAULT_FILE), 'utf8')
  } catch {
    throw refused(
      'vault-missing',
      'There is no vault in this folder. Make one with init, or choose another folder.',
      folder,
    )
  }
  try {
    const value = JSON.parse(text)
    if (Number(value?.format) > 1)
      throw refused(
        'vault-newer',
        'This vault was written by a newer version of the program. Update the program to open it.',
      )
    return VaultFile.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw refused(
        'vault-damaged',
        'The vault’s vault.json is damaged. Restore it from a backup of the folder.',
        folder,
      )
    throw error
  }
}
