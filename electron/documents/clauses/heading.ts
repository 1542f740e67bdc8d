import type { TextLine } from '../contract-text.ts'

const MAX_HEADING = 120
const MAX_PLAIN_WORDS = 8
const MAX_RUN_IN = 80
const LARGER = 1.05
/** A recogniser measures letters and not fonts: a line with many tall ones comes out larger. */
const LARGER_IN_SCAN = 1.25
/** Headings end without a stop; what ends in one is a sentence, a list item or a lead-in. */
const ENDS_LIKE_TEXT = /[.;,:]$/

/** A line whose letters from `from` on are all bold, or larger than the body text. */
export function isEmphasised(line: TextLine, from: number, boldBody: boolean): boolean {
  if (line.scale >= (line.source === 'ocr' ? LARGER_IN_SCAN : LARGER)) return true
  const letters = line.bold.filter((_, i) => i >= from && line.text.charAt(i).trim() !== '')
  return !boldBody && letters.length > 0 && letters.every(Boolean)
}

/** Bold says nothing where most of the document is bold. */
export function hasBoldBody(lines: readonly TextLine[]): boolean {
  const flags = lines.flatMap((line) => line.bold)
  return flags.filter(Boolean).length > flags.length / 2
}

export function looksLikeHeading(text: string): boolean {
  return text.length <= MAX_HEADING && /\p{L}/u.test(text) && !ENDS_LIKE_TEXT.test(text) && !text.includes('\t')
}

/** A heading set like the text around it ("1. הגדרות" in a typed contract): few words, and no figure that could be a term. */
export function looksLikePlainHeading(text: string): boolean {
  return looksLikeHeading(text) && text.split(/\s+/).length <= MAX_PLAIN_WORDS && !/\d/.test(text)
}

/** "**Termination.** Either party may …": the bold opening of a paragraph, without its stop. Defined terms in quotes are none. */
export function runInHeading(line: TextLine, from: number): string | null {
  const end = line.bold.findIndex((bold, i) => i >= from && !bold && line.text.charAt(i).trim() !== '')
  if (end <= from) return null
  const opening = line.text.slice(from, end).trim()
  const heading = opening.replace(/\s*[.:–—-]$/, '')
  const stopped = heading !== opening || /^[.:–—-]/.test(line.text.slice(end))
  return stopped && heading.length >= 3 && heading.length <= MAX_RUN_IN && /^[\p{L}\d]/u.test(heading) ? heading : null
}
