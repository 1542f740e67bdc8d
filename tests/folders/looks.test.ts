import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { FolderWatcher, type ToWatch } from '../../electron/folders/folder-watcher.ts'
import { temporaryFolder } from '../support/temporary-vault.ts'

const NOTHING = { calls: 0, added: 0, duplicates: 0, unmatched: 0, failed: 0, notReady: 0, report: [] }

type Look = Parameters<ToWatch['take']>[0]

/** A watcher of an empty folder, and a way to wait for its next look. */
function watched() {
  const folder = realpathSync(temporaryFolder())
  const looks: Look[] = []
  let tell: () => void = () => undefined
  const watcher = new FolderWatcher({
    folder,
    take: async (look) => {
      looks.push(look)
      tell()
      return { ok: true, value: NOTHING }
    },
  })
  watcher.start()
  onTestFinished(() => watcher.stop())
  const another = (): Promise<void> =>
    new Promise((done) => {
      tell = done
    })
  return { folder, looks, another }
}

const ofAll = ({ only }: Look): boolean => only === undefined

describe('a watcher', () => {
  it('looks through the whole folder at the start, and at what came alone from then on', async () => {
    const { folder, looks, another } = watched()
    await another()
    // The first files may come before the system tells of any: the look through all that follows is theirs.
    for (let index = 0; looks.every(ofAll); index += 1) {
      const look = another()
      writeFileSync(join(folder, `${index}.wav`), 'sound')
      await look
    }
    expect(looks.filter(ofAll).length).toBeLessThanOrEqual(2)
    expect(looks.at(-1)?.only?.every((path) => path.endsWith('.wav'))).toBe(true)
  })
})
