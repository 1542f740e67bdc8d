import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'
import { OFFLINE_ARGUMENTS } from '../../scripts/chromium.ts'

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventName = keyof Protocol.Events

interface Incoming {
  readonly id?: number
  readonly method?: EventName
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** One target (a page, a worker, the browser itself) spoken to over the DevTools protocol. */
export class Target {
  readonly #browser: Browser
  readonly sessionId: string | undefined
  readonly #listeners = new Map<EventName, ((params: never) => void)[]>()

  constructor(browser: Browser, sessionId: string | undefined) {
    this.#browser = browser
    this.sessionId = sessionId
  }

  send<M extends Method>(
    method: M,
    ...[params]: Record<string, never> extends Protocol.CommandParameters[M]
      ? [Protocol.CommandParameters[M]?]
      : [Protocol.CommandParameters[M]]
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.#browser.send(method, params ?? {}, this.sessionId) as Promise<Protocol.CommandReturnValues[M]>
  }

  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  deliver(event: EventName, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never)
  }
}

/** A Chromium of its own, with an empty profile that goes with it. */
export class Browser {
  readonly endpoint: string
  readonly root: Target
  readonly #process: ChildProcess
  readonly #profile: string
  readonly #socket: WebSocket
  readonly #targets = new Map<string | undefined, Target>()
  readonly #waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>()
  #next = 1

  private constructor(endpoint: string, socket: WebSocket, process: ChildProcess, profile: string) {
    this.endpoint = endpoint
    this.#socket = socket
    this.#process = process
    this.#profile = profile
    this.root = this.target(undefined)
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as Incoming))
  }

  static async start(executable: string, locale: string): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), 'standin-profile-'))
    const chromium = spawn(
      executable,
      [
        '--headless',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        `--accept-lang=${locale}`,
        ...OFFLINE_ARGUMENTS,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    // Whatever ends this process, no Chromium is left behind.
    process.once('exit', () => chromium.kill())
    const endpoint = await devToolsEndpoint(chromium)
    const socket = new WebSocket(endpoint)
    await new Promise((done, failed) => {
      socket.addEventListener('open', done, { once: true })
      socket.addEventListener('error', failed, { once: true })
    })
    return new Browser(endpoint, socket, chromium, profile)
  }

  target(sessionId: string | undefined): Target {
    const known = this.#targets.get(sessionId)
    if (known) return known
    const target = new Target(this, sessionId)
    this.#targets.set(sessionId, target)
    return target
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    const id = this.#next++
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed: (error) => failed(new Error(`${method}: ${error.message}`)) })
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#process.once('exit', done))
    this.#process.kill()
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #receive(message: Incoming): void {
    if (message.method) {
      this.#targets.get(message.sessionId)?.deliver(message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id ?? 0)
    this.#waiting.delete(message.id ?? 0)
    if (message.error) waiting?.failed(new Error(message.error.message))
    else waiting?.done(message.result)
  }
}

/** Chromium prints where it listens; after that its error stream is read on, so that it never blocks on a full pipe. */
function devToolsEndpoint(chromium: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    if (!chromium.stderr) return failed(new Error('Chromium has no error stream'))
    chromium.once('exit', (code) => failed(new Error(`Chromium ended at once (${code})`)))
    createInterface(chromium.stderr).on('line', (line) => {
      const endpoint = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (endpoint) found(endpoint)
    })
  })
}
