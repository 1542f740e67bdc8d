/** What is measured of a clause, true or read. */
export interface ClauseText {
  readonly number: string
  readonly heading: string | null
  readonly text: string
}

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Exactly the same letters in the same lines and cells; only marks that nobody sees don't count. */
export const visible = (text: string): string =>
  text.normalize('NFC').replace(BIDI_CONTROLS, '').replaceAll('\u00a0', ' ')

/** For rates of wrong letters: white space of any kind and length is one blank. */
export const collapsed = (text: string): string => visible(text).replace(/\s+/g, ' ').trim()

const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/[״“”„]/g, '"'],
  [/[׳‘’]/g, "'"],
  [/[–—−־]/g, '-'],
]

/** On a picture a dash is a dash: kinds of quotes and dashes that look alike are one letter. */
export const lookedAt = (text: string): string =>
  LOOK_ALIKES.reduce((sum, [pattern, letter]) => sum.replace(pattern, letter), text)

/**
 * A contract as one text: numbers, headings, text. A clause carries the heading it stands under, so that a heading counts
 * where it comes first, and not where the text already begins with it.
 */
export function wholeText(clauses: readonly ClauseText[], withNumbers: boolean): string {
  const seen = new Set<string>()
  const parts = clauses.flatMap(({ number, heading, text }) => {
    const isNew = heading !== null && !seen.has(heading)
    if (heading !== null) seen.add(heading)
    return [withNumbers ? number : '', isNew && !text.startsWith(heading) ? heading : '', text]
  })
  return collapsed(parts.filter(Boolean).join(' '))
}
