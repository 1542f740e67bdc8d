import { randomBytes } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ChosenFile } from '../../shared/native.ts'
import type { Files } from '../handler.ts'
import { refused } from '../vault/errors.ts'

interface Registered {
  readonly path: string
  readonly name: string
  /** An upload is this program's own copy: it is removed with its handle. A person's file never is. */
  readonly temporary: boolean
}

/** What one operation may open, and the release of its uploads when it has kept them. */
interface CallFiles extends Files {
  release(): Promise<void>
}

/**
 * The files a person handed to this program: by a dialog, by a drop or by an upload. A page holds only the handle
 * `file:<random>`, so a page that was taken over still can't name a path, nor guess somebody else's handle.
 */
export class FileHandles {
  readonly #registered = new Map<string, Registered>()

  /**
   * Gives a handle for a file on disk.
   *
   * Throws `file-missing` or `file-unreadable` when there is no such file.
   */
  async register(path: string, options: { name?: string; temporary?: boolean } = {}): Promise<ChosenFile> {
    const facts = await stat(path)
    if (!facts.isFile()) throw refused('file-unreadable', 'This is not a file that can be kept.', basename(path))
    const name = options.name ?? basename(path)
    const ref = `file:${randomBytes(18).toString('base64url')}`
    this.#registered.set(ref, { path, name, temporary: options.temporary ?? false })
    return { ref, name, bytes: facts.size }
  }

  /** Gives a handle for a folder that the person chose. */
  async registerFolder(path: string): Promise<{ ref: string; name: string }> {
    if (!(await stat(path)).isDirectory()) throw refused('file-unreadable', 'This is not a folder.', basename(path))
    const ref = `folder:${randomBytes(18).toString('base64url')}`
    this.#registered.set(ref, { path, name: basename(path), temporary: false })
    return { ref, name: basename(path) }
  }

  /** The view of one operation: it remembers which handles were read. */
  forCall(): CallFiles {
    const read = new Set<string>()
    return {
      read: (ref) => {
        const { path, name } = this.#find(ref)
        read.add(ref)
        return { path, name }
      },
      /** A page never has a file written: it saves a copy of an object through the host's own dialog. */
      write: (ref) => {
        throw refused('file-unknown', 'A screen cannot name a file to write. Save a copy of the summary instead.', ref)
      },
      release: () => this.#forgetUploads(read),
    }
  }

  /** All handles expire, and the uploads behind them are removed. */
  async clear(): Promise<void> {
    await this.#forgetUploads(this.#registered.keys())
    this.#registered.clear()
  }

  #find(ref: string): Registered {
    const found = this.#registered.get(ref)
    if (!found)
      throw refused('file-unknown', 'This file was not chosen here, or was chosen too long ago. Choose it again.')
    return found
  }

  async #forgetUploads(refs: Iterable<string>): Promise<void> {
    for (const ref of [...refs]) {
      const file = this.#registered.get(ref)
      if (!file?.temporary) continue
      this.#registered.delete(ref)
      // One the system holds on to is cleared when the vault is next opened for writing; what was done stays done.
      await rm(file.path, { force: true }).catch(() => undefined)
    }
  }
}
