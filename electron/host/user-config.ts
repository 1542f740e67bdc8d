import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnownVault } from '../../shared/native.ts'
import { signedInPerson } from './person.ts'

/** A folder of this machine whose calls go into a vault. Kept here, not in the vault: a vault moves between machines. */
const Watched = z.object({ vaultId: z.string(), folder: z.string(), source: z.string() })
export type Watched = z.infer<typeof Watched>

const Stored = z.object({
  person: z.string().min(1),
  known: z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.string() })),
  watched: z.array(Watched).default([]),
  /**
   * Paths of programs this person named. Never kept in a vault: somebody else's vault must not say which program of this
   * machine is run.
   */
  programs: z.object({ ffmpeg: z.string().optional(), whisper: z.string().optional() }).default({}),
})
type Stored = z.infer<typeof Stored>

const MOST_KNOWN = 20

/** A page is given this in place of the folder: the same folder always has the same key, and a key is no path. */
export const keyOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 24)

/**
 * What this program remembers of its user between runs: his name and the vaults he opened. Nothing of their content.
 * The window and `serve` share the file, so each change is made to what the file holds by then, not to what it held
 * when this process began.
 */
export class UserConfig {
  readonly #file: string
  /** Where speech models are looked for. */
  readonly modelsFolder: string
  #stored: Stored

  /** @param folder the user's configuration folder for this program; made when it is not there */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#file = join(folder, 'said-and-signed.json')
    this.modelsFolder = join(folder, 'models')
    this.#stored = readStored(this.#file) ?? { person: signedInPerson(), known: [], watched: [], programs: {} }
  }

  get person(): string {
    return this.#stored.person
  }

  /** Throws what the system says when it can't be kept. */
  setPerson(person: string): void {
    this.#stored = { ...this.#latest(), person }
    this.#store()
  }

  /** Known vaults, the newest first. */
  known(): KnownVault[] {
    return this.#stored.known.map(({ folder, name, openedAt }) => ({ key: keyOf(folder), name, openedAt }))
  }

  /** The folder of a known vault, or undefined for a key that was never given out. */
  folderOf(key: string): string | undefined {
    return this.#stored.known.find(({ folder }) => keyOf(folder) === key)?.folder
  }

  /** Never throws: a vault that was opened well is open, also where the list of recent ones can't be kept. */
  remember(folder: string, name: string): void {
    const stored = this.#latest()
    const others = stored.known.filter((vault) => vault.folder !== folder)
    const newest = { folder, name, openedAt: new Date().toISOString() }
    this.#stored = { ...stored, known: [newest, ...others].slice(0, MOST_KNOWN) }
    try {
      this.#store()
    } catch {
      // Known to this run only.
    }
  }

  watched(vaultId: string): Watched[] {
    return this.#stored.watched.filter((folder) => folder.vaultId === vaultId)
  }

  /** Throws what the system says when it can't be kept. */
  watch(added: Watched): void {
    const stored = this.#latest()
    const others = stored.watched.filter(({ vaultId, folder }) => vaultId !== added.vaultId || folder !== added.folder)
    this.#stored = { ...stored, watched: [...others, added] }
    this.#store()
  }

  stopWatching(vaultId: string, key: string): void {
    const stored = this.#latest()
    const watched = stored.watched.filter((one) => one.vaultId !== vaultId || keyOf(one.folder) !== key)
    this.#stored = { ...stored, watched }
    this.#store()
  }

  get programs(): Stored['programs'] {
    return this.#stored.programs
  }

  /** Null: looked for in the usual places again. */
  setProgram(program: 'ffmpeg' | 'whisper', path: string | null): void {
    const stored = this.#latest()
    const { [program]: _, ...others } = stored.programs
    this.#stored = { ...stored, programs: path === null ? others : { ...others, [program]: path } }
    this.#store()
  }

  /** A file that is gone or damaged by now takes nothing away from what this run knows. */
  #latest(): Stored {
    return readStored(this.#file) ?? this.#stored
  }

  /** Written beside and renamed over: a crash leaves the old file or the new one, never half of one. */
  #store(): void {
    const beside = `${this.#file}.${process.pid}.new`
    writeFileSync(beside, `${JSON.stringify(this.#stored, null, 2)}\n`, { mode: 0o600 })
    renameSync(beside, this.#file)
  }
}

/** Null when it is missing or damaged: a list of recent folders is a convenience, the program starts without one. */
function readStored(file: string): Stored | null {
  try {
    return Stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
