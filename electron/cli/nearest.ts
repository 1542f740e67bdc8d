/** Edits between two words: insertions, deletions, substitutions, each one. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, substituted))
    }
    row = next
  }
  return row[b.length]!
}

/** The known word that was probably meant: one that begins with the word, or a third of its letters away at most. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .sort((a, b) => a.edits - b.edits)
  const best = scored[0]
  if (best && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3))) return best.candidate
  return word.length >= 3 ? known.find((candidate) => candidate.startsWith(word)) : undefined
}

/** ` Did you mean "…"?`, or nothing. */
export function didYouMean(word: string, known: readonly string[], prefix = ''): string {
  const meant = nearest(word, known)
  return meant === undefined ? '' : ` Did you mean ${prefix}${meant}?`
}
