import { z } from 'zod'
import { CorrectionId, RecordingId, SegmentId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant } from '../units.ts'
import { Segment, SpeakerRole } from './ingest-recording.ts'

const by = z.string().trim().min(1).max(200)
const reason = z.string().trim().min(1).max(1000)

/** One new version of a transcript: which segments it replaced by which. */
export const TranscriptCorrection = z.object({
  correctionId: CorrectionId,
  by: z.string(),
  at: Instant,
  reason: z.string(),
  before: z.array(Segment),
  after: z.array(Segment),
})
export type TranscriptCorrection = z.infer<typeof TranscriptCorrection>

const Corrected = z.object({
  recordingId: RecordingId,
  correctionId: CorrectionId,
  /** As they read now. */
  segments: z.array(Segment),
})

export const correctSegment = op(
  'write',
  'Correct the words or the speaker of a segment, as a new version of the transcript; the old one stays.',
  z.strictObject({
    segment: SegmentId,
    text: z.string().trim().min(1).max(20_000).optional(),
    speaker: SpeakerRole.optional(),
    by,
    reason,
  }),
  Corrected,
)

export const assignSpeaker = op(
  'write',
  'Say who a speaker of a call is, by his label in the transcript or for all whose role isn’t known.',
  z.strictObject({
    recording: RecordingId,
    /** As the transcript writes it; without it every segment whose speaker is unknown. */
    label: z.string().max(200).optional(),
    speaker: SpeakerRole,
    /** The same label of this source is this role from now on. */
    remember: z.boolean().default(false),
    by,
    reason,
  }),
  Corrected,
)

export const undoTranscriptCorrection = op(
  'write',
  'Take back a correction of a transcript, as a new version of it.',
  z.strictObject({ correction: CorrectionId, by, reason }),
  Corrected,
)

export const listTranscriptCorrections = op(
  'read',
  'List the corrections of a call’s transcript, the newest first.',
  z.strictObject({ recording: RecordingId }),
  z.object({ corrections: z.array(TranscriptCorrection) }),
)

export const markListened = op(
  'write',
  'Note that somebody listened to segments and that they say what is written.',
  z.strictObject({ segments: z.array(SegmentId).min(1).max(1000), by }),
  z.object({ recordingId: RecordingId, listened: z.number().int() }),
)
