import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Statement } from 'better-sqlite3'
import type { Locale } from '../../shared/units.ts'
import { type Clock, type Ids, randomIds, systemClock } from './clock.ts'
import { appendEntry, type CustodyEntry, lastEntry } from './custody-log.ts'
import { openDatabase, type Parameters, type Sql } from './database.ts'
import { refused } from './errors.ts'
import { readHead, writeHead } from './head.ts'
import { lockVault } from './lock.ts'
import { MIGRATIONS, migrate, schemaVersion } from './migrate.ts'
import { Objects } from './objects.ts'
import { type Rows, rowsOf } from './rows.ts'
import { createSigningKey, readSigningKey, type SigningKey } from './signing-key.ts'
import { readVaultFile, type VaultInfo, writeVaultFile } from './vault-file.ts'

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

  get canWrite(): boolean {
    return this.#key !== null
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
   * Whatever fails, the database and the originals are as they were.
   */
  commit<T>(deed: Deed, write: (rows: Rows) => T): T {
    const key = this.#key
    if (!key) throw refused('vault-locked', 'This vault was opened for reading only.')
    const adopted: string[] = []
    const transaction = this.#sql.transaction(() => {
      const entry = (lastEntry(this.#sql)?.entry ?? 0) + 1
      const result = write(rowsOf(this.#sql, this.objects, entry, adopted))
      return { result, entry: appendEntry(this.#sql, key, deed) }
    })
    try {
      const { result, entry } = transaction.immediate()
      for (const sha256 of adopted) this.objects.settle(sha256)
      writeHead(this.folder, entry)
      return result
    } catch (error) {
      for (const sha256 of adopted) this.objects.retract(sha256)
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.#sql.close()
    this.#release()
  }
}

/** Makes a vault in a folder that is missing or empty, and opens it for writing. Throws `vault-exists` otherwise. */
export function createVault(
  folder: string,
  { name, locale, clock = systemClock, ids = randomIds }: { name: string; locale: Locale; clock?: Clock; ids?: Ids },
): Vault {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw refused('vault-exists', 'This folder is not empty. Choose a new folder for the vault.', folder)
  const made = mkdirSync(folder, { recursive: true })
  try {
    Objects.create(folder)
    const key = createSigningKey(folder)
    const info: VaultInfo = {
      format: 1,
      vaultId: ids('vault'),
      name,
      locale,
      createdAt: clock(),
      publicKey: key.publicKey,
    }
    const release = lockVault(folder)
    const sql = openDatabase(databaseFile(folder), 'create')
    migrate(sql, folder)
    const vault = new Vault({ folder, info, sql, key, release, clock, ids })
    vault.commit(
      { at: info.createdAt, actor: 'owner', operation: 'init', subject: info.vaultId, customer: null, detail: info },
      () => undefined,
    )
    writeVaultFile(folder, info)
    return vault
  } catch (error) {
    rmSync(made ?? folder, { recursive: true, force: true })
    throw error
  }
}

/** Opens a vault; for writing it takes the lock, brings the database up to date and clears away what a crash left. */
export function openVault(folder: string, { mode, clock = systemClock, ids = randomIds }: OpenOptions): Vault {
  const info = readVaultFile(folder)
  if (mode === 'read') return openForReading(folder, info, clock, ids)
  const release = lockVault(folder)
  try {
    const sql = openDatabase(databaseFile(folder), 'write')
    migrate(sql, folder)
    const vault = new Vault({ folder, info, sql, key: readSigningKey(folder), release, clock, ids })
    vault.objects.recover((sha256) => vault.get('SELECT 1 FROM item WHERE sha256 = @sha256', { sha256 }) !== undefined)
    const last = lastEntry(sql)
    if (last) catchUpHead(folder, sql, last)
    return vault
  } catch (error) {
    release()
    throw error
  }
}

function openForReading(folder: string, info: VaultInfo, clock: Clock, ids: Ids): Vault {
  const sql = openDatabase(databaseFile(folder), 'read')
  if (schemaVersion(sql) < MIGRATIONS.length) {
    sql.close()
    openVault(folder, { mode: 'write', clock, ids }).close()
    return openForReading(folder, info, clock, ids)
  }
  return new Vault({ folder, info, sql, key: null, release: () => undefined, clock, ids })
}

/**
 * A crash between commit and head leaves the head behind a log that still runs through it: move it on. A head that
 * the log doesn't reach or disagrees with is left alone, for verify to report.
 */
function catchUpHead(folder: string, sql: Sql, last: CustodyEntry): void {
  const head = readHead(folder)
  if (!head || head.entry >= last.entry) return
  const passed = sql.prepare('SELECT hash FROM custody WHERE entry = ?').pluck().get(head.entry)
  if (passed === head.hash) writeHead(folder, last)
}
