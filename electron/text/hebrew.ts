/** Letters written onto the next word: and, the, in, as, to, from, that. */
const PREFIX_LETTERS = new Set('והבכלמש')
const SHORTEST_STEM = 3
const LONGEST_PREFIX = 4
const SHORTEST_WORD = 2
const FINALS: ReadonlyMap<string, string> = new Map(Object.entries({ ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }))

/** Whether a word is made of prefix letters only: the ל of "ל-24". */
export function isPrefixOnly(word: string): boolean {
  return word.length <= LONGEST_PREFIX && [...word].every((letter) => PREFIX_LETTERS.has(letter))
}

/**
 * The search stem of a Hebrew word. Prefix letters are stripped to a fixpoint, because a single pass gives
 * הלקוח → לקוח but לקוח → קוח and the two stop matching; never below three letters. Finals are folded afterwards.
 */
export function hebrewStem(word: string): string {
  let start = 0
  while (word.length - start > SHORTEST_STEM && PREFIX_LETTERS.has(word[start]!)) start += 1
  return word.slice(start).replace(/[ךםןףץ]/gu, (letter) => FINALS.get(letter)!)
}

/** An entry of a word table together with the prefix letters that were in front of it. */
export interface Prefixed<Entry> {
  readonly entry: Entry
  readonly prefix: string
}

/**
 * Looks a Hebrew or English word up, allowing prefix letters before it. The whole word wins, so that שלושים and שבע
 * never lose their first letter.
 */
export function lookUp<Entry>(table: ReadonlyMap<string, Entry>, word: string): Prefixed<Entry> | undefined {
  const whole = table.get(word)
  if (whole !== undefined) return { entry: whole, prefix: '' }
  const longest = Math.min(LONGEST_PREFIX, word.length - SHORTEST_WORD)
  for (let cut = 1; cut <= longest && PREFIX_LETTERS.has(word[cut - 1]!); cut += 1) {
    const entry = table.get(word.slice(cut))
    if (entry !== undefined) return { entry, prefix: word.slice(0, cut) }
  }
  return undefined
}
