import { type Dirent, existsSync } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { refused } from '../vault/errors.ts'
import { VAULT_FILE } from '../vault/vault-file.ts'

/** What systems and programs leave in folders. */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/** A file, or what can't be looked into and why. */
export interface Found {
  readonly path: string
  /** Null for a file. */
  readonly refusal: unknown
}

/** Every file below a folder in the order of the paths. A vault's own files are not evidence. */
export async function filesIn(root: string, vaultFolder: string): Promise<Found[]> {
  if (`${root}${sep}`.startsWith(`${vaultFolder}${sep}`)) return []
  const found = await filesBelow(root)
  return found.sort((one, other) => (one.path < other.path ? -1 : 1))
}

/**
 * The files of some folders below the root alone, without those further down; a folder that is gone has none, nor has one
 * that `filesIn` doesn't come to.
 */
export async function filesOf(root: string, folders: Iterable<string>, vaultFolder: string): Promise<Found[]> {
  const found = await Promise.all(
    Array.from(folders, async (folder) => {
      if (`${folder}${sep}`.startsWith(`${vaultFolder}${sep}`) || !(await isReached(root, folder))) return []
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const files = entries.filter((entry) => entry.isFile() && !LITTER.test(entry.name))
      return entries.some(({ name }) => name === VAULT_FILE)
        ? []
        : files.map(({ name }): Found => ({ path: join(folder, name), refusal: null }))
    }),
  )
  return found.flat().sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Not through a link or a hidden folder, nor into another vault, whose staging folder holds sound of its calls. */
async function isReached(root: string, folder: string): Promise<boolean> {
  const parts = relative(root, folder).split(sep)
  if (parts.some((part) => LITTER.test(part)) || (await realpath(folder).catch(() => null)) !== folder) return false
  return parts.every((_, depth) => !existsSync(join(root, ...parts.slice(0, depth), VAULT_FILE)))
}

async function filesBelow(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  // Of this vault or another: they hold its signing key, and originals of other customers.
  if (entries.some(({ name }) => name === VAULT_FILE)) return []
  const found = entries
    .filter(({ name }) => !LITTER.test(name))
    .map((entry) => foundAt(join(folder, entry.name), entry))
  return (await Promise.all(found)).flat()
}

/** Links are named, never followed; so is a folder that can't be opened, and the rest goes on. */
async function foundAt(path: string, entry: Dirent): Promise<Found[]> {
  if (entry.isSymbolicLink()) return [{ path, refusal: LINK }]
  if (entry.isFile()) return [{ path, refusal: null }]
  return entry.isDirectory() ? filesBelow(path).catch((error) => [{ path, refusal: error }]) : []
}

const LINK = refused('file-unreadable', 'This is a link to another place; put the file itself into the folder.')
