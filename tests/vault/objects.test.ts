import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../electron/vault/errors.ts'
import { Objects } from '../../electron/vault/objects.ts'
import { verifyVault } from '../../electron/vault/verify.ts'
import { reopen, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => failureOf(error).code,
  )

function emptyStore(): { folder: string; objects: Objects } {
  const folder = temporaryFolder()
  Objects.create(folder)
  return { folder, objects: new Objects(folder) }
}

const facts = { kind: 'contract', mediaType: 'text/plain', name: 'a.txt', at: '2026-03-02T09:00:00+02:00' } as const
const deed = { at: facts.at, actor: 'tester', operation: 'ingestContract', subject: 'x', customer: null, detail: {} }

describe('an original', () => {
  it('is kept byte for byte, read-only, under its SHA-256', async () => {
    const { folder, vault } = temporaryVault()
    const source = join(temporaryFolder(), 'source.bin')
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251))
    writeFileSync(source, bytes)
    const staged = await vault.objects.stage(source)
    vault.commit(deed, (rows) => rows.keep(staged, facts))
    const kept = vault.objects.path(staged.sha256)
    expect(readFileSync(kept).equals(bytes)).toBe(true)
    expect(statSync(kept).mode & 0o222).toBe(0)
    expect(staged.sha256).toBe(execFileSync('sha256sum', [source], { encoding: 'utf8' }).slice(0, 64))
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  it.each([
    ['a missing file', (folder: string) => join(folder, 'nowhere.pdf'), 'file-missing'],
    ['an empty file', (folder: string) => touch(join(folder, 'empty.pdf')), 'file-empty'],
    ['a folder', (folder: string) => folder, 'file-unreadable'],
    ['a pipe that nobody writes to', (folder: string) => pipe(join(folder, 'pipe')), 'file-unreadable'],
  ])('refuses %s and leaves nothing behind', async (_name, source, code) => {
    const { folder, objects } = emptyStore()
    expect(await codeOf(objects.stage(source(temporaryFolder())))).toBe(code)
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  it('refuses a file that is written to while it is read', async () => {
    const { folder, objects } = emptyStore()
    const source = join(temporaryFolder(), 'growing.wav')
    writeFileSync(source, Buffer.alloc(5_000_000))
    const work = objects.stage(source, { onBytes: (done) => done === 1 << 20 && appendFileSync(source, 'more') })
    expect(await codeOf(work)).toBe('file-changed')
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  it('refuses a file that is overwritten in place while it is read', async () => {
    const { objects } = emptyStore()
    const source = join(temporaryFolder(), 'swapped.wav')
    writeFileSync(source, Buffer.alloc(5_000_000))
    const swap = (done: number) => done === 1 << 20 && writeFileSync(source, Buffer.alloc(5_000_000, 1))
    expect(await codeOf(objects.stage(source, { onBytes: swap }))).toBe('file-changed')
  })

  it('stops when cancelled and leaves nothing behind', async () => {
    const { folder, objects } = emptyStore()
    const source = join(temporaryFolder(), 'long.wav')
    writeFileSync(source, Buffer.alloc(5_000_000))
    const stop = new AbortController()
    expect(await codeOf(objects.stage(source, { signal: stop.signal, onBytes: () => stop.abort() }))).toBe('cancelled')
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
  })

  it('is taken back when its transaction fails', async () => {
    const { folder, vault } = temporaryVault()
    const staged = await vault.objects.stageBytes(Buffer.from('text'))
    const fail = () =>
      vault.commit(deed, (rows) => {
        rows.keep(staged, facts)
        throw new Error('after keeping')
      })
    expect(fail).toThrow('after keeping')
    expect(existsSync(vault.objects.path(staged.sha256))).toBe(false)
    expect((await verifyVault({ folder, deep: true }, { progress: () => undefined })).problems).toEqual([])
  })
})

describe('after a crash', () => {
  it('takes back an original whose transaction never committed, and half copies', async () => {
    const { folder, vault } = temporaryVault()
    const staged = await vault.objects.stageBytes(Buffer.from('orphan'))
    vault.objects.adopt(staged)
    writeFileSync(join(folder, 'staging', 'half.part'), 'half')
    vault.close()
    const again = reopen(folder, 'write')
    expect(again.vault.objects.has(staged.sha256)).toBe(false)
    expect(readdirSync(join(folder, 'staging'))).toEqual([])
    expect((await again.client.verify({ deep: true })).problems).toEqual([])
  })

  it('keeps an original whose transaction committed just before', async () => {
    const { folder, vault } = temporaryVault()
    const staged = await vault.objects.stageBytes(Buffer.from('kept'))
    vault.commit(deed, (rows) => rows.keep(staged, facts))
    writeFileSync(join(folder, 'staging', `${staged.sha256}.adopting`), '')
    vault.close()
    const again = reopen(folder, 'write')
    expect(again.vault.objects.has(staged.sha256)).toBe(true)
    expect((await again.client.verify({ deep: true })).problems).toEqual([])
  })

  it('loses nothing to kill -9 at any moment of an import', async () => {
    const folder = join(temporaryFolder(), 'vault')
    for (const commits of [1, 2, 3, 5, 8, 13]) await killAfter(commits, folder)
    const { client } = reopen(folder, 'write')
    const { problems, items } = await client.verify({ deep: true })
    expect(problems).toEqual([])
    expect(items).toBeGreaterThanOrEqual(32)
  })
})

/** Lets an importer commit so many times, then kills it in whatever it does next. */
async function killAfter(commits: number, folder: string): Promise<void> {
  const importer = spawn(process.execPath, ['tests/support/import-forever.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let seen = 0
  importer.stdout.on('data', (dots: Buffer) => {
    seen += dots.length
    if (seen >= commits) importer.kill('SIGKILL')
  })
  const [, signal] = await once(importer, 'exit')
  expect(signal).toBe('SIGKILL')
}

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0
describe.skipIf(!canMount)('a full disk (needs Linux user namespaces)', () => {
  it('in the middle of a copy gives disk-full and leaves the vault as it was', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'small'))
    const script = `mount -t tmpfs -o size=3m tmpfs ${folder}/small && exec "${process.execPath}" tests/support/fill-disk.ts ${folder}/small`
    const printed = execFileSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' })
    expect(JSON.parse(printed)).toEqual({ code: 'disk-full', staging: [], problems: [] })
  })
})

function touch(file: string): string {
  writeFileSync(file, '')
  return file
}

function pipe(path: string): string {
  execFileSync('mkfifo', [path])
  return path
}
