import type { Term } from '../../../shared/terms.ts'
import type { Locale } from '../../../shared/units.ts'
import { dominantLanguage } from '../language.ts'
import type { Certainty } from '../numbers.ts'
import { leadInsOf } from './lead-ins.ts'
import { type Parties, PLAIN_PARTIES, partiesOf } from './parties.ts'
import { readRunningText, type Surroundings } from './running-text.ts'
import { readTable, splitTables } from './tables.ts'

/** A term with how sure its reading is: `low` for spoken prices, and where words and digits disagree. */
export interface ReadTerm extends Term {
  readonly certainty: Certainty
}

export interface TermOptions {
  /** Defaults to the text's language. */
  readonly locale?: Locale
  /** What the contract calls its sides, see `partiesOf`; defaults to the names that are plain anywhere. */
  readonly parties?: Parties
  /** The words that open the list the text stands in, up to their colon. */
  readonly leadIn?: string
}

/**
 * Reads the typed facts of a text: money, percentages, durations, dates and counts, with comparator, VAT and period.
 *
 * Values and units are those of `shared/terms.ts`. Numeric dates are day first; the locale only decides whether a date
 * that cannot be day first may be read month first (English) or is none (Hebrew).
 * Clause references, phones, ids, law years and page numbers are never terms. A range gives two terms, `at-least` and
 * `at-most`. "The lower of" gives `lesser-of` on each amount. A fact said in digits and in words is one term; where the
 * two disagree the first stands, with `low` certainty. In table rows (cells parted by a tab) no term reaches over a
 * cell, and a bare number is money only under a header that names a price and a currency. `owedBy` is there only where
 * a verb of paying has a plain subject or receiver.
 *
 * @returns terms in text order, not overlapping; `quote` is exactly `text.slice(...span)`.
 */
export function readTerms(text: string, options: TermOptions = {}): ReadTerm[] {
  const surroundings: Surroundings = {
    locale: options.locale ?? dominantLanguage(text),
    parties: options.parties ?? PLAIN_PARTIES,
    leadIn: options.leadIn ?? '',
  }
  if (!text.includes('\t')) return readRunningText(text, surroundings)
  return splitTables(text).flatMap((part) => {
    const [start, end] = part.span
    const inside = text.slice(start, end)
    const terms = part.isTable
      ? readTable(inside, text.slice(0, start), surroundings)
      : readRunningText(inside, surroundings)
    return terms.map((term) => ({ ...term, span: [term.span[0] + start, term.span[1] + start] as const }))
  })
}

/** A clause as far as its terms need it; `level` is its depth in the tree, 0 outside the numbering. */
export interface ClauseToRead {
  readonly text: string
  readonly level: number
}

/**
 * Reads the terms of a whole contract: its definitions tell who the sides are, and an item knows the words that open
 * its list ("the Provider shall credit the Customer:").
 *
 * @returns for each clause, in the same order, what {@link readTerms} gives.
 */
export function readTermsOfClauses(
  clauses: readonly ClauseToRead[],
  { locale }: Pick<TermOptions, 'locale'> = {},
): ReadTerm[][] {
  const parties = partiesOf(clauses.map(({ text }) => text))
  const leadIns = leadInsOf(clauses)
  return clauses.map(({ text }, index) =>
    readTerms(text, { ...(locale ? { locale } : {}), parties, leadIn: leadIns[index]! }),
  )
}
