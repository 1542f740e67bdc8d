import { describe, expect, test } from 'vitest'
import { check } from './record.ts'
import { OTHER_CLAUSES, SILENCE, UNNUMBERED } from './traps-of-scope.ts'
import { NUMBERS, PLAIN } from './traps-of-values.ts'
import { SPEAKERS, WORDS } from './traps-of-words.ts'

const TRAPS = [...PLAIN, ...NUMBERS, ...WORDS, ...SPEAKERS, ...OTHER_CLAUSES, ...UNNUMBERED, ...SILENCE]

describe('traps', () => {
  test.each(TRAPS.map((trap) => [`${trap.trap}, ${trap.axis}, ${trap.locale}: ${trap.claim}`, trap] as const))(
    '%s',
    async (_name, trap) => {
      const result = await check(trap.record, trap.claim, trap.locale, trap.on)
      const axis = result[trap.axis]
      expect(trap.allowed, axis.reasons.join('\n')).toContain(axis.verdict)
      // Nor may a single piece of evidence, where none speaks for the claim.
      const stances = new Set(axis.evidence.map(({ stance }) => stance))
      if (trap.allowed.includes('silent')) expect(stances).not.toContain('supports')
    },
  )
})
