import type { ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import { factsNotKept } from '../../records/known-evidence.ts'
import { type RecordingRecord, recordingsWith } from '../../records/recordings.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'

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

/** The call in the vault that the given files are of. */
export interface KnownCall {
  readonly record: RecordingRecord
  /** False when the transcript that was given is still to be added to it. */
  readonly isComplete: boolean
}

/**
 * The customer's call with this audio; for a transcript alone, the first call made with it. Null for a new call. Where
 * no customer was given, anybody's; a call of nobody yet is taken for the customer's too.
 *
 * Throws `already-added` when the call has another transcript, and when the words of the transcript stand in the vault
 * as a transcript-only call: rows are append-only, so that call can't get its sound, and a second one would make every
 * word of it count twice.
 */
export function knownCall(
  vault: ReadVault,
  customer: string | null,
  { audio, transcript }: CallFiles,
): KnownCall | null {
  const isTheirs = ({ owner }: RecordingRecord): boolean => customer === null || owner === null || owner === customer
  const withTranscript = transcript
    ? recordingsWith(vault, 'transcript', transcript.staged.sha256).filter(isTheirs)
    : []
  const [record] = audio ? recordingsWith(vault, 'audio', audio.staged.sha256).filter(isTheirs) : withTranscript
  if (record && (transcript === null || record.transcript_sha256 === transcript.staged.sha256))
    return { record, isComplete: true }
  if (record && record.transcript_sha256 !== null)
    throw refused(
      'already-added',
      'This call is in the vault with another transcript, which stays. Nothing was changed.',
    )
  if (withTranscript.some(({ sha256 }) => sha256 === null))
    throw refused(
      'already-added',
      'This transcript is in the vault as a call without sound, which can’t get its sound afterwards. Nothing was changed: to keep the sound as well, add it without the transcript, as a call of its own.',
    )
  return record ? { record, isComplete: false } : null
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
