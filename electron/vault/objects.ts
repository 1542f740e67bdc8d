import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, writeDurably } from './durable.ts'
import { refused } from './errors.ts'

/** A file copied into the vault's staging folder: hashed, on disk, not yet part of the vault. */
export interface Staged {
  readonly sha256: string
  readonly bytes: number
  readonly path: string
}

const CHUNK = 1 << 20
/** What file managers leave in every folder they show. */
const DESKTOP_LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
/** The marker of an object whose transaction has not been settled. */
const ADOPTING = /^([0-9a-f]{64})\.adopting$/

/**
 * The originals of a vault: read-only files named by their SHA-256 under `objects/ab/cdef…`.
 *
 * A crash never leaves a stranger among them: a file enters `objects/` under a marker in `staging/` that is removed
 * after the database has committed; `recover` takes back whatever still has its marker and no row.
 */
export class Objects {
  readonly #folder: string
  constructor(vaultFolder: string) {
    this.#folder = vaultFolder
  }

  static create(vaultFolder: string): void {
    for (const name of ['objects', 'staging']) mkdirSync(join(vaultFolder, name), { recursive: true })
  }

  /** Where an object lies, whether or not it is there. */
  path(sha256: string): string {
    return join(this.#folder, 'objects', sha256.slice(0, 2), sha256.slice(2))
  }

  has(sha256: string): boolean {
    return existsSync(this.path(sha256))
  }

  /** Every object on disk by hash; anything in the folder that is not named like one is given by its relative name. */
  *list(): Generator<string> {
    const root = join(this.#folder, 'objects')
    for (const prefix of readdirSync(root).sort()) {
      if (DESKTOP_LITTER.has(prefix)) continue
      const inner = statSync(join(root, prefix)).isDirectory() ? readdirSync(join(root, prefix)).sort() : [null]
      for (const name of inner) yield name === null ? prefix : prefix + name
    }
  }

  /**
   * Copies a file into staging while hashing it, and syncs it to disk.
   *
   * Throws `file-missing`, `file-empty`, `file-changed` (it was written to while it was read) or `disk-full`; the
   * copy is then removed.
   */
  async stage(
    source: string,
    options: { onBytes?: (done: number, total: number) => void; signal?: AbortSignal } = {},
  ): Promise<Staged> {
    const path = join(this.#folder, 'staging', `${randomUUID()}.part`)
    // Never waits for the other end of a pipe; what isn't a file is refused below.
    const input = await open(source, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const before = await input.stat({ bigint: true })
      if (!before.isFile()) throw refused('file-unreadable', 'This is not a file that can be kept.', source)
      if (before.size === 0n) throw refused('file-empty', 'The file is empty: there is nothing to keep.', source)
      const output = await open(path, 'wx', 0o600)
      try {
        const copied = await copyHashed(input, output, Number(before.size), options)
        await output.sync()
        const after = await input.stat({ bigint: true })
        if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || copied.bytes !== Number(before.size))
          throw refused(
            'file-changed',
            'The file was changed while it was being read. Wait until it is finished, then add it again.',
            source,
          )
        return { ...copied, path }
      } finally {
        await output.close()
      }
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    } finally {
      await input.close()
    }
  }

  /** Stages bytes this program made itself (a summary). */
  async stageBytes(bytes: Uint8Array): Promise<Staged> {
    const path = join(this.#folder, 'staging', `${randomUUID()}.part`)
    const output = await open(path, 'wx', 0o600)
    try {
      await output.writeFile(bytes)
      await output.sync()
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    } finally {
      await output.close()
    }
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, path }
  }

  discard(staged: Staged): void {
    rmSync(staged.path, { force: true })
  }

  /** Moves a staged file among the originals, under its marker. Call inside the transaction that writes its row. */
  adopt(staged: Staged): void {
    const target = this.path(staged.sha256)
    writeDurably(this.#marker(staged.sha256), '', { flag: 'w' })
    if (mkdirSync(dirname(target), { recursive: true })) syncFolder(join(this.#folder, 'objects'))
    // What lies there unrecorded was never read by this program: it gives way to what was just hashed.
    rmSync(target, { force: true })
    renameSync(staged.path, target)
    chmodSync(target, 0o444)
    syncFolder(dirname(target))
  }

  /** The transaction is committed: the object stays. */
  settle(sha256: string): void {
    rmSync(this.#marker(sha256), { force: true })
  }

  /** The transaction was rolled back: the object goes. */
  retract(sha256: string): void {
    rmSync(this.path(sha256), { force: true })
    rmSync(this.#marker(sha256), { force: true })
  }

  /** True while the transaction that writes this object's row has not been settled. */
  isArriving(sha256: string): boolean {
    return existsSync(this.#marker(sha256))
  }

  /** After a crash: removes half copies, and objects that were adopted by a transaction which never committed. */
  recover(isKept: (sha256: string) => boolean): void {
    const staging = join(this.#folder, 'staging')
    // A copy of the vault may have left an empty folder out.
    mkdirSync(staging, { recursive: true })
    for (const name of readdirSync(staging)) {
      const sha256 = ADOPTING.exec(name)?.[1]
      if (sha256 !== undefined && isKept(sha256)) this.settle(sha256)
      else if (sha256 !== undefined) this.retract(sha256)
      else rmSync(join(staging, name), { force: true, recursive: true })
    }
  }

  #marker(sha256: string): string {
    return join(this.#folder, 'staging', `${sha256}.adopting`)
  }
}

/** Hashes a file in chunks of one mebibyte. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const input = await open(path, 'r')
  try {
    return await copyHashed(input, null, (await input.stat()).size, {})
  } finally {
    await input.close()
  }
}

async function copyHashed(
  input: FileHandle,
  output: FileHandle | null,
  total: number,
  options: { onBytes?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK)
  let bytes = 0
  for (;;) {
    options.signal?.throwIfAborted()
    const { bytesRead } = await input.read(buffer, 0, CHUNK, bytes)
    if (bytesRead === 0) break
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    if (output) await writeAll(output, chunk)
    bytes += bytesRead
    options.onBytes?.(bytes, total)
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** A short write is not an error for the system, only the next one is. */
async function writeAll(output: FileHandle, chunk: Buffer): Promise<void> {
  let written = 0
  while (written < chunk.length) written += (await output.write(chunk, written, chunk.length - written)).bytesWritten
}
