const WORD = 32

/** Insertions, deletions and substitutions that turn one text into the other, in UTF-16 units. */
export function editDistance(one: string, other: string): number {
  const [pattern, text] = one.length < other.length ? [one, other] : [other, one]
  if (pattern === '') return text.length
  let distance = pattern.length
  for (const step of lastRow(pattern, text, 1)) distance += step
  return distance
}

/** The edits between `pattern` and the stretch of `text` most like it; what stands around the stretch costs nothing. */
export function distanceWithin(pattern: string, text: string): number {
  if (pattern === '') return 0
  let distance = pattern.length
  let least = distance
  for (const step of lastRow(pattern, text, 0)) {
    distance += step
    least = Math.min(least, distance)
  }
  return least
}

/**
 * How the last row of the distance matrix goes up and down along the text. Myers' bit-vector algorithm in words of 32 rows
 * (Hyyrö 2003): a column costs `pattern.length / 32` steps, so that two contracts of 50,000 letters take about a second.
 *
 * @param edge what the first row grows by a letter of the text: 1 when all of the text counts, 0 when it may be skipped
 */
function* lastRow(pattern: string, text: string, edge: 0 | 1): Generator<number> {
  const words = Math.ceil(pattern.length / WORD)
  const places = placesOf(pattern, words)
  const none = new Int32Array(words)
  const up = new Int32Array(words).fill(-1)
  const down = new Int32Array(words)
  const lastBit = 1 << ((pattern.length - 1) % WORD)
  for (let at = 0; at < text.length; at += 1) {
    const equal = places.get(text.charCodeAt(at)) ?? none
    let carry: number = edge
    for (let word = 0; word < words; word += 1) {
      carry = advance(word, carry, equal[word]!, up, down, word === words - 1 ? lastBit : 1 << (WORD - 1))
    }
    yield carry
  }
}

/** For each letter the rows of the pattern it stands in, a bit each. */
function placesOf(pattern: string, words: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>()
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern.charCodeAt(at)
    const bits = places.get(letter) ?? new Int32Array(words)
    bits[at >> 5]! |= 1 << (at % WORD)
    places.set(letter, bits)
  }
  return places
}

/** Moves one word of rows a column on; gives the step at its last row, which the word below takes in. */
function advance(
  word: number,
  carry: number,
  equals: number,
  up: Int32Array,
  down: Int32Array,
  lastBit: number,
): number {
  const [upper, lower] = [up[word]!, down[word]!]
  const equal = carry < 0 ? equals | 1 : equals
  const vertical = equals | lower
  const horizontal = (((equal & upper) + upper) ^ upper) | equal
  let rises = lower | ~(horizontal | upper)
  let falls = upper & horizontal
  const step = (rises & lastBit) !== 0 ? 1 : (falls & lastBit) !== 0 ? -1 : 0
  rises = (rises << 1) | (carry > 0 ? 1 : 0)
  falls = (falls << 1) | (carry < 0 ? 1 : 0)
  up[word] = falls | ~(vertical | rises)
  down[word] = rises & vertical
  return step
}
