import type { Term } from '../../shared/terms.ts'
import type { Span } from '../../shared/units.ts'
import type { Cue } from './cue-words.ts'
import { cueIn } from './cues.ts'
import type { Comparison } from './facts.ts'
import type { Reason, Where } from './proposal.ts'
import { blank, type ReadClaim } from './read-claim.ts'

interface Worded {
  readonly text: string
  readonly terms: readonly Term[]
}

/**
 * What in a passage's own words forbids to take it at its face. A proviso reaches over the whole passage; a negator only
 * over its sentence, and one inside a value ("not more than") is part of that value.
 */
export function cautionInWords(
  passage: Worded,
  where: Where,
  comparison: Comparison | null,
  claim: ReadClaim,
): Reason | null {
  const { text, terms } = passage
  const sentence: Span = comparison?.sentence ?? [0, text.length]
  const withoutValues = blank(
    text,
    terms.map(({ span }) => span),
  )
  return (
    worded('exception', text, where) ??
    worded('condition', text, where) ??
    worded('negation', withoutValues.slice(...sentence), where) ??
    dated(terms, where, claim)
  )
}

const RULES = { exception: 'exception', condition: 'condition', negation: 'negated' } as const

function worded(cue: Cue & keyof typeof RULES, text: string, where: Where): Reason | null {
  const words = cueIn(cue, text)
  return words === null ? null : { rule: RULES[cue], where, words }
}

/** "156 from 1 April": a day beside another value may be the first or the last it holds on. */
function dated(terms: readonly Term[], where: Where, claim: ReadClaim): Reason | null {
  const day = terms.find(({ kind }) => kind === 'date')
  return !day || claim.terms.some(({ kind }) => kind === 'date') ? null : { rule: 'dated', where, words: day.quote }
}
