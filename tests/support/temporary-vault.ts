import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import type { Clock, Ids } from '../../electron/vault/clock.ts'
import { createVault, openVault, type Vault } from '../../electron/vault/open.ts'
import type { Client } from '../../shared/client.ts'
import type { Locale } from '../../shared/units.ts'

/** A folder that is gone when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'said-and-signed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One minute later at every look, from the morning of 2 March 2026. */
export function steadyClock(): Clock {
  let minute = 0
  return () => {
    const time = new Date(Date.UTC(2026, 2, 2, 7, minute++))
    return `${new Date(time.getTime() + 2 * 3_600_000).toISOString().slice(0, 19)}+02:00`
  }
}

export function countedIds(): Ids {
  let count = 0
  return (prefix) => `${prefix}_${++count}`
}

export interface TemporaryVault {
  readonly vault: Vault
  readonly folder: string
  readonly client: Client
}

/** A real vault in a temporary folder, with a steady clock and counted ids, and the door in front of it. */
export function temporaryVault(locale: Locale = 'en'): TemporaryVault {
  const folder = join(temporaryFolder(), 'vault')
  const vault = createVault(folder, { name: 'Test vault', locale, clock: steadyClock(), ids: countedIds() })
  onTestFinished(() => vault.close())
  return { vault, folder, client: clientOf(vault, { actor: 'tester', files: pathsAsFiles }) }
}

export function reopen(folder: string, mode: 'read' | 'write', clock: Clock = steadyClock()): TemporaryVault {
  const vault = openVault(folder, { mode, clock })
  onTestFinished(() => vault.close())
  return { vault, folder, client: clientOf(vault, { actor: 'tester', files: pathsAsFiles }) }
}
