import { firstAtLeast } from './first-at-least.ts'
import { cardLengths, isCardNumber, isPhoneNumber, MOST_PHONE_DIGITS } from './number-checks.ts'
import type { DigitRun } from './spoken-digits.ts'

/** A stretch of a run, by its digits counted over all its groups. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export interface CardsOfRun {
  /** Where each group begins, counted in digits, and after the last of them where the run ends. */
  readonly starts: readonly number[]
  readonly cards: readonly Stretch[]
  /** Expiry and code, read out in the same breath as the card before. */
  readonly afterCards: readonly Stretch[]
  /** For each group, whether a card, what follows one, or a phone number took it. */
  readonly taken: readonly boolean[]
}

/** Month and year, then the code: `12/2027 1234`. */
const MOST_AFTER_CARD = 10
/** An expiry or a code; nine digits more likely are an identity number, which is judged on its own. */
const MOST_AFTER_GROUP = 8
/** A card's last block; who writes on without a space does so after it. */
const LAST_BLOCK = 4
/** How much may be glued to a card: a code, an expiry, both. */
const GLUED = new Set([3, 4, 7, 8])
/** Visa's old length is too short to be looked for within longer numbers. */
const SHORTEST_GLUED = 14
/** Fewer numbers with the same step between them are no sign of counting. */
const LEAST_COUNTED = 5

/** A run as one string of digits, and where in it each group begins. */
interface Digits {
  readonly groups: DigitRun
  readonly all: string
  readonly starts: readonly number[]
}

function digitsOf(groups: DigitRun): Digits {
  const starts: number[] = []
  let length = 0
  for (const { digits } of groups) {
    starts.push(length)
    length += digits.length
  }
  return { groups, all: groups.map(({ digits }) => digits).join(''), starts: [...starts, length] }
}

/**
 * Card numbers anywhere in a run, whatever stands beside them. A card begins where a group begins, with what an issuer's
 * numbers begin with, and is as long as that issuer's are; that, and not the check sum alone (one number in ten passes
 * it), keeps lists of prices and dates readable.
 *
 * Cards that begin what is said after a pause come first (phone numbers begin with what no issuer's do), then phone numbers,
 * then cards wherever one fits: two phone numbers in a row are twenty digits, in which a card is found by chance.
 */
export function cardsOf(groups: DigitRun): CardsOfRun {
  const digits = digitsOf(groups)
  const taken = groups.map(() => false)
  const first = takeCards(digits, taken, true)
  takePhones(digits, taken)
  const cards = [...first, ...takeCards(digits, taken, false)]
  return { starts: digits.starts, cards, afterCards: cards.flatMap((card) => takeAfter(digits, taken, card)), taken }
}

const isFirst = (groups: DigitRun, at: number): boolean => at === 0 || groups[at]!.before === 'pause'

function takeCards(digits: Digits, taken: boolean[], isAfterPause: boolean): Stretch[] {
  const cards: Stretch[] = []
  for (let at = 0; at < taken.length; at += 1) {
    const end = taken[at] ? null : cardEnd(digits, taken, at, isAfterPause)
    if (end === null) continue
    cards.push({ from: digits.starts[at]!, to: end })
    for (let group = at; group < taken.length && digits.starts[group]! < end; group += 1) taken[group] = true
  }
  return cards
}

/** Where the card that begins with this group ends. */
function cardEnd(digits: Digits, taken: readonly boolean[], at: number, isAfterPause: boolean): number | null {
  const { groups, all, starts } = digits
  if (isAfterPause && !isFirst(groups, at)) return null
  const from = starts[at]!
  for (const length of cardLengths(all.slice(from, from + 4))) {
    const to = from + length
    if (to > all.length) continue
    const last = groupEndingAt(digits, at, to)
    if (last === null || isTaken(taken, at, last)) continue
    if (isCardNumber(all.slice(from, to)) && !isList(groups.slice(at, last + 1), at)) return to
  }
  return null
}

function isTaken(taken: readonly boolean[], from: number, last: number): boolean {
  for (let group = from; group <= last; group += 1) if (taken[group]) return true
  return false
}

/** The group that a card ends with, or in, when expiry and code are glued to it. */
function groupEndingAt({ groups, starts }: Digits, at: number, to: number): number | null {
  let last = at
  while (starts[last + 1]! < to) last += 1
  if (starts[last + 1] === to) return last
  const mayBeGlued = !groups[last]!.inWords && to - starts[at]! >= SHORTEST_GLUED && to - starts[last]! >= LAST_BLOCK
  return mayBeGlued && GLUED.has(starts[last + 1]! - to) ? last : null
}

/** Numbers that were listed, not one number: counting, prices, or pairs after other pairs, with commas between them. */
function isList(groups: DigitRun, at: number): boolean {
  const values = groups.map(({ digits }) => Number(digits))
  const step = values[1]! - values[0]!
  if (
    groups.length >= LEAST_COUNTED &&
    step !== 0 &&
    values.every((value, i) => i === 0 || value - values[i - 1]! === step)
  )
    return true
  const isApart = groups.every(
    ({ before, inWords, digits }, i) => !inWords && digits[0] !== '0' && (i === 0 || before === 'pause'),
  )
  if (!isApart) return false
  return (
    groups.every(({ digits }) => digits.length === 3) || (at > 0 && groups.every(({ digits }) => digits.length === 2))
  )
}

function takePhones({ groups, all, starts }: Digits, taken: boolean[]): void {
  for (let at = 0; at < groups.length; at += 1) {
    const mayBegin = isFirst(groups, at) || groups[at]!.hasPlus || (at > 0 && taken[at - 1]!)
    if (taken[at] || !mayBegin) continue
    const last = phoneEnd(groups, { all, starts }, taken, at)
    if (last !== null) taken.fill(true, at, last + 1)
  }
}

function phoneEnd(
  groups: DigitRun,
  { all, starts }: Pick<Digits, 'all' | 'starts'>,
  taken: readonly boolean[],
  at: number,
): number | null {
  const from = starts[at]!
  let found: number | null = null
  for (let last = at; last < groups.length && !taken[last]; last += 1) {
    if (starts[last + 1]! - from > MOST_PHONE_DIGITS) break
    if (isPhoneNumber(all.slice(from, starts[last + 1]), groups[at]!.hasPlus)) found = last
    if (found !== null && !groups[at]!.hasPlus) break
  }
  return found
}

function takeAfter({ groups, all, starts }: Digits, taken: boolean[], { to: end }: Stretch): Stretch[] {
  let group = firstAtLeast(starts, end)
  // Digits glued to the card are of the group that it took.
  let to = Math.min(starts[group] ?? all.length, all.length)
  while (group < groups.length && !taken[group]) {
    const { digits, isAmount } = groups[group]!
    if (isAmount || digits.length > MOST_AFTER_GROUP || starts[group + 1]! - end > MOST_AFTER_CARD) break
    taken[group] = true
    group += 1
    to = starts[group]!
  }
  return to > end ? [{ from: end, to }] : []
}
