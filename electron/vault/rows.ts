import type { Statement } from 'better-sqlite3'
import type { Parameters, Sql } from './database.ts'
import type { Objects, Staged } from './objects.ts'
import type { EvidenceTable } from './tables.ts'

/** What stands in the search index for one clause or segment. See electron/records/passages.ts for the forms. */
export interface PassageText {
  readonly scope: string
  readonly stems: string
  readonly trigrams: string
}

/** What a kept file is called and is. */
export interface ItemFacts {
  readonly kind:
    | 'contract'
    | 'recording'
    | 'transcript'
    | 'summary'
    | 'sidecar'
    | 'call-records'
    | 'peaks'
    | 'playable'
    | 'clip'
  readonly mediaType: string
  readonly name: string
  readonly at: string
  /** Hash of the file it came out of: an attachment's e-mail, a clip's recording. */
  readonly parent?: string
}

/** All that a write operation may do to the database: add rows. Nothing is ever changed or removed. */
export interface Rows {
  /** Adds one row under the custody entry being written; gives its rowid. */
  insert(table: EvidenceTable, row: Parameters): number
  /** Keeps a staged file as an original and writes its item row; a file already kept stays as it is. */
  keep(staged: Staged, facts: ItemFacts): void
  /** Puts a clause or a segment into the search index. */
  index(rowid: number, passage: PassageText): void
  /** Takes a clause or segment that a newer version superseded out of the search index; its row stays. */
  unindex(rowid: number): void
}

/** An object that moved among the originals. A new one goes again when its transaction fails; one given back stays. */
export interface Arrival {
  readonly sha256: string
  readonly isNew: boolean
}

/** Rows for one custody entry. `arrivals` collects what moved among the originals. */
export function rowsOf(sql: Sql, objects: Objects, entry: number, arrivals: Arrival[]): Rows {
  const statements = new Map<string, Statement>()
  const insert = (table: EvidenceTable, row: Parameters): number => {
    const names = [...Object.keys(row), 'entry']
    const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`
    const statement = statements.get(text) ?? sql.prepare(text)
    statements.set(text, statement)
    return Number(statement.run({ ...row, entry }).lastInsertRowid)
  }
  const keep = (
    staged: Staged,
    { kind, mediaType, name, at, parent = null }: Omit<ItemFacts, 'parent'> & { parent?: string | null },
  ): void => {
    const known = sql.prepare('SELECT 1 FROM item WHERE sha256 = ?').get(staged.sha256) !== undefined
    if (!known || !objects.has(staged.sha256)) {
      arrivals.push({ sha256: staged.sha256, isNew: !known })
      objects.adopt(staged)
    }
    if (!known)
      insert('item', {
        sha256: staged.sha256,
        bytes: staged.bytes,
        kind,
        media_type: mediaType,
        name,
        acquired_at: at,
        parent,
      })
  }
  const passage = sql.prepare('INSERT INTO passage (rowid, scope, stems, trigrams) VALUES (?, ?, ?, ?)')
  const index = (rowid: number, { scope, stems, trigrams }: PassageText): void => {
    passage.run(rowid, scope, stems, trigrams)
  }
  const unindex = (rowid: number): void => {
    sql.prepare('DELETE FROM passage WHERE rowid = ?').run(rowid)
  }
  return { insert, keep, index, unindex }
}
