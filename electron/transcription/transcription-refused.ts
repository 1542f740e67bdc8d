import type { ErrorCode } from '../../shared/reply.ts'

type RefusalCode = Extract<
  ErrorCode,
  | 'engine-missing'
  | 'engine-failed'
  | 'model-missing'
  | 'model-unreadable'
  | 'audio-damaged'
  | 'decoder-missing'
  | 'transcript-damaged'
  | 'cancelled'
>

/** A call that can't be transcribed here. The message says what happened and what to do. */
export class TranscriptionRefused extends Error {
  override readonly name = 'TranscriptionRefused'
  readonly code: RefusalCode
  /** What the engine wrote last, for whoever looks into it. */
  readonly detail: string | undefined

  constructor(code: RefusalCode, message: string, detail?: string) {
    super(message)
    this.code = code
    this.detail = detail
  }
}

export const cancelled = (): TranscriptionRefused =>
  new TranscriptionRefused('cancelled', 'Cancelled; what was transcribed so far is kept for the next time.')
