import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CustodyEntry } from './custody-log.ts'

/**
 * The newest entry's number, hash and signature, kept beside the database: a log whose tail was cut off no longer
 * reaches it. Whoever puts back an older head as well is found only by a head kept outside, as printed in a summary.
 */
const Head = z.object({ entry: z.number().int(), hash: z.string(), signature: z.string() })
export type Head = z.infer<typeof Head>

const FILE = 'head.json'

export function writeHead(folder: string, { entry, hash, signature }: CustodyEntry): void {
  const file = join(folder, FILE)
  const handle = openSync(`${file}.new`, 'w', 0o644)
  try {
    writeSync(handle, `${JSON.stringify({ entry, hash, signature })}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
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
