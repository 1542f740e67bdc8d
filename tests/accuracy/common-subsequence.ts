/**
 * The longest common subsequence of two lists of keys, as pairs of indices in order: what both have, and have in the same
 * order. Among equally long ones the pairs nearest to the start are taken.
 */
export function commonSubsequence(one: readonly string[], other: readonly string[]): [number, number][] {
  const width = other.length + 1
  const longest = new Int32Array((one.length + 1) * width)
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        one[i] === other[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1
    else j += 1
  }
  return pairs
}
