import type { ErrorCode } from '../../shared/reply.ts'

/** The refusals that a recording or a transcript can earn by its content. */
export type UnreadableCode = Extract<
  ErrorCode,
  'file-unreadable' | 'file-empty' | 'file-not-supported' | 'audio-damaged' | 'transcript-damaged' | 'decoder-missing'
>

/** A recording or transcript that can't be taken in. The message says what happened and what to do. */
export class RecordingUnreadable extends Error {
  override readonly name = 'RecordingUnreadable'
  readonly code: UnreadableCode
  /** What a decoder said, for whoever looks into it. */
  readonly detail: string | undefined

  constructor(code: UnreadableCode, message: string, detail?: string) {
    super(message)
    this.code = code
    this.detail = detail
  }
}
