import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { MEMORY } from '../electron/work/run.ts'
import type { TaskInput, TaskMessage, TaskName, TaskOutput } from '../electron/work/tasks.ts'
import { Limits } from '../shared/contract/settings.ts'

const project = new URL('../', import.meta.url)

/** A file of the project as a path. Throws when it is one of the build's and the build is missing. */
export function projectFile(name: string): string {
  const path = fileURLToPath(new URL(name, project))
  if (!existsSync(path)) throw new Error(`${name} is not there. Run: npm run build`)
  return path
}

/** As a vault with the usual settings has a document read, but for pictures: none are recognised. */
export const toRead = (path: string): TaskInput<'readDocument'> => ({
  path,
  limits: Limits.parse({}),
  recognise: false,
  checkpoint: '',
  trusted: [],
  at: '2026-01-01T00:00:00Z',
})

/** A worker thread of the built program, as users have it, started and ended by hand so that cold starts can be timed. */
export class BuiltWorker {
  readonly #worker = new Worker(projectFile('out/main/worker.js'), { resourceLimits: MEMORY })

  /** Runs one task to its end. Throws what the task refused. */
  run<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
    return new Promise((resolve, reject) => {
      const settle = (message: TaskMessage): void => {
        if (message.type === 'progress') return
        this.#worker.off('message', settle).off('error', reject)
        if (message.type === 'done') resolve(message.value as TaskOutput<N>)
        else reject(new Error(`${name}: ${message.failure.message}`))
      }
      this.#worker.on('message', settle).on('error', reject)
      this.#worker.postMessage({ name, input })
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** One task in a fresh worker, started and ended for it. */
export async function runCold<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskOutput<N>> {
  const worker = new BuiltWorker()
  try {
    return await worker.run(name, input)
  } finally {
    await worker.end()
  }
}
