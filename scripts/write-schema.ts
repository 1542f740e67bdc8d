import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { dumpSchema, migrate } from '../electron/vault/migrate.ts'

/** Writes the golden dump of a new vault's shape. Run after adding a migration, and read the diff. */
const sql = new Database(':memory:')
migrate(sql, '.')
writeFileSync('electron/vault/schema.sql', dumpSchema(sql))
