import { Settings } from '../../shared/contract/settings.ts'
import type { Handler } from '../handler.ts'
import { settingsOf } from '../records/settings.ts'

export const showSettings: Handler<'showSettings'> = (vault) => settingsOf(vault)

export const changeSettings: Handler<'changeSettings'> = (vault, changes, { now }) => {
  const before = settingsOf(vault)
  const changed = Object.entries(changes).filter(([name, value]) => before[name as keyof typeof before] !== value)
  if (changed.length === 0) return { unchanged: before }
  return {
    subject: vault.info.vaultId,
    customer: null,
    detail: Object.fromEntries(changed),
    write: (rows) => {
      const after = Settings.parse({ ...settingsOf(vault), ...changes })
      rows.insert('settings', { settings: JSON.stringify(after), at: now })
      return after
    },
  }
}
