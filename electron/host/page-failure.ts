import { basename, isAbsolute } from 'node:path'
import type { Failure } from '../../shared/reply.ts'

/**
 * A refusal as a page may see it: which file, but not where on this machine it lies. What is said of something
 * unforeseen can hold any path, anywhere in a sentence: a page gets none of it.
 */
export function forPage(failure: Failure): Failure {
  const { code, message, detail } = failure
  if (detail === undefined) return failure
  if (code === 'internal') return { code, message }
  return isAbsolute(detail) ? { code, message, detail: basename(detail) } : failure
}

/** Something unforeseen in one line, for whoever runs this program; null for a refusal that says all there is. */
export const unforeseen = ({ code, message, detail }: Failure): string | null =>
  code === 'internal' ? `said-and-signed: ${message} ${detail ?? ''}`.trimEnd().replaceAll('\n', ' ') : null
