/**
 * Electron's contextBridge between the two worlds of a page, as scripts that run in Chromium. The worlds share the
 * document and nothing else, so everything crosses as structured clones in CustomEvents whose name a page can't guess;
 * functions cross as numbers, and come out as functions that call back.
 *
 * Both are written out as source text: they may use nothing from outside themselves.
 */

/** A value on its way through the bridge. */
type Packed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] }

type ToMain =
  | { readonly type: 'expose'; readonly key: string; readonly api: Packed }
  | {
      readonly type: 'returned'
      readonly call: number
      readonly value?: Packed
      readonly error?: string
      readonly pending?: boolean
    }
  | { readonly type: 'settled'; readonly call: number; readonly value?: Packed; readonly error?: string }
  | { readonly type: 'callback'; readonly callback: number; readonly args: readonly unknown[] }

interface ToIsolated {
  readonly call: number
  readonly id: number
  readonly args: readonly Packed[]
}

type AnyFunction = (...args: unknown[]) => unknown

function mainWorld(channel: string): void {
  const page = globalThis as unknown as EventTarget
  if ((Reflect.get(globalThis, 'top') as unknown) !== globalThis) return
  const callbacks: AnyFunction[] = []
  const answers = new Map<number, (message: ToMain) => void>()
  let calls = 0

  const pack = (value: unknown): Packed =>
    typeof value === 'function'
      ? { kind: 'function', id: callbacks.push(value as AnyFunction) - 1 }
      : { kind: 'value', value }

  const unpack = (packed: Packed | undefined): unknown => {
    if (!packed) return undefined
    if (packed.kind === 'function') return remote(packed.id)
    if (packed.kind === 'value') return packed.value
    return Object.freeze(Object.fromEntries(packed.entries.map(([key, value]) => [key, unpack(value)])))
  }

  const remote =
    (id: number): AnyFunction =>
    (...args) => {
      const call = ++calls
      let returned: ToMain | undefined
      const settled = new Promise<unknown>((done, failed) => {
        answers.set(call, (message) => {
          if (message.type === 'returned') {
            returned = message
            if (message.pending) return
          }
          answers.delete(call)
          if (message.type !== 'settled') return
          if (message.error === undefined) done(unpack(message.value))
          else failed(new Error(message.error))
        })
      })
      const detail: ToIsolated = { call, id, args: args.map(pack) }
      page.dispatchEvent(new CustomEvent(`${channel}:isolated`, { detail }))
      if (returned?.type !== 'returned' || returned.pending) return settled
      if (returned.error !== undefined) throw new Error(returned.error)
      return unpack(returned.value)
    }

  page.addEventListener(`${channel}:main`, (event) => {
    const message = (event as CustomEvent<ToMain>).detail
    if (message.type === 'callback') callbacks[message.callback]?.(...message.args)
    else if (message.type === 'expose')
      Object.defineProperty(globalThis, message.key, { value: unpack(message.api), enumerable: true })
    else answers.get(message.call)?.(message)
  })
}

function isolatedWorld(channel: string, runPreload: (require: (name: string) => unknown) => void): void {
  if ((Reflect.get(globalThis, 'top') as unknown) !== globalThis) return
  const page = globalThis as unknown as EventTarget
  const functions: AnyFunction[] = []
  const listeners = new Map<string, Set<AnyFunction>>()
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>()
  let filePaths: Readonly<Record<string, string>> = {}
  let requests = 0

  const toMain = (detail: ToMain): void => {
    page.dispatchEvent(new CustomEvent(`${channel}:main`, { detail }))
  }
  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') return { kind: 'function', id: functions.push(value as AnyFunction) - 1 }
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
      return { kind: 'value', value }
    return { kind: 'object', entries: Object.entries(value).map(([key, inner]) => [key, pack(inner)]) }
  }
  const packResult = (value: unknown): Packed => (typeof value === 'function' ? pack(value) : { kind: 'value', value })
  const unpack = (packed: Packed): unknown => {
    if (packed.kind !== 'function') return packed.kind === 'value' ? packed.value : undefined
    return (...args: unknown[]) => toMain({ type: 'callback', callback: packed.id, args })
  }
  const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

  page.addEventListener(`${channel}:isolated`, (event) => {
    const { call, id, args } = (event as CustomEvent<ToIsolated>).detail
    let result: unknown
    try {
      result = functions[id]?.(...args.map(unpack))
    } catch (error) {
      return toMain({ type: 'returned', call, error: reasonOf(error) })
    }
    if (!(result instanceof Promise)) return toMain({ type: 'returned', call, value: packResult(result) })
    toMain({ type: 'returned', call, pending: true })
    result.then(
      (value: unknown) => toMain({ type: 'settled', call, value: packResult(value) }),
      (error: unknown) => toMain({ type: 'settled', call, error: reasonOf(error) }),
    )
  })

  const binding = Reflect.get(globalThis, `${channel}:send`) as (text: string) => void
  const post = (message: object): void => binding(JSON.stringify(message))
  Reflect.set(globalThis, `${channel}:receive`, (message: ToPreload) => {
    if (message.type === 'file-paths') filePaths = message.paths
    else if (message.type === 'event')
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args)
    else {
      const request = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error === undefined) request?.done(message.value)
      else request?.failed(new Error(message.error))
    }
  })

  const ipcRenderer = {
    invoke: (name: string, ...args: unknown[]) =>
      new Promise((done, failed) => {
        const id = ++requests
        waiting.set(id, { done, failed })
        post({ type: 'invoke', id, channel: name, args })
      }),
    send: (name: string, ...args: unknown[]) => post({ type: 'send', channel: name, args }),
    on: (name: string, listener: AnyFunction) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
    },
    removeListener: (name: string, listener: AnyFunction) => {
      listeners.get(name)?.delete(listener)
    },
  }
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => toMain({ type: 'expose', key, api: pack(api) }),
    },
    webUtils: { getPathForFile: (file: { name: string }) => filePaths[file.name] ?? '' },
  }
  runPreload((name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`A sandboxed preload cannot require ${name}`)
  })
}

/** What the main process tells a preload. */
export type ToPreload =
  | { readonly type: 'reply'; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly type: 'event'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'file-paths'; readonly paths: Readonly<Record<string, string>> }

/** What a preload tells the main process. */
export type FromPreload =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }

export const mainWorldSource = (channel: string): string => `(${mainWorld})(${JSON.stringify(channel)})`

/** The isolated half around the program's built preload, unchanged. */
export const isolatedWorldSource = (channel: string, preload: string): string =>
  `(${isolatedWorld})(${JSON.stringify(channel)}, (require) => { const module = { exports: {} }, exports = module.exports;\n${preload}\n})`
