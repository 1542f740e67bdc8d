import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/vault/database.ts'
import { dumpSchema, MIGRATIONS, migrate } from '../../electron/vault/migrate.ts'
import { createVault, openVault } from '../../electron/vault/open.ts'
import { EVIDENCE_TABLES } from '../../electron/vault/tables.ts'
import { codeOf } from '../support/code-of.ts'
import { reopen, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

describe('a vault', () => {
  it('is not made in a folder that holds anything', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'note.txt'), 'mine')
    expect(codeOf(() => createVault(folder, { name: 'x', locale: 'he' }))).toBe('vault-exists')
    expect(readFileSync(join(folder, 'note.txt'), 'utf8')).toBe('mine')
  })

  it.each([
    ['no vault', () => undefined, 'vault-missing'],
    ['a broken vault.json', (folder: string) => writeFileSync(join(folder, 'vault.json'), '{'), 'vault-damaged'],
    [
      'a vault.json of another shape',
      (folder: string) => writeFileSync(join(folder, 'vault.json'), '{"format":1}'),
      'vault-damaged',
    ],
    [
      'a vault of a newer program',
      (folder: string) => writeFileSync(join(folder, 'vault.json'), '{"format":2}'),
      'vault-newer',
    ],
  ])('is refused when the folder holds %s', (_name, prepare, code) => {
    const folder = temporaryFolder()
    prepare(folder)
    expect(codeOf(() => openVault(folder, { mode: 'read' }))).toBe(code)
    expect(existsSync(join(folder, 'vault.db'))).toBe(false)
  })

  it('is refused when its database has a newer shape, is missing or is not a database', () => {
    const { folder, vault } = temporaryVault()
    vault.close()
    const file = join(folder, 'vault.db')
    const sql = new Database(file)
    sql.pragma('user_version = 99')
    sql.close()
    expect(codeOf(() => openVault(folder, { mode: 'write' }))).toBe('vault-newer')
    writeFileSync(file, 'not a database, but long enough to be read as one')
    expect(codeOf(() => openVault(folder, { mode: 'read' }))).toBe('vault-damaged')
  })

  it('has one writer: a second one is refused, here and in another process, until the first is done', () => {
    const { folder, vault } = temporaryVault()
    expect(codeOf(() => openVault(folder, { mode: 'write' }))).toBe('vault-locked')
    const other = () =>
      spawnSync(process.execPath, ['tests/support/open-for-writing.ts', folder], { encoding: 'utf8' }).stdout
    expect(other()).toBe('vault-locked')
    vault.close()
    expect(other()).toBe('opened')
  })

  it('can be read by others while it is written', () => {
    const { folder, vault } = temporaryVault()
    vault.commit(
      { at: vault.clock(), actor: 'tester', operation: 'addCustomer', subject: 'x', customer: null, detail: {} },
      (rows) => rows.insert('customer', { id: 'customer_1', name: 'Dana' }),
    )
    const reader = reopen(folder, 'read')
    expect(reader.vault.get('SELECT name FROM customer')).toEqual({ name: 'Dana' })
    expect(codeOf(() => reader.vault.commit({} as never, () => undefined))).toBe('vault-locked')
  })

  it('refuses a write from a read, whatever it calls itself', () => {
    const { vault } = temporaryVault()
    expect(() => vault.get('DELETE FROM customer')).toThrow('may not run')
    expect(() => vault.all('INSERT INTO customer VALUES (1, 2, 3) RETURNING *')).toThrow('may not run')
  })
})

describe('the database', () => {
  it('has the shape of schema.sql', () => {
    const { folder, vault } = temporaryVault()
    vault.close()
    const sql = new Database(join(folder, 'vault.db'))
    expect(dumpSchema(sql)).toBe(readFileSync('electron/vault/schema.sql', 'utf8'))
    sql.close()
  })

  it.each([...EVIDENCE_TABLES, 'custody'])('never changes or removes a row of %s', (table) => {
    const sql = new Database(':memory:')
    for (const step of MIGRATIONS) sql.exec(step)
    const columns = sql.pragma(`table_info(${table})`) as { name: string; type: string }[]
    // Checks and foreign keys aside: what is tested is that no row, once there, goes or changes.
    sql.pragma('foreign_keys = OFF')
    sql.pragma('ignore_check_constraints = ON')
    const values = columns.map(({ type }) => (type === 'TEXT' ? `'x'` : 1))
    sql.exec(`INSERT INTO ${table} VALUES (${values.join(', ')})`)
    expect(() => sql.exec(`UPDATE ${table} SET entry = 2`)).toThrow('append-only')
    expect(() => sql.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  })

  it('is copied to backups before it takes a new shape, and a failed step changes nothing', () => {
    const { folder, vault } = temporaryVault()
    vault.close()
    const sql = openDatabase(join(folder, 'vault.db'), 'write')
    const next = [...MIGRATIONS, 'CREATE TABLE later (id TEXT) STRICT', 'CREATE TABLE broken (']
    expect(() => migrate(sql, folder, next)).toThrow('incomplete input')
    expect(sql.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1)
    sql.close()
    const backup = new Database(join(folder, 'backups', `vault-v${MIGRATIONS.length}.db`), { readonly: true })
    expect(backup.prepare('SELECT count(*) AS n FROM custody').get()).toEqual({ n: 1 })
    backup.close()
  })

  it('leaves no half-made vault when it can’t be made', () => {
    const folder = join(temporaryFolder(), 'deep', 'vault')
    mkdirSync(join(folder, '..'), { recursive: true })
    const failing = () => {
      throw new Error('no clock')
    }
    expect(() => createVault(folder, { name: 'x', locale: 'en', clock: failing })).toThrow('no clock')
    expect(existsSync(folder)).toBe(false)
  })
})
