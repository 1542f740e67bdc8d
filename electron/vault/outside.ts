import { randomUUID } from 'node:crypto'
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { refused } from './errors.ts'

/**
 * Where a copy may be written: any place but the vault's own folder, whose files nothing may replace. Links are followed
 * before it is judged. Throws `write-failed` inside the vault, `file-missing` when the target's folder isn't there.
 */
export function outsideVault(folder: string, target: string): string {
  const real = join(realFolder(dirname(target), target), basename(target))
  if (statSync(real, { throwIfNoEntry: false })?.isFile() === false)
    throw refused('write-failed', 'There is something here that is not a file. Choose another name.', target)
  if (`${real}${sep}`.startsWith(`${realpathSync(folder)}${sep}`))
    throw refused('write-failed', 'A copy can’t be written inside the vault. Choose another folder.', target)
  return real
}

function realFolder(folder: string, target: string): string {
  try {
    return realpathSync(folder)
  } catch {
    throw refused('file-missing', 'The folder to write to is not there. Make it first, or choose another.', target)
  }
}

/** Whole or not at all: a reader of the old file never meets half of the new one. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const part = `${path}.${randomUUID()}.part`
  try {
    writeFileSync(part, bytes, { flag: 'wx' })
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
