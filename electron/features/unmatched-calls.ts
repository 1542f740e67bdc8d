import type { MatchBasis } from '../../shared/contract/unmatched-calls.ts'
import type { Handler } from '../handler.ts'
import { callerOf, callersOf, isPhoneNumber } from '../records/callers.ts'
import { findCustomer, phonesOf } from '../records/customers.ts'
import {
  countUnmatched,
  factsOf,
  findRecording,
  type RecordingRecord,
  recordingRow,
  unmatchedRecordings,
} from '../records/recordings.ts'
import { moveInIndex } from '../records/transcripts.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Rows } from '../vault/rows.ts'

export const listUnmatchedCalls: Handler<'listUnmatchedCalls'> = (vault, { limit }) => {
  const calls = unmatchedRecordings(vault, { limit }).map((record) => ({
    ...recordingRow(record),
    path: record.path ?? record.name,
    phone: record.phone,
    reference: record.reference,
    facts: factsOf(record),
    candidates: callersOf(vault, record),
  }))
  return { total: countUnmatched(vault), calls }
}

/** Whose a call is from now on, and how that is known. */
interface Match {
  readonly recording: string
  readonly customer: string
  readonly basis: MatchBasis
  readonly note: string
}

export const matchCall: Handler<'matchCall'> = (
  vault,
  { recording: id, customer: ref, remember, by, note },
  { now },
) => {
  const recording = findRecording(vault, id)
  const customer = findCustomer(vault, ref)
  const number = remember ? phoneToRemember(recording) : null
  const isNew = number !== null && !phonesOf(vault, customer.id).includes(number)
  const isTheirs = recording.owner === customer.id
  if (isTheirs && !isNew) return { unchanged: { customerId: customer.id, matched: [] } }
  const alike =
    number === null ? [] : unmatchedRecordings(vault, { phone: number }).filter(({ id: other }) => other !== id)
  const matches: Match[] = [
    ...(isTheirs ? [] : [{ recording: id, customer: customer.id, basis: 'person' as const, note }]),
    ...alike.map((call): Match => ({ recording: call.id, customer: customer.id, basis: 'rule', note })),
  ]
  return {
    subject: id,
    customer: customer.id,
    detail: {
      before: recording.owner,
      by,
      note,
      matched: matches.map(({ recording }) => recording),
      remembered: number,
    },
    write: (rows) => {
      requireStill(vault, [recording, ...alike])
      if (isNew) rows.insert('customer_phone', { customer: customer.id, e164: number })
      for (const match of matches) write(vault, rows, match, { by, at: now })
      return { customerId: customer.id, matched: matches.map(({ recording }) => recording) }
    },
  }
}

function phoneToRemember({ phone }: RecordingRecord): string {
  if (phone === null || !isPhoneNumber(phone))
    throw refused('bad-input', 'This call has no phone number that could be remembered. Match it alone.', 'remember')
  return phone
}

/** Somebody else may have matched one of them while this change was made ready. */
function requireStill(vault: ReadVault, calls: readonly RecordingRecord[]): void {
  if (calls.some(({ id, owner }) => findRecording(vault, id).owner !== owner))
    throw refused('already-added', 'One of these calls was matched a moment ago. Nothing was changed: look again.')
}

export const rematchCalls: Handler<'rematchCalls'> = (vault, _input, { now }) => {
  const unmatched = unmatchedRecordings(vault)
  const found = unmatched.flatMap((call) => {
    const caller = callerOf(vault, call)
    return caller === null
      ? []
      : [{ call, match: { recording: call.id, customer: caller.customerId, basis: caller.basis, note: '' } }]
  })
  const matched = found.map(({ call }) => call.id)
  const answer = { matched, left: unmatched.length - matched.length }
  if (found.length === 0) return { unchanged: answer }
  return {
    subject: vault.info.vaultId,
    customer: null,
    detail: Object.fromEntries(found.map(({ match }) => [match.recording, match.customer])),
    write: (rows) => {
      requireStill(
        vault,
        found.map(({ call }) => call),
      )
      for (const { match } of found) write(vault, rows, match, { by: '', at: now })
      return answer
    },
  }
}

function write(vault: ReadVault, rows: Rows, match: Match, { by, at }: { by: string; at: string }): void {
  rows.insert('recording_match', { ...match, by, at })
  moveInIndex(vault, rows, match)
}
