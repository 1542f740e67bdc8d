import { z } from 'zod'
import type { Term, TermKind } from '../../../shared/terms.ts'
import { Day } from '../../../shared/units.ts'
import { refused } from '../../vault/errors.ts'

const Amount = z.number().int().min(0).max(1e15)

/** What a value and its unit may be; see shared/terms.ts. */
const FORMS: Readonly<Record<TermKind, { readonly value: z.ZodType; readonly unit: RegExp }>> = {
  money: { value: Amount, unit: /^[A-Z]{3}$/ },
  percent: { value: Amount, unit: /^percent$/ },
  duration: { value: Amount, unit: /^(?:minute|hour|day|business-day|week|month|year)$/ },
  date: { value: Day, unit: /^day$/ },
  count: { value: Amount, unit: /^.{0,60}$/u },
}

/** Money is kept in hundredths, a percentage too. */
const SCALE: Partial<Record<TermKind, number>> = { money: 100, percent: 100 }

/**
 * A term says what its letters say: a value that its own quote contradicts would make a finding quote one number and mean
 * another.
 * @throws VaultError `bad-input` naming the term
 */
export function checkTerms(terms: readonly Term[], text: string): void {
  for (const term of terms) {
    const fault = faultOf(term, text)
    if (fault !== null) throw refused('bad-input', `The value "${term.quote}": ${fault}`)
  }
}

function faultOf(term: Term, text: string): string | null {
  const { quote, span, value, unit, kind } = term
  if (quote === '' || text.slice(...span) !== quote) return 'the text does not read like this at that place.'
  const form = FORMS[kind]
  if (!form.value.safeParse(value).success) return `${String(value)} is no value of its kind.`
  if (!form.unit.test(unit)) return `"${unit}" is no unit of its kind.`
  return isSaid(term) ? null : `it does not say ${String(value)}.`
}

/** Whether the digits of the quote are the value's; words without a digit are for the person to read. */
function isSaid({ quote, kind, value }: Term): boolean {
  if (kind === 'date' || typeof value !== 'number') return true
  const numbers = Array.from(quote.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g), ([digits]) =>
    Number(digits.replaceAll(',', '')),
  )
  return numbers.length === 0 || numbers.includes(value / (SCALE[kind] ?? 1))
}
