import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../../shared/client.ts'
import { type CustodyEntry, canonicalJson, GENESIS, hashOf, rowDigester } from './custody-log.ts'
import { openDatabase, type Sql } from './database.ts'
import { failureOf } from './errors.ts'
import { type Head, readHead } from './head.ts'
import { isLocked } from './lock.ts'
import { hasOwnSchema } from './migrate.ts'
import { hashFile, Objects } from './objects.ts'
import { signatureCheck } from './signing-key.ts'
import { EVIDENCE_TABLES } from './tables.ts'
import { readVaultFile, type VaultInfo } from './vault-file.ts'

export interface VerifyProblem {
  readonly code: string
  /** What is wrong: an entry's number, a table, a hash, a file name. */
  readonly subject: string
  readonly message: string
}

export interface Verification {
  readonly items: number
  readonly log: { readonly entries: number; readonly head: string }
  readonly problems: readonly VerifyProblem[]
}

interface Item {
  readonly sha256: string
  readonly bytes: number
  readonly name: string
}

type Report = (code: string, subject: string, message: string) => void

/**
 * Checks a whole vault against its custody log, with a connection of its own; changes nothing.
 *
 * Always: the chain and every signature, the head kept beside the log, every row against the digest of its entry, the
 * list and sizes of the originals. With `deep`, every byte of every original as well.
 */
export async function verifyVault(
  { folder, deep }: { folder: string; deep: boolean },
  context: { progress(progress: Progress): void },
): Promise<Verification> {
  const problems: VerifyProblem[] = []
  const report: Report = (code, subject, message) => problems.push({ code, subject, message })
  const info = readVaultFile(folder)
  const sql = openDatabase(join(folder, 'vault.db'), 'read')
  try {
    // The head first: the log is always committed before its head, so whatever the head says is in the snapshot.
    const head = readHead(folder)
    // One snapshot for all that follows, whatever a writer does meanwhile.
    sql.exec('BEGIN')
    checkDatabase(sql, deep, report)
    const entries = sql.prepare('SELECT * FROM custody ORDER BY entry').all() as CustodyEntry[]
    checkLog(entries, info, report)
    checkHead(head, entries, info, report)
    checkRows(sql, entries, report)
    checkIndex(sql, report)
    sql.exec('COMMIT')
    const items = await checkObjects(sql, folder, deep, report, context)
    return { items, log: { entries: entries.length, head: entries.at(-1)?.hash ?? GENESIS }, problems }
  } catch (error) {
    const { code, message } = failureOf(error)
    report(code, 'vault.db', message)
    return { items: 0, log: { entries: 0, head: GENESIS }, problems }
  } finally {
    sql.close()
  }
}

function checkDatabase(sql: Sql, deep: boolean, report: Report): void {
  if (!hasOwnSchema(sql))
    report(
      'schema-changed',
      'vault.db',
      'The shape of the database was changed: a trigger, an index, a table or a view.',
    )
  // The quick check leaves out whether each index says what its table says, and a query may be answered by an index alone.
  const result = sql.pragma(deep ? 'integrity_check(1)' : 'quick_check(1)', { simple: true })
  if (result !== 'ok') report('database-damaged', 'vault.db', `The database file is damaged: ${String(result)}`)
}

function checkLog(entries: readonly CustodyEntry[], info: VaultInfo, report: Report): void {
  const isSigned = signatureCheck(info.publicKey)
  let previous = GENESIS
  for (const [index, entry] of entries.entries()) {
    const subject = String(entry.entry)
    if (entry.entry !== index + 1) {
      report('log-entry-missing', subject, `Entry ${index + 1} of the custody log is missing.`)
      return
    }
    if (entry.previous !== previous)
      report('log-chain-broken', subject, `Entry ${subject} does not follow the entry before it.`)
    if (hashOf(entry) !== entry.hash)
      report('log-entry-changed', subject, `Entry ${subject} of the custody log was changed.`)
    if (!isSigned(entry.hash, entry.signature))
      report('log-signature-invalid', subject, `Entry ${subject} is not signed by this vault’s key.`)
    previous = entry.hash
  }
  const first = entries[0]
  if (!first) report('log-empty', 'custody', 'The custody log is empty.')
  else if (first.subject !== info.vaultId || first.detail !== canonicalJson(info))
    report('vault-file-changed', 'vault.json', 'vault.json does not agree with the first entry of the log.')
}

function checkHead(head: Head | null, entries: readonly CustodyEntry[], info: VaultInfo, report: Report): void {
  if (!head) {
    report('head-missing', 'head.json', 'The head of the log is missing or damaged: a cut-off end could not be seen.')
    return
  }
  if (!signatureCheck(info.publicKey)(head.hash, head.signature))
    report('head-signature-invalid', 'head.json', 'The head of the log is not signed by this vault’s key.')
  const reached = entries.find((entry) => entry.entry === head.entry)
  if (!reached)
    report('log-cut-off', String(head.entry), `The log once reached entry ${head.entry}; it ends before it now.`)
  else if (reached.hash !== head.hash)
    report('log-rewritten', String(head.entry), `Entry ${head.entry} is not the one whose hash was kept as the head.`)
}

function checkRows(sql: Sql, entries: readonly CustodyEntry[], report: Report): void {
  const digestOf = rowDigester(sql)
  for (const { entry, digest, operation } of entries)
    if (digestOf(entry) !== digest)
      report('row-changed', String(entry), `What entry ${entry} (${operation}) wrote was changed, removed or added to.`)
  for (const table of EVIDENCE_TABLES) {
    const strays = sql
      .prepare(`SELECT count(*) FROM ${table} WHERE entry NOT IN (SELECT entry FROM custody)`)
      .pluck()
      .get()
    if (Number(strays) > 0)
      report('row-without-entry', table, `${strays} row(s) of ${table} belong to no entry of the log.`)
  }
}

/** The search index is derived, but a passage missing from it would be evidence that no claim ever meets. */
function checkIndex(sql: Sql, report: Report): void {
  const count = (table: string): number => Number(sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  if (count('passage_docsize') !== count('current_clause') + count('current_segment'))
    report('index-incomplete', 'passage', 'The search index does not hold every clause and segment.')
}

/** Lists the folder before it reads the rows, so that an original committed meanwhile is never taken for a stranger. */
async function checkObjects(
  sql: Sql,
  folder: string,
  deep: boolean,
  report: Report,
  context: { progress(progress: Progress): void },
): Promise<number> {
  const objects = new Objects(folder)
  // A marker means something only while a writer is there; any other time it could hide a stranger.
  const isWritten = isLocked(folder)
  const listed = [...objects.list()].filter((name) => !(isWritten && objects.isArriving(name)))
  const items = sql.prepare('SELECT sha256, bytes, name FROM item').all() as Item[]
  const known = new Set(items.map((item) => item.sha256))
  for (const name of listed)
    if (!known.has(name))
      report('object-extra', name, `A file among the originals is not in the vault’s records: ${name}`)
  for (const [index, item] of items.entries()) {
    context.progress({ stage: 'verify', done: index, total: items.length })
    // One file that the disk can't read any more must not keep the others from being checked.
    try {
      await checkObject(item, objects, deep, report)
    } catch (error) {
      report(
        'object-unreadable',
        item.sha256,
        `The original “${item.name}” could not be read: ${failureOf(error).message}`,
      )
    }
  }
  return items.length
}

async function checkObject(
  { sha256, bytes, name }: Item,
  objects: Objects,
  deep: boolean,
  report: Report,
): Promise<void> {
  if (!objects.has(sha256)) report('object-missing', sha256, `The original “${name}” is missing.`)
  else if (statSync(objects.path(sha256)).size !== bytes)
    report('object-changed', sha256, `The original “${name}” has another size.`)
  else if (deep && (await hashFile(objects.path(sha256))).sha256 !== sha256)
    report('object-changed', sha256, `The original “${name}” was changed.`)
}
