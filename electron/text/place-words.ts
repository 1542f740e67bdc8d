import { diffArrays } from 'diff'
import type { Span } from '../../shared/units.ts'

/** A word with its letters of a text, and its place on a page or in the sound. */
interface PlacedWord {
  readonly span: Span
}

const tokens = (text: string): { letters: string; start: number }[] =>
  Array.from(text.matchAll(/\S+/g), (match) => ({ letters: match[0], start: match.index }))

const lettersOf = ({ letters }: { readonly letters: string }): string => letters

/** The words that stand in both, in their order, each as its place in the one and in the other. */
function keptIn(before: readonly string[], after: readonly string[]): [from: number, to: number][] {
  let from = 0
  let to = 0
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) => {
    const kept = added || removed ? [] : value.map((_, i): [number, number] => [from + i, to + i])
    if (!added) from += value.length
    if (!removed) to += value.length
    return kept
  })
}

/** Words of the old text that stand in the corrected one too keep their places; new ones have none. */
export function placeWords<W extends PlacedWord>(oldText: string, words: readonly W[], newText: string): W[] {
  const after = tokens(newText)
  const before = words.map(({ span: [start, end] }) => oldText.slice(start, end))
  return keptIn(before, after.map(lettersOf)).map(([from, to]) => moved(words[from]!, after[to]!.start))
}

const moved = <W extends PlacedWord>(word: W, start: number): W => ({
  ...word,
  span: [start, start + word.span[1] - word.span[0]],
})

/** The words of a corrected text that stand in the old one too, as spans of the corrected one. */
export function keptSpans(oldText: string, newText: string): Span[] {
  const after = tokens(newText)
  return keptIn(tokens(oldText).map(lettersOf), after.map(lettersOf)).map(([, to]): Span => {
    const { letters, start } = after[to]!
    return [start, start + letters.length]
  })
}
