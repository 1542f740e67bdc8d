import type { CallOptions, Client } from '../shared/client.ts'
import { contract } from '../shared/contract.ts'
import { Refusal } from '../shared/reply.ts'
import { dispatch } from './dispatch.ts'
import type { Call, Files } from './handler.ts'
import type { Vault } from './vault/open.ts'

/** The contract as functions on an open vault, in this process: for the demo, the bench and tests. Throws `Refusal`. */
export function clientOf(vault: Vault, call: Call): Client {
  const operation =
    (name: string) =>
    async (input: unknown, options: CallOptions = {}) => {
      const reply = await dispatch(vault, name, input, { ...call, ...options })
      if (!reply.ok) throw new Refusal(reply.error)
      return reply.value
    }
  return Object.fromEntries(Object.keys(contract).map((name) => [name, operation(name)])) as unknown as Client
}

/** File references that are paths: only for callers who may name any file of the machine, as a command line may. */
export const pathsAsFiles: Files = {
  read: (ref) => ({ path: ref, name: ref.split(/[\\/]/).at(-1) ?? ref }),
  write: (ref) => ref,
}
