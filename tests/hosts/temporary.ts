import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one test or one suite; remove it yourself. */
export interface Room {
  readonly folder: string
  /** Writes a file in it and gives its path. */
  file(name: string, content: string | Buffer): string
  remove(): void
}

export function makeRoom(): Room {
  const folder = mkdtempSync(join(tmpdir(), 'hosts-'))
  return {
    folder,
    file(name, content) {
      const path = join(folder, name)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
