import { type CallFact, CallFactName, FACT_SOURCES } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { plain } from './read-time.ts'

export interface CombinedFacts {
  /** Of each fact the one from the most trusted source. */
  readonly used: Partial<Record<CallFactName, CallFact>>
  /** All of them, by fact and by trust. */
  readonly all: CallFact[]
  /** `facts-disagree`, one for each fact whose sources do. */
  readonly conflicts: Warning[]
}

/** Clocks of a phone system and of its recorder differ by this much, and one of them counts the ringing in. */
const TOLERANCE_MS = 2000
/** As many digits at its end make a phone number the same, with its country or without. */
const SAME_DIGITS = 8

const trust = ({ source }: CallFact): number => FACT_SOURCES.indexOf(source)
const order = ({ fact }: CallFact): number => CallFactName.options.indexOf(fact)

const folded = (text: string): string => plain(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
const isWithin = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_MS

function isSameNumber(a: string, b: string): boolean {
  const [first, second] = [a, b].map((number) => number.replace(/\D/g, '').replace(/^0+/, ''))
  if (first === undefined || second === undefined || Math.min(first.length, second.length) < SAME_DIGITS) return false
  return first.endsWith(second) || second.endsWith(first)
}

/** `Dana` and `Dana Levi` are one, and an id says nothing against a name. */
function isSamePerson(a: string, b: string): boolean {
  const [first, second] = [folded(a), folded(b)]
  if (/\p{L}/u.test(first) !== /\p{L}/u.test(second)) return true
  const [words, others] = [first.split(' '), second.split(' ')]
  return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word))
}

const SAME: Readonly<Partial<Record<CallFactName, (a: string, b: string) => boolean>>> = {
  startedAt: (a, b) => isWithin(Date.parse(a), Date.parse(b)),
  durationMs: (a, b) => isWithin(Number(a), Number(b)),
  phone: isSameNumber,
  agent: isSamePerson,
}

const LONGEST_VALUE = 200

/** A fact is a line on a screen: without marks of direction, which nobody sees, and never a million letters. */
const cleaned = (fact: CallFact): CallFact => ({ ...fact, value: plain(fact.value).slice(0, LONGEST_VALUE) })

const agree = (a: CallFact, b: CallFact): boolean =>
  folded(a.value) === folded(b.value) || (SAME[a.fact]?.(a.value, b.value) ?? false)

const LABELS: Readonly<Record<CallFactName, string>> = {
  startedAt: 'when the call began',
  durationMs: 'how many milliseconds it lasted',
  direction: 'its direction',
  phone: 'the other party’s number',
  agent: 'who the agent was',
  extension: 'the extension',
  queue: 'the queue',
  reference: 'the reference',
  callId: 'the id of the call',
}
const SOURCE_LABELS: Readonly<Record<CallFact['source'], string>> = {
  given: 'what was given',
  sidecar: 'the file beside it',
  'call-record': 'the list of calls',
  name: 'its name',
  audio: 'the sound',
  transcript: 'the transcript',
}

function conflictOf(facts: readonly CallFact[]): Warning[] {
  const [first, ...others] = facts
  const against = first ? others.filter((fact) => !agree(first, fact)) : []
  if (!first || against.length === 0) return []
  const told = [first, ...against].map(({ value, source }) => `${value} (${SOURCE_LABELS[source]})`).join(', ')
  return [
    { code: 'facts-disagree', message: `The sources disagree on ${LABELS[first.fact]}: ${told}; the first is used.` },
  ]
}

/**
 * Takes of each fact the value from the most trusted source (FACT_SOURCES), the earlier of one source. The same written
 * otherwise is no conflict: an instant in another offset or within two seconds, a number with or without its country.
 */
export function combineFacts(facts: readonly CallFact[]): CombinedFacts {
  const all = facts.map(cleaned).toSorted((a, b) => order(a) - order(b) || trust(a) - trust(b))
  const byFact = Map.groupBy(all, ({ fact }) => fact)
  const used: Partial<Record<CallFactName, CallFact>> = {}
  for (const [fact, [first]] of byFact) if (first) used[fact] = first
  return { used, all, conflicts: [...byFact.values()].flatMap(conflictOf) }
}
