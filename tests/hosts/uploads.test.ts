import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileHandles } from '../../electron/host/file-handles.ts'
import { Uploads, UploadTooLarge } from '../../electron/loopback/uploads.ts'
import { failureOf } from '../../electron/vault/errors.ts'

let files: FileHandles
let uploads: Uploads
beforeEach(() => {
  files = new FileHandles()
  uploads = new Uploads(files, 1000)
})
afterEach(() => uploads.removeAll())

const send = async (name: string, ...chunks: string[]) => {
  const { ref, bytes } = await uploads.receive(name, Readable.from(chunks.map((chunk) => Buffer.from(chunk))))
  return { ...files.forCall().read(ref), bytes }
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
  it('streams a file into a folder only this user can read', async () => {
    const { path, name, bytes } = await send('call.wav', 'one', 'two')
    expect({ name, bytes, content: readFileSync(path, 'utf8') }).toEqual({
      name: 'call.wav',
      bytes: 6,
      content: 'onetwo',
    })
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700])
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
    const { path } = await send('first.txt', 'kept')
    const failed = await uploads.receive('half.wav', breaking(system)).catch(failureOf)
    expect(failed).toMatchObject({ code })
    expect(readdirSync(dirname(path))).toHaveLength(1)
  })

  it('counts what arrives, whatever was announced', async () => {
    await send('whole.txt', 'x'.repeat(1000))
    await expect(send('more.txt', 'x'.repeat(1000), 'x')).rejects.toThrow(UploadTooLarge)
  })

  it('lets its files go with their handles', async () => {
    const { path } = await send('a.txt', 'x')
    await files.clear()
    expect(existsSync(path)).toBe(false)
  })
})
