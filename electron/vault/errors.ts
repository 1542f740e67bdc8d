import { ERROR_CODES, type ErrorCode, type Failure } from '../../shared/reply.ts'

/** A refusal: a code of the closed list and one sentence that says what happened and what to do. */
export class VaultError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  constructor(code: ErrorCode, message: string, detail?: string) {
    super(message)
    this.name = 'VaultError'
    this.code = code
    this.detail = detail
  }
}

export const refused = (code: ErrorCode, message: string, detail?: string): VaultError =>
  new VaultError(code, message, detail)

export const notFound = (what: string, id: string): VaultError =>
  refused('not-found', `There is no ${what} "${id}" in this vault.`)

/** What the operating system says when a file can't be read or written, as refusals. */
const SYSTEM: Record<string, readonly [ErrorCode, string]> = {
  ENOENT: ['file-missing', 'The file is not there.'],
  ENOTDIR: ['file-missing', 'The file is not there.'],
  EISDIR: ['file-unreadable', 'This is a folder, not a file.'],
  ERR_WORKER_OUT_OF_MEMORY: [
    'file-not-supported',
    'This file would take more memory to read than the program allows. Split it or print it anew.',
  ],
  ELOOP: ['file-unreadable', 'This is a link that leads nowhere.'],
  ENXIO: ['file-unreadable', 'This is not a file that can be kept.'],
  ENAMETOOLONG: ['file-unreadable', 'The name of the file is too long for this system.'],
  EACCES: ['file-unreadable', 'This program is not allowed to read or write here.'],
  EPERM: ['file-unreadable', 'This program is not allowed to read or write here.'],
  ENOSPC: ['disk-full', 'The disk is full. Free some space and try again; nothing was changed.'],
  EDQUOT: ['disk-full', 'The disk quota is used up. Free some space and try again; nothing was changed.'],
  EFBIG: ['disk-full', 'The file is too large for this disk; nothing was changed.'],
  EROFS: ['write-failed', 'The disk is read-only; nothing was changed.'],
  EIO: ['file-unreadable', 'The disk could not read the file.'],
  SQLITE_FULL: ['disk-full', 'The disk is full. Free some space and try again; nothing was changed.'],
  SQLITE_READONLY: ['write-failed', 'The vault’s folder can’t be written to; nothing was changed.'],
  SQLITE_IOERR: ['write-failed', 'The disk could not read or write the vault’s database; nothing was changed.'],
  SQLITE_CANTOPEN: [
    'file-unreadable',
    'The vault’s database can’t be opened here. Check who may read and write the folder.',
  ],
  SQLITE_BUSY: ['vault-locked', 'Another program is writing to this vault. Try again when it has finished.'],
  SQLITE_CORRUPT: ['vault-damaged', 'The vault’s database is damaged. Run verify, and restore it from a backup.'],
  SQLITE_NOTADB: ['vault-damaged', 'The vault’s database is damaged. Run verify, and restore it from a backup.'],
}

const OF_THE_VAULT = new Set<ErrorCode>(['disk-full', 'write-failed', 'vault-locked', 'vault-damaged', 'cancelled'])

/** Whether whatever is tried next would meet it too: a fault of the vault or the disk, or the person who said stop. */
export const isFaultOfTheVault = (code: ErrorCode): boolean => OF_THE_VAULT.has(code)

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined

/** Anything thrown, as data for the boundary. An unforeseen error says so in one sentence; its stack stays inside. */
export function failureOf(error: unknown): Failure {
  if (error instanceof VaultError) return withDetail(error.code, error.message, error.detail)
  if (property(error, 'name') === 'AbortError') return { code: 'cancelled', message: 'Cancelled; nothing was changed.' }
  // The reading rooms have small error classes of their own; a worker's refusals arrive as plain data.
  const code = ERROR_CODES.find((known) => known === property(error, 'code'))
  if (code) return withDetail(code, String(property(error, 'message')), stringOrNone(property(error, 'detail')))
  const system = systemRefusal(String(property(error, 'code')))
  if (system) return withDetail(system[0], system[1], stringOrNone(property(error, 'path')))
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'internal', message: 'Something unforeseen went wrong; nothing was changed.', detail: message }
}

/** SQLite adds to its codes (SQLITE_IOERR_WRITE, SQLITE_BUSY_SNAPSHOT): the first words count. */
const systemRefusal = (code: string): readonly [ErrorCode, string] | undefined =>
  SYSTEM[code] ?? Object.entries(SYSTEM).find(([known]) => code.startsWith(`${known}_`))?.[1]

const stringOrNone = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const withDetail = (code: ErrorCode, message: string, detail: string | undefined): Failure =>
  detail === undefined ? { code, message } : { code, message, detail }
