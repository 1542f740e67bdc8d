import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { canonicalJson, hashOf } from '../../electron/vault/custody-log.ts'
import { createVault } from '../../electron/vault/open.ts'
import { verifyVault } from '../../electron/vault/verify.ts'
import { countedIds, steadyClock, temporaryFolder } from '../support/temporary-vault.ts'

const deed = (subject: string) => ({
  at: '2026-03-02T09:00:00+02:00',
  actor: 'tester',
  operation: 'addCustomer',
  subject,
  customer: subject,
  detail: { name: subject },
})

/** A closed vault of four log entries (init, two customers, one original), ready to be tampered with. */
async function sealedVault(): Promise<{ folder: string; object: string; sha256: string }> {
  const folder = join(temporaryFolder(), 'vault')
  const vault = createVault(folder, { name: 'Sealed', locale: 'en', clock: steadyClock(), ids: countedIds() })
  for (const id of ['customer_a', 'customer_b'])
    vault.commit(deed(id), (rows) => rows.insert('customer', { id, name: id }))
  const staged = await vault.objects.stageBytes(new TextEncoder().encode('signed in ink'))
  vault.commit({ ...deed('customer_a'), operation: 'ingestContract' }, (rows) =>
    rows.keep(staged, { kind: 'contract', mediaType: 'text/plain', name: 'a.txt', at: '2026-03-02T09:00:00+02:00' }),
  )
  const object = vault.objects.path(staged.sha256)
  vault.close()
  return { folder, object, sha256: staged.sha256 }
}

/** As a careful forger would: the triggers dropped for the deed, and put back. */
function forge(folder: string, statement: string): void {
  const sql = new Database(join(folder, 'vault.db'))
  const triggers = sql.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as Trigger[]
  for (const { name } of triggers) sql.exec(`DROP TRIGGER ${name}`)
  sql.pragma('foreign_keys = OFF')
  sql.exec(statement)
  for (const trigger of triggers) sql.exec(trigger.sql)
  sql.close()
}

interface Trigger {
  readonly name: string
  readonly sql: string
}

function alter(folder: string, statement: string): void {
  const sql = new Database(join(folder, 'vault.db'))
  sql.exec(statement)
  sql.close()
}

const problemsOf = async (folder: string, deep = true): Promise<string[]> => {
  const { problems } = await verifyVault({ folder, deep }, { progress: () => undefined })
  return [...new Set(problems.map((problem) => problem.code))]
}

describe('verify', () => {
  it('finds nothing wrong in a vault that was left alone', async () => {
    const { folder } = await sealedVault()
    const { problems, items, log } = await verifyVault({ folder, deep: true }, { progress: () => undefined })
    expect(problems).toEqual([])
    expect(items).toBe(1)
    expect(log.entries).toBe(4)
  })

  const tamperings: [string, (vault: { folder: string; object: string; sha256: string }) => void, string[]][] = [
    ['one byte flipped in an original', ({ object }) => overwrite(object, 'Signed in ink'), ['object-changed']],
    ['an original made longer', ({ object }) => overwrite(object, 'signed in ink, twice'), ['object-changed']],
    ['an original removed', ({ object }) => rmSync(object), ['object-missing']],
    [
      'a stranger among the originals',
      ({ folder }) => writeFileSync(join(folder, 'objects', 'stray.txt'), 'x'),
      ['object-extra'],
    ],
    [
      'a row edited',
      ({ folder }) => forge(folder, `UPDATE customer SET name = 'x' WHERE id = 'customer_a'`),
      ['row-changed'],
    ],
    ['a field emptied', ({ folder }) => forge(folder, `UPDATE item SET name = ''`), ['row-changed']],
    ['a row removed', ({ folder }) => forge(folder, `DELETE FROM customer WHERE id = 'customer_b'`), ['row-changed']],
    [
      'a row slipped under an old entry',
      ({ folder }) => forge(folder, `INSERT INTO customer VALUES ('customer_c', 'c', 2)`),
      ['row-changed'],
    ],
    [
      'a row of no entry',
      ({ folder }) => forge(folder, `INSERT INTO customer VALUES ('customer_c', 'c', 99)`),
      ['row-without-entry'],
    ],
    [
      'a log entry edited',
      ({ folder }) => forge(folder, `UPDATE custody SET actor = 'x' WHERE entry = 2`),
      ['log-entry-changed'],
    ],
    [
      'a log entry removed',
      ({ folder }) => forge(folder, `DELETE FROM custody WHERE entry = 2`),
      ['log-entry-missing', 'row-without-entry'],
    ],
    [
      'the end of the log cut off',
      ({ folder }) => forge(folder, `DELETE FROM custody WHERE entry = 4`),
      ['log-cut-off', 'row-without-entry'],
    ],
    [
      'the end of the log cut off with all it wrote',
      ({ folder }) =>
        forge(
          folder,
          `DELETE FROM custody WHERE entry = 3; DELETE FROM custody WHERE entry = 4; DELETE FROM customer WHERE entry = 3; DELETE FROM item`,
        ),
      ['log-cut-off', 'object-extra'],
    ],
    ['a trigger dropped', ({ folder }) => alter(folder, 'DROP TRIGGER claim_is_never_changed'), ['schema-changed']],
    [
      'a trigger slipped in that would change what is written next',
      ({ folder }) => alter(folder, `CREATE TRIGGER forger AFTER INSERT ON customer BEGIN SELECT 1; END`),
      ['schema-changed'],
    ],
    ['a view added', ({ folder }) => alter(folder, 'CREATE VIEW shown AS SELECT 1'), ['schema-changed']],
    [
      'an index that no longer says what its table says',
      ({ folder }) =>
        alter(folder, 'DROP INDEX decision_claim; CREATE INDEX decision_claim ON decision (claim, signed)'),
      ['schema-changed'],
    ],
    [
      'a stranger under a marker of a writer that isn’t there',
      ({ folder, sha256 }) => {
        const stranger = `${'0'.repeat(63)}${sha256.at(0) === '0' ? '1' : '0'}`
        mkdirSync(join(folder, 'objects', '00'), { recursive: true })
        writeFileSync(join(folder, 'objects', '00', stranger.slice(2)), 'x')
        writeFileSync(join(folder, 'staging', `${stranger}.adopting`), '')
      },
      ['object-extra'],
    ],
    ['the head removed', ({ folder }) => rmSync(join(folder, 'head.json')), ['head-missing']],
    ['vault.json edited', ({ folder }) => rename(folder), ['vault-file-changed']],
  ]
  it.each(tamperings)('finds %s', async (_name, tamper, expected) => {
    const vault = await sealedVault()
    tamper(vault)
    expect(await problemsOf(vault.folder)).toEqual(expected)
  })

  it('finds an entry that was edited and hashed again without the key', async () => {
    const { folder } = await sealedVault()
    const sql = new Database(join(folder, 'vault.db'))
    const last = sql.prepare('SELECT * FROM custody ORDER BY entry DESC LIMIT 1').get() as Parameters<typeof hashOf>[0]
    sql.close()
    const detail = canonicalJson({ name: 'someone else' })
    const hash = hashOf({ ...last, detail })
    forge(folder, `UPDATE custody SET detail = '${detail}', hash = '${hash}' WHERE entry = 4`)
    expect(await problemsOf(folder)).toEqual(['log-signature-invalid', 'log-rewritten'])
  })

  it('reports a damaged database as a problem, not as a crash', async () => {
    const { folder } = await sealedVault()
    const file = join(folder, 'vault.db')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096, 4096 * 6)
    writeFileSync(file, bytes)
    expect(await problemsOf(folder)).not.toEqual([])
  })

  it('does not read every byte unless asked to', async () => {
    const { folder, object } = await sealedVault()
    overwrite(object, 'Signed in ink')
    expect(await problemsOf(folder, false)).toEqual([])
  })
})

function overwrite(file: string, text: string): void {
  chmodSync(file, 0o644)
  writeFileSync(file, '')
  appendFileSync(file, text)
}

function rename(folder: string): void {
  const file = join(folder, 'vault.json')
  const info = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...info, name: 'Somebody else’s' }))
}
