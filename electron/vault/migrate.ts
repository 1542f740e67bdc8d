import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Sql } from './database.ts'
import { refused } from './errors.ts'
import { firstVault } from './migrations/0001-first-vault.ts'
import { documents } from './migrations/0002-documents.ts'
import { recordings } from './migrations/0003-recordings.ts'

/** Numbered and listed by hand; each runs in one transaction. A landed migration is never edited. */
export const MIGRATIONS: readonly string[] = [firstVault, documents, recordings]

export const schemaVersion = (sql: Sql): number => Number(sql.pragma('user_version', { simple: true }))

/**
 * Brings the database to the newest shape, one transaction a step, after copying it to `backups/`.
 * Throws `vault-newer` when a newer program wrote it, so that nothing is lost by an old one.
 */
export function migrate(sql: Sql, folder: string, migrations: readonly string[] = MIGRATIONS): void {
  const version = schemaVersion(sql)
  if (version > migrations.length)
    throw refused(
      'vault-newer',
      'This vault was written by a newer version of the program. Update the program to open it.',
    )
  if (version === migrations.length) return
  if (version > 0) backUp(sql, folder, version)
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue
    sql.transaction(() => {
      sql.exec(step)
      sql.pragma(`user_version = ${index + 1}`)
    })()
  }
}

function backUp(sql: Sql, folder: string, version: number): void {
  const backups = join(folder, 'backups')
  const copy = join(backups, `vault-v${version}.db`)
  mkdirSync(backups, { recursive: true })
  rmSync(copy, { force: true })
  // Whole whatever a reader holds open, which a copy of the file is not.
  sql.prepare('VACUUM INTO ?').run(copy)
}

let own: string | undefined

/** The shape this program gives a new vault, as schema.sql holds it. */
export function ownSchema(): string {
  if (own !== undefined) return own
  const sql = openDatabase(':memory:', 'create')
  for (const step of MIGRATIONS) sql.exec(step)
  own = dumpSchema(sql)
  sql.close()
  return own
}

/** True when the database has the shape this program gave it: no trigger dropped or added, no index or view swapped. */
export const hasOwnSchema = (sql: Sql): boolean => dumpSchema(sql) === ownSchema()

/** The shape of a database as text, ordered and stable: compared with the golden schema.sql in a test. */
export function dumpSchema(sql: Sql): string {
  const rows = sql
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'passage!_%' ESCAPE '!' ORDER BY type, name`,
    )
    .all() as { sql: string }[]
  return `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`
}
