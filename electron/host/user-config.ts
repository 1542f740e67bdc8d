import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnownVault } from '../../shared/native.ts'
import { signedInPerson } from './person.ts'

const Stored = z.object({
  person: z.string().min(1),
  known: z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.string() })),
})
type Stored = z.infer<typeof Stored>

const MOST_KNOWN = 20

/** A page is given this in place of the folder: the same folder always has the same key, and a key is no path. */
const keyOf = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 24)

/**
 * What this program remembers of its user between runs: his name and the vaults he opened. Nothing of their content.
 * The window and `serve` share the file, so each change is made to what the file holds by then, not to what it held
 * when this process began.
 */
export class UserConfig {
  readonly #file: string
  #stored: Stored

  /** @param folder the user's configuration folder for this program; made when it is not there */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#file = join(folder, 'said-and-signed.json')
    this.#stored = readStored(this.#file) ?? { person: signedInPerson(), known: [] }
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
