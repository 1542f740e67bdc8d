import { z } from 'zod'

/** What one record says of a claim. `needs-review` is a proper answer: evidence shown, no verdict proposed. */
export const Verdict = z.enum(['supports', 'contradicts', 'silent', 'needs-review'])
export type Verdict = z.infer<typeof Verdict>

/** What a person may decide: the same, without the way out. */
export const DecidedVerdict = z.enum(['supports', 'contradicts', 'silent'])
export type DecidedVerdict = z.infer<typeof DecidedVerdict>

export const Overall = z.enum([
  'upheld',
  'promised-outside-contract',
  'sources-disagree',
  'no-evidence',
  'not-upheld',
  'upheld-by-contract',
  'needs-review',
])
export type Overall = z.infer<typeof Overall>

/** The table of nine cells: `OVERALL[said][signed]`. */
const OVERALL: Record<DecidedVerdict, Record<DecidedVerdict, Overall>> = {
  supports: { supports: 'upheld', silent: 'promised-outside-contract', contradicts: 'sources-disagree' },
  silent: { supports: 'upheld', silent: 'no-evidence', contradicts: 'not-upheld' },
  contradicts: { supports: 'upheld-by-contract', silent: 'not-upheld', contradicts: 'not-upheld' },
}

/** Joins the two axes into one word; an axis that needs review leaves the whole claim in review. */
export const overallOf = (signed: Verdict, said: Verdict): Overall =>
  signed === 'needs-review' || said === 'needs-review' ? 'needs-review' : OVERALL[said][signed]
