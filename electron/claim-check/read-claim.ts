import type { Locale, Span } from '../../shared/units.ts'
import { dominantLanguage } from '../text/language.ts'
import { type ReadTerm, readTerms } from '../text/terms/index.ts'
import { queryTerms, tokenise } from '../text/tokens.ts'
import { cueIn, cuesIn } from './cues.ts'

/** A claim in the customer's own words, read once: its words as the index knows them, its typed facts. */
export interface ReadClaim {
  readonly text: string
  readonly language: Locale
  /** What it is searched by: its subject and its values, without the words that only tell that it was said. */
  readonly stems: readonly string[]
  readonly trigrams: readonly string[]
  /** What it is about: the stems that are words rather than values, with the words as they were written. */
  readonly topic: ReadonlyMap<string, string>
  readonly terms: readonly ReadTerm[]
  readonly isNegated: boolean
}

export function readClaim(text: string): ReadClaim {
  const terms = readTerms(text)
  const values = terms.map(({ span }) => span)
  const frame = cuesIn('frame', text)
  const words = tokenise(text).filter(({ kind, isStopWord }) => (kind === 'word' || kind === 'acronym') && !isStopWord)
  const topic = words.filter(({ span }) => ![...frame, ...values].some((other) => overlaps(span, other)))
  return {
    text,
    language: dominantLanguage(text),
    ...queryTerms(blank(text, frame)),
    topic: new Map(topic.map(({ stem, surface }) => [stem, surface])),
    terms,
    isNegated: cueIn('negation', blank(text, values)) !== null,
  }
}

const overlaps = (left: Span, right: Span): boolean => left[0] < right[1] && right[0] < left[1]

/** A text with blanks in place of some spans, so that the offsets of the rest stand. */
export const blank = (text: string, spans: readonly Span[]): string =>
  spans.reduce((rest, [start, end]) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
