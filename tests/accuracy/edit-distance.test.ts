import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceWithin, editDistance } from './edit-distance.ts'

/** The definition, letter by letter (Wagner and Fischer). `edge` is what a skipped letter before the stretch costs. */
function table(pattern: string, text: string, edge: 0 | 1): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, at) => at * edge)
  for (let i = 1; i <= pattern.length; i += 1) {
    const above = row
    row = [i]
    for (let j = 1; j <= text.length; j += 1) {
      const same = pattern[i - 1] === text[j - 1] ? 0 : 1
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same))
    }
  }
  return row
}

/** Few letters, so that much is alike; long enough to need several words of 32 rows. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ש', ' '), maxLength: 150 })

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['סעיף 7.2', 'סעיף 2.7', 2],
    ['x'.repeat(32), 'x'.repeat(33), 1],
    ['x'.repeat(64), `y${'x'.repeat(64)}`, 1],
  ])('%j and %j', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance)
  })

  it('is what its definition says', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(editDistance(one, other)).toBe(table(one, other, 1).at(-1))
      }),
      { numRuns: 300, seed: 20260301 },
    )
  })

  it('is done with two contracts of 40,000 letters', () => {
    const contract = 'The fee is 120 a month. '.repeat(1700)
    expect(editDistance(contract, contract.replaceAll('120', '210'))).toBe(2 * 1700)
  })
})

describe('distanceWithin', () => {
  it.each([
    ['fee', 'the monthly fee is due', 0],
    ['fees', 'the monthly fee is due', 1],
    ['', 'anything', 0],
    ['abc', '', 3],
    ['abc', 'xyz', 3],
  ])('%j in %j', (pattern, text, distance) => {
    expect(distanceWithin(pattern, text)).toBe(distance)
  })

  it('is what its definition says', () => {
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        expect(distanceWithin(pattern, text)).toBe(Math.min(...table(pattern, text, 0)))
      }),
      { numRuns: 300, seed: 20260301 },
    )
  })
})
