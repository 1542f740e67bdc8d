import { parentPort } from 'node:worker_threads'
import type { Progress } from '../../shared/client.ts'
import { failureOf } from '../vault/errors.ts'
import { TASKS, type TaskContext, type TaskMessage, type TaskRequest } from './tasks.ts'

/** The entry of a worker thread: takes one task after another and answers with data. */
const port = parentPort
if (!port) throw new Error('worker.ts is the entry of a worker thread')

const send = (message: TaskMessage): void => port.postMessage(message)

// pdf.js drops promises of objects that a damaged table leads astray to. What it was asked for still gets its answer, which
// would be lost if they ended the thread.
process.on('unhandledRejection', () => undefined)

port.on('message', async ({ name, input }: TaskRequest) => {
  try {
    const task = (await TASKS[name]()) as (input: unknown, context: TaskContext) => unknown
    const value = await task(input, { progress: (progress: Progress) => send({ type: 'progress', progress }) })
    send({ type: 'done', value })
  } catch (error) {
    send({ type: 'failed', failure: failureOf(error) })
  }
})
port.on('messageerror', (error: unknown) => send({ type: 'failed', failure: failureOf(error) }))
