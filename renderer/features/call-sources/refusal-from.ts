import { ERROR_CODES, type Failure } from '../../../shared/reply.ts'

/** A fault as the host tells it, whose code may be of a newer program than this page. */
export const refusalFrom = ({ code, message }: { readonly code: string; readonly message: string }): Failure => ({
  code: ERROR_CODES.find((known) => known === code) ?? 'internal',
  message,
})
