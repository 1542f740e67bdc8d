import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadVault } from '../../vault/open.ts'

const A_MONTH_MS = 30 * 24 * 3_600_000

const folderOf = (vault: ReadVault): string => join(vault.folder, 'cache', 'recognised')

/**
 * The file that keeps the pages of a scan as they are recognised, so that a reading broken off goes on where it was. It is
 * made of the original and may be deleted at any time; those of documents that were taken in since are, here, and those of
 * readings that nobody went on with for a month.
 */
export function checkpointOf(vault: ReadVault, sha256: string): string {
  const folder = folderOf(vault)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const isDone = vault.get('SELECT 1 FROM contract WHERE sha256 = @sha256', { sha256: name.split('.')[0]! })
    const path = join(folder, name)
    if (isDone || Date.now() - statSync(path).mtimeMs > A_MONTH_MS) rmSync(path, { force: true })
  }
  return join(folder, `${sha256}.jsonl`)
}
