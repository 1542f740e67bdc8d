import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refused } from '../vault/errors.ts'

/** Where the finished parts of one call wait, should the work be broken off, and its sound while it lasts. */
export interface CallCache {
  readonly folder: string
  /** An empty folder for the decoded sound. */
  readonly sound: string
  /** Removes the sound and lets the next run in. */
  release(): void
  /** Removes all of the call, when its transcript is safe; but not under the hands of a run that came after. */
  forget(): void
}

const A_MONTH_MS = 30 * 24 * 3_600_000
/** What holds sound: the decoded call, and the part of it that the engine hears. */
const HOLDS_SOUND = /\.(?:sound|part)$/

/** The calls that are being transcribed, by their folders. One process at a time has a vault open for writing. */
const held = new Set<string>()

/**
 * Takes a call's cache for one run. What is in it may be deleted at any time: so the parts of any call that nobody went on
 * with for a month are, and all sound that a program left which was killed.
 * Throws `bad-input` while another run has it.
 *
 * @param all the folder of all calls' caches
 */
export function takeCallCache(all: string, recording: string): CallCache {
  const folder = join(all, recording)
  if (held.has(folder))
    throw refused(
      'bad-input',
      'This call is being transcribed already. Wait until that is done, or cancel it.',
      'recording',
    )
  const sound = join(folder, `${randomUUID()}.sound`)
  mkdirSync(all, { recursive: true, mode: 0o700 })
  clean(all, folder)
  mkdirSync(sound, { recursive: true, mode: 0o700 })
  held.add(folder)
  return {
    folder,
    sound,
    release: () => {
      held.delete(folder)
      remove(sound)
    },
    forget: () => {
      if (!held.has(folder)) remove(folder)
    },
  }
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true })

function clean(all: string, own: string): void {
  for (const name of readdirSync(all)) {
    const folder = join(all, name)
    if (held.has(folder) || !statSync(folder).isDirectory()) continue
    if (folder !== own && Date.now() - statSync(folder).mtimeMs > A_MONTH_MS) remove(folder)
    else for (const left of readdirSync(folder)) if (HOLDS_SOUND.test(left)) remove(join(folder, left))
  }
}
