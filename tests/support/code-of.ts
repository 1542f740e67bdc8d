import { failureOf } from '../../electron/vault/errors.ts'

/** The code of the refusal that this work ends in; `none` when it doesn't. */
export const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return failureOf(error).code
  }
}
