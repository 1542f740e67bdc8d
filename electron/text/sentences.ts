import type { Span } from '../../shared/units.ts'
import { ABBREVIATIONS } from './abbreviations.ts'

export interface Sentence {
  readonly text: string
  readonly span: Span
}

/** A full stop, question or exclamation mark with what closes after it, or Hebrew sof pasuq. */
const TERMINATOR = /[.!?…\u05c3]+["'”’»״)\]]*(?=\s|$)/gu
/** A line that opens a list item: •, -, (א), (a), 1., 7.2, א. */
const LIST_LABEL = /^[^\S\n]*(?:[•◦▪*–-]\s|\(?(?:[א-ת]{1,2}|[a-z]{1,3}|\d{1,3})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s)/iu
const LAST_WORD = /([\p{L}\p{M}\p{N}.'"׳״]*)$/u

/** Whether the stop at `at` belongs to the word before it: Ltd., ח.פ., 1., (א)., J. */
function isAbbreviation(line: string, at: number): boolean {
  const before = line.slice(0, at)
  const word = (LAST_WORD.exec(before)?.[1] ?? '').toLowerCase()
  if (ABBREVIATIONS.has(word)) return true
  if (/^(?:\p{L}|\p{L}(?:\.\p{L})+)$/u.test(word)) return true
  // "7." opens a list item only at the start of the line; "within 30." ends a sentence.
  return /^\d+(?:\.\d+)*$/u.test(word) && before.trim() === word
}

/** Where the sentences of one paragraph end. */
function endsIn(paragraph: string): number[] {
  const ends = [...paragraph.matchAll(TERMINATOR)]
    .filter(
      (match) =>
        match[0][0] !== '.' ||
        match[0].length > 1 ||
        !isAbbreviation(lineUpTo(paragraph, match.index), lineOffset(paragraph, match.index)),
    )
    .map((match) => match.index + match[0].length)
  return [...ends, paragraph.length]
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

const lineUpTo = (text: string, at: number): string => text.slice(lineStart(text, at), at)
const lineOffset = (text: string, at: number): number => at - lineStart(text, at)

/** Blank lines part paragraphs; so does a line that opens with a list label. Other line breaks are wrapping. */
function paragraphsOf(text: string): Span[] {
  const starts = [0]
  for (const match of text.matchAll(/\n/gu)) {
    const rest = text.slice(match.index + 1)
    if (/^\s*\n/u.test(rest) || LIST_LABEL.test(rest)) starts.push(match.index + 1)
  }
  return starts.map((start, index): Span => [start, starts[index + 1] ?? text.length])
}

function trimmed(text: string, [start, end]: Span): Sentence | undefined {
  const cut = text.slice(start, end)
  const body = cut.trim()
  if (!body) return undefined
  const from = start + cut.indexOf(body)
  return { text: body, span: [from, from + body.length] }
}

/**
 * Splits a text into sentences and list items. Numbers (7.2, 1.3.2026), abbreviations (Ltd., ח.פ.) and list labels
 * don't end a sentence; neither does a wrapped line.
 *
 * @returns sentences in order, trimmed; `text` is exactly the original's `slice(...span)`.
 */
export function sentencesOf(text: string): Sentence[] {
  return paragraphsOf(text).flatMap(([start, end]) => {
    const paragraph = text.slice(start, end)
    let from = 0
    return endsIn(paragraph).flatMap((to) => {
      const sentence = trimmed(text, [start + from, start + to])
      from = to
      return sentence ? [sentence] : []
    })
  })
}
