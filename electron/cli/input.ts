import type { z } from 'zod'
import { notFound } from '../vault/errors.ts'
import type { Command } from './commands.ts'
import { type Flag, flagsOf } from './flags.ts'
import { didYouMean } from './nearest.ts'
import { UsageError } from './usage-error.ts'

type Given = Readonly<Record<string, unknown>>

/** Longer values are cut in messages: a pasted page in a flag must not fill the screen. */
const SHOWN = 80

/**
 * Checks the collected flags against the operation's schema, before a vault is opened.
 * Throws a UsageError with a sentence per flag, or `not-found` where the only fault is an id: ids are opaque to
 * scripts, so one of the wrong form is simply one that does not exist.
 */
export function checkInput(command: Command, input: Given): void {
  const checked = command.input.safeParse(input)
  if (checked.success) return
  const flags = new Map(flagsOf(command.input).map((flag) => [flag.field, flag]))
  const faults = checked.error.issues.map((issue) => faultOf(issue, flags, input))
  const unknownId = faults.find((fault) => fault.flag?.idOf && faults.every(({ flag }) => flag?.idOf))
  if (unknownId?.flag?.idOf) throw notFound(unknownId.flag.idOf, shown(unknownId.value))
  throw new UsageError([...new Set(faults.map(sentenceOf))].join(' '))
}

interface Fault {
  readonly flag: Flag | undefined
  readonly value: unknown
  readonly message: string
}

function faultOf(issue: z.core.$ZodIssue, flags: ReadonlyMap<string, Flag>, input: Given): Fault {
  const [field, index] = issue.path
  const flag = typeof field === 'string' ? flags.get(field) : undefined
  const given = flag ? input[flag.field] : undefined
  const value = Array.isArray(given) && typeof index === 'number' ? given[index] : given
  return { flag, value, message: issue.message }
}

/** A fault of one flag says what the flag expects; a fault of the whole carries the schema's own sentence. */
function sentenceOf({ flag, value, message }: Fault): string {
  if (!flag) return message
  if (Array.isArray(value)) return `--${flag.name} was given ${value.length} times, which is too many.`
  const meant = didYouMean(String(value), flag.choices)
  return `--${flag.name} expects ${flag.expects}; it was given "${shown(value)}".${meant}`
}

function shown(value: unknown): string {
  const text = String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
