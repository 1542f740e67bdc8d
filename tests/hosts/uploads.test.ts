import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppSession } from '../../electron/host/app-session.ts'
import { Uploads, UploadTooLarge } from '../../electron/loopback/uploads.ts'
import { failureOf } from '../../electron/vault/errors.ts'
import { openVault } from '../../electron/vault/open.ts'
import { makeRoom, type Room } from './temporary.ts'

let room: Room
let session: AppSession
let uploads: Uploads
beforeEach(async () => {
  room = makeRoom()
  const ignore = () => undefined
  session = new AppSession({ host: 'browser', configFolder: join(room.folder, 'config'), emit: ignore, log: ignore })
  await session.create(join(room.folder, 'vault'), 'Ours', 'en')
  uploads = new Uploads(session, 1000)
})
afterEach(async () => {
  await session.close()
  room.remove()
})

const staging = (): string => join(room.folder, 'vault', 'staging')

const send = async (name: string, ...chunks: string[]) => {
  const { ref, bytes } = await uploads.receive(name, Readable.from(chunks.map((chunk) => Buffer.from(chunk))))
  return { ...session.files.forCall().read(ref), bytes }
}

/** A body that ends with an error of the system after its first bytes. */
const breaking = (code: string): Readable =>
  Readable.from(
    (function* () {
      yield Buffer.from('half of ')
      throw Object.assign(new Error(code), { code })
    })(),
  )

describe('uploads', () => {
  it('streams a file into the open vault’s staging folder, for this user only', async () => {
    const { path, name, bytes } = await send('call.wav', 'one', 'two')
    expect({ name, bytes, content: readFileSync(path, 'utf8') }).toEqual({
      name: 'call.wav',
      bytes: 6,
      content: 'onetwo',
    })
    expect({ folder: dirname(path), mode: statSync(path).mode & 0o777 }).toEqual({ folder: staging(), mode: 0o600 })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\calls\\הקלטה 1.wav', 'הקלטה 1.wav'],
    ['/', null],
    [' ', null],
    ['x'.repeat(256), null],
  ])('knows %j as %j, and keeps it under a name of its own', async (sent, known) => {
    if (known === null) return expect(send(sent, 'x')).rejects.toMatchObject({ code: 'bad-input' })
    const { path, name } = await send(sent, 'x')
    expect(name).toBe(known)
    expect(path).not.toContain(known)
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'file-unreadable'],
  ])('leaves nothing behind after %s, and says %s', async (system, code) => {
    await send('first.txt', 'kept')
    const failed = await uploads.receive('half.wav', breaking(system)).catch(failureOf)
    expect(failed).toMatchObject({ code })
    expect(readdirSync(staging())).toHaveLength(1)
  })

  it('counts what arrives, whatever was announced', async () => {
    await send('whole.txt', 'x'.repeat(1000))
    await expect(send('more.txt', 'x'.repeat(1000), 'x')).rejects.toThrow(UploadTooLarge)
  })

  it('are refused while no vault is open', async () => {
    await session.close()
    await expect(send('a.txt', 'x')).rejects.toMatchObject({ code: 'no-vault' })
  })

  it('go with the vault they were sent to, the half ones too', async () => {
    await send('whole.txt', 'x')
    const begun = Promise.withResolvers<void>()
    const endless = new Readable({ read: () => begun.resolve() })
    const half = uploads.receive('half.wav', endless).catch(failureOf)
    endless.push('half of ')
    await begun.promise
    await session.close()
    expect(await half).toMatchObject({ code: 'cancelled' })
    expect(readdirSync(staging())).toEqual([])
  })

  it('that a killed process left behind are cleared when the vault is next opened', async () => {
    await session.close()
    const left = room.file(`vault/staging/${'0'.repeat(8)}.upload`, 'left behind')
    openVault(join(room.folder, 'vault'), { mode: 'write' }).close()
    expect(readdirSync(dirname(left))).toEqual([])
  })
})
