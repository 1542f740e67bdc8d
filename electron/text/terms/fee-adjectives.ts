import { lookUp } from '../hebrew.ts'
import { HEBREW_DUALS } from '../number-words.ts'
import type { Reading } from './reading.ts'
import type { Per } from './vocabulary.ts'

/** Plurals that a following חודשיים describes. */
const FEES: ReadonlyMap<string, true> = new Map(
  'דמי תשלומים תשלומי חיובים סכומים מחירים תעריפים עמלות'.split(' ').map((word) => [word, true]),
)
const PERIODS: ReadonlyMap<string, Per> = new Map([
  ['year', 'year'],
  ['month', 'month'],
  ['week', 'week'],
  ['day', 'day'],
  ['hour', 'hour'],
])

/** The period in דמי מנוי חודשיים, "monthly fees": written like the dual, two months, but said of fees. */
export function feePeriod(reading: Reading, index: number): Per | undefined {
  const dual = HEBREW_DUALS.get(reading.lexemes[index]?.text ?? '')
  const isOfFees = dual && [1, 2].some((back) => lookUp(FEES, reading.lexemes[index - back]?.text ?? ''))
  return isOfFees ? PERIODS.get(dual.unit) : undefined
}
