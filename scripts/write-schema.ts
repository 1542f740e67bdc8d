import { writeFileSync } from 'node:fs'
import { ownSchema } from '../electron/vault/migrate.ts'

/** Writes the golden dump of a new vault's shape. Run after adding a migration, and read the diff. */
writeFileSync('electron/vault/schema.sql', ownSchema())
