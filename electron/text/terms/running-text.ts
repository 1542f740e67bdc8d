import type { Locale } from '../../../shared/units.ts'
import { lexemesOf } from '../lexemes.ts'
import { normalise, originalSpan } from '../normalise.ts'
import { type Draft, draftTerms } from './draft.ts'
import type { ReadTerm } from './index.ts'
import { type OpenPayment, owedBy, paymentLeftOpen, paymentsOf } from './owed-by.ts'
import type { Parties } from './parties.ts'
import { readingOf } from './reading.ts'

/** What the readers know of the text from around it. */
export interface Surroundings {
  readonly locale: Locale
  readonly parties: Parties
  /** The words that open the list the text stands in: "the Provider shall credit the Customer as follows:". */
  readonly leadIn: string
}

/** Kinds that one side can owe the other. */
const OWED: ReadonlySet<Draft['core']['kind']> = new Set(['money', 'percent'])

/** Reads the terms of a text without table rows; spans count in `text`. */
export function readRunningText(text: string, { locale, parties, leadIn }: Surroundings): ReadTerm[] {
  const normalised = normalise(text)
  const lexemes = lexemesOf(normalised.text)
  const reading = readingOf(lexemes, locale)
  const drafts = draftTerms(reading)
  const isOwable = drafts.some(({ core }) => OWED.has(core.kind))
  const payments = isOwable ? paymentsOf(reading, parties) : []
  const opened = isOwable ? openedBy(leadIn, locale, parties) : undefined
  return drafts.map((draft) => {
    const { core, first, last, comparator, basis } = draft
    const span = originalSpan(normalised, [lexemes[first]!.start, lexemes[last]!.end])
    const debtor = OWED.has(core.kind) ? owedBy(reading, draft, payments, opened) : undefined
    const { kind, unit, certainty } = core
    const term = { kind, value: core.value!, unit, basis, comparator, quote: text.slice(...span), span, certainty }
    return debtor ? { ...term, owedBy: debtor } : term
  })
}

function openedBy(leadIn: string, locale: Locale, parties: Parties): OpenPayment | undefined {
  if (leadIn === '') return undefined
  const reading = readingOf(lexemesOf(normalise(leadIn).text), locale)
  return paymentLeftOpen(reading, paymentsOf(reading, parties))
}
