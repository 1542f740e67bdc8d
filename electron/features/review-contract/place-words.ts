import { diffArrays } from 'diff'
import type { Word } from '../../../shared/contract/ingest-contract.ts'

const tokens = (text: string): { letters: string; start: number }[] =>
  Array.from(text.matchAll(/\S+/g), (match) => ({ letters: match[0], start: match.index }))

/** Words of the old text that stand in the corrected one too keep their places on the page; new ones have none. */
export function placeWords(oldText: string, words: readonly Word[], newText: string): Word[] {
  const lettersOf = ({ span: [start, end] }: Word): string => oldText.slice(start, end)
  const after = tokens(newText)
  const parts = diffArrays(
    words.map(lettersOf),
    after.map(({ letters }) => letters),
  )
  let from = 0
  let to = 0
  return parts.flatMap(({ added, removed, value }) => {
    const kept = added || removed ? [] : value.map((_, i) => moved(words[from + i]!, after[to + i]!.start))
    if (!added) from += value.length
    if (!removed) to += value.length
    return kept
  })
}

const moved = (word: Word, start: number): Word => ({
  ...word,
  span: [start, start + word.span[1] - word.span[0]],
})
