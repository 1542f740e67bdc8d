import type { Comparator, Term } from '../../../shared/terms.ts'
import { detachedPrefix } from '../numbers.ts'
import { type Core, endsWith, follows, type Match, type Reading } from './reading.ts'

interface Phrase {
  readonly words: readonly string[]
  readonly comparator: Comparator
  /** The kinds it speaks of; all when absent. */
  readonly kinds?: ReadonlySet<Term['kind']>
}

function phrases(comparator: Comparator, list: string, kinds?: readonly Term['kind'][]): Phrase[] {
  return list.split('|').map((phrase) => {
    const words = phrase.trim().split(/\s+/u)
    return kinds ? { words, comparator, kinds: new Set(kinds) } : { words, comparator }
  })
}

const longestFirst = (left: Phrase, right: Phrase) => right.words.length - left.words.length
const AMOUNTS = ['money', 'percent', 'count'] as const

/** Words before a term. The article, "total of" and סך של may stand between; see FILLERS. */
const BEFORE: readonly Phrase[] = [
  ...phrases(
    'at-most',
    `עד | לכל היותר | לא יותר | לא יאוחר | ולא יאוחר | לא יעלה על | לא תעלה על | לא יעלו על | אינו עולה על | אינה עולה על
    | שאינו עולה על | לא עולה על | מבלי לעלות על | לא מעל | מקסימום | מרבי | תוך | בתוך | up to | at most | at the most
    | no more than | not more than | no later than | not later than | no longer than | not exceeding | not exceed
    | not to exceed | not over | maximum | max | within | maximum term | maximum period | maximum amount | מקסימלי | מקסימלית | up to and including | capped at | limited to`,
  ),
  ...phrases(
    'at-least',
    `לפחות | לכל הפחות | לא פחות | לא יפחת | לא תפחת | לא יפחתו | מינימום | מזערי | at least | at the least
    | not less than | no less than | not fewer than | no fewer than | minimum | min | minimum term | minimum period | minimum notice
    | minimum commitment | minimum charge | minimum contract | מינימלי | מינימלית | no earlier than | not earlier than`,
  ),
  ...phrases('at-least', 'החל | starting at | starting from | from', [...AMOUNTS, 'date']),
  ...phrases('at-least', 'מיום', ['date']),
  ...phrases('at-most', 'לא יאוחר מיום | ולא יאוחר מיום', ['date']),
  ...phrases('less-than', 'פחות | מתחת | less than | fewer than | under | below'),
  ...phrases('less-than', 'לפני | before', ['date']),
  ...phrases(
    'more-than',
    'יותר | מעל | למעלה | מעבר | עולה על | העולה על | עולים על | more than | above | exceeding | exceeds | exceed | in excess of',
  ),
  // "paid over 24 months" is no bound, so "over" counts for amounts only.
  ...phrases('more-than', 'over', AMOUNTS),
  ...phrases('more-than', 'אחרי | לאחר | after', ['date']),
  ...phrases('at-most', 'until | till | by', ['date']),
  ...phrases(
    'about',
    'בערך | כמעט | בסביבות | סביב | about | approximately | approx | around | roughly | circa | almost | nearly',
  ),
].sort(longestFirst)

/** Words after a term: "30 יום לפחות", "or less". */
const AFTER: readonly Phrase[] = [
  ...phrases(
    'at-most',
    'לכל היותר | או פחות | ומטה | מקסימום | at most | at the most | or less | or fewer | or under | maximum | max | tops',
  ),
  ...phrases(
    'at-least',
    'לפחות | לכל הפחות | או יותר | ומעלה | מינימום | at least | or more | or over | and over | and above | minimum | min',
  ),
  ...phrases('about', 'בערך | לערך | בקירוב | or so'),
].sort(longestFirst)

const FILLERS = new Set(
  'סך סכום בסך לסך לגבול לתקרה של יום מיום ליום ביום the of a an total sum just only to :'.split(' '),
)
const MOST_FILLERS = 4

/** A comparator and the first lexeme it is written with. */
export interface Bound {
  readonly comparator: Comparator
  readonly first: number
}

const NEGATORS = new Set("not no nor never cannot can't won't shan't לא ולא שלא אינו אינה אינם אינן אין".split(' '))
const OPPOSITES: Partial<Record<Comparator, Comparator>> = { 'more-than': 'at-most', 'less-than': 'at-least' }
const FARTHEST_NEGATOR = 3
/** "In no event shall such period exceed …": the bare verb stands farther from its negator. */
const FARTHEST_NEGATOR_OF_EXCEED = 6
const CLAUSE_BREAKS = new Set(', and or if unless but when where which או אם אך כאשר'.split(' '))

/** "cannot exceed", "nor more than", לא תהיה יותר מ-: read without its negator a cap would become a floor. */
function negated(reading: Reading, bound: Bound, floor: number): Bound {
  const comparator = OPPOSITES[bound.comparator]
  if (!comparator) return bound
  const isExceed = reading.lexemes[bound.first]!.text === 'exceed'
  const farthest = bound.first - (isExceed ? FARTHEST_NEGATOR_OF_EXCEED : FARTHEST_NEGATOR)
  for (let at = bound.first - 1; at >= Math.max(floor, farthest); at -= 1) {
    const isOtherSentence = reading.sentences[at] !== reading.sentences[bound.first]
    if (isOtherSentence || CLAUSE_BREAKS.has(reading.lexemes[at]!.raw)) return bound
    if (NEGATORS.has(reading.lexemes[at]!.raw)) return { comparator, first: at }
  }
  return bound
}

/** Verbs of bounds whose preposition may stand words behind them: לא יעלה סכום הפיצוי על, לא יפחת שיעורה מ. */
const SPLIT_VERBS: ReadonlyMap<'על' | 'מ', { readonly verb: RegExp; readonly comparator: Comparator }> = new Map([
  ['על', { verb: /^[וש]?[ית]על(?:ה|ו)$/u, comparator: 'more-than' }],
  ['מ', { verb: /^[וש]?[ית]פחתו?$/u, comparator: 'less-than' }],
])
const FARTHEST_SPLIT_VERB = 5

/** The bound of a verb whose preposition stands right behind lexeme `end`. */
function splitVerbBefore(reading: Reading, end: number, preposition: 'על' | 'מ', floor: number): Bound | undefined {
  const { verb, comparator } = SPLIT_VERBS.get(preposition)!
  for (let at = end; at > Math.max(floor, end - FARTHEST_SPLIT_VERB); at -= 1) {
    const { text, raw } = reading.lexemes[at]!
    if (CLAUSE_BREAKS.has(raw) || reading.sentences[at] !== reading.sentences[end]) return undefined
    if (verb.test(text)) return negated(reading, { comparator, first: at }, floor)
  }
  return undefined
}

function phraseEndingAt(reading: Reading, end: number, floor: number, kind: Term['kind']): Bound | undefined {
  for (const { words, comparator, kinds } of BEFORE) {
    if (kinds && !kinds.has(kind)) continue
    const first = endsWith(reading, end, words)
    if (first !== undefined && first >= floor && reading.sentences[first] === reading.sentences[end]) {
      return negated(reading, { comparator, first }, floor)
    }
  }
  return undefined
}

/**
 * The comparator written before a term: "up to", לא יותר מ-, כ-. Nothing before lexeme `floor` is looked at, because
 * it belongs to the term before.
 */
export function boundBefore(reading: Reading, core: Core, floor: number): Bound {
  const detached = detachedPrefix(reading.lexemes, core.first)
  let end = Math.max(detached.first, floor) - 1
  for (let skipped = 0; skipped <= MOST_FILLERS && end >= floor; skipped += 1, end -= 1) {
    if (reading.sentences[end] !== reading.sentences[core.first]) break
    const bound = phraseEndingAt(reading, end, floor, core.kind)
    if (bound) return bound
    if (reading.lexemes[end]!.text === 'על') return splitVerbBefore(reading, end - 1, 'על', floor) ?? exact(core)
    if (!FILLERS.has(reading.lexemes[end]!.text)) break
  }
  const prefix = detached.letters || core.prefix
  if (prefix.endsWith('כ')) return { comparator: 'about', first: Math.max(detached.first, floor) }
  const split = prefix.endsWith('מ') ? splitVerbBefore(reading, detached.first - 1, 'מ', floor) : undefined
  return split ?? exact(core)
}

const exact = ({ first }: Core): Bound => ({ comparator: 'exactly', first })

/** A comparator after a term, unless it leads to the next number: "30 days, at least £5". */
export function boundAfter(reading: Reading, index: number): Match<Comparator> | undefined {
  for (const { words, comparator } of AFTER) {
    const last = index + words.length - 1
    const fits = words.every((word, offset) => follows(reading, index + offset)?.text === word)
    if (fits && !leadsToNumber(reading, last + 1)) return { meaning: comparator, last }
  }
  return undefined
}

function leadsToNumber(reading: Reading, index: number): boolean {
  return [0, 1, 2].some((ahead) => {
    const before = reading.lexemes.slice(index, index + ahead)
    return (
      reading.quantities.has(index + ahead) &&
      before.every(
        ({ raw, kind }) =>
          raw === '-' || kind === 'hebrew' || FILLERS.has(raw) || raw === '₪' || raw === '£' || raw === '$',
      )
    )
  })
}

const CHOICES: ReadonlyMap<string, 'lesser-of' | 'greater-of'> = new Map([
  ...'הנמוך הנמוכה הקטן המוקדם lower lesser smaller earlier lowest least earliest'
    .split(' ')
    .map((word) => [word, 'lesser-of'] as const),
  ...'הגבוה הגבוהה הגדול המאוחר higher greater larger later highest greatest latest'
    .split(' ')
    .map((word) => [word, 'greater-of'] as const),
])
/** Choices only after "whichever": "12 months or more of service" chooses nothing. */
const CHOICES_AFTER_WHICHEVER: ReadonlyMap<string, 'lesser-of' | 'greater-of'> = new Map([
  ['less', 'lesser-of'],
  ['more', 'greater-of'],
])
const LEADS = new Set('מבין מבינהם מביניהם מבינהן מביניהן of between'.split(' '))
const WHICHEVER = new Set('whichever לפי'.split(' '))

/** A choice between amounts: where it is said, and whether the amounts come after it ("the lower of") or before. */
export interface Choice {
  readonly comparator: 'lesser-of' | 'greater-of'
  readonly at: number
  readonly looks: 'ahead' | 'back'
}

/** All of "the lower of …" and "…, whichever is higher", הגבוה מבין and לפי הנמוך, in text order. */
export function choicesOf({ lexemes }: Reading): Choice[] {
  return lexemes.flatMap((lexeme, at): Choice[] => {
    const isWhichever = [1, 2, 3].some((back) => WHICHEVER.has(lexemes[at - back]?.text ?? ''))
    const comparator = CHOICES.get(lexeme.text) ?? (isWhichever ? CHOICES_AFTER_WHICHEVER.get(lexeme.text) : undefined)
    if (!comparator) return []
    if (isWhichever) return [{ comparator, at, looks: 'back' }]
    return LEADS.has(lexemes[at + 1]?.text ?? '') ? [{ comparator, at, looks: 'ahead' }] : []
  })
}
