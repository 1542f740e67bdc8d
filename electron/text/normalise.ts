import type { Span } from '../../shared/units.ts'

/**
 * A text in the one form that everything is read from, with the way back to the original letters.
 *
 * `offsets.starts[i]` and `offsets.ends[i]` are the original span of the letter that gave unit `i` of `text`,
 * vowel points and accents of that letter included. Both rise monotonically.
 */
export interface Normalised {
  readonly text: string
  readonly offsets: { readonly starts: Uint32Array; readonly ends: Uint32Array }
}

/** A letter with the marks that sit on it: what a reader sees as one character. */
interface Cluster {
  text: string
  readonly start: number
  end: number
}

/** Bidi and zero-width controls, soft hyphen, variation selectors: PDF text and chats are full of them. */
const CONTROLS = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]/u
/** Hebrew points and accents. Maqaf 05BE, paseq 05C0, sof pasuq 05C3 and nun hafukha 05C6 separate words, so they stay. */
const HEBREW_MARKS = /[\u034f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\ufb1e]/u
const COMBINING = /^(?:\p{M}|[\u1161-\u11ff])/u
const LATIN = /\p{Script=Latin}/u
/** NFKC turns a footnote mark into a digit of the amount before it (120¹ into 1201, 5½ into 51/2), so these stay. */
const NUMBER_FORMS = /\p{No}/u

const SAME_SIGN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "'": '\u0060\u00b4\u2018\u2019\u201a\u201b\u2032\u05f3',
    '"': '\u201c\u201d\u201e\u201f\u2033\u05f4\u00ab\u00bb',
    '-': '\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2212',
    '/': '\u2044\u2215',
    וו: '\u05f0',
    וי: '\u05f1',
    יי: '\u05f2',
  }).flatMap(([sign, variants]) => [...variants].map((variant): [string, string] => [variant, sign])),
)

/** Text that needs lower-casing and nothing else: nearly every line of a contract or a call. */
const PLAIN = /^(?:[\t\n\r -&(-_a-~\u05d0-\u05ea₪]|'(?!'))*$/u

let identity = Uint32Array.from({ length: 4097 }, (_, index) => index)

/** Offsets of a text whose units did not move; a shared table, because it is wanted for every line. */
function identityOffsets(length: number): Normalised['offsets'] {
  if (length >= identity.length) identity = Uint32Array.from({ length: 2 * length + 1 }, (_, index) => index)
  return { starts: identity.subarray(0, length), ends: identity.subarray(1, length + 1) }
}

/** The form of one decomposed code point: unified sign, lower-cased Latin, nothing for a mark or a control. */
function fold(character: string): string {
  if (CONTROLS.test(character) || HEBREW_MARKS.test(character)) return ''
  const sign = SAME_SIGN.get(character)
  if (sign !== undefined) return sign
  return LATIN.test(character) ? character.toLowerCase() : character
}

/** All forms one original code point gives. Signs are looked up first: NFKD takes ″ apart into two primes. */
function expand(character: string): string[] {
  if (SAME_SIGN.has(character) || NUMBER_FORMS.test(character)) return [SAME_SIGN.get(character) ?? character]
  return [...character.normalize('NFKD')].map(fold)
}

function clustersOf(text: string): Cluster[] {
  const clusters: Cluster[] = []
  let start = 0
  for (const character of text) {
    const end = start + character.length
    const last = clusters.at(-1)
    // A point belongs to the letter before it even though it leaves no trace in the text.
    if (HEBREW_MARKS.test(character) && last) last.end = end
    for (const form of expand(character)) append(clusters, form, start, end)
    start = end
  }
  return clusters
}

function append(clusters: Cluster[], form: string, start: number, end: number): void {
  const last = clusters.at(-1)
  const joins = last && (COMBINING.test(form) || (form === "'" && last.text === "'"))
  if (!joins) {
    if (form) clusters.push({ text: form, start, end })
    return
  }
  // Two apostrophes are how a keyboard without gershayim types them: ש''ח.
  last.text = form === "'" ? '"' : last.text + form
  last.end = end
}

/**
 * Brings text to its search form: NFKC, no Hebrew points, no bidi or zero-width controls, one apostrophe, one quote
 * and one hyphen, lower-case Latin. Idempotent. Superscripts and fractions are left alone so that no digit appears.
 *
 * @param text any text.
 * @returns the form and the offsets that {@link originalSpan} needs.
 */
export function normalise(text: string): Normalised {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), offsets: identityOffsets(text.length) }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const cluster of clustersOf(text)) {
    const composed = cluster.text.normalize('NFC')
    parts.push(composed)
    for (let unit = 0; unit < composed.length; unit += 1) {
      starts.push(cluster.start)
      ends.push(cluster.end)
    }
  }
  return { text: parts.join(''), offsets: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } }
}

/**
 * Maps a span of the normalised text to the original letters, with every point and accent that belongs to them.
 *
 * @param normalised what {@link normalise} gave.
 * @param span `[start, end)` in UTF-16 units of `normalised.text`.
 * @returns `[start, end)` in UTF-16 units of the original text; empty spans stay empty.
 */
export function originalSpan({ text, offsets }: Normalised, [start, end]: Span): Span {
  if (start < end) return [offsets.starts[start]!, offsets.ends[end - 1]!]
  const at = start < text.length ? offsets.starts[start]! : (offsets.ends.at(-1) ?? 0)
  return [at, at]
}
