import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openVault } from '../../electron/vault/open.ts'
import { stereoCall } from '../support/calls.ts'
import { putCall } from '../support/many-calls.ts'
import { reopen, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const PROGRAM = join(import.meta.dirname, '../support/watch-forever.ts')

interface State {
  readonly state: string
  readonly added: number
  readonly notReady: number
  readonly failed: number
}

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** A watcher in a process of its own, and a way to wait for what it says. */
function watching(vault: string, folder: string, source: string) {
  const child = spawn(process.execPath, [PROGRAM, vault, folder, source], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const lines = createInterface({ input: child.stdout })
  let last: State = { state: '', added: 0, notReady: 0, failed: 0 }
  const waiting: { wanted: (state: State) => boolean; done: () => void }[] = []
  lines.on('line', (line) => {
    last = JSON.parse(line) as State
    for (const { wanted, done } of waiting) if (wanted(last)) done()
  })
  return {
    until: (wanted: (state: State) => boolean): Promise<void> =>
      new Promise((done) => (wanted(last) ? done() : waiting.push({ wanted, done }))),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      return last.added
    },
  }
}

async function emptyVault() {
  const { client, vault, folder } = temporaryVault()
  const { sourceId } = await client.addCallSource({ name: 'Exchange' })
  vault.close()
  return { folder, source: sourceId }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${join(parentPath, name)} ${statSync(join(parentPath, name)).mtimeMs}`)
    .sort()

describe('a watched folder', () => {
  it('gives every call to the vault once, though the program is killed three times on the way', async () => {
    const TOTAL = 240
    const calls = temporaryFolder()
    for (let index = 0; index < TOTAL - 40; index += 1) putCall(calls, index)
    const { folder, source } = await emptyVault()
    for (const stop of [30, 30, 30]) {
      const watcher = watching(folder, calls, source)
      // It says what it added when a round is over; how far it got when killed is its own affair.
      const first = recordingsIn(folder)
      while (recordingsIn(folder) < first + stop) await setTimeout(50)
      await watcher.kill()
    }
    const watcher = watching(folder, calls, source)
    for (let index = TOTAL - 40; index < TOTAL; index += 1) putCall(calls, index)
    await watcher.until(({ state }) => state === 'watching')
    const before = filesBelow(calls)
    await watcher.until(
      ({ state, notReady }) => state === 'watching' && notReady === 0 && recordingsIn(folder) === TOTAL,
    )
    await watcher.kill()
    expect(filesBelow(calls)).toEqual(before)
    const { client, vault } = reopen(folder, 'write')
    const twice = vault.all('SELECT sha256 FROM recording GROUP BY sha256 HAVING count(*) > 1')
    expect([recordingsOf(vault), twice]).toEqual([TOTAL, []])
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  }, 120_000)

  it('takes in a call that arrives, waits for one that is being written, and tries a failed one again when it changed', async () => {
    const calls = temporaryFolder()
    const { folder, source } = await emptyVault()
    const watcher = watching(folder, calls, source)
    await watcher.until(({ state }) => state === 'watching')
    const first = putCall(calls, 1)
    await watcher.until(({ added }) => added === 1)
    writeFileSync(join(calls, 'broken.wav'), 'no sound')
    await watcher.until(({ failed }) => failed === 1)
    writeFileSync(join(calls, 'broken.wav'), stereoCall(2))
    await watcher.until(({ added, failed }) => added === 2 && failed === 0)
    rmSync(first)
    putCall(calls, 2)
    await watcher.until(({ added }) => added === 3)
    await watcher.kill()
  }, 60_000)
})

function recordingsIn(folder: string): number {
  const vault = openVault(folder, { mode: 'read' })
  try {
    return recordingsOf(vault)
  } finally {
    vault.close()
  }
}

const recordingsOf = (vault: { get<T>(sql: string): T | undefined }): number =>
  vault.get<{ total: number }>('SELECT count(*) AS total FROM recording')!.total
