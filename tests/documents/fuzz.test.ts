import { fork } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Refusal } from '../../shared/reply.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'
import { damaged, damages } from './fuzz/damage.ts'
import type { Told } from './fuzz/read-damaged.ts'
import { specimens } from './fuzz/specimens.ts'

/** `FUZZ_RUNS=20000 FUZZ_SEED=7` in the environment makes a longer campaign, or another one. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_301)
const PROCESSES = Math.min(4, Math.max(2, availableParallelism()))
/** Against hanging only: a run takes a fifth of a second, and a busy machine must not decide what passes. */
const HANGS_MS = 60_000
const LARGEST_HEAP = '--max-old-space-size=1500'

interface Part {
  readonly faults: string[]
  answers: Readonly<Record<string, number>>
}

/** Part of the campaign in a process of its own: what would end or hang the program ends that process and is told here. */
function runPart(first: number): Promise<Part> {
  const args = [first, PROCESSES, SEED, RUNS].map(String)
  const child = fork(join(import.meta.dirname, 'fuzz/read-damaged.ts'), args, {
    execArgv: [LARGEST_HEAP],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const part: Part = { faults: [], answers: {} }
  let last = 'before the first run'
  let isHanging = false
  let stderr = ''
  child.stderr!.on('data', (text) => {
    stderr = `${stderr}${text}`.slice(-4000)
  })
  const hang = (): void => {
    isHanging = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(hang, HANGS_MS)
  child.on('message', (told: Told) => {
    clearTimeout(timer)
    if (told.type !== 'end') timer = setTimeout(hang, HANGS_MS)
    if (told.type === 'run') last = told.name
    if (told.type === 'fault') part.faults.push(`${told.name}\n${told.fault}`)
    if (told.type === 'end') part.answers = told.answers
  })
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (isHanging) part.faults.push(`${last}\nhangs`)
      else if (code !== 0) part.faults.push(`${last}\nended the process (${signal ?? code}): ${stderr}`)
      resolve(part)
    })
  })
}

test(`${RUNS} damaged files each end in a reading or a refusal (seed ${SEED})`, async () => {
  const parts = await Promise.all(Array.from({ length: PROCESSES }, (_, first) => runPart(first)))
  expect(parts.flatMap(({ faults }) => faults).slice(0, 5)).toEqual([])
  const answers = parts.flatMap((part) => Object.entries(part.answers))
  const count = (answer: string): number => answers.reduce((sum, [own, times]) => sum + (own === answer ? times : 0), 0)
  // A damage that always ends at the first check would test nothing behind it.
  for (const answer of ['text-layer', 'document', 'drawn', 'pdf-damaged', 'document-damaged', 'file-not-supported'])
    expect(count(answer), answer).toBeGreaterThan(RUNS / 100)
}, 600_000)

test('damaged files through the door leave the vault whole, and it holds what was answered', async () => {
  const { client, folder } = temporaryVault()
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold' })
  await client.changeSettings({ recognise: false })
  const files = await specimens()
  const others = files.map(({ bytes }) => bytes)
  const room = temporaryFolder()
  const kept = new Set<string>()
  const refusals: string[] = []
  for (const [run, file] of files.entries()) {
    const [damage = []] = damages(SEED + run, 1)
    const bytes = damaged(file.bytes, damage, others)
    const path = join(room, `${run}`)
    writeFileSync(path, file.pack?.(bytes) ?? bytes)
    try {
      const { contractId, attachments } = await client.ingestContract({ customer, file: path })
      for (const id of [contractId, ...attachments.map((attachment) => attachment.contractId)]) kept.add(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error.code)
      expect(error.code, `${file.name} ${JSON.stringify(damage)}: ${error.detail}`).not.toBe('internal')
    }
  }
  expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  expect(readdirSync(join(folder, 'staging'))).toEqual([])
  expect(await client.vaultStatus({})).toMatchObject({ customers: 1, contracts: kept.size, recordings: 0 })
  expect(Math.min(kept.size, refusals.length)).toBeGreaterThan(5)
}, 120_000)
