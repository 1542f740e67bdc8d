import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ChosenFile } from '../../shared/native.ts'
import type { AppSession } from '../host/app-session.ts'
import { refused } from '../vault/errors.ts'

export class UploadTooLarge extends Error {}

/** Files sent by a page. Each goes when it has been kept, or with the vault it was sent to. */
export class Uploads {
  readonly #session: Pick<AppSession, 'takeIn'>
  readonly #mostBytes: number

  constructor(session: Pick<AppSession, 'takeIn'>, mostBytes: number) {
    this.#session = session
    this.#mostBytes = mostBytes
  }

  /**
   * Streams a body to disk and gives a handle for it.
   *
   * Throws `no-vault`, `UploadTooLarge`, `cancelled` when the vault is closed meanwhile, or `disk-full` and whatever
   * else the system says; the half file is then removed.
   */
  async receive(name: string, body: Readable): Promise<ChosenFile> {
    // A page's word for a name: shown and written to the record, never used as a path.
    const shown = basename(name.replaceAll('\\', '/')).trim()
    if (shown === '' || shown.length > 255) throw refused('bad-input', 'This file has no usable name.')
    return this.#session.takeIn(shown, async (path, signal) => {
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
      await pipeline(body, limited(this.#mostBytes), file, { signal })
    })
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
