import { EventEmitter } from 'node:events'

/** Who sent a message, as Electron's WebFrameMain says it. */
export interface SenderFrame {
  readonly url: string
  readonly parent: object | null
}
interface Event {
  readonly senderFrame: SenderFrame | null
}
type Handler = (event: Event, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  /** Answers an `invoke`; values must survive a structured clone, errors cross as their message only. */
  async answer(sender: SenderFrame | null, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    try {
      return structuredClone(await handler({ senderFrame: sender }, ...args))
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`)
    }
  }
}

export const ipcMain = new IpcMain()
