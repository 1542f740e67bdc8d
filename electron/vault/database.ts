import { existsSync } from 'node:fs'
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
  const sql = new Database(file, { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout: 2000 })
  sql.pragma('foreign_keys = ON')
  sql.pragma('trusted_schema = OFF')
  sql.pragma('cache_size = -64000')
  if (mode !== 'read') {
    sql.pragma('journal_mode = WAL')
    sql.pragma('synchronous = FULL')
  }
  return sql
}
