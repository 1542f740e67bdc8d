/**
 * The stemmer of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, as tables.
 * Chosen because SQLite's own `porter` tokeniser is the measured baseline of the search.
 */

/** A suffix, what takes its place, and the condition on what is left. The first suffix that fits decides its step. */
interface Rule {
  readonly suffix: string
  readonly becomes: string
  readonly when: (stem: string) => boolean
}

const CONSONANT = '(?:[^aeiouy]|(?<![^aeiou])y)'
const VOWEL = '(?:[aeiou]|(?<=[^aeiou])y)'
const LEADING = new RegExp(`^${CONSONANT}*`, 'u')
const MEASURES = new RegExp(`${VOWEL}+${CONSONANT}+`, 'gu')
const HAS_VOWEL = new RegExp(VOWEL, 'u')
const DOUBLE_CONSONANT = /([^aeiouylsz])\1$/u
const SHORT_SYLLABLE = new RegExp(`${CONSONANT}${VOWEL}[^aeiouwxy]$`, 'u')

/** Porter's m: how many vowel-consonant sequences the word has. */
function measure(word: string): number {
  return word.replace(LEADING, '').match(MEASURES)?.length ?? 0
}

const hasVowel = (stem: string): boolean => HAS_VOWEL.test(stem)
const longerThan = (least: number) => (stem: string) => measure(stem) > least
const always = (): boolean => true

/** Reads "ational>ate ize>ize" into rules with one condition. */
function rules(table: string, when: Rule['when']): Rule[] {
  return table.split(/\s+/u).map((pair) => {
    const [suffix = '', becomes = ''] = pair.split('>')
    return { suffix, becomes, when }
  })
}

const PLURALS = rules('sses>ss ies>i ss>ss s>', always)
const PAST: readonly Rule[] = [...rules('eed>ee', longerThan(0)), ...rules('ed> ing>', hasVowel)]
const DERIVED = rules(
  `ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent eli>e ousli>ous ization>ize
   ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble`,
  longerThan(0),
)
const ADJECTIVES = rules('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>', longerThan(0))
const ENDINGS: readonly Rule[] = [
  ...rules('al> ance> ence> er> ic> able> ible> ant> ement> ment> ent>', longerThan(1)),
  ...rules('ion>', (stem) => measure(stem) > 1 && /[st]$/u.test(stem)),
  ...rules('ou> ism> ate> iti> ous> ive> ize>', longerThan(1)),
]

function step(word: string, table: readonly Rule[]): string {
  const rule = table.find(({ suffix }) => word.endsWith(suffix))
  if (!rule) return word
  const stem = word.slice(0, word.length - rule.suffix.length)
  return rule.when(stem) ? stem + rule.becomes : word
}

/** After -ed and -ing: conflat(ed) gets its e back, hopp(ing) loses a p, fil(ing) becomes file. */
function mend(stem: string): string {
  if (/(?:at|bl|iz)$/u.test(stem)) return `${stem}e`
  if (DOUBLE_CONSONANT.test(stem)) return stem.slice(0, -1)
  return measure(stem) === 1 && SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem
}

function pastAndProgressive(word: string): string {
  const stem = step(word, PAST)
  return stem === word || word.endsWith('eed') ? stem : mend(stem)
}

function finalY(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word
}

function finalE(word: string): string {
  if (!word.endsWith('e')) return word
  const stem = word.slice(0, -1)
  const drops = measure(stem) > 1 || (measure(stem) === 1 && !SHORT_SYLLABLE.test(stem))
  return drops ? stem : word
}

function doubleL(word: string): string {
  return word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word
}

const known = new Map<string, string>()
/** A vault of calls uses some tens of thousands of words; the bound is for hostile input only. */
const MOST_KNOWN = 50_000

function stemOf(word: string): string {
  const inflected = finalY(pastAndProgressive(step(word, PLURALS)))
  const bare = step(step(step(inflected, DERIVED), ADJECTIVES), ENDINGS)
  return doubleL(finalE(bare))
}

/** The stem of a lower-case English word; words of one or two letters are their own stem. Pure, remembered by word. */
export function englishStem(word: string): string {
  if (word.length < 3) return word
  const remembered = known.get(word)
  if (remembered !== undefined) return remembered
  if (known.size >= MOST_KNOWN) known.clear()
  const stem = stemOf(word)
  known.set(word, stem)
  return stem
}
