import { type CallFact, CallFactName, type Direction, type FactSource } from '../../shared/contract/ingest-recording.ts'
import { readParty } from './party.ts'
import { type DurationUnit, readDurationMs } from './read-duration.ts'
import { type Clock, plain, readEpoch, readInstant } from './read-time.ts'
import { type Sides, sidesOf } from './sides.ts'

/** How clocks and numbers that don't say it themselves are to be read. */
export interface Reading extends Clock {
  /** ISO country of numbers in national form, `IL`. */
  readonly country: string
  /** What bare numbers of `duration` count; seconds if not said. */
  readonly durationUnit?: DurationUnit
}

/**
 * What may be written of a call, by the names that a pattern’s groups, a sidecar’s keys and a list’s columns are mapped
 * to. `startedAt` is a date with its time, `date` and `time` the two apart, `epoch` seconds or milliseconds since 1970;
 * `duration` is in seconds unless it has colons or letters; `from` is the caller and `to` the called, either of which
 * may be the company’s own; `phone` is the customer’s number wherever it stands.
 */
export const CLUES = [
  'startedAt',
  'date',
  'time',
  'offset',
  'epoch',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'durationMs',
  'duration',
  'direction',
  'phone',
  'from',
  'to',
  'extension',
  'agent',
  'queue',
  'reference',
  'callId',
] as const
export type Clue = (typeof CLUES)[number]
export type Clues = Readonly<Partial<Record<Clue, string | undefined>>>

export type FactValues = Partial<Record<CallFactName, string>>

const DIRECTION_WORDS: Readonly<Record<Direction, readonly string[]>> = {
  in: [
    ...['in', 'i', 'inbound', 'incoming', 'inbnd', 'received', 'missed', 'terminating', 'mt', '↙', '⬋'],
    ...['נכנס', 'נכנסת', 'שיחה נכנסת', 'נכנסות', 'התקבלה'],
  ],
  out: [
    ...['out', 'o', 'outbound', 'outgoing', 'dialed', 'dialled', 'placed', 'originating', 'mo', '↗', '⬈'],
    ...['outbound-api', 'outbound-dial', 'יוצא', 'יוצאת', 'שיחה יוצאת', 'יוצאות'],
  ],
}
const DIRECTIONS = new Map(
  Object.entries(DIRECTION_WORDS).flatMap(([way, words]) => words.map((word) => [word, way as Direction] as const)),
)

/** `Inbound`, `יוצאת`, `outbound-api` … as a direction; null for calls inside the company and for other words. */
const readDirection = (written: string | undefined): Direction | null =>
  DIRECTIONS.get(plain(written ?? '').toLowerCase()) ?? null

function dateAndTime(clues: Clues): string | null {
  const { year, month, day, hour, minute, second = '00', offset = '' } = clues
  const date = clues.date ?? (year && month && day ? `${year}-${month}-${day}` : undefined)
  const time = clues.time ?? (hour && minute ? `${hour}:${minute}:${second}` : '')
  return date === undefined ? null : `${date} ${time}${offset}`
}

function startOf(clues: Clues, reading: Reading): string | null {
  const written = clues.startedAt || dateAndTime(clues)
  // The epoch first: what a wall clock showed depends on a zone that somebody set, and repeats itself in autumn.
  return (
    (clues.epoch ? readEpoch(clues.epoch, reading.timeZone) : null) ?? (written ? readInstant(written, reading) : null)
  )
}

function durationOf({ durationMs, duration }: Clues, unit: DurationUnit): string | null {
  const length = readDurationMs(durationMs ?? '', 'milliseconds') ?? readDurationMs(duration ?? '', unit)
  return length === null ? null : String(length)
}

const LONGEST_WORDS = 200
/** Separators of columns and lines, and what no name holds. */
const CONTROLS = /\p{Cc}+/gu
const NOTHING = /^(?:-+|null|none|n\/a|undefined|nan|\\n)$/i

/** Words as a fact: none for an empty place-holder. */
function words(written: string | undefined): string | null {
  const text = plain((written ?? '').replace(CONTROLS, ' ')).slice(0, LONGEST_WORDS)
  return text === '' || NOTHING.test(text) ? null : text
}

function extensionOf(clues: Clues, sides: Sides): string | null {
  if (clues.extension) return words(clues.extension)
  // A queue is nobody's desk.
  return sides.extension === words(clues.queue) ? null : sides.extension
}

function phoneOf(clues: Clues, sides: Sides, country: string): string | null {
  if (!clues.phone) return sides.phone
  const party = readParty(clues.phone, country)
  return party.kind === 'phone' ? party.value : null
}

/** What the clues say; a clue that can't be read says nothing. */
export function readClues(clues: Clues, reading: Reading): FactValues {
  const party = (written: string | undefined) =>
    written === undefined ? undefined : readParty(written, reading.country)
  const sides = sidesOf(party(clues.from), party(clues.to), readDirection(clues.direction))
  const values: Readonly<Record<CallFactName, string | null>> = {
    startedAt: startOf(clues, reading),
    durationMs: durationOf(clues, reading.durationUnit ?? 'seconds'),
    direction: sides.direction,
    phone: phoneOf(clues, sides, reading.country),
    agent: words(clues.agent),
    extension: extensionOf(clues, sides),
    queue: words(clues.queue),
    reference: words(clues.reference),
    callId: words(clues.callId),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as FactValues
}

/** The values as facts, in the order of the contract. */
export const factsOf = (values: FactValues, source: FactSource): CallFact[] =>
  CallFactName.options.flatMap((fact) => {
    const value = values[fact]
    return value === undefined ? [] : [{ fact, value, source }]
  })
