import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Statement } from 'better-sqlite3'
import type { Locale } from '../../shared/units.ts'
import { type Clock, type Ids, randomIds, systemClock } from './clock.ts'
import { appendEntry, lastEntry } from './custody-log.ts'
import { openDatabase, type Parameters, type Sql } from './database.ts'
import { refused, VaultError } from './errors.ts'
import { catchUpHead, writeHead } from './head.ts'
import { LOCK_FILE, lockVault } from './lock.ts'
import { hasOwnSchema, MIGRATIONS, migrate, schemaVersion } from './migrate.ts'
import { Objects } from './objects.ts'
import { type Arrival, type Rows, rowsOf } from './rows.ts'
import { createSigningKey, readSigningKey, type SigningKey } from './signing-key.ts'
import { readVaultFile, VAULT_FILE, type VaultInfo, writeVaultFile } from './vault-file.ts'

/** What a `read` operation is handed: it can't compile a write, and a statement that writes is refused at run time. */
export interface ReadVault {
  readonly folder: string
  readonly info: VaultInfo
  readonly objects: Pick<Objects, 'path' | 'has' | 'list'>
  get<T>(sql: string, parameters?: Parameters): T | undefined
  all<T>(sql: string, parameters?: Parameters): T[]
}

/** What a write did, as the custody log keeps it. */
export interface Deed {
  readonly at: string
  readonly actor: string
  readonly operation: string
  readonly subject: string
  readonly customer: string | null
  readonly detail: unknown
}

export interface OpenOptions {
  /** `read` works beside a writer in another process; `write` keeps other writers out. */
  mode: 'read' | 'write'
  clock?: Clock
  ids?: Ids
}

const databaseFile = (folder: string): string => join(folder, 'vault.db')

/** An open vault. Made by `createVault` or `openVault`; close it when done. */
export class Vault implements ReadVault {
  readonly folder: string
  readonly info: VaultInfo
  readonly objects: Objects
  readonly clock: Clock
  readonly ids: Ids
  readonly #sql: Sql
  readonly #key: SigningKey | null
  readonly #release: () => void
  readonly #statements = new Map<string, Statement>()

  constructor(parts: {
    folder: string
    info: VaultInfo
    sql: Sql
    key: SigningKey | null
    release: () => void
    clock: Clock
    ids: Ids
  }) {
    this.folder = parts.folder
    this.info = parts.info
    this.objects = new Objects(parts.folder)
    this.clock = parts.clock
    this.ids = parts.ids
    this.#sql = parts.sql
    this.#key = parts.key
    this.#release = parts.release
  }

  get<T>(sql: string, parameters: Parameters = {}): T | undefined {
    return this.#reading(sql).get(parameters) as T | undefined
  }

  all<T>(sql: string, parameters: Parameters = {}): T[] {
    return this.#reading(sql).all(parameters) as T[]
  }

  #reading(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#sql.prepare(sql)
    if (!statement.readonly) throw new Error(`A read may not run: ${sql}`)
    this.#statements.set(sql, statement)
    return statement
  }

  /**
   * Writes rows and the custody entry that vouches for them in one transaction, then moves the head.
   * Throws with the database and the originals as they were; once it has committed it doesn't throw any more.
   */
  commit<T>(deed: Deed, write: (rows: Rows) => T): T {
    const key = this.#key
    if (!key) throw refused('vault-locked', 'This vault was opened for reading only.')
    const arrivals: Arrival[] = []
    const transaction = this.#sql.transaction(() => {
      const entry = (lastEntry(this.#sql)?.entry ?? 0) + 1
      const result = write(rowsOf(this.#sql, this.objects, entry, arrivals))
      return { result, entry: appendEntry(this.#sql, key, deed) }
    })
    let done: ReturnType<typeof transaction>
    try {
      done = transaction.immediate()
    } catch (error) {
      for (const { sha256, isNew } of arrivals)
        attempt(() => (isNew ? this.objects.retract(sha256) : this.objects.settle(sha256)))
      throw error
    }
    // The write is done. What fails from here (a full disk) is put right when the vault is next opened.
    for (const { sha256 } of arrivals) attempt(() => this.objects.settle(sha256))
    attempt(() => writeHead(this.folder, done.entry))
    return done.result
  }

  close(): void {
    this.#statements.clear()
    try {
      this.#sql.close()
    } finally {
      this.#release()
    }
  }
}

/** Runs what may fail without harm: the next opening does it again. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // Deliberately nothing: see the caller.
  }
}

/** Makes a vault in a folder that is missing or empty, and opens it for writing. Throws `vault-exists` otherwise. */
export function createVault(
  folder: string,
  { name, locale, clock = systemClock, ids = randomIds }: { name: string; locale: Locale; clock?: Clock; ids?: Ids },
): Vault {
  refuseInsideVault(folder)
  const made = makeFolder(folder)
  requireEmpty(folder)
  const release = lockVault(folder)
  let sql: Sql | undefined
  try {
    requireEmpty(folder)
    Objects.create(folder)
    const key = createSigningKey(folder)
    const createdAt = clock()
    const info: VaultInfo = { format: 1, vaultId: ids('vault'), name, locale, createdAt, publicKey: key.publicKey }
    sql = openDatabase(databaseFile(folder), 'create')
    migrate(sql, folder)
    const vault = new Vault({ folder, info, sql, key, release, clock, ids })
    const deed = { at: createdAt, actor: 'owner', operation: 'init', subject: info.vaultId, customer: null }
    vault.commit({ ...deed, detail: info }, () => undefined)
    writeVaultFile(folder, info)
    return vault
  } catch (error) {
    sql?.close()
    release()
    // Only what this call made, and never a vault that somebody else was quicker to make here.
    if (!isVaultExisting(error)) clearAway(folder, made)
    throw error
  }
}

/** A vault among another's files would be a stranger there. */
function refuseInsideVault(folder: string): void {
  for (let parent = dirname(resolve(folder)); ; parent = dirname(parent)) {
    if (existsSync(join(parent, VAULT_FILE)))
      throw refused('vault-exists', 'This folder lies inside another vault. Choose a folder outside it.', folder)
    if (parent === dirname(parent)) return
  }
}

/**
 * Makes a folder and what is missing above it; gives the topmost one made. Step by step, because Node's own recursive
 * way never returns where the system says "no such file" to every attempt, as under /proc.
 */
function makeFolder(folder: string): string | undefined {
  const path = resolve(folder)
  if (existsSync(path)) return undefined
  const above = makeFolder(dirname(path))
  mkdirSync(path)
  return above ?? path
}

/** The lock's own file aside. */
function requireEmpty(folder: string): void {
  if (readdirSync(folder).some((name) => !name.startsWith(LOCK_FILE)))
    throw refused('vault-exists', 'This folder is not empty. Choose a new folder for the vault.', folder)
}

const isVaultExisting = (error: unknown): boolean => error instanceof VaultError && error.code === 'vault-exists'

/** @param made the topmost folder that had to be made; undefined when the folder was there and empty. */
function clearAway(folder: string, made: string | undefined): void {
  const targets = made === undefined ? readdirSync(folder).map((name) => join(folder, name)) : [made]
  for (const target of targets) rmSync(target, { recursive: true, force: true })
}

/**
 * Opens a vault; for writing it takes the lock, brings the database up to date and clears away what a crash left.
 * Throws `vault-missing`, `vault-locked`, `vault-newer` or `vault-damaged`.
 */
export function openVault(folder: string, { mode, clock = systemClock, ids = randomIds }: OpenOptions): Vault {
  const info = readVaultFile(folder)
  return mode === 'read' ? openForReading(folder, info, clock, ids) : openForWriting(folder, info, clock, ids)
}

function openForWriting(folder: string, info: VaultInfo, clock: Clock, ids: Ids): Vault {
  const release = lockVault(folder)
  let sql: Sql | undefined
  try {
    const key = readSigningKey(folder, info.publicKey)
    sql = openDatabase(databaseFile(folder), 'write')
    if (schemaVersion(sql) === 0)
      throw refused('vault-damaged', 'The vault’s database is empty. Restore the vault’s folder from a backup.', folder)
    migrate(sql, folder)
    requireOwnSchema(sql, folder)
    catchUpHead(folder, sql, info.publicKey)
    const vault = new Vault({ folder, info, sql, key, release, clock, ids })
    vault.objects.recover((sha256) => vault.get('SELECT 1 FROM item WHERE sha256 = @sha256', { sha256 }) !== undefined)
    return vault
  } catch (error) {
    sql?.close()
    release()
    throw error
  }
}

/** A trigger or view slipped in would have this program sign what it never wrote. */
function requireOwnSchema(sql: Sql, folder: string): void {
  if (!hasOwnSchema(sql))
    throw refused(
      'vault-damaged',
      'The shape of the vault’s database was changed, so nothing can be added. Run verify, and restore the folder from a backup.',
      folder,
    )
}

function openForReading(folder: string, info: VaultInfo, clock: Clock, ids: Ids): Vault {
  const sql = openDatabase(databaseFile(folder), 'read')
  try {
    if (schemaVersion(sql) === MIGRATIONS.length)
      return new Vault({ folder, info, sql, key: null, release: () => undefined, clock, ids })
  } catch (error) {
    sql.close()
    throw error
  }
  sql.close()
  openForWriting(folder, info, clock, ids).close()
  return openForReading(folder, info, clock, ids)
}
