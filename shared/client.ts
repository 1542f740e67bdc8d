import type { Input, OperationName, Output } from './contract.ts'

/** The contract as functions: what a screen or a test calls. */
export type Client = {
  readonly [N in OperationName]: (input: Input<N>, options?: CallOptions) => Promise<Output<N>>
}

export interface CallOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** How far a long operation is: `done` of `total` in the unit of its stage (bytes, pages, files, percent). */
export interface Progress {
  readonly stage: 'copy' | 'read' | 'recognise' | 'index' | 'draw' | 'verify' | 'files' | 'decode' | 'transcribe'
  readonly done: number
  readonly total: number
}
