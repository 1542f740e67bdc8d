import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppSession } from '../../electron/host/app-session.ts'
import { folderName } from '../../electron/host/folder-name.ts'
import { openVault, Vault } from '../../electron/vault/open.ts'
import type { HostEvent } from '../../shared/events.ts'
import { CONTRACT_TEXT } from './evidence.ts'
import { makeRoom, type Room } from './temporary.ts'

let room: Room
let events: HostEvent[]
let logged: string[]
let session: AppSession

const newSession = (config = 'config', emit: (event: HostEvent) => void = (event) => events.push(event)): AppSession =>
  new AppSession({
    host: 'browser',
    configFolder: join(room.folder, config),
    emit,
    log: (line) => logged.push(line),
  })
const vaultFolder = (): string => join(room.folder, 'vault')

beforeEach(() => {
  room = makeRoom()
  events = []
  logged = []
  session = newSession()
})
afterEach(async () => {
  vi.restoreAllMocks()
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
    const other = newSession('other', () => undefined)
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

  it('gives up the lock of the new vault when the old one can’t be closed', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    const theirs = join(room.folder, 'theirs')
    const other = newSession('other', () => undefined)
    await other.create(theirs, 'Theirs', 'en')
    await other.close()
    vi.spyOn(Vault.prototype, 'close').mockImplementationOnce(() => {
      throw new Error('a statement is still busy')
    })
    await expect(session.open(theirs)).rejects.toThrow('still busy')
    expect(events.at(-1)).toMatchObject({ type: 'session', session: { vault: null } })
    openVault(theirs, { mode: 'write' }).close()
  })

  it('knows the vaults another program of this user has opened meanwhile', async () => {
    const other = newSession()
    await session.create(vaultFolder(), 'Ours', 'en')
    await other.create(join(room.folder, 'theirs'), 'Theirs', 'en')
    await other.close()
    session.setPerson('Noa')
    const { known, person } = newSession().session()
    expect({ known: known.map(({ name }) => name), person }).toEqual({ known: ['Theirs', 'Ours'], person: 'Noa' })
  })

  it('is open also where the list of known vaults can’t be kept', async () => {
    rmSync(join(room.folder, 'config'), { recursive: true })
    const made = await session.create(vaultFolder(), 'Ours', 'en')
    expect(made).toMatchObject({ vault: { name: 'Ours' }, known: [{ name: 'Ours' }] })
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

describe('something unforeseen', () => {
  it('is told to the log, and its words to no page', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    const said = `cannot read ${room.folder}/secret.db:\nbroken`
    vi.spyOn(Vault.prototype, 'all').mockImplementation(() => {
      throw new Error(said)
    })
    const reply = await session.operate('listCustomers', {}, '1')
    expect(reply).toEqual({ ok: false, error: { code: 'internal', message: expect.any(String) } })
    expect(logged).toEqual([expect.stringContaining(said.replace('\n', ' '))])
    expect(session.refuse(new Error(said))).toEqual(reply)
  })

  it('is not what a refusal is: that says which file, not where it lies', async () => {
    const failure = { code: 'file-empty', message: 'The file is empty.', detail: join(room.folder, 'a.pdf') }
    expect(session.refuse(failure)).toEqual({ ok: false, error: { ...failure, detail: 'a.pdf' } })
    expect(logged).toEqual([])
  })
})

describe('files', () => {
  it('answers a write as done, also when its upload can’t be removed', async () => {
    await session.create(vaultFolder(), 'Ours', 'en')
    await session.close()
    let upload = ''
    session = newSession('config', (event) => {
      if (event.type !== 'progress' || event.progress.stage !== 'copy' || statSync(upload).isDirectory()) return
      // From here on there is a folder in its place: that can't be removed as a file.
      rmSync(upload)
      mkdirSync(upload)
    })
    await session.open(vaultFolder())
    await session.operate('addCustomer', { name: 'Dana', ref: 'd' }, '1')
    const { ref } = await session.takeIn('a.txt', async (path) => {
      upload = path
      writeFileSync(path, CONTRACT_TEXT)
    })
    expect(await session.operate('ingestContract', { customer: 'd', file: ref }, '2')).toMatchObject({ ok: true })
    expect(() => session.files.forCall().read(ref)).toThrow(expect.objectContaining({ code: 'file-unknown' }))
    await session.close()
    await session.open(vaultFolder())
    expect(readdirSync(join(vaultFolder(), 'staging'))).toEqual([])
  })

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
