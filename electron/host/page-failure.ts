import { basename, isAbsolute } from 'node:path'
import type { Failure } from '../../shared/reply.ts'

/** A refusal as a page may see it: which file, but not where on this machine it lies. */
export const withoutPath = (failure: Failure): Failure =>
  failure.detail !== undefined && isAbsolute(failure.detail)
    ? { ...failure, detail: basename(failure.detail) }
    : failure
