import { z } from 'zod'
import { cutPhrases } from './cut-phrases.ts'
import { checked, isListWith, isObject, type JsonObject } from './json-shape.ts'
import { type SaidFacts, type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds, TimeNumber } from './vendor-times.ts'
import { punctuated, type SaidWord } from './word-spans.ts'

const Speaker = z.union([z.string(), z.number()]).nullish()
const Figure = z.number().nullish()

/** WhisperX leaves the times out of words that it couldn't align (numbers, mostly). */
const WhisperWord = z.looseObject({
  word: z.string(),
  start: Figure,
  end: Figure,
  probability: Figure,
  score: Figure,
  speaker: Speaker,
})

const WhisperSegment = z.looseObject({
  start: TimeNumber,
  end: TimeNumber,
  text: z.string(),
  avg_logprob: Figure,
  compression_ratio: Figure,
  no_speech_prob: Figure,
  speaker: Speaker,
  words: z.array(WhisperWord).nullish(),
})

/** openai-whisper, the API's verbose_json and diarized_json, faster-whisper, WhisperX: one shape with more or less in it. */
const WhisperJson = z.looseObject({
  language: z.string().nullish(),
  model: z.string().nullish(),
  duration: Figure,
  text: z.string().nullish(),
  segments: z.array(WhisperSegment).nullish(),
  words: z.array(WhisperWord).nullish(),
})

type Segment = z.infer<typeof WhisperSegment>

/** Whisper's own thresholds. */
const LEAST_LOGPROB = -1
const MOST_NO_SPEECH = 0.6
const MOST_COMPRESSION = 2.4

const wordOf = (word: z.infer<typeof WhisperWord>): SaidWord => ({
  text: word.word,
  startMs: ofSeconds(word.start),
  endMs: ofSeconds(word.end),
  confidence: word.probability ?? word.score,
})

function flagsOf({ avg_logprob, no_speech_prob, compression_ratio }: Segment): NonNullable<SaidPhrase['flags']> {
  const isUnlikely = (avg_logprob ?? 0) < LEAST_LOGPROB
  const mayBeSilence = (no_speech_prob ?? 0) > MOST_NO_SPEECH
  return [
    ...(isUnlikely || mayBeSilence ? (['low-confidence'] as const) : []),
    ...(isUnlikely && mayBeSilence ? (['no-speech'] as const) : []),
    ...((compression_ratio ?? 0) > MOST_COMPRESSION ? (['loop'] as const) : []),
  ]
}

function phraseOf(segment: Segment, words: readonly SaidWord[]): SaidPhrase {
  const { avg_logprob: logprob } = segment
  return {
    startMs: ofSeconds(segment.start),
    endMs: ofSeconds(segment.end),
    text: segment.text,
    label: segment.speaker,
    confidence: typeof logprob === 'number' ? Math.exp(logprob) : null,
    words,
    flags: flagsOf(segment),
  }
}

/** The API lists words beside its segments: each belongs to the segment in which its middle lies. */
function shareOut(segments: readonly Segment[], words: readonly SaidWord[]): SaidPhrase[] {
  const middles = words.map(({ startMs, endMs }) => ((startMs ?? 0) + (endMs ?? 0)) / 2)
  let next = 0
  return segments.map((segment) => {
    const first = next
    const endMs = ofSeconds(segment.end) ?? 0
    while (next < words.length && (middles[next] ?? 0) <= endMs) next += 1
    return phraseOf(segment, words.slice(first, next))
  })
}

const DIALECTS: readonly { readonly engine: string; readonly speaks: (json: JsonObject) => boolean }[] = [
  {
    engine: 'whisperx',
    speaks: (json) => 'word_segments' in json || wordsOfSegments(json).some((word) => 'score' in word),
  },
  {
    engine: 'faster-whisper',
    speaks: (json) =>
      ['language_probability', 'duration_after_vad', 'transcription_options'].some((key) => key in json),
  },
]

function wordsOfSegments(json: JsonObject): JsonObject[] {
  const segments = Array.isArray(json.segments) ? json.segments.filter(isObject) : []
  return segments.flatMap(({ words }) => (Array.isArray(words) ? words.filter(isObject) : []))
}

export const isWhisper = (json: JsonObject): boolean =>
  Array.isArray(json.segments) || (typeof json.text === 'string' && isListWith(json.words, 'word', 'start'))

/** Whether a bare list is one of Whisper's segments, as scripts around faster-whisper write them. */
export const isListOfWhisperSegments = (json: unknown): boolean => isListWith(json, 'start', 'end', 'text')

/** Reads a Whisper transcript's JSON. Throws RecordingUnreadable `transcript-damaged` naming the place. */
export function readWhisper(json: JsonObject): RawTranscript {
  const { segments, words, text, language, model, duration } = checked(WhisperJson, json, 'Whisper')
  const dialect = DIALECTS.find(({ speaks }) => speaks(json))
  const facts: SaidFacts = {
    format: dialect ? 'faster-whisper-json' : 'whisper-json',
    engine: dialect?.engine ?? 'whisper',
    durationMs: ofSeconds(duration),
    language,
    model,
  }
  const ownWords = (words ?? []).map((word) => ({ ...wordOf(word), label: word.speaker }))
  if (!segments) return transcriptOf(facts, cutPhrases(punctuated(text ?? '', ownWords)))
  if (ownWords.length > 0) return transcriptOf(facts, shareOut(segments, ownWords))
  return transcriptOf(
    facts,
    segments.map((segment) => phraseOf(segment, (segment.words ?? []).map(wordOf))),
  )
}
