import { z } from 'zod'
import { contract, isOperationName, type OperationName, verbOf } from '../../shared/contract.ts'
import { nativeContract } from '../../shared/native.ts'
import type { Effect } from '../../shared/operation.ts'

/** One verb of the command line: an operation of the contract, or what only the command line has. */
export interface Command {
  readonly verb: string
  readonly summary: string
  readonly effect: Effect
  readonly does: OperationName | 'init' | 'serve'
  readonly input: z.ZodObject
  /** Whether `--vault` must be given. */
  readonly vault: 'required' | 'optional'
}

/** A new vault asks for the same things here as in the window. */
const INIT: Command = {
  verb: 'init',
  summary: 'Create a vault in a new or empty folder.',
  effect: 'write',
  does: 'init',
  input: nativeContract.createVault.input,
  vault: 'required',
}

export const ServeInput = z.strictObject({
  /** A free one when not given. */
  port: z.number().int().min(1).max(65_535).optional(),
  open: z.boolean().default(false),
})

const SERVE: Command = {
  verb: 'serve',
  summary: 'Show the app in a browser on this machine; prints its one-time address and runs until stopped.',
  effect: 'write',
  does: 'serve',
  input: ServeInput,
  vault: 'optional',
}

const operations: Command[] = Object.entries(contract).map(([name, { effect, summary, input }]) => {
  if (!isOperationName(name)) throw new TypeError(`${name} is not in the contract.`)
  return { verb: verbOf(name), summary, effect, does: name, input, vault: 'required' }
})

/** Every verb, in the order of help and docs/cli.md. */
export const COMMANDS: readonly Command[] = [INIT, ...operations, SERVE]

export const commandOf = (verb: string): Command | undefined => COMMANDS.find((command) => command.verb === verb)
