import { join } from 'node:path'
import Database from 'better-sqlite3'
import { refused, VaultError } from './errors.ts'

export const LOCK_FILE = 'lock.db'

/**
 * Keeps a second writer out of a vault for as long as this process lives: an exclusive transaction held on
 * `lock.db`. The operating system drops it when the process ends, even by kill -9, so there is no stale lock file.
 *
 * @returns a function that gives the lock up. Throws `vault-locked` when another process holds it.
 */
export function lockVault(folder: string): () => void {
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw refused('vault-locked', 'Another program has this vault open for writing. Close it there, then try again.')
    throw error
  }
  return () => lock.close()
}

/** Whether somebody has the vault open for writing. In a folder that can't be written to, nobody has. */
export function isLocked(folder: string): boolean {
  try {
    lockVault(folder)()
    return false
  } catch (error) {
    return error instanceof VaultError
  }
}
