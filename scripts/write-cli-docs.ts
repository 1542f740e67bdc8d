/** Writes docs/cli.md from the contract: `node scripts/write-cli-docs.ts`. tests/cli fails when the file is behind. */
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { COMMANDS, type Command } from '../electron/cli/commands.ts'
import { flagsOf } from '../electron/cli/flags.ts'
import { flagNote, flagUsage } from '../electron/cli/help.ts'
import { Axis, ClaimCheck, Coverage, Evidence } from '../shared/contract/check-claim.ts'
import { Problem } from '../shared/contract/custody.ts'
import { CaseRow, ContractRow, RecordingRow } from '../shared/contract/customers.ts'
import { CaseClaim, Decision } from '../shared/contract/dispute-case.ts'
import { Clause, PageBox } from '../shared/contract/ingest-contract.ts'
import { Segment } from '../shared/contract/ingest-recording.ts'
import { SearchHit } from '../shared/contract/search.ts'
import { contract } from '../shared/contract.ts'
import { ERROR_CODES } from '../shared/reply.ts'
import { Term } from '../shared/terms.ts'
import { Warning } from '../shared/units.ts'
import { Overall } from '../shared/verdict.ts'

/** Shapes that several answers share: told once, then by name. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  Overall,
  ClaimCheck,
  Axis,
  Evidence,
  Coverage,
  Clause,
  Term,
  PageBox,
  Segment,
  SearchHit,
  CaseClaim,
  Decision,
  CaseRow,
  ContractRow,
  RecordingRow,
  Problem,
  Warning,
}
const NAMES = new Map(Object.entries(SHAPES).map(([name, schema]) => [schema, name]))

/** A schema as the fields a script finds: `{total, hits: [SearchHit]}`; a question mark: may be absent. */
function shapeOf(schema: z.ZodType): string {
  return NAMES.get(schema) ?? bareShape(schema)
}

function bareShape(schema: z.ZodType): string {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => fieldShape(name, field as z.ZodType))
    return `{${fields.join(', ')}}`
  }
  if (schema instanceof z.ZodArray) return `[${shapeOf(schema.element as z.ZodType)}]`
  if (schema instanceof z.ZodNullable) return `${shapeOf(schema.unwrap() as z.ZodType)}|null`
  if (schema instanceof z.ZodEnum) return schema.options.join('|')
  if (schema instanceof z.ZodTuple) return `[${schema.def.items.map((item) => shapeOf(item as z.ZodType)).join(', ')}]`
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => shapeOf(option as z.ZodType)).join('|')
  if (schema instanceof z.ZodRecord) return '{…}'
  if (schema instanceof z.ZodNumber) return 'number'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  return 'text'
}

function fieldShape(name: string, field: z.ZodType): string {
  if (field instanceof z.ZodOptional) return fieldShape(`${name}?`, field.unwrap() as z.ZodType)
  const shape = shapeOf(field)
  return shape === 'text' ? name : `${name}: ${shape}`
}

const answerOf = ({ does }: Command): string => {
  if (does === 'init') return '{vaultId}'
  if (does === 'watch') return '{added: whole number, unmatched: whole number, failed: whole number, failures}'
  return does === 'serve' ? '{url}' : shapeOf(contract[does].output)
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

function section(command: Command): string {
  const flags = flagsOf(command.input)
  const rows = flags.map((flag) => `| \`${cell(flagUsage(flag))}\` | ${cell(flagNote(flag))} |`)
  const table = rows.length === 0 ? ['No flags of its own.'] : ['| flag | value |', '|---|---|', ...rows]
  return [`### ${command.verb}`, command.summary, table.join('\n'), `Answer: \`${answerOf(command)}\``].join('\n\n')
}

const INTRODUCTION = `# The command line

<!-- Generated from shared/contract.ts by scripts/write-cli-docs.ts. Don't edit. -->

\`said-and-signed OPERATION --vault DIR [--flag value …] [--json]\`

Every operation of the vault is a verb, and every field of its input a flag. In a checkout, after \`npm run build\`:
\`npm run -s cli -- OPERATION …\` or \`node bin/said-and-signed.mjs OPERATION …\`.

\`\`\`sh
said-and-signed init --vault ./vault --name "Northwind disputes" --locale en
said-and-signed add-customer --vault ./vault --name "Dana Levi" --ref K-1001 --phone 054-000-0000
said-and-signed ingest-contract --vault ./vault --customer K-1001 --file contract.pdf --signed-on 2026-03-01
said-and-signed ingest-recording --vault ./vault --customer K-1001 --file call.wav --transcript call.vtt
said-and-signed check-claim --vault ./vault --customer K-1001 --claim "I can cancel at any time" --json
\`\`\`

## For scripts

- stdout carries the answer; with \`--json\` one JSON document and nothing else. Progress and notices go to stderr.
- Times are integer milliseconds (\`startMs\`), instants ISO 8601 with offset, money in minor units with its ISO 4217 code,
  hashes lower-case hexadecimal SHA-256. Ids are opaque strings. More fields may be added; none is renamed.
- \`--flag value\` and \`--flag=value\` are the same; a value that begins with two dashes needs the second form. A switch is
  on when present, or \`--deep=false\`. Repeatable flags are given several times. \`--\` ends the flags.
- Relative paths are meant from the folder of the caller.
- Ctrl-C cancels the running operation and leaves the vault as it was.
- Reading works while a window holds the vault open; writing waits for nobody and is refused with \`vault-locked\`.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | refused or failed; with \`--json\` as \`{"error": {"code", "message", "detail"?}}\` on stdout, otherwise a sentence on stderr |
| 2 | bad usage: an unknown operation or flag, a missing or wrong value; nothing was opened or run |
| 3 | an integrity check found something; the answer says what |
| 130 | cancelled (143 when by SIGTERM, 129 by SIGHUP); nothing was changed |`

/** The whole of docs/cli.md. */
export const cliDocument = (): string =>
  `${[
    INTRODUCTION,
    '## Operations',
    ...COMMANDS.map(section),
    '## Shapes',
    Object.entries(SHAPES)
      .map(([name, schema]) => `- **${name}**: \`${bareShape(schema)}\``)
      .join('\n'),
    '## Error codes',
    `${ERROR_CODES.map((code) => `\`${code}\``).join(', ')}.`,
  ].join('\n\n')}\n`

if (import.meta.main) writeFileSync(new URL('../docs/cli.md', import.meta.url), cliDocument())
