import type { Span } from '../../shared/units.ts'
import { type CardsOfRun, cardsOf, type Stretch } from './card-numbers.ts'
import { type DigitText, digitText } from './digit-text.ts'
import { firstAtLeast } from './first-at-least.ts'
import { beginsLikeAPhone, isIdentityNumber, isIsracardNumber } from './number-checks.ts'
import {
  cardCues,
  codeCues,
  identityCues,
  looseCodeCues,
  saysNoCode,
  saysOtherLongNumber,
  saysOtherNumber,
  soonBefore,
} from './secret-cues.ts'
import { type DigitGroup, type DigitRun, digitRuns, repeatsAfter } from './spoken-digits.ts'

/** A number nobody may read: its digits, and where the letters of each stand in the text. */
export interface Secret {
  readonly kind: 'card' | 'identity' | 'code'
  readonly digits: string
  readonly places: readonly Span[]
  /** How many of the last digits stay readable. */
  readonly left: number
}

const LEFT = { card: 4, identity: 3, code: 0 } as const
const CODE_WITHIN = 80
const LOOSE_CODE_WITHIN = 24
/** "The code" is a card's when a card was told this many letters before. */
const BESIDE_CARD = 300
const IDENTITY_WITHIN = 60
const ISRACARD_WITHIN = 40
const IDENTITY_DIGITS = 9
const SHORT_IDENTITY_DIGITS = 8
const CODE_DIGITS = [3, 4]
/** Written so by hand: the check digit apart, or the first digit too. */
const IDENTITY_SHAPES = new Set(['9', '8-1', '1-7-1'])

/** The places that words point to, each in rising order. */
interface Cues {
  readonly code: readonly number[]
  readonly looseCode: readonly number[]
  readonly identity: readonly number[]
  readonly card: readonly number[]
}

/**
 * Card numbers, what is read out with them, codes and Israeli identity numbers in a text, by their first digit, none of
 * them within another. Time grows with the length of the text.
 */
export function findSecrets(original: string): Secret[] {
  const folded = digitText(original)
  const { text } = folded
  const runs = digitRuns(text)
  if (runs.length === 0) return []
  const cues = {
    code: codeCues(text),
    looseCode: looseCodeCues(text),
    identity: identityCues(text),
    card: cardCues(text),
  }
  const found = secretsOf(text, runs, cues)
  const again = repeatsAfter(text) ? secretsOf(text, digitRuns(text, 'after'), cues) : []
  return apart([...found, ...again]).map((secret) => inOriginal(secret, folded))
}

const inOriginal = (secret: Secret, { original }: DigitText): Secret => ({
  ...secret,
  places: secret.places.map(original),
})

/** From the first letter of a secret to its last, those that stay readable too. */
export const wholeOf = ({ places }: Secret): Span => [places[0]![0], places.at(-1)![1]]

/** The letters of a secret that are hidden. A word that is said for a hidden and a readable digit is hidden. */
export const hiddenOf = ({ places, left }: Secret): readonly Span[] => places.slice(0, places.length - left)

/** Of two that share letters, the one that begins first; of those, the longer. */
function apart(secrets: readonly Secret[]): Secret[] {
  let end = -1
  return secrets
    .toSorted((one, other) => wholeOf(one)[0] - wholeOf(other)[0] || wholeOf(other)[1] - wholeOf(one)[1])
    .filter((secret) => {
      const [from, to] = wholeOf(secret)
      if (from < end) return false
      end = to
      return true
    })
}

function secretsOf(text: string, runs: readonly DigitRun[], cues: Cues): Secret[] {
  /** Where cards end. */
  const cards: number[] = []
  // One run may hold more secrets than a call may have arguments: nothing is spread into `push`.
  return runs.flatMap((run) => {
    const found = cardsOf(run)
    const told = found.cards.filter((card) => !isOtherLongNumber(text, run, found.starts, card))
    const toldUpTo = new Set(told.map(({ to }) => to))
    const ofCards = [
      ...told.map((card) => stretchOf(run, found.starts, card, 'card')),
      ...found.afterCards
        .filter(({ from }) => toldUpTo.has(from))
        .map((after) => stretchOf(run, found.starts, after, 'code')),
    ]
    const ends = ofCards.map((secret) => wholeOf(secret)[1]).sort((one, other) => one - other)
    for (const end of ends) cards.push(end)
    return [
      ...ofCards,
      ...identitiesIn(text, run, found, cues),
      ...isracardsIn(run, found, cues),
      ...codesIn(text, run, found, cues, cards),
    ]
  })
}

/** A solid number right after "order number" is that one; in blocks of four it is a card all the same. */
function isOtherLongNumber(text: string, run: DigitRun, starts: readonly number[], { from, to }: Stretch): boolean {
  const { span, digits } = run[firstAtLeast(starts, from)]!
  return digits.length >= to - from && saysOtherLongNumber(text, span[0])
}

/** The secret that a stretch of a run is. */
function stretchOf(run: DigitRun, starts: readonly number[], { from, to }: Stretch, kind: Secret['kind']): Secret {
  // A stretch that begins within a group (what is glued to a card) begins after that group's start.
  const first = firstAtLeast(starts, from + 1) - 1
  const whole = secretOf(run.slice(first, firstAtLeast(starts, to)), kind)
  const skipped = from - starts[first]!
  const kept = (of: number): [number, number] => [skipped, Math.min(of, skipped + to - from)]
  return {
    ...whole,
    digits: whole.digits.slice(...kept(whole.digits.length)),
    places: whole.places.slice(...kept(whole.places.length)),
  }
}

const secretOf = (groups: DigitRun, kind: Secret['kind']): Secret => ({
  kind,
  digits: numberOf(groups),
  places: groups.flatMap(({ digits, span, inWords }) =>
    Array.from(digits, (_, index): Span => (inWords ? span : [span[0] + index, span[0] + index + 1])),
  ),
  left: LEFT[kind],
})

const numberOf = (groups: DigitRun): string => groups.map(({ digits }) => digits).join('')

/** What is left of a run, from pause to pause. */
function phrasesOf(run: DigitRun, taken: readonly boolean[]): DigitGroup[][] {
  const phrases: DigitGroup[][] = []
  let open = false
  for (const [at, group] of run.entries()) {
    if (taken[at]) open = false
    else if (open && group.before !== 'pause') phrases.at(-1)!.push(group)
    else {
      phrases.push([group])
      open = true
    }
  }
  return phrases
}

/** What is left of a run between what was taken of it. */
function piecesOf(run: DigitRun, taken: readonly boolean[]): DigitGroup[][] {
  const pieces: DigitGroup[][] = []
  for (const [at, group] of run.entries()) {
    if (taken[at]) continue
    if (at > 0 && !taken[at - 1]) pieces.at(-1)!.push(group)
    else pieces.push([group])
  }
  return pieces
}

/** The groups at the beginning that together have so many digits. */
function leading(groups: DigitRun, count: number): DigitRun | null {
  let sum = 0
  for (const [at, { digits }] of groups.entries()) {
    sum += digits.length
    if (sum === count) return groups.slice(0, at + 1)
    if (sum > count) return null
  }
  return null
}

function identitiesIn(text: string, run: DigitRun, { taken }: CardsOfRun, cues: Cues): Secret[] {
  return piecesOf(run, taken).flatMap((piece) => {
    const isAsked = soonBefore(cues.identity, piece[0]!.span[0], IDENTITY_WITHIN) !== null
    const asked = isAsked ? askedIdentity(piece) : null
    if (asked) return [secretOf(asked, 'identity')]
    const free = isReadOut(piece) ? [piece] : phrasesOf(piece, []).flatMap(unasked)
    return free.filter((groups) => isUnaskedIdentity(text, groups)).map((groups) => secretOf(groups, 'identity'))
  })
}

const askedIdentity = (piece: DigitRun): DigitRun | null =>
  [IDENTITY_DIGITS, SHORT_IDENTITY_DIGITS]
    .map((count) => leading(piece, count))
    .find((groups) => groups !== null && isIdentityNumber(numberOf(groups))) ?? null

/** Nine digits said in words. */
const isReadOut = (groups: DigitRun): boolean =>
  groups.some(({ inWords }) => inWords) && numberOf(groups).length === IDENTITY_DIGITS

/** Each number of a phrase that is written as identity numbers are: its groups joined by dashes, or alone. */
function unasked(phrase: DigitRun): DigitGroup[][] {
  if (isReadOut(phrase)) return [[...phrase]]
  const numbers: DigitGroup[][] = []
  for (const group of phrase) {
    if (group.before === '-' && numbers.length > 0) numbers.at(-1)!.push(group)
    else numbers.push([group])
  }
  return numbers.filter((groups) => IDENTITY_SHAPES.has(groups.map(({ digits }) => digits.length).join('-')))
}

/** Letters before a number that make it a reference; a Hebrew preposition and "ID" don't. */
const GLUED = /\p{L}+-?$/u
const MAY_BE_GLUED = /(?:^|[^\p{L}])(?:[והבלכמש]|id|תז|ת"ז)-?$/u

/**
 * Nine digits that nobody said to be an identity number. One in ten passes the check by chance, so a number that begins
 * as phone numbers do, is called something else, is part of a reference or is money stays.
 */
function isUnaskedIdentity(text: string, groups: DigitRun): boolean {
  const number = numberOf(groups)
  const [first] = groups as [DigitGroup]
  const [, end] = groups.at(-1)!.span
  if (!isIdentityNumber(number) || beginsLikeAPhone(number) || groups.some(({ isAmount }) => isAmount)) return false
  const before = text.slice(Math.max(0, first.span[0] - 8), first.span[0])
  const isGlued = (GLUED.test(before) && !MAY_BE_GLUED.test(before)) || /[+*/]$/.test(before)
  const goesOn = /^(?:\p{L}|[.,/]\d)/u.test(text.slice(end, end + 2))
  return !isGlued && !goesOn && !saysOtherNumber(text, first.span[0])
}

function isracardsIn(run: DigitRun, { taken }: CardsOfRun, { card, identity }: Cues): Secret[] {
  return piecesOf(run, taken).flatMap((piece) => {
    const at = piece[0]!.span[0]
    if (soonBefore(card, at, ISRACARD_WITHIN) === null || soonBefore(identity, at, IDENTITY_WITHIN) !== null) return []
    const number = [9, 8]
      .map((count) => leading(piece, count))
      .find((groups) => groups !== null && isIsracardNumber(numberOf(groups)))
    return number && !beginsLikeAPhone(numberOf(number)) ? [secretOf(number, 'card')] : []
  })
}

function codesIn(
  text: string,
  run: DigitRun,
  { taken }: CardsOfRun,
  { code, looseCode }: Cues,
  cards: readonly number[],
): Secret[] {
  return phrasesOf(run, taken).flatMap((phrase) => {
    const [start] = phrase[0]!.span
    const isBesideCard = soonBefore(cards, start, BESIDE_CARD) !== null
    const cue =
      soonBefore(code, start, CODE_WITHIN) ?? (isBesideCard ? soonBefore(looseCode, start, LOOSE_CODE_WITHIN) : null)
    if (cue === null || saysNoCode(text.slice(cue, start))) return []
    const isCode = CODE_DIGITS.includes(numberOf(phrase).length) && !phrase.some(({ isAmount }) => isAmount)
    return isCode ? [secretOf(phrase, 'code')] : []
  })
}

/** What is said in a text from pause to pause, where it is digits; places as in `Secret`. */
export function digitPhrases(original: string): { readonly digits: string; readonly span: Span }[] {
  const { text, original: originalOf } = digitText(original)
  return digitRuns(text)
    .flatMap((run) => phrasesOf(run, []))
    .map((groups) => ({
      digits: numberOf(groups),
      span: originalOf([groups[0]!.span[0], groups.at(-1)!.span[1]]),
    }))
}
