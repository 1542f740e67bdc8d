import type { Output } from '../../../shared/contract.ts'
import type { Change, Context } from '../../handler.ts'
import { findCurrentSegment, findRecording, segmentOf, segmentsOfCorrection } from '../../records/recordings.ts'
import { insertSegment, supersedeSegment } from '../../records/transcripts.ts'
import { maskText } from '../../text/mask.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import { draftOf, type SegmentChange } from './draft.ts'
import { maskChanges } from './mask-changes.ts'

interface Revision {
  readonly changes: readonly SegmentChange[]
  readonly by: string
  readonly reason: string
}

const isChange = ({ was, becomes }: SegmentChange): boolean => JSON.stringify(draftOf(was)) !== JSON.stringify(becomes)

/**
 * Corrects segments of a call: each that reads otherwise afterwards is superseded by a new one that names the
 * correction; what was cited from the old one keeps pointing at it. Numbers that the call
 * now tells, over however many segments, are masked in all of them. Throws `correction-empty` when nothing would differ.
 */
export function revise(
  vault: ReadVault,
  recordingId: string,
  { changes, ...said }: Revision,
  { id, now }: Pick<Context, 'id' | 'now'>,
): Change<Output<'correctSegment'>> {
  const recording = findRecording(vault, recordingId)
  const by = maskText(said.by)
  const reason = maskText(said.reason)
  const changed = maskChanges(vault, recordingId, changes.filter(isChange)).filter(isChange)
  if (changed.length === 0)
    throw refused('correction-empty', 'Nothing would be different: the transcript already reads like this.')
  const correction = id('correction')
  const drafts = changed.map((change) => ({ ...change, segmentId: id('segment') }))
  return {
    subject: recordingId,
    customer: recording.owner,
    detail: {
      correction,
      by,
      reason,
      before: drafts.map(({ was }) => was.id),
      after: drafts.map(({ segmentId }) => segmentId),
    },
    write: (rows) => {
      for (const { was } of drafts) findCurrentSegment(vault, was.id)
      rows.insert('transcript_correction', { id: correction, recording: recordingId, reason, by, at: now })
      for (const { was, becomes, segmentId } of drafts) {
        supersedeSegment(rows, was, correction)
        const { transcript, position } = was
        const call = { recording: recordingId, customer: recording.owner }
        insertSegment(rows, call, becomes, { id: segmentId, transcript, position, correction })
      }
      const segments = segmentsOfCorrection(vault, correction, 'after').map(segmentOf)
      return { recordingId, correctionId: correction, segments }
    },
  }
}
