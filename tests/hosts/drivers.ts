import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startLoopback } from '../../electron/loopback/main.ts'
import { verbOf } from '../../shared/contract.ts'
import type { ChosenFile } from '../../shared/native.ts'
import type { Reply } from '../../shared/reply.ts'
import { launchDesktop } from '../standin/launch.ts'
import { enter, json } from './http.ts'
import { makeRoom } from './temporary.ts'

/** A host with a new vault open in it, spoken to as its own users speak to it. */
export interface RunningHost {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** Hands a file over and gives what stands for it in an input. */
  hand(path: string): Promise<string>
  stop(): Promise<void>
}

/** The build that is tested: `npm test` makes it first. */
export const OUT = resolve(import.meta.dirname, '../../out')

const accepted = <T>(reply: unknown): T => {
  const answered = reply as Reply<T>
  if (!answered.ok) throw new Error(`${answered.error.code}: ${answered.error.message}`)
  return answered.value
}

export async function loopbackHost(): Promise<RunningHost> {
  const room = makeRoom()
  const host = await startLoopback({
    vaultsHome: join(room.folder, 'vaults'),
    configFolder: join(room.folder, 'config'),
    rendererRoot: join(OUT, 'renderer'),
  })
  const page = await enter(host.url)
  accepted(json(await page.post('/native/create-vault', { name: 'Loopback vault', locale: 'en' })))
  let calls = 0
  return {
    call: async (name, input) =>
      json(await page.post(`/operations/${verbOf(name)}`, { input, callId: `call-${++calls}` })) as Reply<unknown>,
    hand: async (path) => {
      const upload = await page.put(`/uploads?name=${encodeURIComponent(path)}`, await readFile(path))
      return accepted<ChosenFile>(json(upload)).ref
    },
    stop: async () => {
      await host.close()
      room.remove()
    },
  }
}

/** The frame of the program's own page. */
export const OWN_FRAME = { url: 'app://main/index.html', parent: null }

export async function desktopHost(): Promise<RunningHost> {
  const room = makeRoom()
  const app = await launchDesktop({ out: OUT, userData: join(room.folder, 'config') })
  await app.ask('answerDialog', { canceled: false, filePaths: [room.folder] })
  const request = { name: 'createVault', input: { name: 'Desktop vault', locale: 'en' } }
  accepted(await app.ask('invokeAs', OWN_FRAME, 'native', request))
  let calls = 0
  return {
    call: async (name, input) => {
      const payload = { name, input, callId: `call-${++calls}` }
      return (await app.ask('invokeAs', OWN_FRAME, 'operation', payload)) as Reply<unknown>
    },
    hand: async (path) => accepted<ChosenFile>(await app.ask('invokeAs', OWN_FRAME, 'file', { path })).ref,
    stop: async () => {
      await app.quit()
      room.remove()
    },
  }
}

/** An input as flags: every field a `--kebab-case value`, lists repeated. */
const flagsOf = (input: unknown): string[] =>
  Object.entries(input as Record<string, unknown>).flatMap(([field, value]) =>
    [value].flat().flatMap((one) => [`--${verbOf(field)}`, ...(one === true ? [] : [String(one)])]),
  )

/** Runs the built command line; a refusal is its `{"error": …}` document. */
export function runCli(args: readonly string[]): Promise<Reply<unknown>> {
  return new Promise((done, failed) => {
    execFile(process.execPath, [join(OUT, 'main/cli.js'), ...args, '--json'], (error, stdout, stderr) => {
      if (stdout === '') return failed(new Error(`No answer: ${stderr || error?.message}`))
      const answer = JSON.parse(stdout)
      done(error && 'error' in answer ? { ok: false, error: answer.error } : { ok: true, value: answer })
    })
  })
}

export async function commandLineHost(): Promise<RunningHost> {
  const room = makeRoom()
  const vault = join(room.folder, 'vault')
  accepted(await runCli(['init', '--vault', vault, '--name', 'Command line vault', '--locale', 'en']))
  return {
    call: (name, input) => runCli([verbOf(name), '--vault', vault, ...flagsOf(input)]),
    hand: async (path) => path,
    stop: async () => room.remove(),
  }
}
