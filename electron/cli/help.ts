import { COMMANDS, type Command } from './commands.ts'
import { type Flag, flagsOf } from './flags.ts'
import { MEANINGS } from './meanings.ts'

const PROGRAM = 'said-and-signed'

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd())
}

/** `--signed-on DAY`, `--deep`. */
export const flagUsage = (flag: Flag): string => `--${flag.name} ${flag.placeholder}`.trim()

/** What a flag means and takes, and when it may be left out, as one line. */
export function flagNote(flag: Flag): string {
  const notes = [
    ...(flag.required ? ['required'] : []),
    ...(flag.repeatable ? ['may be given several times'] : []),
    ...(flag.byDefault === null ? [] : [`${flag.byDefault} by default`]),
  ]
  const told = [MEANINGS[flag.field], flag.type === 'switch' ? undefined : flag.expects].filter(Boolean).join(': ')
  return notes.length === 0 ? told : `${told} (${notes.join('; ')})`
}

const GENERAL: readonly (readonly [string, string])[] = [
  ['--vault DIR', 'the folder of the vault'],
  ['--json', 'one JSON document on stdout and nothing else'],
  ['-h, --help', 'this help; after an operation, its flags'],
  ['-V, --version', 'the version of the program'],
]

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'done'],
  ['1', 'refused or failed; with --json as {"error": {"code", "message", "detail"?}}'],
  ['2', 'bad usage; nothing was opened or run'],
  ['3', 'an integrity check found something'],
  ['130', 'cancelled; nothing was changed'],
]

/** The help of the whole program. */
export const helpText = (): string =>
  [
    'Said & Signed: what was said on the calls and what was signed in the contract.',
    '',
    `Usage: ${PROGRAM} OPERATION --vault DIR [--flag value …] [--json]`,
    '',
    'Operations:',
    ...columns(COMMANDS.map(({ verb, summary }) => [verb, summary])),
    '',
    'Flags of every operation:',
    ...columns(GENERAL),
    '',
    'Exit codes:',
    ...columns(EXIT_CODES),
    '',
    `${PROGRAM} OPERATION --help shows the flags of an operation.`,
  ].join('\n')

const vaultNote = ({ vault }: Command): string =>
  vault === 'required' ? 'the folder of the vault (required)' : 'the folder of a vault to open'

/** The help of one operation, derived from its schema. */
export function commandHelp(command: Command): string {
  const flags = flagsOf(command.input)
  const required = flags.filter((flag) => flag.required).map(flagUsage)
  const vault = command.vault === 'required' ? '--vault DIR' : '[--vault DIR]'
  const rest = flags.length > required.length ? ['[--flag value …]'] : []
  return [
    command.summary,
    '',
    `Usage: ${[PROGRAM, command.verb, vault, ...required, ...rest, '[--json]'].join(' ')}`,
    '',
    'Flags:',
    ...columns([
      ['--vault DIR', vaultNote(command)],
      ...flags.map((flag) => [flagUsage(flag), flagNote(flag)] as const),
    ]),
  ].join('\n')
}
