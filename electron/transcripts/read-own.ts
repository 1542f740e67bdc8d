import { isOwnTranscript, readOwnTranscript } from '../transcription/transcript-file.ts'
import type { JsonObject } from './json-shape.ts'
import type { RawTranscript } from './transcript-text.ts'

export const isOwn = (json: JsonObject): boolean => isOwnTranscript(json)

/** A transcript that this program made, perhaps in another vault. Throws `transcript-damaged`. */
export function readOwn(json: JsonObject): RawTranscript {
  const { segments, language, engine, model, durationMs, audioSha256 } = readOwnTranscript(json)
  return {
    format: 'said-and-signed-transcript',
    language,
    engine,
    model: model.name,
    durationMs,
    audioSha256: audioSha256[0] ?? null,
    segments: segments.map((segment) => ({ ...segment, label: null })),
    warnings: [],
    unreadable: 0,
    firstBad: null,
  }
}
