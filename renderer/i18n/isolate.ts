import type { Locale } from '../../shared/units.ts'

/** First Strong Isolate and Pop Directional Isolate (Unicode Bidirectional Algorithm, UAX #9). */
const FSI = '\u2068'
const PDI = '\u2069'

/** Letters or signs that would drag a sentence of this language out of order. */
const FOREIGN: Record<Locale, RegExp> = { he: /[A-Za-z+#]/, en: /[\u0590-\u05ff]/ }

/** Wraps a value put into a sentence only where its direction could disturb it, so that plain text stays plain. */
export const isolate = (text: string, locale: Locale): string =>
  FOREIGN[locale].test(text) ? `${FSI}${text}${PDI}` : text
