import type { CallRecord } from '../../shared/contract/call-records.ts'
import type { CallFact, CallFactName } from '../../shared/contract/ingest-recording.ts'
import type { Parameters } from '../vault/database.ts'
import type { ReadVault } from '../vault/open.ts'

/** A list states when a call began to ring, a recording when it was answered. */
const RINGING_SECONDS = 120

const moment = (column: string): string => `unixepoch(${column}, 'subsec')`
const apart = (one: string, other: string): string => `abs(${moment(one)} - ${moment(other)})`

/** Whether a column's moment is about another's: said so that an index on the column's moment answers it. */
const about = (column: string, other: string): string =>
  `${moment(column)} BETWEEN ${moment(other)} - ${RINGING_SECONDS} AND ${moment(other)} + ${RINGING_SECONDS}`

const COLUMNS = `call_id AS callId, started_at AS startedAt, duration_ms AS durationMs, phone, direction, agent, reference`

/** What a phone system's list says of a call: by its id, else by its number and about that time. */
export function recordOfCall(
  vault: ReadVault,
  { callId, phone, startedAt }: { callId: string | null; phone: string | null; startedAt: string | null },
): CallRecord | null {
  const byId =
    callId === null
      ? undefined
      : vault.get<CallRecord>(`SELECT ${COLUMNS} FROM call_record WHERE call_id = @callId ORDER BY row LIMIT 1`, {
          callId,
        })
  if (byId) return byId
  if (phone === null || startedAt === null) return null
  const near = vault.get<CallRecord>(
    `SELECT ${COLUMNS} FROM call_record WHERE phone = @phone AND ${about('started_at', '@startedAt')}
     ORDER BY ${apart('started_at', '@startedAt')} LIMIT 1`,
    { phone, startedAt },
  )
  return near ?? null
}

const FACTS = {
  callId: 'callId',
  startedAt: 'startedAt',
  durationMs: 'durationMs',
  phone: 'phone',
  direction: 'direction',
  agent: 'agent',
  reference: 'reference',
} as const satisfies Record<keyof CallRecord, CallFactName>

/** The record as facts of its call. */
export const factsOfRecord = (record: CallRecord): CallFact[] =>
  (Object.keys(FACTS) as (keyof CallRecord)[]).flatMap((name) => {
    const value = record[name]
    return value === null ? [] : [{ fact: FACTS[name], value: String(value), source: 'call-record' as const }]
  })

/** Which calls are asked for: of one customer or all, of some days or any. */
export interface Period {
  readonly customer: string | null
  readonly from: string | null
  readonly to: string | null
}

/** The day as it was written down, in its own offset. What has no day belongs to every period. */
export const withinDays = (column: string): string =>
  `(${column} IS NULL OR substr(${column}, 1, 10) BETWEEN coalesce(@from, '') AND coalesce(@to, '~'))`

const OWNER = `coalesce(
  (SELECT customer FROM customer_reference WHERE customer_reference.reference = call_record.reference),
  (SELECT iif(count(*) = 1, max(customer), NULL) FROM customer_phone WHERE e164 = call_record.phone))`

/** A list may be taken in twice, or overlap with the next month's: of equal records of a period the first one counts. */
const EACH_ONCE = `
  NOT EXISTS (
    SELECT 1 FROM call_record AS earlier
    WHERE earlier.call_id = call_record.call_id AND earlier.row < call_record.row AND ${withinDays('earlier.started_at')})
  AND NOT (call_record.call_id IS NULL AND EXISTS (
    SELECT 1 FROM call_record AS earlier
    WHERE earlier.phone = call_record.phone AND ${moment('earlier.started_at')} = ${moment('call_record.started_at')}
      AND earlier.started_at = call_record.started_at AND earlier.call_id IS NULL
      AND earlier.row < call_record.row AND ${withinDays('earlier.started_at')}))`

/** Records that could be a customer's, by the indexes: whose each is, is worked out for these alone. */
const PERHAPS_OF_CUSTOMER = `call_record.row IN (
  SELECT row FROM call_record WHERE phone IN (SELECT e164 FROM customer_phone WHERE customer = @customer)
  UNION SELECT row FROM call_record WHERE reference IN (SELECT reference FROM customer_reference WHERE customer = @customer))`

/** The calls that the lists have of a period, as the table `listed`. */
const listed = ({ customer }: Period): string => {
  const all = `SELECT ${COLUMNS}, ${OWNER} AS customerId, row FROM call_record
    WHERE ${withinDays('call_record.started_at')} AND ${EACH_ONCE}`
  return customer === null
    ? `(${all}) AS listed`
    : `(SELECT * FROM (${all} AND ${PERHAPS_OF_CUSTOMER}) WHERE customerId = @customer) AS listed`
}

const parametersOf = ({ customer, from, to }: Period): Parameters =>
  customer === null ? { from, to } : { customer, from, to }

const SOUNDS =
  '(recording.sha256 IS NOT NULL OR EXISTS (SELECT 1 FROM recording_sound WHERE recording_sound.recording = recording.id))'

/** One recording answers one record: that with its id, else the nearest in time of its number that has no other id. */
const HAS_AUDIO = `
  EXISTS (SELECT 1 FROM recording WHERE recording.call_id = listed.callId AND ${SOUNDS})
  OR EXISTS (
    SELECT 1 FROM recording
    WHERE recording.phone = listed.phone AND ${about('recording.started_at', 'listed.startedAt')} AND ${SOUNDS}
      AND (recording.call_id IS NULL OR listed.callId IS NULL)
      AND NOT EXISTS (
        SELECT 1 FROM call_record AS nearer
        WHERE nearer.phone = recording.phone AND ${about('nearer.started_at', 'recording.started_at')}
          AND ${apart('recording.started_at', 'nearer.started_at')} < ${apart('recording.started_at', 'listed.startedAt')}))`

/** How many calls the phone system's lists have of a period. */
export const countRecords = (vault: ReadVault, period: Period): number =>
  vault.get<{ total: number }>(`SELECT count(*) AS total FROM ${listed(period)}`, parametersOf(period))!.total

/** Calls that the phone system lists and no recording holds, oldest first. */
export const recordsWithoutAudio = (
  vault: ReadVault,
  period: Period,
): (CallRecord & { readonly customerId: string | null })[] =>
  vault
    .all<CallRecord & { customerId: string | null; row: number }>(
      `SELECT * FROM ${listed(period)} WHERE NOT (${HAS_AUDIO}) ORDER BY unixepoch(startedAt), row`,
      parametersOf(period),
    )
    .map(({ row: _, ...record }) => record)

/** How long a recording's call was by a list that came after it: by its id, else by its number and about that time. */
export const LISTED_MS = `coalesce(
  (SELECT duration_ms FROM call_record WHERE call_record.call_id = recording.call_id ORDER BY row LIMIT 1),
  (SELECT duration_ms FROM call_record
   WHERE call_record.phone = recording.phone AND ${about('call_record.started_at', 'recording.started_at')}
     AND (recording.call_id IS NULL OR call_record.call_id IS NULL)
   ORDER BY ${apart('call_record.started_at', 'recording.started_at')}, row LIMIT 1))`
