/** Every code a refusal can carry. A closed list: a screen has a sentence for each, a script can branch on it. */
export const ERROR_CODES = [
  'unknown-operation',
  'bad-input',
  'internal',
  'cancelled',
  'no-vault',
  'vault-missing',
  'vault-exists',
  'vault-locked',
  'vault-damaged',
  'vault-newer',
  'not-found',
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-changed',
  'file-unknown',
  'file-not-supported',
  'disk-full',
  'write-failed',
  'pdf-damaged',
  'pdf-encrypted',
  'password-wrong',
  'document-damaged',
  'picture-damaged',
  'too-large',
  'clause-superseded',
  'correction-empty',
  'certificate-unreadable',
  'audio-damaged',
  'transcript-damaged',
  'decoder-missing',
  'call-records-damaged',
  'pattern-invalid',
  'no-audio',
  'engine-missing',
  'engine-failed',
  'model-missing',
  'model-unreadable',
  'segment-superseded',
  'not-listened',
  'evidence-moved',
  'phone-invalid',
  'amends-other-customer',
  'already-added',
  'case-empty',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly detail?: string
}

/** What crosses every boundary: a value, or a refusal as data. Never an exception, never a stack trace. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

/** A refusal inside the renderer or a client: the data of a failed reply, as something that can be thrown. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'Refusal'
    this.code = failure.code
    this.detail = failure.detail
  }
}
