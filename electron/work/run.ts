import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Progress } from '../../shared/client.ts'
import { refused } from '../vault/errors.ts'
import type { TaskInput, TaskMessage, TaskName, TaskOutput, TaskRequest } from './tasks.ts'

/** In the built program the worker lies beside its chunks as JavaScript; from source Node runs the TypeScript itself. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
const AT_MOST = Math.max(1, availableParallelism() - 1)
/** An idle worker keeps its loaded libraries for the next task; it never keeps the process alive. */
const IDLE_MS = 30_000

const idle: { worker: Worker; timer: NodeJS.Timeout }[] = []
const waiting: (() => void)[] = []
let busy = 0

/**
 * Runs slow work in a worker thread, so that the thread that serves the window stays free. At most one task a
 * processor (less one) at a time; the rest wait their turn. Aborting the signal ends the worker at once.
 */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<TaskOutput<N>> {
  if (busy >= AT_MOST) await new Promise<void>((resolve) => waiting.push(resolve))
  busy++
  try {
    options.signal?.throwIfAborted()
    return (await inWorker(takeWorker(), { name, input }, options)) as TaskOutput<N>
  } finally {
    busy--
    waiting.shift()?.()
  }
}

function takeWorker(): Worker {
  const parked = idle.pop()
  if (!parked) return newWorker()
  clearTimeout(parked.timer)
  parked.worker.ref()
  return parked.worker
}

/** A worker that fails while idle must neither end this process nor be handed out again. */
function newWorker(): Worker {
  const worker = new Worker(ENTRY)
  return worker.on('error', () => dropIdle(worker)).on('exit', () => dropIdle(worker))
}

function dropIdle(worker: Worker): void {
  const index = idle.findIndex((parked) => parked.worker === worker)
  if (index >= 0) clearTimeout(idle.splice(index, 1)[0]?.timer)
}

function park(worker: Worker): void {
  worker.unref()
  const timer = setTimeout(() => void worker.terminate(), IDLE_MS)
  timer.unref()
  idle.push({ worker, timer })
}

function inWorker(
  worker: Worker,
  request: TaskRequest,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: TaskMessage): void => {
      if (message.type === 'progress') {
        onProgress?.(message.progress)
        return
      }
      letGo()
      park(worker)
      if (message.type === 'done') resolve(message.value)
      else reject(refused(message.failure.code, message.failure.message, message.failure.detail))
    }
    const onError = (error: unknown): void => {
      letGo()
      reject(error)
    }
    const onExit = (code: number): void => onError(new Error(`The worker ended early (${code}).`))
    const onAbort = (): void => {
      letGo()
      void worker.terminate()
      reject(refused('cancelled', 'Cancelled; nothing was changed.'))
    }
    // One by one: removing all listeners would take the thread's own with them.
    const letGo = (): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      signal?.removeEventListener('abort', onAbort)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.postMessage(request)
  })
}
