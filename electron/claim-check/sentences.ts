import type { Term } from '../../shared/terms.ts'
import type { Locale } from '../../shared/units.ts'
import type { Reason, Where } from './proposal.ts'

/** The sentences of one language: a function a rule. */
export type Sentences = {
  readonly [R in Reason['rule']]: (reason: Extract<Reason, { rule: R }>, place: string) => string
} & { readonly place: (where: Where) => string }

/** A term's letters on one line: in a document they may run over a line's end. */
export const quoted = ({ quote }: Pick<Term, 'quote'>): string => quote.replaceAll(/\s+/gu, ' ')

/** `00:01:23` from the start of a call. */
export const callTime = (ms: number): string => new Date(ms).toISOString().slice(11, 19)

/** `2 במרץ 2026` or `2 March 2026` of a day or an instant, as it was written down there. */
export const dayInWords = (date: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'he' ? 'he-IL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  )
