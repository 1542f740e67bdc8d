import type { ErrorCode } from '../../shared/reply.ts'

export type UnreadableCode = Extract<
  ErrorCode,
  | 'file-empty'
  | 'pdf-damaged'
  | 'pdf-encrypted'
  | 'password-wrong'
  | 'file-not-supported'
  | 'document-damaged'
  | 'picture-damaged'
  | 'too-large'
>

/** The file cannot be taken in as a contract; the message says what happened and what to do. */
export class ContractUnreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ContractUnreadable'
    this.code = code
  }
}

/** @param what a sentence: what about the document is broken */
export const documentDamaged = (what: string, options?: ErrorOptions): ContractUnreadable =>
  new ContractUnreadable(
    'document-damaged',
    `${what} Download or copy it again, or save it anew from its program.`,
    options,
  )

/** @param what a sentence: what is more than a limit allows */
export const tooLarge = (what: string): ContractUnreadable =>
  new ContractUnreadable('too-large', `${what} If the file is to be trusted, raise the limit in the settings.`)

/** @param what a sentence: what the file is instead of a contract that can be read */
export const notSupported = (
  what: string,
  advice = 'Save or print the contract as a PDF and add that.',
): ContractUnreadable => new ContractUnreadable('file-not-supported', `${what} ${advice}`)
