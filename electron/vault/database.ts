import { existsSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { refused } from './errors.ts'

export type Sql = Database.Database
export type Value = string | number | null
export type Row = Record<string, Value>
export type Parameters = Readonly<Record<string, Value>>

/** Node-API 10 is what better-sqlite3 13 is built for; on an older Node it ends the process with a segmentation fault. */
const NODE_API = 10

/**
 * Opens the vault's SQLite file. The one place that names the driver, so that an encrypting one can take its place.
 * A writer syncs on every commit: an acknowledged custody entry survives a power cut.
 */
export function openDatabase(file: string, mode: 'read' | 'write' | 'create'): Sql {
  if (Number(process.versions.napi) < NODE_API)
    throw refused('internal', `This program needs Node 24 (this is ${process.version}); run it through npm.`)
  if (mode !== 'create' && !existsSync(file))
    throw refused('vault-damaged', 'The vault’s database is missing. Restore the vault’s folder from a backup.', file)
  const sql =
    mode === 'read' ? openToRead(file) : new Database(file, { fileMustExist: mode === 'write', timeout: 2000 })
  sql.pragma('foreign_keys = ON')
  sql.pragma('trusted_schema = OFF')
  sql.pragma('cache_size = -64000')
  if (mode !== 'read') {
    sql.pragma('journal_mode = WAL')
    sql.pragma('synchronous = FULL')
  }
  return sql
}

/** Where a database file's header says that it is written ahead of (2) or in place (1): SQLite file format, §1.3.3. */
const WRITE_VERSION = 18
const READ_VERSION = 19

function openToRead(file: string): Sql {
  const sql = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 })
  try {
    sql.pragma('schema_version')
    return sql
  } catch (error) {
    sql.close()
    const isUnwritable = String((error as { code?: unknown }).code).startsWith('SQLITE_CANTOPEN')
    // A log of unfinished writes beside it would be left unread.
    if (!isUnwritable || existsSync(`${file}-wal`)) throw error
    return openInMemory(file)
  }
}

/** SQLite can't read a write-ahead database where it can't make its helper files: on read-only media a copy is read. */
function openInMemory(file: string): Sql {
  const bytes = readFileSync(file)
  bytes[WRITE_VERSION] = 1
  bytes[READ_VERSION] = 1
  return new Database(bytes, { readonly: true })
}
