import { perAfter } from './basis.ts'
import { type Core, follows, nounAt, pastHyphen, type Reading } from './reading.ts'
import { COUNTED_NOUNS, NEUTRAL_ADJECTIVES, TIMES } from './vocabulary.ts'

/** The noun a number counts: at once, hyphenated ("call-out"), or after plain adjectives. */
function countedNoun(reading: Reading, index: number): { unit: string; last: number } | undefined {
  let at = pastHyphen(reading, index)
  while (NEUTRAL_ADJECTIVES.has(follows(reading, at)?.text ?? '')) at += 1
  const unit = nounAt(reading, at, COUNTED_NOUNS)
  if (unit === undefined) return undefined
  const isCallOut = follows(reading, at + 1)?.raw === '-' && /^outs?$/u.test(follows(reading, at + 2)?.text ?? '')
  return { unit, last: isCallOut ? at + 2 : at }
}

/** More than this of anything is a registration number that stands before "Unit 7" or the like. */
const LARGEST = 1_000_000

/** A count at `index`; only of a noun the product knows, so that no stray number becomes a term. */
export function readCount(reading: Reading, index: number): Core | undefined {
  const shared = { kind: 'count', first: index, scale: 1 } as const
  const times = TIMES.get(reading.lexemes[index]!.text)
  if (times !== undefined && (times > 1 || perAfter(reading, index + 1))) {
    return { ...shared, value: times, unit: 'time', last: index, certainty: 'certain', prefix: '' }
  }
  const quantity = reading.quantities.get(index)
  const noun = quantity && countedNoun(reading, quantity.last + 1)
  if (!noun || (quantity.value ?? 0) > LARGEST) return undefined
  const { value, certainty, prefix } = quantity
  return { ...shared, ...noun, value: Number.isInteger(value) ? value : undefined, certainty, prefix }
}
