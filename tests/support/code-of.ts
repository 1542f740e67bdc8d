import { failureOf } from '../../electron/vault/errors.ts'
import { Refusal } from '../../shared/reply.ts'

/** The code of the refusal that this work ends in; `none` when it doesn't. */
export const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return failureOf(error).code
  }
}

/** The same of work that takes its time. */
export const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error) => failureCode(error),
  )

/** A client throws its refusal, the rooms below throw theirs. */
const failureCode = (error: unknown): string => (error instanceof Refusal ? error.code : failureOf(error).code)
