import { describe, expect, test } from 'vitest'
import { instructionsIn } from '../../electron/amendments/instructions.ts'
import { ENGLISH, type Wording } from './wordings-en.ts'
import { HEBREW } from './wordings-he.ts'

const whatItDoes = ([text, , heading]: Wording): string[] =>
  instructionsIn({ heading: heading ?? null, text, context: [] }).map(
    ({ effect, path, reach }) => `${effect} ${path}${reach === 'part' ? '~' : ''}`,
  )

describe('what an amendment does', () => {
  test.each([...ENGLISH, ...HEBREW].map((wording) => [wording[0], wording] as const))('%s', (_text, wording) => {
    expect(whatItDoes(wording)).toEqual(wording[1])
  })

  test.each([...ENGLISH, ...HEBREW].map((wording) => [wording[0], wording] as const))(
    'quotes the letters of: %s',
    (text) => {
      for (const { quote } of instructionsIn({ heading: null, text, context: [] })) expect(text).toContain(quote)
    },
  )

  test.each([' ', ', ', ' is hereby', ' (fees) of the agreement,', '"', ' to clause 7'])(
    'a padded clause (%j) is read in reasonable time',
    (padding) => {
      expect(() =>
        instructionsIn({ heading: null, text: `Clause 4.1 ${padding.repeat(3000)} is deleted.`, context: [] }),
      ).not.toThrow()
    },
  )
})
