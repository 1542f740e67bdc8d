/** Run by node in tests/work: leaves a worker idle after a refusal and after an input that can't be sent, and ends. */
import { failureOf } from '../../electron/vault/errors.ts'
import { runTask } from '../../electron/work/run.ts'
import { Limits } from '../../shared/contract/settings.ts'

const codeOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'done',
    (error: unknown) => failureOf(error).code,
  )

const READING = {
  limits: Limits.parse({}),
  recognise: false,
  checkpoint: '',
  trusted: [],
  at: '2026-01-01T00:00:00Z',
} as const
const notText = (() => undefined) as unknown as string
const unsent = await codeOf(runTask('readDocument', { ...READING, path: notText }))
const refused = await codeOf(runTask('readDocument', { ...READING, path: '/nowhere/contract.pdf' }))
console.log(JSON.stringify({ unsent, refused }))
