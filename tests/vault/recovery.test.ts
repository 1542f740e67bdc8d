import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createVault, openVault, type Vault } from '../../electron/vault/open.ts'
import { outsideVault } from '../../electron/vault/outside.ts'
import { verifyVault } from '../../electron/vault/verify.ts'
import { codeOf } from '../support/code-of.ts'
import { reopen, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const AT = '2026-03-02T09:00:00+02:00'
const deed = { at: AT, actor: 'tester', operation: 'addCustomer', subject: 'x', customer: null, detail: {} }

const addCustomer = (vault: Vault, id: string): void => {
  vault.commit(deed, (rows) => rows.insert('customer', { id, name: id }))
}

const problemsOf = async (folder: string): Promise<string[]> =>
  (await verifyVault({ folder, deep: true }, { progress: () => undefined })).problems.map(({ code }) => code)

describe('a write that has committed', () => {
  it('keeps its original when the head can’t be moved, and the next opening moves it', async () => {
    const { folder, vault } = temporaryVault()
    mkdirSync(join(folder, 'head.json.new'))
    const staged = await vault.objects.stageBytes(Buffer.from('kept'))
    vault.commit(deed, (rows) =>
      rows.keep(staged, { kind: 'contract', mediaType: 'text/plain', name: 'a.txt', at: AT }),
    )
    expect(vault.objects.has(staged.sha256)).toBe(true)
    expect(await problemsOf(folder)).toEqual([])
    vault.close()
    rmSync(join(folder, 'head.json.new'), { recursive: true })
    reopen(folder, 'write')
    expect(await problemsOf(folder)).toEqual([])
  })
})

describe('a vault that was tampered with', () => {
  const tamperings: [string, (folder: string, older: string) => void][] = [
    ['an older database put back', (folder, older) => copyFileSync(older, join(folder, 'vault.db'))],
    ['the head removed', (folder) => rmSync(join(folder, 'head.json'))],
    [
      'the head forged',
      (folder) => writeFileSync(join(folder, 'head.json'), '{"entry":1,"hash":"00","signature":"x"}'),
    ],
    ['an empty database', (folder) => writeFileSync(join(folder, 'vault.db'), '')],
    [
      'another vault’s key',
      (folder) => {
        const other = join(temporaryFolder(), 'other')
        createVault(other, { name: 'Other', locale: 'en' }).close()
        copyFileSync(join(other, 'key.pem'), join(folder, 'key.pem'))
      },
    ],
    [
      'a trigger that would change what is written next',
      (folder) => {
        const sql = new Database(join(folder, 'vault.db'))
        sql.exec('CREATE TRIGGER forger BEFORE INSERT ON decision BEGIN SELECT RAISE(IGNORE); END')
        sql.close()
      },
    ],
    ['no key', (folder) => rmSync(join(folder, 'key.pem'))],
  ]
  it.each(tamperings)('takes nothing new, so that no write covers it up: %s', (_name, tamper) => {
    const { folder, vault } = temporaryVault()
    addCustomer(vault, 'customer_a')
    vault.close()
    const older = join(temporaryFolder(), 'older.db')
    copyFileSync(join(folder, 'vault.db'), older)
    const again = openVault(folder, { mode: 'write' })
    addCustomer(again, 'customer_b')
    again.close()
    tamper(folder, older)
    expect(codeOf(() => openVault(folder, { mode: 'write' }))).toBe('vault-damaged')
    // Nothing is left open: once it is mended it opens again.
    expect(codeOf(() => openVault(folder, { mode: 'write' }))).toBe('vault-damaged')
  })
})

describe('verify', () => {
  it('sees no tampering in a vault that is being written', async () => {
    const folder = join(temporaryFolder(), 'vault')
    const writer = spawn(process.execPath, ['tests/support/import-forever.ts', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    const found: string[] = []
    for (let round = 0; round < 10; round++) found.push(...(await problemsOf(folder)))
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(found).toEqual([])
  })

  it('checks the other originals when one can’t be read', async () => {
    const { folder, vault } = temporaryVault()
    const facts = { kind: 'contract', mediaType: 'text/plain', at: AT } as const
    const blocking = join(temporaryFolder(), 'folder')
    mkdirSync(blocking)
    // A folder of just that size in the original's place: it is there, it has the right size, and it can't be read.
    for (const bytes of [Buffer.alloc(statSync(blocking).size), Buffer.from('second')]) {
      const staged = await vault.objects.stageBytes(bytes)
      vault.commit(deed, (rows) => rows.keep(staged, { ...facts, name: 'a.txt' }))
    }
    const [first, second] = vault.all<{ sha256: string }>('SELECT sha256 FROM item ORDER BY rowid')
    rmSync(vault.objects.path(first!.sha256))
    mkdirSync(vault.objects.path(first!.sha256))
    rmSync(vault.objects.path(second!.sha256))
    expect(await problemsOf(folder)).toEqual(['object-unreadable', 'object-missing'])
  })
})

describe('making a vault', () => {
  it.each([
    ['inside another vault', (folder: string) => join(folder, 'objects', 'inner'), 'vault-exists'],
    ['where the system keeps no files', () => '/proc/said-and-signed', 'file-missing'],
  ])('is refused %s', (_name, place, code) => {
    const { folder } = temporaryVault()
    expect(codeOf(() => createVault(place(folder), { name: 'x', locale: 'en' }))).toBe(code)
  })

  it('leaves the person’s own empty folder where it was', () => {
    const folder = temporaryFolder()
    const failing = () => {
      throw new Error('no clock')
    }
    expect(() => createVault(folder, { name: 'x', locale: 'en', clock: failing })).toThrow('no clock')
    expect(existsSync(folder)).toBe(true)
    expect(readdirSync(folder)).toEqual([])
    createVault(folder, { name: 'x', locale: 'en' }).close()
  })
})

describe('a write by someone with half a character in the name', () => {
  it('is hashed as it will be read back', async () => {
    const { folder, vault } = temporaryVault()
    vault.commit({ ...deed, actor: 'Dana\ud800' }, (rows) =>
      rows.insert('customer', { id: 'customer_a', name: 'a\udc00' }),
    )
    expect(await problemsOf(folder)).toEqual([])
  })
})

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0
describe.skipIf(!canMount)('read-only media (needs Linux user namespaces)', () => {
  it('can be read and verified', () => {
    const { folder, vault } = temporaryVault()
    addCustomer(vault, 'customer_a')
    vault.close()
    const script = `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder} && exec "${process.execPath}" tests/support/verify-read-only.ts ${folder}`
    expect(execFileSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' })).toBe('1 customer, 0 problems')
  })
})

describe('a copy', () => {
  it.each(['vault.db', 'objects/summary.pdf', 'link/vault.db'])('never lands in the vault: %s', (name) => {
    const { folder } = temporaryVault()
    symlinkSync(folder, join(folder, '..', 'link'))
    const target = name.startsWith('link') ? join(folder, '..', name) : join(folder, name)
    expect(codeOf(() => outsideVault(folder, target))).toBe('write-failed')
    expect(outsideVault(folder, join(folder, '..', 'summary.pdf'))).toMatch(/summary\.pdf$/)
  })
})
