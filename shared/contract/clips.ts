import { z } from 'zod'
import { ClipId, FileRef, RecordingId } from '../ids.ts'
import { op } from '../operation.ts'
import { Milliseconds, Sha256 } from '../units.ts'
import { TimeRange } from './ingest-recording.ts'

export const exportClip = op(
  'write',
  'Cut a stretch out of a call as a WAV or MP3 file that names the recording it is from; masked numbers are silent.',
  z.strictObject({
    recording: RecordingId,
    startMs: Milliseconds,
    endMs: Milliseconds,
    /** Sound kept before and after, so that no word is cut. */
    marginMs: Milliseconds.max(10_000).default(1000),
    /** Where a copy is written; the vault keeps it either way. */
    out: FileRef.optional(),
    format: z.enum(['wav', 'mp3']).default('wav'),
  }),
  z.object({
    clipId: ClipId,
    /** `clip 0-12 to 0-45.wav`, or as it was written. */
    name: z.string(),
    path: z.string().nullable(),
    sha256: Sha256,
    /** Of the recording it was cut from. */
    parent: Sha256,
    startMs: Milliseconds,
    endMs: Milliseconds,
    /** Whether its samples are the recording’s own, bit for bit. */
    lossless: z.boolean(),
    /** Stretches of the recording that are silent in it. */
    masked: z.array(TimeRange),
    bytes: z.number().int(),
  }),
)

export const prepareAudio = op(
  'write',
  'Make what a call is shown and played with: its waveform, and a copy where browsers can’t play the original.',
  z.strictObject({ recording: RecordingId }),
  z.object({ recordingId: RecordingId, peaks: Sha256.nullable(), playable: Sha256.nullable() }),
)
