import { readdir } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { FolderFile } from '../../shared/contract/ingest-folder.ts'
import type { Output, ParsedInput } from '../../shared/contract.ts'
import type { ErrorCode } from '../../shared/reply.ts'
import type { Files, Handler, Sequence } from '../handler.ts'
import { customerNamed, findCustomer } from '../records/customers.ts'
import { failureOf, refused, VaultError } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** As many as the worker threads take at a time; more would only wait in line. */
const AT_ONCE = 2

/** What systems and programs leave in folders. */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/** Faults of the vault or the disk: the next file would meet them too. */
const ENDING = new Set<ErrorCode>(['disk-full', 'write-failed', 'vault-locked', 'vault-damaged', 'cancelled'])

export const ingestFolder: Handler<'ingestFolder'> = async (vault, input, context) => {
  const root = resolve(context.files.read(input.folder).path)
  if (input.customer !== undefined) findCustomer(vault, input.customer)
  const found = await filesBelow(root, vault.folder)
  const customers = new Map<string, Promise<string>>()
  const report: FolderFile[] = new Array(found.length)
  let next = 0
  let done = 0
  const takeTurns = async (): Promise<void> => {
    while (next < found.length) {
      const index = next++
      const { path, isLink } = found[index]!
      report[index] = await outcomeOf(relative(root, path).split(sep).join('/'), () =>
        isLink ? notFollowed() : addOne(vault, input, { root, path, customers }, context),
      )
      done += 1
      context.progress({ stage: 'files', done, total: found.length })
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
  } catch (error) {
    // The other one stops at its next turn.
    next = found.length
    if (!(error instanceof VaultError) || error.code !== 'cancelled') throw error
    throw refused(
      'cancelled',
      `Stopped after ${done} of ${found.length} files. What is in stays; run it again to go on.`,
    )
  }
  return summed(report)
}

interface Found {
  readonly path: string
  readonly isLink: boolean
}

/** Every file below a folder in the order of the paths; links are named, never followed. The vault's own files are not evidence. */
async function filesBelow(root: string, vaultFolder: string): Promise<Found[]> {
  const own = resolve(vaultFolder) + sep
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !LITTER.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isLink: entry.isSymbolicLink() }))
    .filter(({ path }) => !path.startsWith(own))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

const notFollowed = (): never => {
  throw refused('file-unreadable', 'This is a link to another place; put the file itself into the folder.')
}

type Added = Pick<FolderFile, 'outcome' | 'customerId' | 'contractId' | 'warnings'>

async function outcomeOf(file: string, add: () => Promise<Added>): Promise<FolderFile> {
  try {
    return { file, ...(await add()) }
  } catch (error) {
    const { code, message } = failureOf(error)
    if (ENDING.has(code)) throw error
    return { file, outcome: 'failed', code, message, warnings: [] }
  }
}

interface Place {
  readonly root: string
  readonly path: string
  /** By the name of the sub-folder; promises, so that two files of a new customer add him once. */
  readonly customers: Map<string, Promise<string>>
}

async function addOne(
  vault: ReadVault,
  { customer, addCustomers }: ParsedInput<'ingestFolder'>,
  { root, path, customers }: Place,
  context: Sequence,
): Promise<Added> {
  context.signal.throwIfAborted()
  const folder = relative(root, path).split(sep)[0]!
  const isLoose = join(root, folder) === path
  if (customer === undefined && isLoose)
    throw refused(
      'bad-input',
      'This file is in no customer’s sub-folder. Move it into one named by his reference or name, or name the customer for the whole folder.',
    )
  const owner = customer ?? (await ownerOf(vault, folder, addCustomers, customers, context))
  const files: Files = { ...context.files, read: () => ({ path, name: path.split(sep).at(-1)! }) }
  const add = (): Promise<Output<'ingestContract'>> =>
    context.perform('ingestContract', { customer: owner, file: path }, { files })
  const answer = await add().catch((error: unknown) => {
    // Its twin in the same folder was quicker by a moment: asked again, the answer is that it is here.
    if (error instanceof VaultError && error.code === 'already-added') return add()
    throw error
  })
  return {
    outcome: answer.duplicate ? 'duplicate' : 'added',
    customerId: findCustomer(vault, owner).id,
    contractId: answer.contractId,
    warnings: answer.duplicate ? [] : answer.warnings.map(({ code }) => code),
  }
}

function ownerOf(
  vault: ReadVault,
  folder: string,
  addCustomers: boolean,
  customers: Map<string, Promise<string>>,
  context: Sequence,
): Promise<string> {
  const known = customers.get(folder)
  if (known) return known
  const owner = (async () => {
    const id = customerNamed(vault, folder)
    if (id !== null) return id
    if (!addCustomers)
      throw refused(
        'not-found',
        `No customer has the reference or the name "${folder}". Add him first, or let the import add the customers it doesn't know.`,
      )
    return (await context.perform('addCustomer', { name: folder, ref: folder })).customerId
  })()
  customers.set(folder, owner)
  return owner
}

function summed(report: readonly FolderFile[]): Output<'ingestFolder'> {
  const count = (outcome: FolderFile['outcome']): number => report.filter((file) => file.outcome === outcome).length
  return {
    files: report.length,
    added: count('added'),
    duplicates: count('duplicate'),
    failed: count('failed'),
    report: report.filter((file) => file.outcome === 'failed' || file.warnings.length > 0),
  }
}
