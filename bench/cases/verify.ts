import { join } from 'node:path'
import Database from 'better-sqlite3'
import { EVIDENCE_TABLES } from '../../electron/vault/tables.ts'
import { verifyVault } from '../../electron/vault/verify.ts'
import { generatedVault } from '../generated-vault.ts'
import { alternate, type Bench, type Figure } from '../measure.ts'

/** Checking a whole vault without reading the originals' bytes: log, signatures, digests of all rows, the index. */
export async function measure(bench: Bench): Promise<Figure[]> {
  const { vault } = await generatedVault(bench)
  const { folder } = vault
  const read = (): { entries: number; rows: number } => readEverything(join(folder, 'vault.db'))
  const { entries, rows } = read()
  const times = await alternate(bench.isQuick ? 1 : 3, {
    ours: async () => {
      const { problems } = await verifyVault({ folder, deep: false }, { progress: () => undefined })
      if (problems.length > 0) throw new Error(`The generated vault is not sound: ${problems[0]!.message}`)
    },
    reading: read,
  })
  const rate = (count: number, ms: number): number => (count / ms) * 1000
  const name = 'read every row, once'
  return [
    {
      name: `verify, ${rows} rows`,
      value: rate(rows, times.ours),
      unit: 'rows/s',
      against: [{ name, value: rate(rows, times.reading) }],
    },
    {
      name: `verify, ${entries} entries`,
      value: rate(entries, times.ours),
      unit: 'entries/s',
      against: [{ name, value: rate(entries, times.reading) }],
    },
  ]
}

function readEverything(file: string): { entries: number; rows: number } {
  const sql = new Database(file, { readonly: true })
  const count = (table: string): number => {
    let rows = 0
    for (const _ of sql.prepare(`SELECT * FROM ${table}`).iterate()) rows++
    return rows
  }
  const entries = count('custody')
  const rows = EVIDENCE_TABLES.reduce((sum, table) => sum + count(table), 0)
  sql.close()
  return { entries, rows }
}
