/** Run by node in tests/work: leaves a worker idle after a refusal and after an input that can't be sent, and ends. */
import { failureOf } from '../../electron/vault/errors.ts'
import { runTask } from '../../electron/work/run.ts'

const codeOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'done',
    (error: unknown) => failureOf(error).code,
  )

const notText = (() => undefined) as unknown as string
const unsent = await codeOf(runTask('readContract', { path: notText }))
const refused = await codeOf(runTask('readContract', { path: '/nowhere/contract.pdf' }))
console.log(JSON.stringify({ unsent, refused }))
