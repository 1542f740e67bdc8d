import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What the halves of pdf.js tell one another; only a piece of a page's operators is told apart here. */
interface PortMessage {
  readonly chunk?: unknown
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

  postMessage(message: PortMessage, given: readonly ArrayBuffer[] = []): void {
    const data = withOwnLists(message) ?? (given.length > 0 ? message : structuredClone(message))
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

interface ReadingHalf {
  readonly WorkerMessageHandler: { initializeFromPort(port: OperatorPort): void }
}

const READING_HALF = pathToFileURL(
  createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
).href

/** The reading half of pdf.js for one document. It runs on the calling thread and holds nothing that must be ended. */
export async function readingHalf(verbosity: number): Promise<PDFWorker> {
  const { WorkerMessageHandler } = (await import(READING_HALF)) as ReadingHalf
  const port = new OperatorPort()
  WorkerMessageHandler.initializeFromPort(port)
  // Its types were made from comments and take a port for null.
  return new PDFWorker({ port: port as unknown as null, verbosity })
}
