import { realpathSync } from 'node:fs'
import { basename } from 'node:path'
import type { WatchedFolder } from '../../shared/native.ts'
import type { Reply } from '../../shared/reply.ts'
import { FolderWatcher, type ToWatch } from '../folders/folder-watcher.ts'
import { failureOf } from '../vault/errors.ts'
import { keyOf, type UserConfig, type Watched } from './user-config.ts'

type Taken = Awaited<ReturnType<ToWatch['take']>>

interface Options {
  readonly config: UserConfig
  /** Runs the operation that takes in a folder's calls, on the vault that is open. */
  take(input: unknown, folder: string): Promise<Reply<unknown>>
  announce(folders: readonly WatchedFolder[]): void
}

/** The folders whose calls go into the open vault as they arrive. */
export class WatchedFolders {
  readonly #options: Options
  readonly #watchers = new Map<string, { readonly watched: Watched; readonly watcher: FolderWatcher }>()

  constructor(options: Options) {
    this.#options = options
  }

  /** Begins to watch all that this person chose for a vault. */
  begin(vaultId: string): void {
    for (const watched of this.#options.config.watched(vaultId)) this.#start(watched)
  }

  /** Ends when nothing of it is under way any more. */
  async end(): Promise<void> {
    const watchers = [...this.#watchers.values()]
    this.#watchers.clear()
    await Promise.all(watchers.map(({ watcher }) => watcher.stop()))
  }

  list(): WatchedFolder[] {
    return Array.from(this.#watchers, ([key, { watched, watcher }]) => ({
      key,
      name: basename(watched.folder),
      source: watched.source,
      ...watcher.state,
      failures: [...watcher.state.failures],
    }))
  }

  async watch(vaultId: string, folder: string, source: string): Promise<WatchedFolder[]> {
    const watched = { vaultId, folder: realpathSync(folder), source }
    this.#options.config.watch(watched)
    await this.#watchers.get(keyOf(watched.folder))?.watcher.stop()
    this.#start(watched)
    return this.list()
  }

  async stop(vaultId: string, key: string): Promise<WatchedFolder[]> {
    this.#options.config.stopWatching(vaultId, key)
    const found = this.#watchers.get(key)
    this.#watchers.delete(key)
    await found?.watcher.stop()
    return this.list()
  }

  #start(watched: Watched): void {
    const { folder, source } = watched
    const watcher = new FolderWatcher({
      folder,
      take: async (input) =>
        (await this.#options
          .take({ folder, source, ...input }, folder)
          .catch((error: unknown) => ({ ok: false, error: failureOf(error) }))) as Taken,
      onChange: () => this.#options.announce(this.list()),
    })
    this.#watchers.set(keyOf(folder), { watched, watcher })
    watcher.start()
  }
}
