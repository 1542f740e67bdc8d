import { perAfter } from './basis.ts'
import { type Core, follows, nounAt, pastHyphen, type Reading } from './reading.ts'
import { COUNTED_NOUNS, NEUTRAL_ADJECTIVES, TIMES } from './vocabulary.ts'

/** The noun a number counts: at once, hyphenated ("call-out"), or after plain adjectives. */
function countedNoun(reading: Reading, index: number): { unit: string; last: number } | undefined {
  let at = pastHyphen(reading, index)
  while (NEUTRAL_ADJECTIVES.has(follows(reading, at)?.text ?? '')) at += 1
  // "Guest" is an adjective in "two guest visits" and the noun in "one guest".
  if (nounAt(reading, at, COUNTED_NOUNS) === undefined) at = Math.max(at - 1, pastHyphen(reading, index))
  const unit = nounAt(reading, at, COUNTED_NOUNS)
  if (unit === undefined) return undefined
  const isCallOut = follows(reading, at + 1)?.raw === '-' && /^outs?$/u.test(follows(reading, at + 2)?.text ?? '')
  return { unit, last: isCallOut ? at + 2 : pastConstruct(reading, at) }
}

/** ביקורי טכנאי בשנה: the second noun of a construct stands before the period; without a period it adds nothing. */
function pastConstruct(reading: Reading, at: number): number {
  const isConstruct = /^[א-ת]{3,}י$/u.test(follows(reading, at)?.text ?? '')
  return isConstruct && follows(reading, at + 1)?.kind === 'hebrew' && perAfter(reading, at + 2) ? at + 1 : at
}

/** "Once" and its like: פעם אחת בשנה; never the second half of חד-פעמיים. */
function timesAt(reading: Reading, index: number): { value: number; last: number } | undefined {
  const { lexemes } = reading
  const value = TIMES.get(lexemes[index]!.text)
  if (value === undefined || lexemes[lexemes[index - 1]?.raw === '-' ? index - 2 : index - 1]?.text === 'חד')
    return undefined
  const last = value === 1 && follows(reading, index + 1)?.text === 'אחת' ? index + 1 : index
  return value > 1 || perAfter(reading, last + 1) ? { value, last } : undefined
}

/** More than this of anything is a registration number that stands before "Unit 7" or the like. */
const LARGEST = 1_000_000

/** A count at `index`; only of a noun the product knows, so that no stray number becomes a term. */
export function readCount(reading: Reading, index: number): Core | undefined {
  const shared = { kind: 'count', first: index, scale: 1 } as const
  const times = timesAt(reading, index)
  if (times) return { ...shared, ...times, unit: 'time', certainty: 'certain', prefix: '' }
  const quantity = reading.quantities.get(index)
  const noun = quantity && countedNoun(reading, quantity.last + 1)
  if (!noun || (quantity.value ?? 0) > LARGEST) return undefined
  const { value, certainty, prefix } = quantity
  return { ...shared, ...noun, value: Number.isInteger(value) ? value : undefined, certainty, prefix }
}
