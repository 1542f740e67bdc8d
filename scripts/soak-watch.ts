import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { clientOf, pathsAsFiles } from '../electron/client.ts'
import { createVault, openVault } from '../electron/vault/open.ts'
import { putCall } from '../tests/support/many-calls.ts'

/*
 * `npm run soak [-- N]`: N small calls (10,000 where not given) through a watched folder, the watcher killed with SIGKILL
 * three times on the way; then each must be in the vault once and the vault whole. Prints what it found.
 */

const total = Number(process.argv[2] ?? 10_000)
const KILLS = 3
const room = mkdtempSync(join(tmpdir(), 'soak-'))
const calls = join(room, 'calls')
const folder = join(room, 'vault')

const vault = createVault(folder, { name: 'Soak', locale: 'en' })
const { sourceId } = await clientOf(vault, { actor: 'soak', files: pathsAsFiles }).addCallSource({ name: 'Exchange' })
vault.close()
for (let index = 0; index < total; index += 1) putCall(calls, index)

const recordings = (): number => {
  const read = openVault(folder, { mode: 'read' })
  const { count } = read.get<{ count: number }>('SELECT count(*) AS count FROM recording')!
  read.close()
  return count
}

const watcher = (): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, '../tests/support/watch-forever.ts'), folder, calls, sourceId], {
    stdio: 'ignore',
  })

async function until(wanted: number): Promise<void> {
  while (recordings() < wanted) await setTimeout(500)
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const begun = performance.now()
for (let killed = 1; killed <= KILLS; killed += 1) {
  const child = watcher()
  await until(Math.floor((total * killed) / (KILLS + 1)))
  await kill(child)
  console.log(`killed at ${recordings()} of ${total}`)
}
const last = watcher()
await until(total)
await kill(last)
const seconds = (performance.now() - begun) / 1000

const after = openVault(folder, { mode: 'write' })
const { recordingsTwice, files } = after.get<{ recordingsTwice: number; files: number }>(
  `SELECT (SELECT count(*) FROM (SELECT 1 FROM recording GROUP BY sha256 HAVING count(*) > 1)) AS recordingsTwice,
          (SELECT count(DISTINCT path) FROM recording) AS files`,
)!
const { ok, problems } = await clientOf(after, { actor: 'soak', files: pathsAsFiles }).verify({ deep: true })
after.close()
console.log(
  `${files} of ${total} files in, ${recordingsTwice} twice, verify ${ok ? 'clean' : JSON.stringify(problems)}, ${(total / seconds).toFixed(0)} a second`,
)
rmSync(room, { recursive: true, force: true })
process.exitCode = ok && files === total && recordingsTwice === 0 ? 0 : 1
