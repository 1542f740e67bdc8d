import type { Dirent } from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { FolderFile } from '../../shared/contract/ingest-folder.ts'
import type { Output, ParsedInput } from '../../shared/contract.ts'
import type { Files, Handler, Sequence } from '../handler.ts'
import { customersNamed, findCustomer } from '../records/customers.ts'
import { failureOf, isFaultOfTheVault, refused, VaultError } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { VAULT_FILE } from '../vault/vault-file.ts'

/** As many as the worker threads take at a time; more would only wait in line. */
const AT_ONCE = 2

/** What systems and programs leave in folders. */
const LITTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i

export const ingestFolder: Handler<'ingestFolder'> = async (vault, input, context) => {
  const root = await realpath(context.files.read(input.folder).path)
  if (input.customer !== undefined) findCustomer(vault, input.customer)
  const found = await filesIn(root, await realpath(vault.folder))
  const customers = new Map<string, Promise<string>>()
  const report: FolderFile[] = new Array(found.length)
  let done = 0
  const take = async (index: number): Promise<void> => {
    const { path, refusal } = found[index]!
    const add = (): Promise<Added> => addOne(vault, input, { root, path, customers }, context)
    report[index] = await outcomeOf(
      relative(root, path).split(sep).join('/'),
      refusal === null ? add : () => Promise.reject(refusal),
    )
    done += 1
    context.progress({ stage: 'files', done, total: found.length })
  }
  const fault = await inTurns(found.length, take)
  if (fault === null) return summed(report)
  if (failureOf(fault.error).code !== 'cancelled') throw fault.error
  throw refused('cancelled', `Stopped after ${done} of ${found.length} files. What is in stays; run it again to go on.`)
}

/** Takes what is to be done in its order, a few at a time; gives the first fault once all that had begun is over. */
async function inTurns(count: number, take: (index: number) => Promise<void>): Promise<{ error: unknown } | null> {
  let next = 0
  let fault: { error: unknown } | null = null
  const takeTurns = async (): Promise<void> => {
    while (next < count && fault === null) await take(next++)
  }
  const remember = (error: unknown): void => {
    fault ??= { error }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, () => takeTurns().catch(remember)))
  return fault
}

/** A file, or what can't be looked into and why. */
interface Found {
  readonly path: string
  /** Null for a file. */
  readonly refusal: unknown
}

/** Every file below a folder in the order of the paths. A vault's own files are not evidence. */
async function filesIn(root: string, vaultFolder: string): Promise<Found[]> {
  if (`${root}${sep}`.startsWith(`${vaultFolder}${sep}`)) return []
  const found = await filesBelow(root)
  return found.sort((one, other) => (one.path < other.path ? -1 : 1))
}

async function filesBelow(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  // Of this vault or another: they hold its signing key, and originals of other customers.
  if (entries.some(({ name }) => name === VAULT_FILE)) return []
  const found = entries
    .filter(({ name }) => !LITTER.test(name))
    .map((entry) => foundAt(join(folder, entry.name), entry))
  return (await Promise.all(found)).flat()
}

/** Links are named, never followed; so is a folder that can't be opened, and the rest goes on. */
async function foundAt(path: string, entry: Dirent): Promise<Found[]> {
  if (entry.isSymbolicLink()) return [{ path, refusal: LINK }]
  if (entry.isFile()) return [{ path, refusal: null }]
  return entry.isDirectory() ? filesBelow(path).catch((error) => [{ path, refusal: error }]) : []
}

const LINK = refused('file-unreadable', 'This is a link to another place; put the file itself into the folder.')

type Added = Pick<FolderFile, 'outcome' | 'customerId' | 'contractId' | 'warnings'>

async function outcomeOf(file: string, add: () => Promise<Added>): Promise<FolderFile> {
  try {
    return { file, ...(await add()) }
  } catch (error) {
    const { code, message } = failureOf(error)
    if (isFaultOfTheVault(code)) throw error
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
    // Some systems take letters and their marks apart in the names of folders.
    const name = folder.normalize('NFC')
    const [id, another] = customersNamed(vault, name)
    if (another !== undefined)
      throw refused(
        'bad-input',
        `Several customers have the name "${name}". Name the sub-folder by the reference of the one that is meant.`,
      )
    if (id !== undefined) return id
    if (!addCustomers)
      throw refused(
        'not-found',
        `No customer has the reference or the name "${name}". Add him first, or let the import add the customers it doesn't know.`,
      )
    return (await context.perform('addCustomer', { name, ref: name })).customerId
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
