import type { Term } from '../../../shared/terms.ts'
import type { Locale } from '../../../shared/units.ts'
import { dominantLanguage } from '../language.ts'
import { type Lexeme, lexemesOf } from '../lexemes.ts'
import { normalise, originalSpan } from '../normalise.ts'
import { type Certainty, quantitiesOf } from '../numbers.ts'
import { draftTerms } from './draft.ts'
import { type Reading, sentenceNumbers } from './reading.ts'

/** A term with how sure its reading is: `low` for spoken prices, and where words and digits disagree. */
export interface ReadTerm extends Term {
  readonly certainty: Certainty
}

/** Prepares lexemes for the term readers. */
export function readingOf(lexemes: readonly Lexeme[], locale: Locale): Reading {
  return { lexemes, quantities: quantitiesOf(lexemes), sentences: sentenceNumbers(lexemes), locale }
}

/**
 * Reads the typed facts of a text: money, percentages, durations, dates and counts, with comparator, VAT and period.
 *
 * Values and units are those of `shared/terms.ts`. Numeric dates are day first; the locale only decides whether a date
 * that cannot be day first may be read month first (English) or is none (Hebrew). It defaults to the text's language.
 * Clause references, phones, ids, law years and page numbers are never terms. A range gives two terms, `at-least` and
 * `at-most`. "The lower of" gives `lesser-of` on each amount.
 *
 * @returns terms in text order, not overlapping; `quote` is exactly `text.slice(...span)`.
 */
export function readTerms(text: string, options: { readonly locale?: Locale } = {}): ReadTerm[] {
  const normalised = normalise(text)
  const lexemes = lexemesOf(normalised.text)
  const reading = readingOf(lexemes, options.locale ?? dominantLanguage(text))
  return draftTerms(reading).map(({ core, first, last, comparator, basis }) => {
    const span = originalSpan(normalised, [lexemes[first]!.start, lexemes[last]!.end])
    const { kind, unit, certainty } = core
    return { kind, value: core.value!, unit, basis, comparator, quote: text.slice(...span), span, certainty }
  })
}
