import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Progress } from '../../shared/client.ts'
import { refused, type VaultError } from '../vault/errors.ts'
import { type ChildPids, endChildren, newChildPids, workerDataWith } from './child-pids.ts'
import type { TaskInput, TaskMessage, TaskName, TaskOutput, TaskRequest } from './tasks.ts'

/** In the built program the worker lies beside its chunks as JavaScript; from source Node runs the TypeScript itself. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
/** A processor is left to the thread that serves the window; but one long check must never hold up every import. */
const AT_MOST = Math.max(2, availableParallelism() - 1)
/** An idle worker keeps its loaded libraries for the next task; it never keeps the process alive. */
const IDLE_MS = 30_000

/**
 * Old: more than any real document takes; a task beyond it ends alone, where without a limit the whole program would. From
 * 2 GB on V8 lets garbage grow to four times what is in use before it collects; half of that makes a contract of 1,000 pages
 * 130 MB lighter. Young: left alone it grows to 130 MB while pages are read.
 */
export const MEMORY = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 }

/** How long a task may go without a sign of progress, and what it is then: a file made to be read for ever. */
interface Patience {
  readonly ms: number
  readonly refusal: () => VaultError
}

interface TaskOptions {
  readonly signal?: AbortSignal
  readonly patience?: Patience
  readonly onProgress?: (progress: Progress) => void
}

/** For what goes page by page: one takes milliseconds, one that is recognised seconds. */
export const PAGE_PATIENCE: Patience = {
  ms: 180_000,
  refusal: () =>
    refused(
      'pdf-damaged',
      'A page of this file takes longer than three minutes to read. Print it anew as a PDF, then add that.',
    ),
}

interface PoolOptions {
  /** The module a worker starts with. It answers every request with `TaskMessage`s. */
  readonly entry: URL
  /** How many tasks run at a time; the rest wait their turn. */
  readonly atMost: number
  /** How long an idle worker is kept, in milliseconds. */
  readonly idleMs: number
}

const cancelled = (): VaultError => refused('cancelled', 'Cancelled; nothing was changed.')

/** Worker threads that take one task after another, and the queue before them: first come, first served. */
export class WorkerPool {
  readonly #options: PoolOptions
  readonly #idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout }[] = []
  readonly #waiting: (() => void)[] = []
  readonly #childPids = new WeakMap<Worker, ChildPids>()
  #busy = 0

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /**
   * Runs one task in a worker. Aborting the signal gives up a place in the queue at once, and ends a worker that
   * runs: the refusal `cancelled` comes when its thread and the processes it started have ended and hold no file.
   */
  async run(request: unknown, options: TaskOptions = {}): Promise<unknown> {
    await this.#turn(options.signal)
    try {
      if (options.signal?.aborted) throw cancelled()
      return await this.#inWorker(request, options)
    } finally {
      this.#passOn()
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (this.#busy < this.#options.atMost) {
      this.#busy++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1)
        reject(cancelled())
      }
      this.#waiting.push(start)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  /** The slot goes from hand to hand: were it free for a moment, a newcomer could take it before the one who waited. */
  #passOn(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#busy--
  }

  #take(): Worker {
    const parked = this.#idle.pop()
    if (!parked) return this.#newWorker()
    clearTimeout(parked.timer)
    parked.worker.ref()
    return parked.worker
  }

  /** A worker that fails while idle must neither end this process nor be handed out again. */
  #newWorker(): Worker {
    const childPids = newChildPids()
    const worker = new Worker(this.#options.entry, { resourceLimits: MEMORY, workerData: workerDataWith(childPids) })
    this.#childPids.set(worker, childPids)
    return worker.on('error', () => this.#dropIdle(worker)).on('exit', () => this.#dropIdle(worker))
  }

  #dropIdle(worker: Worker): void {
    const index = this.#idle.findIndex((parked) => parked.worker === worker)
    if (index >= 0) clearTimeout(this.#idle.splice(index, 1)[0]?.timer)
  }

  #park(worker: Worker): void {
    worker.unref()
    const retire = (): void => {
      // Out of the list first: a worker that is ending must not be given a task.
      this.#dropIdle(worker)
      void worker.terminate()
    }
    const timer = setTimeout(retire, this.#options.idleMs)
    timer.unref()
    this.#idle.push({ worker, timer })
  }

  async #inWorker(request: unknown, options: TaskOptions): Promise<unknown> {
    const worker = this.#take()
    try {
      worker.postMessage(request)
    } catch (error) {
      // What can't be copied to another thread never left this one: the worker is as good as before.
      this.#park(worker)
      throw error
    }
    const answer = await answerOf(worker, this.#childPids.get(worker)!, options)
    this.#park(worker)
    if (answer.type === 'done') return answer.value
    throw refused(answer.failure.code, answer.failure.message, answer.failure.detail)
  }
}

/** First its processes, as only a thread that lives can bury them; then the thread, and what it started meanwhile. */
async function endWorker(worker: Worker, childPids: ChildPids): Promise<void> {
  await endChildren(childPids)
  await worker.terminate()
  await endChildren(childPids)
}

type Answer = Exclude<TaskMessage, { type: 'progress' }>

/** What a worker answers to the request it was sent. Rejects only when its thread has ended, by itself or aborted. */
function answerOf(
  worker: Worker,
  childPids: ChildPids,
  { signal, onProgress, patience }: TaskOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let fault: unknown
    let timer: NodeJS.Timeout | undefined
    const waitOn = (): void => {
      clearTimeout(timer)
      if (patience) timer = setTimeout(() => endWith(patience.refusal()), patience.ms)
    }
    const onMessage = (message: TaskMessage): void => {
      if (message.type === 'progress') {
        waitOn()
        onProgress?.(message.progress)
        return
      }
      letGo()
      resolve(message)
    }
    const onError = (error: unknown): void => {
      fault = error
    }
    /** Comes after every error: only then are the task's files free. */
    const onExit = (code: number): void => {
      letGo()
      // A thread that ran out of memory leaves its processes behind, too.
      void endChildren(childPids)
      reject(fault ?? new Error(`The worker ended early (${code}).`))
    }
    const endWith = (reason: unknown): void => {
      letGo()
      const ended = (): void => reject(reason)
      endWorker(worker, childPids).then(ended, ended)
    }
    const onAbort = (): void => endWith(cancelled())
    // One by one: removing all listeners would take the thread's own with them.
    const letGo = (): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('messageerror', endWith).off('error', onError).off('exit', onExit)
      signal?.removeEventListener('abort', onAbort)
    }
    worker.on('message', onMessage).on('messageerror', endWith).on('error', onError).on('exit', onExit)
    signal?.addEventListener('abort', onAbort, { once: true })
    waitOn()
  })
}

const pool = new WorkerPool({ entry: ENTRY, atMost: AT_MOST, idleMs: IDLE_MS })

/** Runs slow work in a worker thread, so that the thread that serves the window stays free. See `WorkerPool.run`. */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: TaskOptions = {},
): Promise<TaskOutput<N>> {
  const request: TaskRequest = { name, input }
  return (await pool.run(request, options)) as TaskOutput<N>
}
