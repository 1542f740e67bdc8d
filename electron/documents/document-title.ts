import { looksLikeHeading } from './clauses/heading.ts'
import type { ReadClause } from './contract-text.ts'

/** A contract's own title: the heading it begins with, or in a plain text its first line. Null when it begins otherwise. */
export function documentTitle(clauses: readonly ReadClause[]): string | null {
  const first = clauses[0]
  if (first === undefined || first.number !== '') return null
  if (first.heading !== null) return first.heading
  const [line = ''] = first.text.split('\n')
  return looksLikeHeading(line) ? line : null
}
