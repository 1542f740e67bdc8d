import { z } from 'zod'
import { contract, isOperationName, type OperationName, verbOf } from '../../shared/contract.ts'
import { FileRef, SourceId } from '../../shared/ids.ts'
import { nativeContract } from '../../shared/native.ts'
import type { Effect } from '../../shared/operation.ts'

/** One verb of the command line: an operation of the contract, or what only the command line has. */
export interface Command {
  readonly verb: string
  readonly summary: string
  readonly effect: Effect
  readonly does: OperationName | 'init' | 'serve' | 'watch'
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
  /** Takes in the calls of a folder as they arrive; needs a source. */
  watch: FileRef.optional(),
  source: SourceId.optional(),
})

const SERVE: Command = {
  verb: 'serve',
  summary: 'Show the app in a browser on this machine; prints its one-time address and runs until stopped.',
  effect: 'write',
  does: 'serve',
  input: ServeInput,
  vault: 'optional',
}

export const WatchInput = z.strictObject({
  folder: FileRef,
  source: SourceId,
  /** How long a file must have rested. */
  settleMs: z.number().int().min(0).max(600_000).default(3000),
  /** How often the whole folder is looked through. */
  roundMs: z.number().int().min(1000).max(86_400_000).default(300_000),
})

const WATCH: Command = {
  verb: 'watch',
  summary: 'Take in the calls of a folder as they arrive; runs until stopped.',
  effect: 'write',
  does: 'watch',
  input: WatchInput,
  vault: 'required',
}

const operations: Command[] = Object.entries(contract).map(([name, { effect, summary, input }]) => {
  if (!isOperationName(name)) throw new TypeError(`${name} is not in the contract.`)
  return { verb: verbOf(name), summary, effect, does: name, input, vault: 'required' }
})

/** Every verb, in the order of help and docs/cli.md. */
export const COMMANDS: readonly Command[] = [INIT, ...operations, WATCH, SERVE]

export const commandOf = (verb: string): Command | undefined => COMMANDS.find((command) => command.verb === verb)
