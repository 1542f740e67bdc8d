import { parseArgs } from 'node:util'
import { COMMANDS, type Command, commandOf } from './commands.ts'
import { type Flag, flagsOf, HELP_FLAG, JSON_FLAG, VAULT_FLAG } from './flags.ts'
import { checkInput } from './input.ts'
import { didYouMean } from './nearest.ts'
import { UsageError } from './usage-error.ts'

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run'
      readonly command: Command
      /** As typed; null only where `--vault` is optional. */
      readonly vault: string | null
      /** The fields of the operation's input, checked against its schema, defaults not yet filled in. */
      readonly input: Readonly<Record<string, unknown>>
    }

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

const GENERAL_FLAGS = [VAULT_FLAG, JSON_FLAG, HELP_FLAG]
const VERSION_WORDS = new Set(['--version', '-V', 'version'])

/**
 * Node's own tokenizer, not strict: it knows `--flag value`, `--flag=value`, `-h` and `--`, and never throws. What is
 * wrong with the tokens is said here, in the words of the operation.
 */
function tokensOf(args: readonly string[], flags: readonly Flag[]): readonly Token[] {
  const typed = flags.map(({ name, type }) => [name, { type: type === 'switch' ? 'boolean' : 'string' }] as const)
  const options = { ...Object.fromEntries(typed), help: { type: 'boolean', short: 'h' } as const }
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

/** Whether the answer, or the refusal, is wanted as JSON; asked before anything else can go wrong. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((word) => word === '--json' || word === '--json=true')
}

/**
 * Reads a command line (without node and script).
 * Throws a UsageError that names the flag, or a VaultError `not-found` for an id that cannot be one.
 */
export function readArguments(args: readonly string[]): Request {
  const first = args[0]
  if (first !== undefined && VERSION_WORDS.has(first)) return { kind: 'version' }
  const general = tokensOf(args, GENERAL_FLAGS)
  const verbToken = general.find((token) => token.kind === 'positional')
  if (verbToken?.value === 'help') return helpOn(args[verbToken.index + 1])
  if (!verbToken) return withoutVerb(general)
  const command = commandOf(verbToken.value)
  if (!command) throw unknownOperation(verbToken.value)
  return readCommand(command, args.toSpliced(verbToken.index, 1))
}

function withoutVerb(tokens: readonly Token[]): Request {
  const options = tokens.filter((token) => token.kind === 'option')
  if (options.some((token) => token.name === 'help')) return { kind: 'help', command: null }
  const unknown = options.find((token) => !GENERAL_FLAGS.some((flag) => flag.name === token.name))
  if (unknown) throw new UsageError(`There is no flag ${unknown.rawName}, and no operation was named. Try --help.`)
  throw new UsageError('No operation was named. --help lists them.')
}

function helpOn(verb: string | undefined): Request {
  if (verb === undefined || verb.startsWith('-')) return { kind: 'help', command: null }
  const command = commandOf(verb)
  if (!command) throw unknownOperation(verb)
  return { kind: 'help', command }
}

const unknownOperation = (verb: string): UsageError => {
  const meant = didYouMean(
    verb,
    COMMANDS.map((command) => command.verb),
  )
  return new UsageError(`There is no operation "${verb}".${meant || ' --help lists them.'}`, 'unknown-operation')
}

function readCommand(command: Command, args: readonly string[]): Request {
  const flags = [...flagsOf(command.input), ...GENERAL_FLAGS]
  const tokens = tokensOf(args, flags)
  if (tokens.some((token) => token.kind === 'option' && token.name === 'help')) return { kind: 'help', command }
  const values = collect(command, flags, tokens)
  const vault = values.get(VAULT_FLAG)?.[0]
  requireFlags(command, flags, values)
  const input = Object.fromEntries(
    [...values]
      .filter(([flag]) => flag.field !== '')
      .map(([flag, given]) => [flag.field, flag.repeatable ? given : given[0]]),
  )
  checkInput(command, input)
  return { kind: 'run', command, vault: vault === undefined ? null : String(vault), input }
}

type Values = ReadonlyMap<Flag, readonly unknown[]>

function collect(command: Command, flags: readonly Flag[], tokens: readonly Token[]): Values {
  const values = new Map<Flag, unknown[]>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') throw unexpectedWord(command, token.value)
    const flag = flags.find((candidate) => candidate.name === token.name)
    if (!flag) throw unknownFlag(command, flags, token.rawName)
    const given = values.get(flag)
    if (given && !flag.repeatable) throw new UsageError(`--${flag.name} was given twice; it takes one value.`)
    values.set(flag, [...(given ?? []), givenValue(flag, token)])
  }
  return values
}

const unexpectedWord = (command: Command, word: string): UsageError =>
  new UsageError(
    `"${word}" belongs to no flag. ${command.verb} takes flags only; a value of several words needs quotes. Try ${command.verb} --help.`,
  )

function unknownFlag(command: Command, flags: readonly Flag[], rawName: string): UsageError {
  const known = flags.map((flag) => flag.name)
  const meant = didYouMean(rawName.replace(/^-+/, ''), known, '--')
  return new UsageError(`${command.verb} has no flag ${rawName}.${meant || ` Try ${command.verb} --help.`}`)
}

const SWITCH_VALUES: ReadonlyMap<string | undefined, boolean> = new Map([
  [undefined, true],
  ['true', true],
  ['false', false],
])

function givenValue(flag: Flag, token: OptionToken): unknown {
  const { value, inlineValue } = token
  if (flag.type === 'switch') {
    const on = SWITCH_VALUES.get(value)
    if (on === undefined) throw wrongValue(flag, value)
    return on
  }
  if (value === undefined) throw new UsageError(`--${flag.name} needs a value: ${flag.expects}.`)
  // `--note --by Dana` is far more often a forgotten value than a note that reads "--by".
  if (!inlineValue && value.startsWith('--'))
    throw new UsageError(
      `--${flag.name} needs a value: ${flag.expects}. If it is meant to begin with dashes, write --${flag.name}=${value}.`,
    )
  if (flag.type === 'text') return value
  if (flag.type === 'json') return parsedJson(flag, value)
  // Number('') is 0 and Number('0x10') 16: only plain decimals are numbers here.
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw wrongValue(flag, value)
  return Number(value)
}

function parsedJson(flag: Flag, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    throw wrongValue(flag, value)
  }
}

const wrongValue = (flag: Flag, value: string | undefined): UsageError =>
  new UsageError(`--${flag.name} expects ${flag.expects}; it was given "${value}".`)

function requireFlags(command: Command, flags: readonly Flag[], values: Values): void {
  const missing = flags
    .filter((flag) => (flag === VAULT_FLAG ? command.vault === 'required' : flag.required))
    .filter((flag) => !values.has(flag))
  if (missing.length === 0) return
  const named = missing.map((flag) => `--${flag.name} ${flag.placeholder}`.trim())
  throw new UsageError(`${command.verb} needs ${named.join(' and ')}.`)
}
