import { Settings } from '../../shared/contract/settings.ts'
import type { ReadVault } from '../vault/open.ts'

/** The vault's settings: the newest that were written, over the usual ones. */
export function settingsOf(vault: ReadVault): Settings {
  const written = vault.get<{ settings: string }>('SELECT settings FROM settings ORDER BY row DESC LIMIT 1')
  return Settings.parse(written ? JSON.parse(written.settings) : {})
}
