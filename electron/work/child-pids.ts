import type { ChildProcess } from 'node:child_process'
import { workerData } from 'node:worker_threads'

/*
 * Ending a worker thread gives its JavaScript no chance to say anything more, not even `process.on('exit')`, and a process
 * it started lives on. So the thread that ends a worker has to know them: their ids lie in memory that both share.
 */

/** Ids of the processes that a worker has running, one a cell; 0 where none is. */
export type ChildPids = Int32Array<SharedArrayBuffer>

/** A task has two or three at a time. One beyond these goes unnoticed and runs to its own end. */
const MOST = 32
/** A process that was killed is gone within moments, unless the disk it waits for holds it. */
const GRACE_MS = 500

export const newChildPids = (): ChildPids => new Int32Array(new SharedArrayBuffer(4 * MOST))

/** What a worker is started with, so that `noteChild` in it finds its cells. */
export const workerDataWith = (childPids: ChildPids): { readonly childPids: ChildPids } => ({ childPids })

function ownPids(): ChildPids | null {
  const pids: unknown =
    typeof workerData === 'object' && workerData !== null ? Reflect.get(workerData, 'childPids') : null
  return pids instanceof Int32Array && pids.buffer instanceof SharedArrayBuffer ? (pids as ChildPids) : null
}

/** Has a process that this worker started end with it. On the main thread it does nothing: whoever waits there ends it. */
export function noteChild(child: ChildProcess): void {
  const pids = ownPids()
  const { pid } = child
  if (pids === null || pid === undefined) return
  const cell = pids.findIndex((_, index) => Atomics.compareExchange(pids, index, 0, pid) === 0)
  if (cell < 0) return
  // From here on the id may become another program's.
  child.once('exit', () => {
    Atomics.store(pids, cell, 0)
    Atomics.notify(pids, cell)
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in this moment.
  }
}

/** Ends the processes of a worker. Resolves when the worker has seen them go, or after half a second. */
export async function endChildren(pids: ChildPids): Promise<void> {
  const running = [...pids.entries()].filter(([, pid]) => pid !== 0)
  for (const [, pid] of running) kill(pid)
  await Promise.all(running.map(([cell, pid]) => Atomics.waitAsync(pids, cell, pid, GRACE_MS).value))
}
