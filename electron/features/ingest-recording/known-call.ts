import type { ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import { factsNotKept } from '../../records/known-evidence.ts'
import { type RecordingRecord, recordingsWith } from '../../records/recordings.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { KnownFacts } from './gather-facts.ts'

/** A file of the call, copied into the vault's staging folder. */
export interface StagedFile {
  readonly staged: Staged
  readonly name: string
}

/** What was given of one call. */
export interface CallFiles {
  readonly audio: StagedFile | null
  readonly otherSide: StagedFile | null
  readonly transcript: StagedFile | null
  readonly sidecar: StagedFile | null
}

/** What a call in the vault lacks of what was given now. */
export interface Lacking {
  readonly sound: boolean
  readonly transcript: boolean
  /** It is of nobody yet, and a customer was given. */
  readonly customer: boolean
}

/** The call in the vault that the given files are of. */
export interface KnownCall {
  readonly record: RecordingRecord
  readonly lacks: Lacking
}

export const lacksNothing = ({ sound, transcript, customer }: Lacking): boolean => !(sound || transcript || customer)

/**
 * The customer's call with this audio, or with this transcript; null for a new call. Where no customer was given,
 * anybody's; a call of nobody yet is taken for the customer's too. Of equal files (a mailbox's greeting, an empty call)
 * it is another call where what is known of both says so.
 *
 * Throws `already-added` when the call has another transcript or another second side, or its words stand elsewhere: what
 * was said first stays.
 */
export function knownCall(
  vault: ReadVault,
  customer: string | null,
  files: CallFiles,
  facts: KnownFacts,
): KnownCall | null {
  const { audio, otherSide, transcript } = files
  const isIt = (record: RecordingRecord): boolean =>
    (customer === null || record.owner === null || record.owner === customer) && !isAnother(record, facts)
  const [bySound] = audio ? recordingsWith(vault, 'audio', audio.staged.sha256).filter(isIt) : []
  const [byWords] = transcript ? recordingsWith(vault, 'transcript', transcript.staged.sha256).filter(isIt) : []
  if (bySound && byWords && byWords.sha256 === null) throw wordsElsewhere()
  const record = bySound ?? (audio === null || byWords?.sha256 === null ? byWords : undefined)
  requireFreeSide(vault, record, otherSide, isIt)
  if (!record) return null
  if (transcript && record.transcript_sha256 !== null && record.transcript_sha256 !== transcript.staged.sha256)
    throw refused(
      'already-added',
      'This call is in the vault with another transcript, which stays. Nothing was changed.',
    )
  return {
    record,
    lacks: {
      sound: (audio !== null && record.sha256 === null) || (otherSide !== null && record.other_sha256 === null),
      transcript: transcript !== null && record.transcript_sha256 === null,
      customer: customer !== null && record.owner === null,
    },
  }
}

/** Whether it is the same call, of the same owner, lacking the same: words indexed for an earlier owner would not be found. */
export const isAsBefore = (before: KnownCall | null, now: KnownCall | null): boolean =>
  JSON.stringify(stateOf(before)) === JSON.stringify(stateOf(now))

const stateOf = (call: KnownCall | null) => call && [call.record.id, call.record.owner, call.lacks]

/** A second call with the same words would make each of them count twice. */
const wordsElsewhere = () =>
  refused(
    'already-added',
    'This transcript is in the vault as a call without sound, and this sound as a call without words. Both stay. Nothing was changed.',
  )

/** A moment of grace between two clocks. */
const SAME_TIME_MS = 120_000

/** Whether what is known of both says that they are two calls: other ids, or times far apart. */
function isAnother({ call_id, started_at }: RecordingRecord, facts: KnownFacts): boolean {
  const [callId, startedAt] = [facts.value('callId'), facts.value('startedAt')]
  if (call_id !== null && callId !== null) return call_id !== callId
  if (started_at === null || startedAt === null) return false
  // What a person states now about a call that is here is a fact that isn't kept, not another call.
  if (facts.sources.startedAt === 'given') return false
  return Math.abs(Date.parse(started_at) - Date.parse(startedAt)) > SAME_TIME_MS
}

/** The second side must not be another call's sound already, nor stand beside a third. */
function requireFreeSide(
  vault: ReadVault,
  record: RecordingRecord | undefined,
  otherSide: StagedFile | null,
  isIt: (record: RecordingRecord) => boolean,
): void {
  if (otherSide === null) return
  const { sha256 } = otherSide.staged
  const elsewhere = recordingsWith(vault, 'side', sha256).filter(isIt)
  if (elsewhere.some(({ id }) => id !== record?.id))
    throw refused(
      'already-added',
      'One side of this call is in the vault as a call of its own, which stays. Nothing was changed: add the other side alone.',
    )
  if (record && record.other_sha256 !== null && record.other_sha256 !== sha256)
    throw refused(
      'already-added',
      'This call is in the vault with another second side, which stays. Nothing was changed.',
    )
}

/** Warns of facts that were given for a call that is known by others: a call's facts are written once. */
export const callFactsNotKept = (
  record: RecordingRecord,
  { startedAt, agent, direction }: ParsedInput<'ingestRecording'>,
): Warning[] =>
  factsNotKept([
    {
      name: 'time of the call',
      given: isSameMoment(startedAt, record.started_at) ? undefined : startedAt,
      kept: record.started_at,
    },
    { name: 'agent', given: agent, kept: record.agent },
    { name: 'direction', given: direction, kept: record.direction },
  ])

/** The same moment may be written with another offset. */
const isSameMoment = (given: string | undefined, kept: string | null): boolean =>
  given !== undefined && kept !== null && Date.parse(given) === Date.parse(kept)
