import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArguments, wantsJson } from '../../electron/cli/arguments.ts'
import { COMMANDS } from '../../electron/cli/commands.ts'
import { flagsOf } from '../../electron/cli/flags.ts'
import { MEANINGS } from '../../electron/cli/meanings.ts'
import { UsageError } from '../../electron/cli/usage-error.ts'
import { VaultError } from '../../electron/vault/errors.ts'

const read = (line: readonly string[]) => {
  const request = readArguments(line)
  if (request.kind !== 'run') return request.kind
  return { verb: request.command.verb, vault: request.vault, input: request.input }
}

/** The sentence a command line is refused with. */
function usageError(line: readonly string[]): string {
  try {
    readArguments(line)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('It was accepted.')
}

describe('a command line becomes the input of an operation', () => {
  it.each<[readonly string[], unknown]>([
    [['list-cases', '--vault', 'v'], { verb: 'list-cases', vault: 'v', input: {} }],
    [['list-cases', '--vault=v'], { verb: 'list-cases', vault: 'v', input: {} }],
    [['--vault', 'v', '--json', 'list-cases'], { verb: 'list-cases', vault: 'v', input: {} }],
    [['serve', '--port', '8080'], { verb: 'serve', vault: null, input: { port: 8080 } }],
    [['serve', '--vault', 'v', '--open'], { verb: 'serve', vault: 'v', input: { open: true } }],
    [['verify', '--vault', 'v', '--deep'], { verb: 'verify', vault: 'v', input: { deep: true } }],
    [['verify', '--vault', 'v', '--deep=true'], { verb: 'verify', vault: 'v', input: { deep: true } }],
    [['verify', '--vault', 'v', '--deep=false'], { verb: 'verify', vault: 'v', input: { deep: false } }],
    [
      ['search', '--vault', 'v', '--query', 'דמי ביטול', '--limit', '5', '--kind=clause'],
      { verb: 'search', vault: 'v', input: { query: 'דמי ביטול', limit: 5, kind: 'clause' } },
    ],
    [
      ['add-customer', '--vault', 'v', '--name', 'Dana', '--phone', '03-1', '--phone=03-2'],
      { verb: 'add-customer', vault: 'v', input: { name: 'Dana', phone: ['03-1', '03-2'] } },
    ],
    [
      ['ingest-contract', '--vault', 'v', '--customer', 'K-1', '--file', 'a=b.pdf', '--signed-on', '2026-03-01'],
      { verb: 'ingest-contract', vault: 'v', input: { customer: 'K-1', file: 'a=b.pdf', signedOn: '2026-03-01' } },
    ],
    [['search', '--vault', 'v', '--query=--limit'], { verb: 'search', vault: 'v', input: { query: '--limit' } }],
    [['search', '--vault', 'v', '--query', '-15 %', '--'], { verb: 'search', vault: 'v', input: { query: '-15 %' } }],
    [['--version'], 'version'],
    [['version'], 'version'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['help'], 'help'],
    [['help', 'search'], 'help'],
    [['search', '--help'], 'help'],
    [['search', '--qury', '-h'], 'help'],
  ])('%j', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })
})

describe('bad usage is refused in words', () => {
  it.each<[readonly string[], string]>([
    [[], 'No operation was named. --help lists them.'],
    [['--bogus'], 'There is no flag --bogus, and no operation was named. Try --help.'],
    [['serch'], 'There is no operation "serch". Did you mean search?'],
    [['frobnicate'], 'There is no operation "frobnicate". --help lists them.'],
    [['__proto__'], 'There is no operation "__proto__". --help lists them.'],
    [['help', 'ingest'], 'There is no operation "ingest". Did you mean ingest-contract?'],
    [['search', '--vault', 'v', '--qury', 'x'], 'search has no flag --qury. Did you mean --query?'],
    [['search', '--vault', 'v', '--constructor', 'x'], 'search has no flag --constructor. Try search --help.'],
    [['search', '--vault', 'v', '-q', 'x'], 'search has no flag -q. Try search --help.'],
    [['search'], 'search needs --query TEXT and --vault DIR.'],
    [['search', '--query', 'x'], 'search needs --vault DIR.'],
    [['init', '--vault', 'v'], 'init needs --name TEXT and --locale he|en.'],
    [['search', '--vault', 'v', '--query'], '--query needs a value: a text of 1 to 500 characters.'],
    [
      ['search', '--vault', 'v', '--query', '--limit', '5'],
      '--query needs a value: a text of 1 to 500 characters. If it is meant to begin with dashes, write --query=--limit.',
    ],
    [['search', '--vault', 'v', '--query', 'a', '--query=b'], '--query was given twice; it takes one value.'],
    [
      ['search', '--vault', 'v', '--query', 'two', 'words'],
      '"words" belongs to no flag. search takes flags only; a value of several words needs quotes. Try search --help.',
    ],
    [
      ['search', '--vault', 'v', '--query', 'x', '--', '--json'],
      '"--json" belongs to no flag. search takes flags only; a value of several words needs quotes. Try search --help.',
    ],
    [['verify', '--vault', 'v', '--deep=maybe'], '--deep expects no value, or true or false; it was given "maybe".'],
    [['search', '--vault', 'v', '--query', ' '], '--query expects a text of 1 to 500 characters; it was given " ".'],
    ...['abc', '', '0x10', '1e2', '900', '1.5', '-3'].map((value): [string[], string] => [
      ['search', '--vault', 'v', '--query', 'x', `--limit=${value}`],
      `--limit expects a whole number from 1 to 200; it was given "${value}".`,
    ]),
    ...['31/3/2026', '2026-02-30', 'today'].map((value): [string[], string] => [
      ['search', '--vault', 'v', '--query', 'x', '--from', value],
      `--from expects a day such as 2026-03-31; it was given "${value}".`,
    ]),
    [
      ['search', '--vault', 'v', '--query', 'x', '--kind', 'claus'],
      '--kind expects one of clause, segment; it was given "claus". Did you mean clause?',
    ],
    [
      ['ingest-recording', '--vault', 'v', '--customer', 'K-1', '--file', 'a', '--started-at', '2026-03-31T10:05'],
      '--started-at expects a moment with its offset, such as 2026-03-31T10:05:00+03:00; it was given "2026-03-31T10:05".',
    ],
    [['ingest-recording', '--vault', 'v', '--customer', 'K-1'], 'Give an audio file, a transcript, or both.'],
    [
      ['add-customer', '--vault', 'v', '--name', 'x', ...Array.from({ length: 21 }, () => '--phone=1')],
      '--phone was given 21 times, which is too many.',
    ],
    [
      ['add-customer', '--vault', 'v', '--name', 'x', '--phone', '1', '--phone='],
      '--phone expects a text of 1 to 40 characters; it was given "".',
    ],
  ])('%j', (line, sentence) => {
    expect(usageError(line)).toBe(sentence)
  })

  it('cuts an overlong value in its message', () => {
    const line = ['search', '--vault', 'v', '--query', 'x', '--from', 'y'.repeat(10_000)]
    expect(() => readArguments(line)).toThrow(/^--from expects .{0,150}…"\.$/)
  })

  it('takes an id of the wrong form for one that does not exist: ids are opaque to scripts', () => {
    expect(() => readArguments(['show-case', '--vault', 'v', '--case', 'nope'])).toThrow(
      new VaultError('not-found', 'There is no case "nope" in this vault.'),
    )
  })

  it('names the other fault first where an id is not the only one', () => {
    const line = ['decide-claim', '--vault=v', '--claim=nope', '--signed=maybe', '--said=silent', '--by=Dana']
    expect(() => readArguments(line)).toThrow(
      /--signed expects one of supports, contradicts, silent; it was given "maybe"/,
    )
  })

  it('never ends in anything but a request, a usage error or a refusal', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...COMMANDS.map(({ verb }) => verb),
        '--',
        '-',
        '--=',
        '--vault',
        '--vault=v',
        '--json',
        '--query',
        '-x',
        '--limit',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (line) => {
        try {
          readArguments(line)
        } catch (error) {
          if (!(error instanceof UsageError || error instanceof VaultError)) throw error
        }
      }),
    )
  })
})

describe('wantsJson', () => {
  it.each<[readonly string[], boolean]>([
    [['search', '--json'], true],
    [['--json=true', 'nonsense', '--bogus'], true],
    [['search', '--json=false'], false],
    [['search'], false],
    [['search', '--', '--json'], false],
  ])('%j: %s', (line, expected) => {
    expect(wantsJson(line)).toBe(expected)
  })
})

describe('flags and operations', () => {
  const fields = COMMANDS.flatMap((command) => flagsOf(command.input))

  it('no operation has a field that a flag of every operation would hide', () => {
    expect(fields.filter(({ name }) => ['vault', 'json', 'help'].includes(name))).toEqual([])
  })

  it('every explained flag exists', () => {
    const known = new Set(fields.map(({ field }) => field))
    expect(Object.keys(MEANINGS).filter((field) => !known.has(field))).toEqual([])
  })
})
