import type { Progress } from '../../shared/client.ts'

/** What a task is given beside its input. Cancelling ends the worker, so a task needs no signal of its own. */
export interface TaskContext {
  progress(progress: Progress): void
}

const WHOLE = 100

/** A task that tells which share of it is done. */
const inPercent =
  (progress: TaskContext['progress'], stage: Progress['stage']) =>
  (share: number): void =>
    progress({ stage, done: Math.round(share * WHOLE), total: WHOLE })

/** Slow work by name, each loaded when first asked for; it runs in a worker thread (see run.ts). */
export const TASKS = {
  readDocument: async () => {
    const { readDocument } = await import('../documents/read-document.ts')
    return (input: Parameters<typeof readDocument>[0], { progress }: TaskContext) =>
      readDocument(input, (stage, done, total) => progress({ stage, done, total }))
  },
  drawPage: async () => (await import('../documents/pictures/draw-page.ts')).drawPage,
  readSignatures: async () => (await import('../documents/read-document.ts')).signaturesOf,
  decodeSides: async () => {
    const { decodeSides } = await import('../transcription/decode-sides.ts')
    return (input: Parameters<typeof decodeSides>[0], { progress }: TaskContext) =>
      decodeSides(input, inPercent(progress, 'decode'))
  },
  readSound: async () => {
    const { readSound } = await import('../audio/read-sound.ts')
    return (input: Parameters<typeof readSound>[0], { progress }: TaskContext) =>
      readSound(input, inPercent(progress, 'read'))
  },
  cutClip: async () => (await import('../audio/cut-recording.ts')).cutRecording,
  readCall: async () => {
    const { readCall } = await import('../features/ingest-recording/read-call.ts')
    return (input: Parameters<typeof readCall>[0], { progress }: TaskContext) =>
      readCall(input, inPercent(progress, 'read'))
  },
  drawSummary: async () => {
    const { drawSummary } = await import('../features/summary-pdf/draw-summary.ts')
    return (summary: Parameters<typeof drawSummary>[0], _context: TaskContext) => drawSummary(summary)
  },
  readCallRecords: async () => (await import('../call-facts/read-call-records.ts')).readCallRecordsFile,
  describeJson: async () => (await import('../call-facts/describe-json.ts')).describeJsonFile,
  verifyVault: async () => (await import('../vault/verify.ts')).verifyVault,
} as const

export type TaskName = keyof typeof TASKS
type Task<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>
export type TaskInput<N extends TaskName> = Parameters<Task<N>>[0]
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<Task<N>>>

/** Between the threads. */
export interface TaskRequest {
  readonly name: TaskName
  readonly input: unknown
}
export type TaskMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly failure: import('../../shared/reply.ts').Failure }
