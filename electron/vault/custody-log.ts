import { createHash } from 'node:crypto'
import type { Statement } from 'better-sqlite3'
import type { Row, Sql } from './database.ts'
import type { SigningKey } from './signing-key.ts'
import { EVIDENCE_TABLES } from './tables.ts'

/** One line of the custody log: who did what to which subject, when, and the digest of every row it wrote. */
export interface CustodyEntry {
  readonly entry: number
  readonly at: string
  readonly actor: string
  readonly operation: string
  readonly subject: string
  readonly customer: string | null
  /** Canonical JSON of the facts of the operation. */
  readonly detail: string
  readonly digest: string
  readonly previous: string
  readonly hash: string
  readonly signature: string
}

export type Happening = Pick<CustodyEntry, 'at' | 'actor' | 'operation' | 'subject' | 'customer'> & { detail: unknown }

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** JSON with sorted keys, so that the same facts have the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}

/** The hash of an entry covers every field but itself and its signature, and so, through `previous`, all before it. */
export const hashOf = (entry: Omit<CustodyEntry, 'hash' | 'signature'>): string =>
  sha256(
    JSON.stringify([
      entry.entry,
      entry.at,
      entry.actor,
      entry.operation,
      entry.subject,
      entry.customer,
      entry.detail,
      entry.digest,
      entry.previous,
    ]),
  )

/**
 * Gives a function that digests what an entry wrote: SHA-256 over every evidence row that names it, table by table in
 * the order of writing. The statements are prepared once for all the entries it is asked for.
 */
export function rowDigester(sql: Sql): (entry: number) => string {
  const tables = EVIDENCE_TABLES.map(
    (table) => [table, sql.prepare(`SELECT * FROM ${table} WHERE entry = ? ORDER BY rowid`)] as const,
  )
  return (entry) => digest(tables, entry)
}

function digest(tables: readonly (readonly [string, Statement])[], entry: number): string {
  const hash = createHash('sha256')
  for (const [table, rows] of tables)
    for (const row of rows.iterate(entry) as Iterable<Row>) hash.update(`${JSON.stringify([table, stated(row)])}\n`)
  return hash.digest('hex')
}

/** Columns that hold something: a column added by a later migration is null in old rows and leaves their digest alone. */
const stated = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))

export const lastEntry = (sql: Sql): CustodyEntry | undefined =>
  sql.prepare('SELECT * FROM custody ORDER BY entry DESC LIMIT 1').get() as CustodyEntry | undefined

/** Appends an entry for the rows already written under its number; call inside their transaction. */
export function appendEntry(sql: Sql, key: SigningKey, happening: Happening): CustodyEntry {
  const last = lastEntry(sql)
  const entry = (last?.entry ?? 0) + 1
  const body = {
    ...happening,
    // SQLite keeps no half characters: what is hashed must be what will be read back.
    actor: happening.actor.toWellFormed(),
    entry,
    detail: canonicalJson(happening.detail).toWellFormed(),
    digest: rowDigester(sql)(entry),
    previous: last?.hash ?? GENESIS,
  }
  const hash = hashOf(body)
  const whole: CustodyEntry = { ...body, hash, signature: key.sign(hash) }
  sql
    .prepare(
      `INSERT INTO custody VALUES (@entry, @at, @actor, @operation, @subject, @customer, @detail, @digest, @previous, @hash, @signature)`,
    )
    .run(whole)
  return whole
}
