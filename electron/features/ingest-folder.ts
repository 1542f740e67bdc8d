import { realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { FolderFile } from '../../shared/contract/ingest-folder.ts'
import type { Output, ParsedInput } from '../../shared/contract.ts'
import { filesIn } from '../folders/files-in.ts'
import { inTurns } from '../folders/in-turns.ts'
import type { Files, Handler, Sequence } from '../handler.ts'
import { customersNamed, findCustomer } from '../records/customers.ts'
import { failureOf, isFaultOfTheVault, refused, VaultError } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

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
