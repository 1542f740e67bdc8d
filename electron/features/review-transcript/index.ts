import { FLAGS_TO_HEAR } from '../../../shared/contract/ingest-recording.ts'
import type { TranscriptCorrection } from '../../../shared/contract/review-transcript.ts'
import type { ParsedInput } from '../../../shared/contract.ts'
import type { Handler } from '../../handler.ts'
import { findCallSource } from '../../records/call-sources.ts'
import {
  findCurrentSegment,
  findRecording,
  type SegmentRecord,
  segmentOf,
  segmentRecordsOf,
  segmentsOfCorrection,
} from '../../records/recordings.ts'
import { placeWords } from '../../text/place-words.ts'
import { normaliseLabel } from '../../transcripts/assign-roles.ts'
import { notFound, refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import { type Draft, draftOf } from './draft.ts'
import { revise } from './revise.ts'

/** What a person has read over is nobody's invention any more; that it lies past the end of the sound stays true. */
const ANSWERED_BY_A_PERSON = new Set(['low-confidence', ...FLAGS_TO_HEAR.filter((flag) => flag !== 'past-end')])

/** Corrects a segment's words or speaker. Throws `segment-superseded`, `correction-empty`. */
export const correctSegment: Handler<'correctSegment'> = (vault, input, context) => {
  const segment = findCurrentSegment(vault, input.segment)
  const before = draftOf(segment)
  const after = withSpeaker(withText(before, input.text), input.speaker)
  return revise(vault, segment.recording, { changes: [{ was: segment, becomes: after }], ...input }, context)
}

const HAS_SIGNS = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Direction marks and other controls change nothing that anybody reads. */
const seen = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')

function withText(draft: Draft, text: string | undefined): Draft {
  if (text === undefined) return draft
  if (!HAS_SIGNS.test(text))
    throw refused(
      'correction-empty',
      'A correction needs words: this one has none that can be seen. Type what was said.',
    )
  if (seen(text) === seen(draft.text)) return draft
  return {
    ...draft,
    text,
    words: placeWords(draft.text, draft.words, text),
    flags: draft.flags.filter((flag) => !ANSWERED_BY_A_PERSON.has(flag)),
  }
}

const withSpeaker = (draft: Draft, speaker: Draft['speaker'] | undefined): Draft =>
  speaker === undefined || (speaker === draft.speaker && draft.speakerBasis === 'person')
    ? draft
    : {
        ...draft,
        speaker,
        speakerBasis: speaker === 'unknown' ? 'none' : 'person',
        flags: draft.flags.filter((flag) => flag !== 'speaker-conflict'),
      }

/** Says who a label's or all unknown segments are by. Throws `not-found` for a label the transcript doesn't have. */
export const assignSpeaker: Handler<'assignSpeaker'> = (vault, input, context) => {
  const recording = findRecording(vault, input.recording)
  const meant = segmentRecordsOf(vault, input.recording).filter((segment) => isMeant(segment, input))
  if (meant.length === 0) throw noSuchSpeaker(input)
  const changes = meant.map((was) => ({ was, becomes: withSpeaker(draftOf(was), input.speaker) }))
  const change = revise(vault, recording.id, { changes, ...input }, context)
  if (!input.remember) return change
  sourceToRemember(vault, recording.source, input)
  return {
    ...change,
    write: (rows) => {
      // Asked again: another label may have been remembered a moment ago.
      rows.insert('call_source', { ...sourceToRemember(vault, recording.source, input), at: context.now })
      return change.write(rows)
    },
  }
}

const isMeant = ({ label, speaker }: SegmentRecord, input: ParsedInput<'assignSpeaker'>): boolean =>
  input.label === undefined
    ? speaker === 'unknown'
    : label !== null && normaliseLabel(label) === normaliseLabel(input.label)

const noSuchSpeaker = ({ label }: ParsedInput<'assignSpeaker'>) =>
  label === undefined
    ? refused('correction-empty', 'Every speaker of this call is known; correct a single segment instead.')
    : notFound('speaker of this call', label)

/** The source's settings with the label. Throws `bad-input` where nothing could be known again. */
function sourceToRemember(
  vault: ReadVault,
  source: string | null,
  { label, speaker }: ParsedInput<'assignSpeaker'>,
): { id: string; settings: string } {
  if (source === null || label === undefined)
    throw refused(
      'bad-input',
      'Only a label of a call that came from a source can be remembered. Assign the speaker for this call alone.',
      'remember',
    )
  const { sourceId, ...settings } = findCallSource(vault, source)
  const labels = { ...settings.labels, [normaliseLabel(label)]: speaker }
  return { id: sourceId, settings: JSON.stringify({ ...settings, labels }) }
}

/** Takes a correction back as a new one; refused (`segment-superseded`) while a later correction stands on it. */
export const undoTranscriptCorrection: Handler<'undoTranscriptCorrection'> = (vault, input, context) => {
  const found = vault.get<{ recording: string }>('SELECT recording FROM transcript_correction WHERE id = @correction', {
    correction: input.correction,
  })
  if (!found) throw notFound('correction of a transcript', input.correction)
  const before = segmentsOfCorrection(vault, input.correction, 'before')
  const changes = segmentsOfCorrection(vault, input.correction, 'after').map((after) => ({
    was: findCurrentSegment(vault, after.id),
    becomes: draftOf(before.find(({ position }) => position === after.position)!),
  }))
  return revise(vault, found.recording, { changes, ...input }, context)
}

export const listTranscriptCorrections: Handler<'listTranscriptCorrections'> = (vault, { recording }) => {
  findRecording(vault, recording)
  const corrections = vault.all<Omit<TranscriptCorrection, 'before' | 'after'>>(
    `SELECT id AS correctionId, by, at, reason FROM transcript_correction
     WHERE recording = @recording ORDER BY rowid DESC`,
    { recording },
  )
  return {
    corrections: corrections.map((correction) => ({
      ...correction,
      before: segmentsOfCorrection(vault, correction.correctionId, 'before').map(segmentOf),
      after: segmentsOfCorrection(vault, correction.correctionId, 'after').map(segmentOf),
    })),
  }
}

export const markListened: Handler<'markListened'> = (vault, { segments: ids, by }, { now }) => {
  const segments = [...new Set(ids)].map((id) => findCurrentSegment(vault, id))
  const [first] = segments
  if (segments.some(({ recording }) => recording !== first!.recording))
    throw refused('bad-input', 'Segments of several calls can’t be marked at once. Mark each call’s own.', 'segments')
  const recording = findRecording(vault, first!.recording)
  if (recording.sha256 === null)
    throw refused('no-audio', 'This call is known by its transcript alone: there is nothing to listen to.')
  return {
    subject: recording.id,
    customer: recording.owner,
    detail: { segments: segments.map(({ id }) => id), by },
    write: (rows) => {
      for (const { id } of segments) rows.insert('segment_listened', { segment: id, by, at: now })
      return { recordingId: recording.id, listened: segments.length }
    },
  }
}
