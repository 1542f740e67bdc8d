import type { Progress } from '../shared/client.ts'
import type { Contract, Input, OperationName, Output, ParsedInput } from '../shared/contract.ts'
import type { Staged } from './vault/objects.ts'
import type { ReadVault } from './vault/open.ts'
import type { Rows } from './vault/rows.ts'

/** A host's files: how a FileRef of an input becomes a path. Throws `file-unknown` for a handle it never gave out. */
export interface Files {
  read(ref: string): { readonly path: string; readonly name: string }
  write(ref: string): string
}

/** Programs of this machine that somebody named; what isn't named is looked for in the usual places. */
export interface Programs {
  readonly ffmpeg?: string | undefined
  /** whisper.cpp's `whisper-cli`. */
  readonly whisper?: string | undefined
  /** The folder of speech models. */
  readonly models?: string | undefined
}

/** Who calls, from which host, and how he is kept informed. */
export interface Call {
  readonly actor: string
  readonly files: Files
  readonly programs?: Programs
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** What a handler may use beside the vault. */
export interface Context {
  readonly files: Files
  readonly programs: Programs
  readonly signal: AbortSignal
  /** The moment of this call, one for all it writes. */
  readonly now: string
  id(prefix: string): string
  progress(progress: Progress): void
  /** Copies a file into the vault's staging folder, hashed; what isn't kept by the change is discarded afterwards. */
  stage(path: string): Promise<Staged>
  stageBytes(bytes: Uint8Array): Promise<Staged>
}

/** What a write operation wants done, in one transaction with its custody entry. */
export interface Change<T> {
  /** The id the entry is about, the customer it concerns and the facts the log keeps. */
  readonly subject: string
  readonly customer: string | null
  readonly detail: unknown
  write(rows: Rows): T
}

/** A write operation that found everything already there: the answer, and no log entry. */
export interface Unchanged<T> {
  readonly unchanged: T
}

/** What a sequence may do beside: run an operation through the door, with its own custody entry. Throws its refusal. */
export interface Sequence extends Context {
  perform<N extends OperationName>(
    name: N,
    input: Input<N>,
    options?: { readonly files?: Files; readonly onProgress?: (progress: Progress) => void },
  ): Promise<Output<N>>
}

type Answer<N extends OperationName> = Contract[N]['effect'] extends 'write'
  ? Change<Output<N>> | Unchanged<Output<N>>
  : Output<N>

/**
 * One operation. A write, too, is handed a vault it can only read: it does its slow work first and returns the change,
 * which the door commits together with the custody entry, so that no feature can write without leaving a trace.
 */
export type Handler<N extends OperationName> = (
  vault: ReadVault,
  input: ParsedInput<N>,
  context: Contract[N]['effect'] extends 'sequence' ? Sequence : Context,
) => Answer<N> | Promise<Answer<N>>
