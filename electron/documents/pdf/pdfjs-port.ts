import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What pdf.js' reading half puts into each message; only the pieces of a page's operators are told apart here. */
interface PortMessage {
  readonly chunk?: { readonly fnArray: readonly unknown[]; readonly argsArray: readonly unknown[] } | unknown
}

type Listener = (event: { readonly data: unknown }) => void

/**
 * Between the two halves of pdf.js, which in Node share a thread. Its own port copies every message; an object for each
 * letter of a page is a tenth of the whole reading and most of its garbage. Here a page's operators are handed over as they
 * are: their lists are copied, because the sender empties them, and what is in them is only read on both sides.
 */
class OperatorPort {
  readonly #listeners = new Set<Listener>()
  readonly #ready = Promise.resolve()

  postMessage(message: PortMessage, transfer?: Transferable[]): void {
    const data = withOwnLists(message) ?? structuredClone(message, transfer ? { transfer } : undefined)
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
  return new PDFWorker({ port: port as unknown as Worker, verbosity })
}
