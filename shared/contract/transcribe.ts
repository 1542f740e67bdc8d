import { z } from 'zod'
import { FileRef, RecordingId, TranscriptId } from '../ids.ts'
import { op } from '../operation.ts'
import { Warning } from '../units.ts'

export const SpokenLanguage = z.enum(['he', 'en', 'auto'])
export type SpokenLanguage = z.infer<typeof SpokenLanguage>

export const transcribe = op(
  'write',
  'Transcribe a call on this machine with whisper.cpp and a model of yours; each channel on its own.',
  z.strictObject({
    recording: RecordingId,
    /** The engine’s program, `whisper-cli`; found where not given. */
    engine: FileRef.optional(),
    /** A ggml model; the one of the models’ folder that suits the language where not given. */
    model: FileRef.optional(),
    language: SpokenLanguage.default('auto'),
  }),
  z.object({
    recordingId: RecordingId,
    transcriptId: TranscriptId,
    segments: z.number().int(),
    /** `whisper.cpp 1.9.1` */
    engine: z.string(),
    /** Name and SHA-256 of the model, `ggml-model.bin 3f9c…`. */
    model: z.string(),
    language: z.string().nullable(),
    /** Share of the recording in which somebody speaks: only that was given to the engine. */
    voicedMs: z.number().int(),
    masked: z.number().int(),
    warnings: z.array(Warning),
  }),
)
