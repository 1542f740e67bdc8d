import { randomUUID } from 'node:crypto'
import { chmod, copyFile, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { contract, isOperationName } from '../../shared/contract.ts'
import type { HostEvent } from '../../shared/events.ts'
import type { ChosenFile, Programs, Session, WatchedFolder } from '../../shared/native.ts'
import type { ErrorCode, Failure, Reply } from '../../shared/reply.ts'
import type { Locale } from '../../shared/units.ts'
import { dispatch } from '../dispatch.ts'
import { failureOf, refused } from '../vault/errors.ts'
import { createVault, openVault, type Vault } from '../vault/open.ts'
import { outsideVault } from '../vault/outside.ts'
import { FileHandles } from './file-handles.ts'
import { forPage, unforeseen } from './page-failure.ts'
import { programsOf } from './programs.ts'
import { RunningCalls } from './running-calls.ts'
import type { ServedObject } from './serve-page.ts'
import { UserConfig } from './user-config.ts'
import { WatchedFolders } from './watched-folders.ts'

interface Options {
  readonly host: Session['host']
  /** Where this user's configuration of this program is kept. */
  readonly configFolder: string
  readonly emit: (event: HostEvent) => void
  /** Takes one line about something unforeseen. It may name paths, so it goes to a log, never to a page. */
  readonly log: (line: string) => void
}

const NO_VAULT = 'No vault is open. Create one or open one first.'

const failed = (code: ErrorCode, message: string): Reply<never> => ({ ok: false, error: { code, message } })

/**
 * One person at one program: the vault that is open (one at a time), the files he handed over, the operations under
 * way. Both windows and browsers are thin skins over this; it knows neither Electron nor HTTP.
 */
export class AppSession {
  readonly files = new FileHandles()
  readonly #calls = new RunningCalls()
  readonly #config: UserConfig
  readonly #host: Session['host']
  readonly #emit: (event: HostEvent) => void
  readonly #log: (line: string) => void
  readonly #watched: WatchedFolders
  #vault: Vault | null = null
  /** Opening and closing happen one after another: two screens that open at once must not leave a vault behind. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor({ host, configFolder, emit, log }: Options) {
    this.#host = host
    this.#emit = emit
    this.#log = log
    this.#config = new UserConfig(configFolder)
    this.#watched = new WatchedFolders({
      config: this.#config,
      take: (input, folder) => this.#takeCalls(input, folder),
      announce: (folders) => emit({ type: 'watched', folders }),
    })
  }

  session(): Session {
    const info = this.#vault?.info
    return {
      host: this.#host,
      vault: info ? { vaultId: info.vaultId, name: info.name, locale: info.locale } : null,
      known: this.#config.known(),
      person: this.#config.person,
    }
  }

  setPerson(person: string): Session {
    this.#config.setPerson(person)
    return this.#announce()
  }

  folderOfKnown(key: string): string {
    const folder = this.#config.folderOf(key)
    if (folder === undefined) throw refused('vault-missing', 'This vault is not in the list of known vaults any more.')
    return folder
  }

  /** Makes a vault in a folder and opens it. Throws `vault-exists` when the folder already holds one. */
  create(folder: string, name: string, locale: Locale): Promise<Session> {
    return this.#inTurn(() => this.#replaceWith(createVault(resolve(folder), { name, locale })))
  }

  /** Opens a vault in place of the one that is open. Throws `vault-missing`, `vault-locked`, `vault-newer`, `vault-damaged`. */
  open(folder: string): Promise<Session> {
    const wanted = resolve(folder)
    return this.#inTurn(async () => {
      if (this.#vault && resolve(this.#vault.folder) === wanted) return this.session()
      return this.#replaceWith(openVault(wanted, { mode: 'write' }))
    })
  }

  /** Cancels what is under way, waits for it to stop, closes the vault and lets every file handle expire. */
  close(): Promise<Session> {
    return this.#inTurn(async () => {
      await this.#closeOpen()
      return this.#announce()
    })
  }

  /** Sends one operation through the door; never throws. `callId` names it for progress and for `cancel`. */
  async operate(name: string, input: unknown, callId: string): Promise<Reply<unknown>> {
    if (!isOperationName(name)) return failed('unknown-operation', 'This program has no such operation.')
    const vault = this.#vault
    if (!vault) return failed('no-vault', NO_VAULT)
    if (this.#calls.has(callId)) return failed('bad-input', 'An operation of this id is still under way.')
    const files = this.files.forCall()
    const reply = await this.#calls.run(callId, (signal) =>
      dispatch(vault, name, input, {
        actor: this.#config.person,
        files,
        programs: this.#programs,
        signal,
        onProgress: (progress) => this.#emit({ type: 'progress', callId, progress }),
      }),
    )
    if (!reply.ok) return this.#refusal(reply.error)
    if (contract[name].effect !== 'read') {
      await files.release()
      this.#emit({ type: 'changed', operation: name })
    }
    return reply
  }

  programs(): Promise<Programs> {
    return programsOf(this.#programs)
  }

  /** Null: looked for in the usual places again. */
  setProgram(program: 'ffmpeg' | 'whisper', path: string | null): Promise<Programs> {
    this.#config.setProgram(program, path)
    return this.programs()
  }

  get #programs() {
    return { ...this.#config.programs, models: this.#config.modelsFolder }
  }

  watchedFolders(): WatchedFolder[] {
    return this.#watched.list()
  }

  /** Takes in the calls of a folder from now on, whenever the vault that is open is open. Throws `no-vault`. */
  watchFolder(folder: string, source: string): Promise<WatchedFolder[]> {
    return this.#watched.watch(this.#openVaultId(), folder, source)
  }

  stopWatching(key: string): Promise<WatchedFolder[]> {
    return this.#watched.stop(this.#openVaultId(), key)
  }

  #openVaultId(): string {
    if (!this.#vault) throw refused('no-vault', NO_VAULT)
    return this.#vault.info.vaultId
  }

  async #takeCalls(input: unknown, folder: string): Promise<Reply<unknown>> {
    const vault = this.#vault
    if (!vault) return failed('no-vault', NO_VAULT)
    const files = { read: () => ({ path: folder, name: basename(folder) }), write: (ref: string) => ref }
    const reply = await this.#calls.run(randomUUID(), (signal) =>
      dispatch(vault, 'ingestCalls', input, { actor: this.#config.person, files, programs: this.#programs, signal }),
    )
    if (!reply.ok) return this.#refusal(reply.error)
    const { added } = reply.value as { added: number }
    if (added > 0) this.#emit({ type: 'changed', operation: 'ingestCalls' })
    return reply
  }

  cancel(callId: string): void {
    this.#calls.cancel(callId)
  }

  /** Anything thrown, as the refusal a page may see. */
  refuse(error: unknown): Reply<never> {
    return this.#refusal(failureOf(error))
  }

  /**
   * Takes in a file that isn't on this machine yet. It lies in the open vault's staging folder: on the vault's own
   * disk, and cleared at its next opening should this process be killed. Closing the vault fires the signal and waits.
   *
   * @param receive writes the file at the path it is given; what it throws is thrown on, the half file removed
   * @returns its handle; the file goes with it. Throws `no-vault` while none is open.
   */
  async takeIn(name: string, receive: (path: string, signal: AbortSignal) => Promise<void>): Promise<ChosenFile> {
    if (!this.#vault) throw refused('no-vault', NO_VAULT)
    const path = join(this.#vault.folder, 'staging', `${randomUUID()}.upload`)
    return this.#calls.run(path, async (signal) => {
      try {
        await receive(path, signal)
        return await this.files.register(path, { name, temporary: true })
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    })
  }

  /** An object of the open vault as it may be served: only what has a row, never what merely lies in the folder. */
  object(sha256: string): ServedObject | null {
    const vault = this.#vault
    const item = vault?.get<{ mediaType: string }>('SELECT media_type AS mediaType FROM item WHERE sha256 = :sha256', {
      sha256,
    })
    return vault && item ? { path: vault.objects.path(sha256), mediaType: item.mediaType } : null
  }

  /** Copies an object to a place outside the vault. Throws `not-found`, `write-failed`, `disk-full`. */
  async saveCopy(sha256: string, target: string): Promise<{ name: string }> {
    const found = this.object(sha256)
    if (!found || !this.#vault) throw refused('not-found', 'This file is not in the open vault.')
    const outside = outsideVault(this.#vault.folder, target)
    // Under another name first: a full disk must not leave half a file where a whole one was.
    const half = `${outside}.part`
    try {
      await copyFile(found.path, half)
      // The original is read-only, and a copy takes its mode with it: the person could not replace or delete it.
      await chmod(half, 0o644)
      await rename(half, outside)
    } catch (error) {
      await rm(half, { force: true })
      throw error
    }
    return { name: basename(target) }
  }

  async #replaceWith(opened: Vault): Promise<Session> {
    try {
      await this.#closeOpen()
    } catch (error) {
      // Or it would stay locked for as long as this program runs.
      opened.close()
      this.#announce()
      throw error
    }
    this.#vault = opened
    this.#config.remember(resolve(opened.folder), opened.info.name)
    this.#watched.begin(opened.info.vaultId)
    return this.#announce()
  }

  async #closeOpen(): Promise<void> {
    const vault = this.#vault
    this.#vault = null
    // Told to stop before what they have under way is cancelled, or they would begin again.
    const ended = this.#watched.end()
    await this.#calls.cancelAll()
    await ended
    await this.files.clear()
    vault?.close()
  }

  #refusal(failure: Failure): Reply<never> {
    const line = unforeseen(failure)
    if (line !== null) this.#log(line)
    return { ok: false, error: forPage(failure) }
  }

  #announce(): Session {
    const session = this.session()
    this.#emit({ type: 'session', session })
    return session
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}
