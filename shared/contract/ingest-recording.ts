import { z } from 'zod'
import { CustomerRef, FileRef, RecordingId, SegmentId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant, Milliseconds, Sha256, Warning } from '../units.ts'

export const SpeakerRole = z.enum(['agent', 'customer', 'unknown'])
export type SpeakerRole = z.infer<typeof SpeakerRole>

/** How a speaker's role is known. `none`: it isn't. */
export const SpeakerBasis = z.enum(['channel', 'label', 'person', 'none'])
export type SpeakerBasis = z.infer<typeof SpeakerBasis>

/** One timed utterance by one speaker. `flags` name what makes it doubtful (`past-end`, `low-confidence`, …). */
export const Segment = z.object({
  segmentId: SegmentId,
  startMs: Milliseconds,
  endMs: Milliseconds,
  speaker: SpeakerRole,
  speakerBasis: SpeakerBasis,
  /** The speaker's name or label as the transcript gave it. */
  label: z.string().nullable(),
  text: z.string(),
  flags: z.array(z.string()),
})
export type Segment = z.infer<typeof Segment>

export const Direction = z.enum(['in', 'out'])

const IngestedRecording = z.object({
  recordingId: RecordingId,
  sha256: Sha256.nullable(),
  duplicate: z.boolean(),
  durationMs: Milliseconds.nullable(),
  codec: z.string().nullable(),
  channels: z.number().int().nullable(),
  sampleRate: z.number().int().nullable(),
  startedAt: Instant.nullable(),
  /** Where each fact of the call came from. */
  metadataSource: z.record(z.string(), z.string()),
  segments: z.number().int().nonnegative(),
  /** How many card or identity numbers were masked before the text was kept in the index. */
  masked: z.number().int().nonnegative(),
  warnings: z.array(Warning),
})

export const ingestRecording = op(
  'write',
  'Take in a recorded call, its transcript, or both. Without audio it is a transcript-only call and shown as such.',
  z
    .strictObject({
      customer: CustomerRef,
      file: FileRef.optional(),
      transcript: FileRef.optional(),
      startedAt: Instant.optional(),
      agent: z.string().trim().min(1).max(200).optional(),
      direction: Direction.optional(),
    })
    .refine((call) => call.file !== undefined || call.transcript !== undefined, {
      message: 'Give an audio file, a transcript, or both.',
    }),
  IngestedRecording,
)
