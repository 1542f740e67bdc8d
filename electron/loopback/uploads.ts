import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ChosenFile } from '../../shared/native.ts'
import type { FileHandles } from '../host/file-handles.ts'
import { refused } from '../vault/errors.ts'

export class UploadTooLarge extends Error {}

/** Files sent by a page, in a folder of their own that only this user can read; each goes when it has been kept. */
export class Uploads {
  readonly #files: FileHandles
  readonly #mostBytes: number
  #folder: Promise<string> | undefined

  constructor(files: FileHandles, mostBytes: number) {
    this.#files = files
    this.#mostBytes = mostBytes
  }

  /**
   * Streams a body to disk and gives a handle for it.
   *
   * Throws `UploadTooLarge`, or `disk-full` and whatever else the system says; the half file is then removed.
   */
  async receive(name: string, body: Readable): Promise<ChosenFile> {
    // A page's word for a name: shown and written to the record, never used as a path.
    const shown = basename(name.replaceAll('\\', '/')).trim()
    if (shown === '' || shown.length > 255) throw refused('bad-input', 'This file has no usable name.')
    this.#folder ??= mkdtemp(join(tmpdir(), 'said-and-signed-'))
    const path = join(await this.#folder, randomUUID())
    try {
      await pipeline(body, limited(this.#mostBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      return await this.#files.register(path, { name: shown, temporary: true })
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  }

  async removeAll(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true })
  }
}

/** The announced length is the sender's word; what counts is what arrives. */
function limited(mostBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      if (bytes > mostBytes) next(new UploadTooLarge())
      else next(null, chunk)
    },
  })
}
