import type { ReadSymbol, ReadWord } from './engine.ts'

/** How far to the right what was read at a place stands in the page; null for ink that is not the page's. */
export type Move = (x: number, y: number) => number | null

/** Words back in their places on the page: parted where they were read across a gap that had been closed. */
export const placedWords = (words: readonly ReadWord[], move: Move): ReadWord[] =>
  words.flatMap((word) => {
    const y = (word.box[1] + word.box[3]) / 2
    const moveOf = ({ left, right }: Pick<ReadSymbol, 'left' | 'right'>): number | null => move((left + right) / 2, y)
    if (word.symbols.length === 0) {
      const by = moveOf({ left: word.box[0], right: word.box[2] })
      return by === null ? [] : [movedWord(word, by, 0)]
    }
    const runs = runsOf(word.symbols, moveOf)
    return runs.flatMap(({ symbols, by }) => {
      if (by === null) return []
      return [movedWord(runs.length === 1 ? word : part(word, symbols), by, 0)]
    })
  })

export const movedWord = (word: ReadWord, x: number, y: number): ReadWord => ({
  ...word,
  box: [word.box[0] + x, word.box[1] + y, word.box[2] + x, word.box[3] + y],
  symbols: word.symbols.map(({ text, left, right }) => ({ text, left: left + x, right: right + x })),
})

interface SymbolRun {
  readonly symbols: ReadSymbol[]
  readonly by: number | null
}

function runsOf(symbols: readonly ReadSymbol[], moveOf: (symbol: ReadSymbol) => number | null): SymbolRun[] {
  const runs: SymbolRun[] = []
  for (const symbol of symbols) {
    const by = moveOf(symbol)
    const run = runs.at(-1)
    if (run !== undefined && run.by === by) run.symbols.push(symbol)
    else runs.push({ symbols: [symbol], by })
  }
  return runs
}

const part = (word: ReadWord, symbols: readonly ReadSymbol[]): ReadWord => ({
  ...word,
  text: symbols.map(({ text }) => text).join(''),
  box: [
    Math.min(...symbols.map(({ left }) => left)),
    word.box[1],
    Math.max(...symbols.map(({ right }) => right)),
    word.box[3],
  ],
  symbols,
})
