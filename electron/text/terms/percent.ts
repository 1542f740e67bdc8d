import { type Core, follows, type Reading, scaled } from './reading.ts'
import { PERCENT_WORDS } from './vocabulary.ts'

const HUNDREDTHS = 100

/** The last lexeme of a percent word at `index`: %, אחוז, percent, per cent. */
function percentWordEnd(reading: Reading, index: number): number | undefined {
  const text = follows(reading, index)?.text ?? ''
  if (PERCENT_WORDS.has(text)) return index
  return text === 'per' && follows(reading, index + 1)?.text === 'cent' ? index + 1 : undefined
}

/** A percentage at `index` in hundredths of a percent; %15 is how right-to-left editors sometimes store 15%. */
export function readPercent(reading: Reading, index: number): Core | undefined {
  const leads = reading.lexemes[index]!.raw === '%' && follows(reading, index + 1)?.gap === 'none'
  const quantity = reading.quantities.get(leads ? index + 1 : index)
  const last = leads ? quantity?.last : quantity && percentWordEnd(reading, quantity.last + 1)
  if (!quantity || last === undefined) return undefined
  const { certainty, prefix } = quantity
  const value = scaled(quantity.value, HUNDREDTHS)
  return { kind: 'percent', value, unit: 'percent', first: index, last, certainty, prefix, scale: HUNDREDTHS }
}
