import type { Term } from '../../shared/terms.ts'
import type { Span } from '../../shared/units.ts'
import { compareTerms } from '../text/compare.ts'
import { isHebrew } from '../text/language.ts'
import { sentencesOf } from '../text/sentences.ts'
import { highlight } from '../text/tokens.ts'
import { cuesIn, isQuestion } from './cues.ts'
import type { ReadClaim } from './read-claim.ts'

/** How a passage's typed fact stands to the claim's: the only thing that can propose a verdict. */
export interface Comparison {
  readonly outcome: 'agrees' | 'differs' | 'close' | 'incomparable'
  readonly claimed: Term
  readonly recorded: Term
  /** The sentence that states the value. */
  readonly sentence: Span
  /** False: the same kind of value, perhaps of another matter. Such a comparison decides nothing. */
  readonly isSameSubject: boolean
}

/** A clause or segment to compare with: its words, its values, and the words that open the list it stands in. */
export interface Stated {
  readonly text: string
  readonly terms: readonly Term[]
  readonly leadIn: string
}

/** A subject named by one word ("the warranty") may be one of several in the record. */
const TOPIC_WORDS = 2

/**
 * Compares the claim's fact with the one a passage states.
 *
 * Null where there is nothing to compare: the claim names no value, or more than one; the passage has none of that
 * kind. Several different values in a passage are no answer either: a person sees which one is meant.
 */
export function compareFacts(claim: ReadClaim, stated: Stated): Comparison | null {
  const [claimed, second] = claim.terms
  if (!claimed || second) return null
  const comparisons = stated.terms
    .filter((term) => term.kind === claimed.kind)
    .map((recorded) => ({ outcome: outcomeOf(claimed, recorded), claimed, recorded }))
  const first = comparisons.find(({ outcome }) => outcome === 'agrees') ?? comparisons[0]
  if (!first) return null
  const sentence = sentenceOf(stated.text, first.recorded)
  const outcome = isOneValue(comparisons.map(({ recorded }) => recorded)) ? first.outcome : 'incomparable'
  return { ...first, outcome, sentence, isSameSubject: isOfTheSameSubject(claim, stated, first.recorded, sentence) }
}

function outcomeOf(claimed: Term, recorded: Term): Comparison['outcome'] {
  const { relation, because } = compareTerms(claimed, recorded)
  if (relation === 'equal') return 'agrees'
  if (relation === 'incomparable') return 'incomparable'
  if (relation === 'different') return because === 'limit-differs' && isKinder(claimed, recorded) ? 'close' : 'differs'
  return 'close'
}

/** "Within 4 hours" keeps a promise of "within 24 hours"; where the units differ, a person must say. */
function isKinder(claimed: Term, recorded: Term): boolean {
  if (claimed.unit !== recorded.unit) return true
  const isUpper = claimed.comparator === 'at-most' || claimed.comparator === 'less-than'
  return isUpper ? recorded.value < claimed.value : recorded.value > claimed.value
}

const isOneValue = ([first, ...rest]: readonly Term[]): boolean =>
  first !== undefined && rest.every((term) => compareTerms(first, term).relation === 'equal')

const sentenceOf = (text: string, { span }: Term): Span =>
  sentencesOf(text).find((sentence) => sentence.span[0] <= span[0] && span[1] <= sentence.span[1])?.span ?? [
    0,
    text.length,
  ]

/**
 * Whether a value is said of what the claim is about: every word of the claim's subject stands beside it, and no
 * qualifier does that the claim lacks. A share of the words won't do: the one word missing ("regular", "delivery") is
 * the one that makes it another matter.
 */
function isOfTheSameSubject(claim: ReadClaim, { text, leadIn }: Stated, { span }: Term, sentence: Span): boolean {
  const whole = `${leadIn}\n${text.slice(...sentence)}`
  if (claim.topic.size < TOPIC_WORDS || isQuestion(whole) || isHebrew(whole) !== isHebrew(claim.text)) return false
  const qualifiers = cuesIn('qualifier', whole).map((at) => whole.slice(...at))
  const phrase = `${leadIn}\n${text.slice(...phraseAround(text, span, sentence))}`
  return holdsAll(phrase, [...claim.topic.values()]) && holdsAll(claim.text, qualifiers)
}

/** Where another matter may begin within a sentence: "the router costs 99 and delivery is free". */
const PHRASE_END =
  /[,;:()–—]|(?<!\p{L})(?:and|but|while|whereas|or|ואילו|אבל|אך|או)(?!\p{L})|(?<!\p{L})ו(?=[א-ת]{2})/giu

function phraseAround(text: string, [from, to]: Span, [start, end]: Span): Span {
  const ends = [...text.matchAll(PHRASE_END)].map(({ index }) => index)
  return [Math.max(start, ...ends.filter((at) => at < from)), Math.min(end, ...ends.filter((at) => at >= to))]
}

/** Whether a text has all of the words, in a form of theirs that the search would light up. */
function holdsAll(text: string, words: readonly string[]): boolean {
  const sought = words.join(' ')
  const lit = highlight(sought, text)
  let at = 0
  return words.every((word) => {
    const [start, end] = [at, at + word.length]
    at = end + 1
    return lit.some((span) => span[0] <= start && end <= span[1])
  })
}
