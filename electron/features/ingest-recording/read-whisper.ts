import { z } from 'zod'
import { trimEdges } from './cue-text.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import type { RawTranscript, TranscriptSegment } from './transcript-text.ts'

/** Eleven days: beyond it a time is not one. */
const MOST_SECONDS = 1_000_000
const Seconds = z.number().min(0).max(MOST_SECONDS)
const OffsetMs = z
  .number()
  .min(0)
  .max(MOST_SECONDS * 1000)
const Label = z.union([z.string(), z.number()]).nullish()
const Probability = z.number().nullish()

const WhisperSegment = z.looseObject({
  start: Seconds,
  end: Seconds,
  text: z.string(),
  avg_logprob: z.number().nullish(),
  no_speech_prob: z.number().nullish(),
  speaker: Label,
  words: z.array(z.looseObject({ probability: Probability, score: Probability })).nullish(),
})

/** openai-whisper, the API's verbose_json, faster-whisper and WhisperX. */
const WhisperJson = z.looseObject({ language: z.string().nullish(), segments: z.array(WhisperSegment) })

const CppSegment = z.looseObject({
  offsets: z.looseObject({ from: OffsetMs, to: OffsetMs }),
  text: z.string(),
  speaker: Label,
  tokens: z.array(z.looseObject({ text: z.string(), p: Probability })).nullish(),
})

/** whisper.cpp, `-oj` and `-ojf`. */
const WhisperCppJson = z.looseObject({
  model: z.looseObject({ type: z.string().nullish() }).nullish(),
  result: z.looseObject({ language: z.string().nullish() }).nullish(),
  transcription: z.array(CppSegment),
})

/** The API writes the language's English name where the engines write its code. */
const LANGUAGE_CODES: Readonly<Record<string, string>> = { hebrew: 'he', english: 'en', arabic: 'ar', russian: 'ru' }

/** Whisper's own thresholds (`logprob_threshold`, `no_speech_threshold`). */
const LEAST_LOGPROB = -1
const MOST_NO_SPEECH = 0.6

const languageOf = (language: string | null | undefined): string | null =>
  language ? (LANGUAGE_CODES[language.toLowerCase()] ?? language) : null

const labelOf = (label: z.infer<typeof Label>): string | null => trimEdges(String(label ?? '')) || null

function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}

const asShare = (value: number | null): number | null => (value === null ? null : Math.min(1, Math.max(0, value)))

function fromWhisper(segment: z.infer<typeof WhisperSegment>): TranscriptSegment {
  const { avg_logprob: logprob, no_speech_prob: noSpeech, words } = segment
  const fromWords = mean((words ?? []).map((word) => word.probability ?? word.score))
  const isDoubtful = (logprob ?? 0) < LEAST_LOGPROB || (noSpeech ?? 0) > MOST_NO_SPEECH
  return {
    startMs: Math.round(segment.start * 1000),
    endMs: Math.round(segment.end * 1000),
    label: labelOf(segment.speaker),
    text: trimEdges(segment.text),
    confidence: asShare(typeof logprob === 'number' ? Math.exp(logprob) : fromWords),
    flags: isDoubtful ? ['low-confidence'] : [],
  }
}

function fromWhisperCpp(segment: z.infer<typeof CppSegment>): TranscriptSegment {
  // `[_BEG_]`, `[_TT_150]`: marks of the engine, not words.
  const words = (segment.tokens ?? []).filter((token) => !token.text.startsWith('[_'))
  const confidence = asShare(mean(words.map((token) => token.p)))
  return {
    startMs: Math.round(segment.offsets.from),
    endMs: Math.round(segment.offsets.to),
    label: labelOf(segment.speaker),
    text: trimEdges(segment.text),
    confidence,
    flags: confidence !== null && confidence < Math.exp(LEAST_LOGPROB) ? ['low-confidence'] : [],
  }
}

const damaged = (what: string) =>
  new RecordingUnreadable('transcript-damaged', `${what}. Export the transcript again, as Whisper JSON, WebVTT or SRT.`)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged('The JSON transcript is damaged or cut off')
  }
}

/** "segment 4 (start)" for the first thing that doesn't fit. */
function place(error: z.ZodError): string {
  const [, index, ...rest] = error.issues[0]?.path ?? []
  return typeof index === 'number' ? `segment ${index + 1} (${rest.join('.') || 'itself'})` : 'its list of segments'
}

function validate<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw damaged(`The Whisper transcript is damaged at ${place(parsed.error)}`)
  return parsed.data
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const NOTHING_BAD = { warnings: [], unreadable: 0, firstBad: null }

/** Reads a Whisper transcript's JSON. Throws RecordingUnreadable `transcript-damaged` naming the segment. */
export function readWhisper(text: string): RawTranscript {
  const json = parseJson(text)
  if (isObject(json) && 'transcription' in json) {
    const { model, result, transcription } = validate(WhisperCppJson, json)
    return {
      format: 'whisper-cpp-json',
      language: languageOf(result?.language),
      engine: model?.type ? `whisper.cpp ${model.type}` : 'whisper.cpp',
      segments: transcription.map(fromWhisperCpp),
      ...NOTHING_BAD,
    }
  }
  if (isObject(json) && 'segments' in json) {
    const { language, segments } = validate(WhisperJson, json)
    return {
      format: 'whisper-json',
      language: languageOf(language),
      engine: 'whisper',
      segments: segments.map(fromWhisper),
      ...NOTHING_BAD,
    }
  }
  throw damaged('This JSON is not a Whisper transcript: it has no timed segments')
}
