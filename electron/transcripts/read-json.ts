import { isListWith, isObject, type JsonObject } from './json-shape.ts'
import { isAwsCallAnalytics, readAwsCallAnalytics } from './read-aws-call-analytics.ts'
import { isAwsTranscribe, readAwsTranscribe } from './read-aws-transcribe.ts'
import { isAzureBatch, readAzureBatch } from './read-azure-batch.ts'
import { isAzureFast, readAzureFast } from './read-azure-fast.ts'
import { isDeepgram, readDeepgram } from './read-deepgram.ts'
import { isGoogleSpeech, readGoogleSpeech } from './read-google-speech.ts'
import { isOwn, readOwn } from './read-own.ts'
import { isVibe, readVibe } from './read-vibe.ts'
import { isListOfWhisperSegments, isWhisper, readWhisper } from './read-whisper.ts'
import { isWhisperCpp, readWhisperCpp } from './read-whisper-cpp.ts'
import type { RawTranscript } from './transcript-text.ts'
import { unknownJson } from './unknown-json.ts'

interface Reader {
  readonly fits: (json: JsonObject) => boolean
  readonly read: (json: JsonObject) => RawTranscript
}

/** One a shape; the narrower before the wider. */
const READERS: readonly Reader[] = [
  { fits: isOwn, read: readOwn },
  { fits: isDeepgram, read: readDeepgram },
  { fits: isAwsTranscribe, read: readAwsTranscribe },
  { fits: isAwsCallAnalytics, read: readAwsCallAnalytics },
  { fits: isGoogleSpeech, read: readGoogleSpeech },
  { fits: isAzureBatch, read: readAzureBatch },
  { fits: isAzureFast, read: readAzureFast },
  { fits: isWhisperCpp, read: readWhisperCpp },
  { fits: isVibe, read: readVibe },
  { fits: isWhisper, read: readWhisper },
]

/** A bare list: of segments, of results, or one whole answer in brackets. */
function readList(list: readonly unknown[]): RawTranscript {
  if (isVibe(list)) return readVibe(list)
  if (isListOfWhisperSegments(list)) return readWhisper({ segments: list })
  if (isListWith(list, 'alternatives')) return readGoogleSpeech({ results: list })
  if (list.length === 1 && isObject(list[0])) return readEngineJson(list[0])
  throw unknownJson(list)
}

/**
 * Reads an engine's JSON, the shape told by its fields.
 * Throws RecordingUnreadable `transcript-damaged`, naming the place that is damaged or what the unknown JSON looks like.
 */
export function readEngineJson(json: unknown): RawTranscript {
  if (Array.isArray(json)) return readList(json)
  const reader = isObject(json) ? READERS.find(({ fits }) => fits(json)) : undefined
  if (!reader || !isObject(json)) throw unknownJson(json)
  return reader.read(json)
}
