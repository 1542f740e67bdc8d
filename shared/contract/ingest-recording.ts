import { z } from 'zod'
import { CustomerId, CustomerRef, FileRef, RecordingId, SegmentId, SourceId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant, Milliseconds, Sha256, Span, Warning } from '../units.ts'

export const SpeakerRole = z.enum(['agent', 'customer', 'unknown'])
export type SpeakerRole = z.infer<typeof SpeakerRole>

/** How a speaker's role is known. `none`: it isn't. */
export const SpeakerBasis = z.enum(['channel', 'label', 'person', 'none'])
export type SpeakerBasis = z.infer<typeof SpeakerBasis>

/**
 * What makes a segment doubtful. `loop`: one phrase over and over; `thirty-second`: a phrase as long as the engine's
 * window; `no-speech`: the engine itself doubted that anybody spoke; `over-silence`: the sound there is silence;
 * `past-end`: it ends after the sound does; `overlap`: two people at once; `speaker-conflict`: label and channel differ.
 */
export const SegmentFlag = z.enum([
  'low-confidence',
  'loop',
  'thirty-second',
  'no-speech',
  'over-silence',
  'past-end',
  'overlap',
  'speaker-conflict',
])
export type SegmentFlag = z.infer<typeof SegmentFlag>

/** An engine may have made up such words: nobody cites them before somebody has listened. */
export const FLAGS_TO_HEAR: readonly string[] = [
  'loop',
  'thirty-second',
  'no-speech',
  'over-silence',
  'past-end',
] satisfies SegmentFlag[]

/** One timed utterance by one speaker. `flags` are of SegmentFlag. */
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

/** A word of a segment in the sound: its letters `span` of the segment's text. */
export const SpokenWord = z.object({ span: Span, startMs: Milliseconds, endMs: Milliseconds })
export type SpokenWord = z.infer<typeof SpokenWord>

/** `[start, end)` in milliseconds of the recording. */
export const TimeRange = z.tuple([Milliseconds, Milliseconds])
export type TimeRange = z.infer<typeof TimeRange>

export const Direction = z.enum(['in', 'out'])
export type Direction = z.infer<typeof Direction>

/**
 * What may be known of a call beside its sound. Values are texts: an instant with offset, `in`/`out`, milliseconds in
 * digits, a phone number in E.164 where it can be read as one. `phone` is the other party's; `callId` the phone
 * system's own id of the call.
 */
export const CallFactName = z.enum([
  'startedAt',
  'durationMs',
  'direction',
  'phone',
  'agent',
  'extension',
  'queue',
  'reference',
  'callId',
])
export type CallFactName = z.infer<typeof CallFactName>

/** Where a fact came from, the most trusted first; where two disagree, the earlier one here is used. */
export const FACT_SOURCES = ['given', 'sidecar', 'call-record', 'name', 'audio', 'transcript'] as const
export const FactSource = z.enum(FACT_SOURCES)
export type FactSource = z.infer<typeof FactSource>

export const CallFact = z.object({ fact: CallFactName, value: z.string(), source: FactSource })
export type CallFact = z.infer<typeof CallFact>

const IngestedRecording = z.object({
  recordingId: RecordingId,
  /** Null for a call whose customer isn't known: it waits among the unmatched. */
  customerId: CustomerId.nullable(),
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
      /** Without it the call is matched by its phone number or reference, or waits among the unmatched. */
      customer: CustomerRef.optional(),
      file: FileRef.optional(),
      /** The other side, where a phone system writes each side to a file of its own (`…-in.wav` and `…-out.wav`). */
      otherSide: FileRef.optional(),
      transcript: FileRef.optional(),
      /** What the phone system wrote of the call beside it: JSON, SIPREC metadata, a vCon. */
      sidecar: FileRef.optional(),
      /** Where it came from: says how names are read and which channel is whose. */
      source: SourceId.optional(),
      /** Its path within the source's folder, with `/`; its file name where not given. */
      path: z.string().max(4096).optional(),
      startedAt: Instant.optional(),
      agent: z.string().trim().min(1).max(200).optional(),
      direction: Direction.optional(),
      phone: z.string().trim().min(1).max(40).optional(),
      reference: z.string().trim().min(1).max(200).optional(),
    })
    .refine((call) => call.file !== undefined || call.transcript !== undefined, {
      message: 'Give an audio file, a transcript, or both.',
    })
    .refine((call) => call.file !== undefined || call.otherSide === undefined, {
      message: 'The other side needs the first one.',
    }),
  IngestedRecording,
)
