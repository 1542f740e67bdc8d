import { lookUp } from '../hebrew.ts'
import type { Draft } from './draft.ts'
import { endingAt, type Mention, mentionsOf, startingAt, wordAt } from './mentions.ts'
import type { Parties, Role } from './parties.ts'
import {
  BEARS,
  BEFORE_VERB,
  BREAKS,
  COSTS,
  ENGLISH_PARTICIPLES,
  ENGLISH_PAYMENTS,
  ENTITLED,
  GIVES,
  HEBREW_PAYMENTS,
  MODALS,
  NEGATIONS,
  OWED_SHARES,
  type Payment,
  REDRESS,
} from './payment-words.ts'
import type { Reading } from './reading.ts'

/** A word of paying at lexeme `at`, with who owes by it; without a debtor it only ends the reach of those before it. */
export interface PaymentSaid {
  readonly at: number
  readonly debtor: Role | undefined
  /** Said of the amount, which then may stand before it. */
  readonly looksBack: boolean
}

/** What a lead-in leaves to the items under it. */
export interface OpenPayment {
  readonly debtor: Role
}

const OTHER: Readonly<Record<Role, Role>> = { provider: 'customer', customer: 'provider' }
const FARTHEST_SUBJECT = 3
const FARTHEST_MODAL = 16
const FARTHEST_OBJECT = 6

/** Every place where the text says that somebody pays, in text order. */
export function paymentsOf(reading: Reading, parties: Parties): PaymentSaid[] {
  const verbs = reading.lexemes.flatMap(({ kind }, at): { at: number; payment: Payment }[] => {
    const payment = kind === 'hebrew' ? hebrewPayment(reading, at) : englishPayment(reading, at)
    return payment ? [{ at, payment }] : []
  })
  if (verbs.length === 0) return []
  const mentions = mentionsOf(reading, parties)
  const said: PaymentSaid[] = []
  for (const { at, payment } of verbs) {
    if (isNoun(reading, mentions, at)) continue
    const debtor = isDenied(reading, at) ? undefined : debtorOf(reading, mentions, at, payment, said.at(-1))
    said.push({ at, debtor, looksBack: payment === 'is-paid' })
  }
  return said
}

/** "A charge of £50", "the credit": an English word of paying that nothing before it makes a verb. */
function isNoun(reading: Reading, mentions: readonly Mention[], at: number): boolean {
  const word = wordAt(reading, at)
  const isBase = ENGLISH_PAYMENTS.has(word) && ENGLISH_PAYMENTS.get(word) !== 'is-paid'
  return isBase && endingAt(mentions, at - 1) === undefined && !mayPrecedeVerb(reading, at - 1)
}

function hebrewPayment(reading: Reading, at: number): Payment | undefined {
  const word = wordAt(reading, at)
  if (ENTITLED.has(word)) return followedBy(reading, at, REDRESS) ? 'is-owed' : undefined
  if (BEARS.has(word)) return followedBy(reading, at, COSTS) ? 'pays' : undefined
  return HEBREW_PAYMENTS.get(word) ?? (/^[וש]/u.test(word) ? HEBREW_PAYMENTS.get(word.slice(1)) : undefined)
}

function englishPayment(reading: Reading, at: number): Payment | undefined {
  const word = wordAt(reading, at)
  if (ENTITLED.has(word) || GIVES.has(word)) {
    const payment = ENTITLED.has(word) ? 'is-owed' : 'pays'
    return followedBy(reading, at, REDRESS) ? payment : undefined
  }
  if (BEARS.has(word)) return followedBy(reading, at, COSTS) ? 'pays' : undefined
  const participle = ENGLISH_PARTICIPLES.get(word)
  if (participle) return isOfAnAmount(reading, at) ? 'is-paid' : participle
  return ENGLISH_PAYMENTS.get(word)
}

/** "Paid by the Customer", "refunded to the Customer": said of the amount, not of the party before the verb. */
function isOfAnAmount(reading: Reading, at: number): boolean {
  return ['by', 'to'].includes(wordAt(reading, at + 1))
}

function followedBy(reading: Reading, at: number, words: ReadonlyMap<string, true>): boolean {
  for (let index = at + 1; index <= at + FARTHEST_OBJECT; index += 1) {
    if (lookUp(words, wordAt(reading, index))) return true
  }
  return false
}

function isDenied(reading: Reading, at: number): boolean {
  return [at - 1, at - 2].some((index) => NEGATIONS.has(wordAt(reading, index)) && !isMention(reading, index + 1, at))
}

/** "Not" two words back denies the verb only over a word like "be": "shall not be charged". */
function isMention(reading: Reading, from: number, to: number): boolean {
  return from < to && !BEFORE_VERB.has(wordAt(reading, from))
}

function debtorOf(
  reading: Reading,
  mentions: readonly Mention[],
  at: number,
  payment: Payment,
  before: PaymentSaid | undefined,
): Role | undefined {
  const isHebrew = reading.lexemes[at]!.kind === 'hebrew'
  const after = mentionsAfter(mentions, at)
  const subject =
    (isHebrew ? subjectBefore(reading, mentions, at) : englishSubject(reading, mentions, at)) ??
    (isHebrew ? after.find(({ part }) => part === 'subject') : undefined)
  const [payer, receiver] = [subject?.role, receiverOf(after, subject, isHebrew)]
  if (subject && payer === receiver) return undefined
  if (payment === 'is-paid') return paidBy(mentions, at)
  if (payment === 'is-owed') return payer && OTHER[payer]
  if (payment === 'charges') return chargedOne(after, subject, isHebrew)
  if (payment === 'credits') return receiver && OTHER[receiver]
  return payer ?? (receiver ? OTHER[receiver] : inherited(reading, before, at))
}

/** Mentions right behind the verb and each other: "ישלם הלקוח לספק", "pay the Provider". */
function mentionsAfter(mentions: readonly Mention[], at: number): Mention[] {
  const after: Mention[] = []
  for (let next = startingAt(mentions, at + 1) ?? startingAt(mentions, at + 2); next; ) {
    if (next.first === at + 2 && next.part === 'subject' && after.length === 0) return after
    after.push(next)
    next = startingAt(mentions, next.last + 1)
  }
  return after
}

function receiverOf(after: readonly Mention[], subject: Mention | undefined, isHebrew: boolean): Role | undefined {
  const found = after.find(
    (mention) =>
      mention !== subject &&
      (mention.part === 'to' || mention.part === 'object' || (!isHebrew && mention.part === 'subject')),
  )
  return found?.role
}

function chargedOne(after: readonly Mention[], subject: Mention | undefined, isHebrew: boolean): Role | undefined {
  const charged = after.find(
    (mention) =>
      mention.part === 'object' ||
      mention.part === 'from' ||
      (!isHebrew && mention !== subject && mention.part === 'subject'),
  )
  return charged?.role ?? (subject && OTHER[subject.role])
}

/** "Payable by the Customer", "ישולם לספק": who stands behind the next "by" or "to". */
function paidBy(mentions: readonly Mention[], at: number): Role | undefined {
  const near = mentions.filter(({ first }) => first > at && first <= at + FARTHEST_SUBJECT)
  const payer = near.find(({ part }) => part === 'by')
  const receiver = near.find(({ part }) => part === 'to')
  return payer?.role ?? (receiver && OTHER[receiver.role])
}

/** הלקוח ישלם, על הלקוח לשלם, הלקוח מתחייב לשלם. */
function subjectBefore(reading: Reading, mentions: readonly Mention[], at: number): Mention | undefined {
  for (let end = at - 1; end >= at - FARTHEST_SUBJECT; end -= 1) {
    const mention = endingAt(mentions, end)
    if (mention) return mention.part === 'subject' ? mention : undefined
    if (!BEFORE_VERB.has(wordAt(reading, end))) return undefined
  }
  return undefined
}

/**
 * "The Provider shall, within 14 days, refund": the subject of the nearest modal verb before, or right before "pays".
 * Without one the word is a noun: "a refund of".
 */
function englishSubject(reading: Reading, mentions: readonly Mention[], at: number): Mention | undefined {
  const own = endingAt(mentions, at - 1)
  if (own) return own.part === 'subject' ? own : undefined
  if (!mayPrecedeVerb(reading, at - 1)) return undefined
  for (let index = at - 1; index >= Math.max(0, at - FARTHEST_MODAL); index -= 1) {
    if (reading.sentences[index] !== reading.sentences[at]) return undefined
    const isModal = MODALS.has(wordAt(reading, index)) || isBeFormBefore(reading, index)
    if (isModal) return subjectOfModal(reading, mentions, index)
  }
  return undefined
}

/** "Is entitled", "are required to": a form of "be" that carries the verb. */
const isBeFormBefore = (reading: Reading, index: number): boolean => /^(?:is|are)$/u.test(wordAt(reading, index))

function subjectOfModal(reading: Reading, mentions: readonly Mention[], modal: number): Mention | undefined {
  const at = BEFORE_VERB.has(wordAt(reading, modal - 1)) ? modal - 2 : modal - 1
  const found = endingAt(mentions, at)
  return found?.part === 'subject' ? found : undefined
}

const VERB_LEADS = new Set('and or , not liable entitled'.split(' '))

function mayPrecedeVerb(reading: Reading, index: number): boolean {
  const word = wordAt(reading, index)
  return MODALS.has(word) || BEFORE_VERB.has(word) || VERB_LEADS.has(word) || /ly$/u.test(word)
}

/** "ישיב הספק … ויפצה": a second verb with "and" keeps the subject of the first. */
function inherited(reading: Reading, before: PaymentSaid | undefined, at: number): Role | undefined {
  const continues = /^ו/u.test(reading.lexemes[at]!.text) && before !== undefined && !before.looksBack
  return continues && reading.sentences[before.at] === reading.sentences[at] ? before.debtor : undefined
}

/**
 * Whether nothing between two places begins another thought. A colon opens a list, whose items may end in semicolons.
 */
function reaches(reading: Reading, from: number, to: number): boolean {
  let isInList = false
  for (let index = from + 1; index < to; index += 1) {
    const { raw, text } = reading.lexemes[index]!
    if (BREAKS.has(text) || raw === '.' || raw === '!' || raw === '?') return false
    if (raw === ';' && !isInList) return false
    if (raw === ':') isInList = true
  }
  return true
}

/** The payment a lead-in ends with: "the Provider shall credit the Customer as follows:". */
export function paymentLeftOpen(reading: Reading, said: readonly PaymentSaid[]): OpenPayment | undefined {
  const last = said.at(-1)
  const { length } = reading.lexemes
  return last?.debtor && !last.looksBack && reaches(reading, last.at, length) ? { debtor: last.debtor } : undefined
}

/**
 * Who owes a term, where a word of paying reaches it; nothing when unsure, because a wrong debtor is worse than none.
 * A threshold ("over £500", "98 %") is owed by nobody.
 */
export function owedBy(
  reading: Reading,
  draft: Draft,
  said: readonly PaymentSaid[],
  opened: OpenPayment | undefined,
): Role | undefined {
  const { core, comparator, last } = draft
  if (comparator === 'more-than' || comparator === 'less-than') return undefined
  const before = said.findLast(({ at }) => at < core.first)
  if (core.kind === 'percent' && !isOwedShare(reading, core.first, before)) return undefined
  if (before && reaches(reading, before.at, core.first)) return before.debtor
  const behind = said.find(({ at, looksBack }) => looksBack && at > last)
  if (behind && isSaidOf(reading, last, behind.at)) return behind.debtor
  return before ? undefined : openedDebtor(reading, opened, core.first)
}

const FARTHEST_BEHIND = 5
const NEW_NOUN = new Set('or and the a an any all או'.split(' '))

/** "£50, which is payable by": not "£50 or the fees paid by". */
function isSaidOf(reading: Reading, last: number, at: number): boolean {
  const between = reading.lexemes.slice(last + 1, at)
  const isNear = between.length <= FARTHEST_BEHIND && reading.sentences[at] === reading.sentences[last]
  return isNear && reaches(reading, last, at) && !between.some(({ text }) => NEW_NOUN.has(text))
}

const openedDebtor = (reading: Reading, opened: OpenPayment | undefined, first: number): Role | undefined =>
  opened && reaches(reading, -1, first) ? opened.debtor : undefined

const FARTHEST_SHARE = 5
const FARTHEST_OBJECT_OF_VERB = 2

/** "Interest of 1%", זיכוי בשיעור 15%, "shall pay 40% of": not every percentage near a payment is paid. */
function isOwedShare(reading: Reading, first: number, before: PaymentSaid | undefined): boolean {
  if (before && first - before.at <= FARTHEST_OBJECT_OF_VERB) return true
  for (let at = first - 1; at >= Math.max(0, first - FARTHEST_SHARE); at -= 1) {
    const { text, raw } = reading.lexemes[at]!
    if (raw === ',' || raw === '-') return false
    if (lookUp(OWED_SHARES, text)) return true
  }
  return false
}
