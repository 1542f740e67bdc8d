import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import type { TranscriptSegment } from '../transcripts/transcript-text.ts'
import { forgetCheckpoint } from './checkpoint.ts'
import type { DecodedSide } from './decode-sides.ts'
import { engineVersion, requireEngine } from './find-engine.ts'
import { engineLanguage, hashModel, type ModelFile, requireModel } from './models.ts'
import { DECODING } from './run-engine.ts'
import { transcribeCall } from './transcribe-call.ts'
import { transcriptFile } from './transcript-file.ts'

/** What a call is transcribed with, settled before any of its sound is touched. */
export interface Transcriber {
  readonly engine: string
  /** `whisper.cpp 1.9.1` */
  readonly engineVersion: string
  readonly model: ModelFile
  readonly modelSha256: string
  /** What was asked for, and what the engine is told: a model for one language is told that one. */
  readonly asked: SpokenLanguage
  readonly language: SpokenLanguage
}

/**
 * Finds the engine and the model. Throws TranscriptionRefused `engine-missing`, `engine-failed`, `model-missing`,
 * `model-unreadable`, each with what to do.
 *
 * @param choice engine and model as set or given; found where not
 */
export async function findTranscriber(choice: {
  readonly engine?: string | null | undefined
  readonly model?: string | null | undefined
  readonly modelsFolder: string
  readonly language: SpokenLanguage
}): Promise<Transcriber> {
  const { language: asked } = choice
  const engine = requireEngine(choice.engine)
  const [version, model] = await Promise.all([
    engineVersion(engine),
    requireModel(choice.modelsFolder, asked, choice.model),
  ])
  const modelSha256 = await hashModel(model.path)
  return { engine, engineVersion: version, model, modelSha256, asked, language: engineLanguage(model, asked) }
}

export interface RecordingToTranscribe {
  /** Lower-case SHA-256 of the recording's files: two where each side has its own. */
  readonly audioSha256: readonly string[]
  readonly durationMs: number
  /** Its channels as `decodeSides` gives them. */
  readonly channels: readonly DecodedSide[]
  /** Keeps what is finished, for after a crash or a cancel. */
  readonly checkpointFolder: string
  readonly signal?: AbortSignal | undefined
  /** @param share done, 0 to 1 */
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface TranscribedRecording {
  /** The transcript as it is kept as evidence. */
  readonly file: Uint8Array
  readonly segments: readonly TranscriptSegment[]
  /** BCP 47; null where nobody speaks. */
  readonly language: string | null
  readonly voicedMs: number
  /** Removes what was kept for after a crash: when the transcript is safe. */
  readonly forget: () => Promise<void>
}

/**
 * Transcribes a recording and writes its transcript's file.
 *
 * Not for a worker thread: ending one leaves the engine running behind it, as it is a process. Here it waits for that
 * process and does little itself. Throws as `transcribeCall` does.
 */
export async function transcribeRecording(
  recording: RecordingToTranscribe,
  transcriber: Transcriber,
): Promise<TranscribedRecording> {
  const { audioSha256, durationMs, channels, checkpointFolder, signal, onProgress } = recording
  const { engine, model, modelSha256, asked, language } = transcriber
  const key = JSON.stringify([audioSha256, modelSha256, language, transcriber.engineVersion])
  const voiced = channels.map((channel) => channel.voiced)
  const call = { engine, model: model.path, language, channels, voiced, checkpointFolder, key, signal, onProgress }
  const { segments, voicedMs, ...result } = await transcribeCall(call)
  const file = transcriptFile(segments, {
    audioSha256,
    durationMs,
    engine: result.engine,
    model: { name: model.name, sha256: modelSha256 },
    asked,
    language: result.language,
    parameters: ['-l', language, ...DECODING],
    voiced,
  })
  return { file, segments, language: result.language, voicedMs, forget: () => forgetCheckpoint(checkpointFolder, key) }
}
