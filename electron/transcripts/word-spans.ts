import type { SpokenWord } from '../../shared/contract/ingest-recording.ts'
import { trimEdges } from './cue-text.ts'

/** A word as an engine gives it. Times are whole milliseconds, null where there is none that can be one. */
export interface SaidWord {
  readonly text: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly confidence?: number | null | undefined
}

/** How far ahead a word is looked for, in UTF-16 units: past a few words that the text writes otherwise ("25"). */
const REACH = 40
/** With the words that weren't found; bounded, so that a text without any of its words costs no square of its length. */
const MOST_REACH = 400

const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Lower case where that keeps every letter in its place (`İ` would become two). */
function folded(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

const isLetter = (text: string, at: number): boolean => LETTER.test(text[at] ?? '')

/** Whether the letters `[at, end)` are whole words: "one" is not in "phone". */
const standsAlone = (text: string, at: number, end: number): boolean =>
  !(isLetter(text, at) && isLetter(text, at - 1)) && !(isLetter(text, end - 1) && isLetter(text, end))

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && trimEdges(text[at] ?? '') === '') at += 1
  return at
}

function find(text: string, word: string, from: number, reach: number): number | null {
  const next = skipBlanks(text, from)
  if (text.startsWith(word, next)) return next
  const near = text.slice(from, from + reach + word.length)
  for (let at = near.indexOf(word); at >= 0; at = near.indexOf(word, at + 1)) {
    if (standsAlone(text, from + at, from + at + word.length)) return from + at
  }
  return null
}

interface FoundWord {
  readonly word: SaidWord
  readonly start: number
  readonly end: number
}

/** The words that stand in the text, in its order, with the letters that are theirs. */
function findWords(text: string, words: readonly SaidWord[]): FoundWord[] {
  const haystack = folded(text)
  const found: FoundWord[] = []
  let from = 0
  let reach = REACH
  for (const word of words) {
    const sought = folded(trimEdges(word.text))
    if (sought === '') continue
    const start = find(haystack, sought, from, reach)
    if (start === null) {
      reach = Math.min(MOST_REACH, reach + 2 * sought.length)
      continue
    }
    from = start + sought.length
    reach = REACH
    found.push({ word, start, end: from })
  }
  return found
}

/**
 * Where in `text` each timed word stands, in the text's order. A word that the text writes otherwise (an engine may
 * give "twenty" in its words and "20" in its text) or whose times can't be any is left out.
 */
export function spansOfWords(text: string, words: readonly SaidWord[]): SpokenWord[] {
  return findWords(text, words).flatMap(({ word: { startMs, endMs }, start, end }) =>
    startMs === null || endMs === null || endMs < startMs ? [] : [{ span: [start, end], startMs, endMs }],
  )
}

/** The words with the punctuation that follows them in the whole text, for engines that leave it out of their words. */
export function punctuated<W extends SaidWord>(text: string, words: readonly W[]): W[] {
  const found = new Map(findWords(text, words).map(({ word, ...place }) => [word, place]))
  return words.map((word) => {
    const place = found.get(word)
    if (!place) return word
    const [following = ''] = /^[^\s\p{L}\p{N}]*/u.exec(text.slice(place.end, place.end + REACH)) ?? []
    return { ...word, text: text.slice(place.start, place.end) + following }
  })
}
