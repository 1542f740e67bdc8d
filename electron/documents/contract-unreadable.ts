import type { ErrorCode } from '../../shared/reply.ts'

export type UnreadableCode = Extract<ErrorCode, 'file-empty' | 'pdf-damaged' | 'pdf-encrypted' | 'file-not-supported'>

/** The file cannot be taken in as a contract; the message says what happened and what to do. */
export class ContractUnreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ContractUnreadable'
    this.code = code
  }
}
