import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PDFWorker } from './pdfjs.ts'

/** What the halves of pdf.js tell one another; only a piece of a page's operators and a font are told apart here. */
interface PortMessage {
  readonly chunk?: unknown
  readonly action?: unknown
  readonly data?: unknown
}

type Listener = (event: { readonly data: unknown }) => void

/**
 * Between the two halves of pdf.js, which in Node share a thread. Its own port copies every message, and with it an object
 * for each letter of a page: a tenth of the whole reading and much of its garbage. Here the operators of a page are handed
 * over as they are, but for their lists, which the sender empties; what is in them neither side changes. So are messages
 * whose buffers the sender gives away, such as the outlines of letters.
 */
class OperatorPort {
  readonly #listeners = new Set<Listener>()
  readonly #ready = Promise.resolve()
  readonly #undrawn: boolean

  constructor(undrawn: boolean) {
    this.#undrawn = undrawn
  }

  postMessage(message: PortMessage, given: readonly ArrayBuffer[] = []): void {
    const font = this.#undrawn ? asAttached(message) : null
    const data = withOwnLists(message) ?? font ?? (given.length > 0 ? message : structuredClone(message))
    // As a promise: what a listener throws must not end the thread.
    void this.#ready.then(() => {
      for (const listener of this.#listeners) listener({ data })
    })
  }

  addEventListener(_name: 'message', listener: Listener, { signal }: { readonly signal?: AbortSignal } = {}): void {
    if (signal?.aborted) return
    this.#listeners.add(listener)
    signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true })
  }

  removeEventListener(_name: 'message', listener: Listener): void {
    this.#listeners.delete(listener)
  }
}

/** Null for everything but a piece of a page's operators. */
function withOwnLists(message: PortMessage): PortMessage | null {
  const { chunk } = message
  if (typeof chunk !== 'object' || chunk === null || !('fnArray' in chunk) || !('argsArray' in chunk)) return null
  if (!Array.isArray(chunk.fnArray) || !Array.isArray(chunk.argsArray)) return null
  return { ...message, chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() } }
}

/**
 * A font as one that the page has already, or else pdf.js would hand its program to the browser, find none, and work out
 * the outlines of its letters for drawing. Null for everything but a font.
 */
function asAttached(message: PortMessage): PortMessage | null {
  const { action, data } = message
  if (action !== 'commonobj' || !Array.isArray(data)) return null
  const [id, kind, font] = data as readonly unknown[]
  if (kind !== 'Font' || typeof font !== 'object' || font === null || 'error' in font) return null
  return { ...message, data: [id, kind, { ...font, extra: { attached: true } }] }
}

interface ReadingHalf {
  readonly WorkerMessageHandler: { initializeFromPort(port: OperatorPort): void }
}

const READING_HALF = pathToFileURL(
  createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
).href

/**
 * The reading half of pdf.js for one document. It runs on the calling thread and holds nothing that must be ended.
 * @param undrawn its fonts need not be fit for drawing
 */
export async function readingHalf(verbosity: number, undrawn: boolean): Promise<PDFWorker> {
  const { WorkerMessageHandler } = (await import(READING_HALF)) as ReadingHalf
  const port = new OperatorPort(undrawn)
  WorkerMessageHandler.initializeFromPort(port)
  // Its types were made from comments and take a port for null.
  return new PDFWorker({ port: port as unknown as null, verbosity })
}
