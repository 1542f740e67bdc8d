import { parentPort, threadId } from 'node:worker_threads'
import type { TaskMessage } from '../../electron/work/tasks.ts'

/** What the pool's tests ask a worker to do. `gate[0]` is 0 until the test lets the task end. */
export type StandInRequest =
  | {
      readonly does: 'hold'
      readonly gate: Int32Array<SharedArrayBuffer>
      readonly load: Int32Array<SharedArrayBuffer>
    }
  | { readonly does: 'tell-thread' }
  | { readonly does: 'exit'; readonly code: number }
  | { readonly does: 'throw-outside' }

const send = (message: TaskMessage): void => parentPort?.postMessage(message)

parentPort?.on('message', (request: StandInRequest) => {
  if (request.does === 'exit') process.exit(request.code)
  if (request.does === 'throw-outside') queueMicrotask(() => JSON.parse('{'))
  if (request.does === 'tell-thread') send({ type: 'done', value: threadId })
  if (request.does === 'hold') send({ type: 'done', value: hold(request) })
})

/** Says that it has begun, keeps the highest number of tasks at once in `load[1]`, and waits at its gate. */
function hold({ gate, load }: Extract<StandInRequest, { does: 'hold' }>): number {
  const running = Atomics.add(load, 0, 1) + 1
  while (Atomics.load(load, 1) < running) Atomics.store(load, 1, running)
  send({ type: 'progress', progress: { stage: 'read', done: 0, total: 1 } })
  Atomics.wait(gate, 0, 0)
  Atomics.sub(load, 0, 1)
  return threadId
}
