import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type CustodyEntry, lastEntry } from './custody-log.ts'
import type { Sql } from './database.ts'
import { writeDurably } from './durable.ts'
import { refused } from './errors.ts'
import { signatureCheck } from './signing-key.ts'

/**
 * The newest entry's number, hash and signature, kept beside the database: a log whose tail was cut off no longer
 * reaches it. Whoever puts back an older head as well is found only by a head kept outside, as printed in a summary.
 */
const Head = z.object({ entry: z.number().int(), hash: z.string(), signature: z.string() })
export type Head = z.infer<typeof Head>

const FILE = 'head.json'

export function writeHead(folder: string, { entry, hash, signature }: CustodyEntry): void {
  const file = join(folder, FILE)
  writeDurably(`${file}.new`, `${JSON.stringify({ entry, hash, signature })}\n`, { flag: 'w' })
  renameSync(`${file}.new`, file)
}

/** Null when the file is missing or isn't a head. */
export function readHead(folder: string): Head | null {
  try {
    return Head.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Before anything is added: the log must run through the head that was kept. Writing on would move the head, and with it
 * would go the only trace of a log that was cut off or put back. A head left behind by a crash is moved on.
 *
 * Throws `vault-damaged`; the vault can still be read and verified.
 */
export function catchUpHead(folder: string, sql: Sql, publicKey: string): void {
  const head = readHead(folder)
  const last = lastEntry(sql)
  const passed = sql
    .prepare('SELECT hash FROM custody WHERE entry = ?')
    .pluck()
    .get(head?.entry ?? 0)
  if (!head || !last || passed !== head.hash || !signatureCheck(publicKey)(head.hash, head.signature))
    throw refused(
      'vault-damaged',
      'The custody log does not reach the head kept beside it, so nothing can be added. Run verify, and restore the whole folder from one backup.',
    )
  if (head.entry < last.entry) writeHead(folder, last)
}
