import type { CallOptions } from '../../../shared/client.ts'
import type { Output } from '../../../shared/contract.ts'
import type { Host } from '../../client.ts'
import { type Entry, instantOf } from './files.ts'

/** What came of an entry. */
export type Outcome =
  | { readonly kind: 'contract'; readonly answer: Output<'ingestContract'> }
  | { readonly kind: 'call'; readonly answer: Output<'ingestRecording'> }

const filled = <K extends string, V extends string>(key: K, value: V | ''): Partial<Record<K, V>> =>
  value === '' ? {} : ({ [key]: value } as Partial<Record<K, V>>)

const refOf = async (host: Host, file: File | null) => (file ? (await host.fileFor(file)).ref : '')

/**
 * Adds one entry to the vault. `contractIds` are the contracts that entries of this tray became: an amendment may
 * name one that was added a moment before it.
 */
export async function addEntry(
  host: Host,
  customer: string,
  entry: Entry,
  contractIds: ReadonlyMap<string, string>,
  options: CallOptions,
): Promise<Outcome> {
  const file = await refOf(host, entry.file)
  if (entry.kind === 'contract') {
    const amends = contractIds.get(entry.amends) ?? entry.amends
    const input = {
      customer,
      file,
      ...filled('signedOn', entry.signedOn),
      ...filled('amends', amends),
      ...filled('password', entry.password),
    }
    return { kind: 'contract', answer: await host.client.ingestContract(input, options) }
  }
  const startedAt = entry.startedAt === '' ? '' : instantOf(entry.startedAt)
  const input = {
    customer,
    ...filled('file', file),
    ...filled('transcript', await refOf(host, entry.transcript)),
    ...filled('startedAt', startedAt),
    ...filled('agent', entry.agent.trim()),
    ...filled('direction', entry.direction),
  }
  return { kind: 'call', answer: await host.client.ingestRecording(input, options) }
}
