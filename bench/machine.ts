import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus, totalmem } from 'node:os'
import Database from 'better-sqlite3'

/** What the figures were measured on. */
export function machineFacts(): Record<string, string> {
  const sql = new Database(':memory:')
  const sqlite = String(sql.prepare('SELECT sqlite_version()').pluck().get())
  sql.close()
  return {
    processors: `${availableParallelism()} × ${cpus()[0]?.model.trim() || 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    sqlite,
  }
}

/** Whether a program can be started here: a reference that isn't installed is left out by name. */
export const hasProgram = (name: string, probe = '--version'): boolean => spawnSync(name, [probe]).error === undefined

/** Runs a program to its end. Throws when it fails: a reference that failed must not count as a fast one. */
export function runProgram(name: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(name, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (error || status !== 0) throw new Error(`${name} failed: ${error?.message ?? String(stderr)}`)
}
