import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppSession } from '../../electron/host/app-session.ts'
import { folderName } from '../../electron/host/folder-name.ts'
import { openVault } from '../../electron/vault/open.ts'
import type { HostEvent } from '../../shared/events.ts'
import { CONTRACT_TEXT } from './evidence.ts'
import { makeRoom, type Room } from './temporary.ts'

let room: Room
let events: HostEvent[]
let session: AppSession

const newSession = (): AppSession =>
  new AppSession({ host: 'browser', configFolder: join(room.folder, 'config'), emit: (event) => events.push(event) })
const vaultFolder = (): string => join(room.folder, 'vault')

beforeEach(() => {
  room = makeRoom()
  events = []
  session = newSession()
})
afterEach(async () => {
  await session.close()
  room.remove()
})

describe('vaults', () => {
  it('refuses every operation while none is open', async () => {
    expect(await session.operate('vaultStatus', {}, '1')).toMatchObject({ ok: false, error: { code: 'no-vault' } })
  })

  it('creates one, opens it and tells the screens', async () => {
    const made = await session.create(vaultFolder(), 'Ours', 'he')
    expect(made).toMatchObject({ vault: { name: 'Ours', locale: 'he' }, known: [{ name: 'Ours' }] })
    expect(events).toEqual([{ type: 'session', session: made }])
    expect(JSON.stringify(made)).not.toContain(room.folder)
  })

  it('is known to the next session by a key that is no path', async () => {
    await session.create(vaultFolder(), 'Ours', 'he')
    await session.close()
    session = newSession()
    const [known] = session.session().known
    expect(await session.open(session.folderOfKnown(known?.key ?? ''))).toMatchObject({ vault: { name: 'Ours' } })
    expect(() => session.folderOfKnown(vaultFolder())).toThrow(expect.objectContaining({ code: 'vault-missing' }))
  })

  it('stays with the open vault when another one is locked', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    const other = new AppSession({ host: 'desktop', configFolder: join(room.folder, 'other'), emit: () => undefined })
    await other.create(join(room.folder, 'theirs'), 'Theirs', 'en')
    await expect(session.open(join(room.folder, 'theirs'))).rejects.toMatchObject({ code: 'vault-locked' })
    expect(session.session().vault?.name).toBe('Ours')
    await other.close()
    expect(await session.open(join(room.folder, 'theirs'))).toMatchObject({ vault: { name: 'Theirs' } })
  })

  it('gives the lock up when it closes, also when two screens opened at once', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.close()
    await Promise.all([session.open(vaultFolder()), session.open(vaultFolder()), session.open(vaultFolder())])
    await session.close()
    openVault(vaultFolder(), { mode: 'write' }).close()
  })

  it('starts with an empty list when its own file is damaged', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    writeFileSync(join(room.folder, 'config/said-and-signed.json'), '{"person":')
    expect(newSession().session().known).toEqual([])
  })

  it('remembers who decides', () => {
    session.setPerson('Noa')
    expect(newSession().session().person).toBe('Noa')
  })
})

describe('operations', () => {
  it('tells of a write that was done, not of a read nor of a refusal', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    events = []
    await session.operate('addCustomer', { name: 'Dana' }, '1')
    await session.operate('addCustomer', {}, '2')
    await session.operate('listCustomers', {}, '3')
    expect(events).toEqual([{ type: 'changed', operation: 'addCustomer' }])
  })

  it('writes the person’s name into the log', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    session.setPerson('Noa')
    await session.operate('addCustomer', { name: 'Dana' }, '1')
    expect(await session.operate('showLog', { limit: 1 }, '2')).toMatchObject({
      value: { entries: [{ actor: 'Noa', operation: 'addCustomer' }] },
    })
  })

  it('cancels by the id of the call, tells the progress under it and keeps the file handle for another try', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.operate('addCustomer', { name: 'Dana', ref: 'd' }, '1')
    const { ref } = await session.files.register(room.file('a.txt', CONTRACT_TEXT))
    const running = session.operate('ingestContract', { customer: 'd', file: ref }, 'mine')
    expect(await session.operate('verify', {}, 'mine')).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    session.cancel('somebody else’s')
    session.cancel('mine')
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    events = []
    expect(await session.operate('ingestContract', { customer: 'd', file: ref }, 'mine')).toMatchObject({ ok: true })
    expect(events.filter(({ type }) => type === 'progress')).toContainEqual(expect.objectContaining({ callId: 'mine' }))
  })

  it('ends what is under way before it closes', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.operate('addCustomer', { name: 'Dana', ref: 'd' }, '1')
    const { ref } = await session.files.register(room.file('a.txt', CONTRACT_TEXT))
    const running = session.operate('ingestContract', { customer: 'd', file: ref }, '2')
    await session.close()
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await session.operate('verify', {}, '3')).toMatchObject({ error: { code: 'no-vault' } })
  })
})

describe('files', () => {
  it('gives handles that say nothing of the path and expire with the vault', async () => {
    const chosen = await session.files.register(room.file('deep/contract.txt', 'x'))
    expect(chosen).toMatchObject({ name: 'contract.txt', bytes: 1, ref: expect.stringMatching(/^file:[\w-]{24}$/) })
    expect(session.files.forCall().read(chosen.ref)).toMatchObject({ name: 'contract.txt' })
    await session.close()
    expect(() => session.files.forCall().read(chosen.ref)).toThrow(expect.objectContaining({ code: 'file-unknown' }))
  })

  it('never removes a person’s own file', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.operate('addCustomer', { name: 'Dana', ref: 'd' }, '1')
    const path = room.file('mine.txt', CONTRACT_TEXT)
    const { ref } = await session.files.register(path)
    await session.operate('ingestContract', { customer: 'd', file: ref }, '2')
    await session.close()
    expect(existsSync(path)).toBe(true)
  })

  it('lets no page name a file to write', () => {
    expect(() => session.files.forCall().write('/tmp/x.pdf')).toThrow(expect.objectContaining({ code: 'file-unknown' }))
  })

  it('saves a copy outside the vault, and only there', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.operate('addCustomer', { name: 'Dana', ref: 'd' }, '1')
    const { ref } = await session.files.register(room.file('a.txt', CONTRACT_TEXT))
    const reply = await session.operate('ingestContract', { customer: 'd', file: ref }, '2')
    const { sha256 } = (reply as { value: { sha256: string } }).value
    const target = join(room.folder, 'copy.txt')
    expect(await session.saveCopy(sha256, target)).toEqual({ name: 'copy.txt' })
    expect(readFileSync(target, 'utf8')).toBe(CONTRACT_TEXT)
    // The original is read-only; the copy is the person's own, to replace or delete.
    expect(statSync(target).mode & 0o200).toBe(0o200)
    expect(readdirSync(room.folder)).not.toContain('copy.txt.part')
    for (const inside of ['objects/x', '../vault/vault.json', '.'])
      await expect(session.saveCopy(sha256, join(vaultFolder(), inside))).rejects.toMatchObject({
        code: 'write-failed',
      })
    await expect(session.saveCopy('0'.repeat(64), target)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('folder names', () => {
  it.each([
    ['כספת השירות 2026', 'כספת השירות 2026'],
    ['../../etc/passwd', 'etc passwd'],
    ['a\\b:c*d?"e"<f>|g', 'a b c d e f g'],
    ['con', 'con vault'],
    ['NUL.txt', 'NUL.txt vault'],
    ['...', 'vault'],
    ['ends with dots...', 'ends with dots'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['x'.repeat(200), 'x'.repeat(80)],
  ])('%j becomes %j', (name, folder) => {
    expect(folderName(name)).toBe(folder)
  })
})
