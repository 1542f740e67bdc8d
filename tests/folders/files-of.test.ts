import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, filesOf } from '../../electron/folders/files-in.ts'
import { VAULT_FILE } from '../../electron/vault/vault-file.ts'
import { temporaryFolder } from '../support/temporary-vault.ts'

function put(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'sound')
}

describe('the files of single folders', () => {
  it('are none that a look through the whole root would leave out', async () => {
    const root = realpathSync(temporaryFolder())
    const vault = join(root, 'vault')
    const other = join(root, 'other', 'vault')
    const folders = [
      ...['day', '.sync/day', 'day/.trash/old', 'vault/staging'].map((folder) => join(root, folder)),
      join(other, 'cache', 'call.sound'),
    ]
    for (const folder of folders) put(join(folder, 'call.wav'))
    put(join(other, VAULT_FILE))
    symlinkSync(join(root, 'day'), join(root, 'link'))
    const asked = [...folders, join(root, 'link'), join(root, 'gone')]
    const pathsOf = (found: Awaited<ReturnType<typeof filesIn>>): string[] =>
      found.filter(({ refusal }) => refusal === null).map(({ path }) => path)
    const alone = pathsOf(await filesOf(root, asked, vault))
    expect(alone).toEqual([join(root, 'day', 'call.wav')])
    expect(pathsOf(await filesIn(root, vault))).toEqual(expect.arrayContaining(alone))
  })
})
