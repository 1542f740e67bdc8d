import type { ErrorCode, Failure } from '../../shared/reply.ts'

/** The command line itself was wrong: nothing was opened or run. Exit code 2. */
export class UsageError extends Error {
  readonly code: ErrorCode
  constructor(message: string, code: ErrorCode = 'bad-input') {
    super(message)
    this.name = 'UsageError'
    this.code = code
  }
  get failure(): Failure {
    return { code: this.code, message: this.message }
  }
}
