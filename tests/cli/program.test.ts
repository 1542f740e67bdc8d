import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVault, openVault } from '../../electron/vault/open.ts'
import manifest from '../../package.json' with { type: 'json' }
import { temporaryFolder } from '../support/temporary-vault.ts'
import { cli, json, launcher, startCli } from './program.ts'

/** A fresh vault that nobody has open. */
function vaultFolder(): string {
  const vault = join(temporaryFolder(), 'vault')
  createVault(vault, { name: 'Northwind', locale: 'en' }).close()
  return vault
}

describe('an operation', () => {
  it('answers with one JSON document and nothing else', () => {
    const vault = join(temporaryFolder(), 'vault')
    const made = json(['init', '--vault', vault, '--name', 'כספת', '--locale', 'he'])
    expect(made).toEqual({ status: 0, answer: { vaultId: expect.stringMatching(/^vault_/) } })
    const added = json(['add-customer', '--vault', vault, '--name', 'דנה לוי', '--ref', 'K-1'])
    expect(added).toEqual({ status: 0, answer: { customerId: expect.stringMatching(/^customer_/) } })
    const { stdout, stderr, status } = cli(['list-customers', '--vault', vault, '--json'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toMatch(/^\{.*\}\n$/)
    expect(JSON.parse(stdout)).toMatchObject({ customers: [{ name: 'דנה לוי', references: ['K-1'] }] })
  })

  it('answers a person in words', () => {
    const vault = vaultFolder()
    expect(cli(['list-customers', '--vault', vault])).toEqual({ status: 0, stdout: 'customers: none\n', stderr: '' })
  })

  it('leaves the name of the signed-in person in the custody log', () => {
    const vault = vaultFolder()
    cli(['add-customer', '--vault', vault, '--name', 'Dana'])
    const { answer } = json(['show-log', '--vault', vault, '--limit', '1'])
    const person = spawnSync('id', ['-un'], { encoding: 'utf8' }).stdout.trim()
    expect(answer).toMatchObject({ entries: [{ operation: 'addCustomer', actor: person }] })
  })

  it('takes relative paths from the caller’s folder, also under npm run', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'elsewhere'))
    const init = ['init', '--name', 'x', '--locale', 'en', '--vault']
    expect(cli([...init, 'here'], { cwd: folder }).status).toBe(0)
    const npm = { npm_lifecycle_event: 'cli', npm_package_name: 'said-and-signed', INIT_CWD: join(folder, 'elsewhere') }
    expect(cli([...init, 'there'], { cwd: folder, env: npm }).status).toBe(0)
    expect(cli([...init, 'below'], { cwd: folder, env: { ...npm, npm_lifecycle_event: 'test' } }).status).toBe(0)
    expect(
      ['here', 'elsewhere/there', 'below'].filter((path) => !existsSync(join(folder, path, 'vault.json'))),
    ).toEqual([])
  })

  it('reads while a window holds the vault, and refuses to write', () => {
    const vault = vaultFolder()
    const window = openVault(vault, { mode: 'write' })
    try {
      expect(json(['list-customers', '--vault', vault])).toEqual({ status: 0, answer: { customers: [] } })
      expect(json(['add-customer', '--vault', vault, '--name', 'Dana'])).toMatchObject({
        status: 1,
        answer: { error: { code: 'vault-locked' } },
      })
    } finally {
      window.close()
    }
  })

  it('exits with 3 when an integrity check finds something', () => {
    const vault = vaultFolder()
    expect(json(['verify', '--vault', vault])).toMatchObject({ status: 0, answer: { ok: true, problems: [] } })
    writeFileSync(join(vault, 'objects', 'stranger'), 'x')
    expect(json(['verify', '--vault', vault])).toMatchObject({ status: 3, answer: { ok: false } })
    expect(cli(['verify', '--vault', vault]).status).toBe(3)
  })

  it('prints help and version without loading what the operations need', () => {
    const record = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({load(u,c,n){process.stderr.write(u+'\\n');return n(u,c)}})`
    const { status, stdout, stderr } = cli(['--help'], { node: ['--import', record] })
    expect(status).toBe(0)
    expect(stdout).toBe(readFileSync(new URL('golden/help.txt', import.meta.url), 'utf8'))
    expect(stderr).toContain('/out/main/cli.js')
    expect(stderr).not.toMatch(/better-sqlite3|pdf|libphonenumber|music-metadata|\/run-|\/dispatch-/)
    expect(cli(['--version']).stdout).toBe(`${manifest.version}\n`)
    expect(json(['--version']).answer).toEqual({ version: manifest.version })
  })
})

/** What the custody log ends with: moves with every write. */
function logOf(folder: string): unknown {
  const vault = openVault(folder, { mode: 'read' })
  try {
    return vault.all('SELECT count(*) AS entries, max(hash) AS hash FROM custody')
  } finally {
    vault.close()
  }
}

describe('bad input gives an exit code, a code and a sentence, and a vault that is as it was', () => {
  it.each<[name: string, line: (vault: string) => string[], status: number, code: string]>([
    ['unknown operation', () => ['serch'], 2, 'unknown-operation'],
    ['no operation', () => [], 2, 'bad-input'],
    ['unknown flag', (vault) => ['search', '--vault', vault, '--qury', 'x'], 2, 'bad-input'],
    ['missing flag', (vault) => ['search', '--vault', vault], 2, 'bad-input'],
    [
      'bad date',
      (vault) => ['check-claim', '--vault', vault, '--customer=K', '--claim=x', '--on=31/3/26'],
      2,
      'bad-input',
    ],
    ['vault exists', (vault) => ['init', '--vault', vault, '--name', 'x', '--locale', 'en'], 1, 'vault-exists'],
    ['vault missing', (vault) => ['list-cases', '--vault', `${vault}-not`], 1, 'vault-missing'],
    ['not a vault', (vault) => ['list-cases', '--vault', join(vault, 'objects')], 1, 'vault-missing'],
    ['a file as vault', (vault) => ['list-cases', '--vault', join(vault, 'vault.json')], 1, 'vault-missing'],
    ['unknown customer', (vault) => ['show-customer', '--vault', vault, '--customer', 'K-9'], 1, 'not-found'],
    ['customer of a new case', (vault) => ['open-case', '--vault', vault, '--customer', 'K-9'], 1, 'not-found'],
    ['unknown case', (vault) => ['show-case', '--vault', vault, '--case', 'case_0'], 1, 'not-found'],
    ['an id that cannot be one', (vault) => ['show-case', '--vault', vault, '--case', 'nope'], 1, 'not-found'],
    ['unknown contract', (vault) => ['show-contract', '--vault', vault, '--contract', 'contract_0'], 1, 'not-found'],
    [
      'unknown recording',
      (vault) => ['show-recording', '--vault', vault, '--recording', 'recording_0'],
      1,
      'not-found',
    ],
  ])('%s', (_, line, status, code) => {
    const vault = vaultFolder()
    const before = logOf(vault)
    expect(json(line(vault))).toEqual({
      status,
      answer: { error: expect.objectContaining({ code, message: expect.stringMatching(/^[^\n]+[.?]$/) }) },
    })
    const spoken = cli(line(vault))
    expect(spoken).toMatchObject({ status, stdout: '' })
    expect(spoken.stderr).toMatch(/^said-and-signed: [^\n]+\n$/)
    expect(logOf(vault)).toEqual(before)
  })

  it.each<[name: string, vaultFile: (text: string) => string, code: string]>([
    ['a newer format', (text) => text.replace('"format": 1', '"format": 2'), 'vault-newer'],
    ['cut short', (text) => text.slice(0, 20), 'vault-damaged'],
    ['another JSON', () => '[]', 'vault-damaged'],
  ])('a vault.json of %s', (_, change, code) => {
    const vault = vaultFolder()
    const file = join(vault, 'vault.json')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    expect(json(['list-cases', '--vault', vault])).toMatchObject({ status: 1, answer: { error: { code } } })
  })

  it.each<[name: string, file: (folder: string) => string, code: string]>([
    ['missing', (folder) => join(folder, 'none.pdf'), 'file-missing'],
    ['a folder', (folder) => folder, 'file-unreadable'],
    ['empty', (folder) => fileOf(folder, ''), 'file-empty'],
  ])('a contract file that is %s', (_, file, code) => {
    const vault = vaultFolder()
    cli(['add-customer', '--vault', vault, '--name', 'Dana', '--ref', 'K-1'])
    const before = logOf(vault)
    const given = file(temporaryFolder())
    expect(json(['ingest-contract', '--vault', vault, '--customer', 'K-1', '--file', given])).toMatchObject({
      status: 1,
      answer: { error: { code } },
    })
    expect(logOf(vault)).toEqual(before)
    expect(readdirSync(join(vault, 'staging'))).toEqual([])
  })
})

function fileOf(folder: string, text: string): string {
  const file = join(folder, 'given.pdf')
  writeFileSync(file, text)
  return file
}

describe('pipes and signals', () => {
  it('a reader that closes early is no reason to complain', () => {
    const { status, stderr } = shell('set -o pipefail; "$NODE" "$CLI" --help | true')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.skipIf(!existsSync('/dev/full'))('an answer that could not be written is a failure', () => {
    const { status, stderr } = shell('exec "$NODE" "$CLI" --help > /dev/full')
    expect(status).toBe(1)
    expect(stderr).toMatch(/^said-and-signed: [^\n]+\n$/)
  })

  it('serve prints its address and stops cleanly', async () => {
    const home = temporaryFolder()
    const running = startCli(['serve', '--vault', vaultFolder()], { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home })
    const address = await running.firstLine('stdout')
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
    running.stop('SIGINT')
    const { status, stdout } = await running.ended
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${address}\n` })
  })

  it('serve says when its port is taken', async () => {
    const env = { HOME: temporaryFolder(), XDG_CONFIG_HOME: temporaryFolder() }
    const first = startCli(['serve'], env)
    const { port } = new URL(await first.firstLine('stdout'))
    expect(json(['serve', '--port', port], { env })).toMatchObject({
      status: 1,
      answer: { error: { code: 'bad-input' } },
    })
    first.stop('SIGTERM')
    expect((await first.ended).status).toBe(0)
  })

  it('Ctrl-C cancels an ingest and leaves the vault as it was', async () => {
    const vault = vaultFolder()
    cli(['add-customer', '--vault', vault, '--name', 'Dana', '--ref', 'K-1'])
    const before = logOf(vault)
    const file = longRecording(temporaryFolder())
    const running = startCli(['ingest-recording', '--vault', vault, '--customer', 'K-1', '--file', file, '--json'])
    await running.firstLine('stderr')
    running.stop('SIGINT')
    const { status, stdout } = await running.ended
    expect({ status, answer: JSON.parse(stdout) }).toMatchObject({
      status: 130,
      answer: { error: { code: 'cancelled' } },
    })
    expect(logOf(vault)).toEqual(before)
    expect(readdirSync(join(vault, 'staging'))).toEqual([])
  })
})

/** Bash with the launcher at hand, for what only a shell can do to a program. */
const shell = (script: string) =>
  spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, CLI: launcher },
  })

/** A silent PCM recording of 1 GiB, which takes no room on the disk: long enough to be interrupted. */
function longRecording(folder: string): string {
  const bytes = 2 ** 30
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(bytes - 8, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(16_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(bytes - 44, 40)
  const file = join(folder, 'long.wav')
  writeFileSync(file, header)
  truncateSync(file, bytes)
  return file
}
