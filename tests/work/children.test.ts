import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { recording } from '../support/call-files.ts'
import { refusalOf } from '../support/code-of.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

it('a cancelled task leaves no process of its own behind, though its thread has no moment to end it', async () => {
  const folder = temporaryFolder()
  const [program, started] = [join(folder, 'ffmpeg'), join(folder, 'started')]
  // Ready the moment the file has its name: half a number would be another process's.
  writeFileSync(program, `#!/bin/sh\necho $$ > ${started}.part; mv ${started}.part ${started}\nexec sleep 600\n`)
  chmodSync(program, 0o755)
  const { vault } = temporaryVault()
  const client = clientOf(vault, { actor: 'test', files: pathsAsFiles, programs: { ffmpeg: program } })
  const abort = new AbortController()
  const adding = refusalOf(client.ingestRecording({ file: recording('amr.amr') }, { signal: abort.signal }))
  await vi.waitUntil(() => existsSync(started), { timeout: 20_000 })
  const pid = Number(readFileSync(started, 'utf8'))
  onTestFinished(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  })
  expect(isRunning(pid)).toBe(true)
  abort.abort()
  expect(await adding).toBe('cancelled')
  expect(isRunning(pid)).toBe(false)
})
