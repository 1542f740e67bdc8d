import { z } from 'zod'
import { cutPhrases, type HeardWord } from './cut-phrases.ts'
import { checked, isObject, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds, TimeNumber } from './vendor-times.ts'

const DeepgramWord = z.looseObject({
  word: z.string(),
  punctuated_word: z.string().nullish(),
  start: TimeNumber,
  end: TimeNumber,
  confidence: z.number().nullish(),
  speaker: z.number().nullish(),
})

const Alternative = z.looseObject({
  transcript: z.string(),
  words: z.array(DeepgramWord).nullish(),
  languages: z.array(z.string()).nullish(),
})

const Utterance = z.looseObject({
  start: TimeNumber,
  end: TimeNumber,
  transcript: z.string(),
  confidence: z.number().nullish(),
  channel: z.number().nullish(),
  speaker: z.number().nullish(),
  words: z.array(DeepgramWord).nullish(),
})

const DeepgramJson = z.looseObject({
  metadata: z
    .looseObject({
      sha256: z.string().nullish(),
      duration: z.number().nullish(),
      channels: z.number().nullish(),
      model_info: z.record(z.string(), z.looseObject({ name: z.string().nullish() })).nullish(),
    })
    .nullish(),
  results: z.looseObject({
    channels: z
      .array(z.looseObject({ alternatives: z.array(Alternative), detected_language: z.string().nullish() }))
      .nullish(),
    utterances: z.array(Utterance).nullish(),
  }),
})

type DeepgramWord = z.infer<typeof DeepgramWord>

const wordOf = (word: DeepgramWord): HeardWord => ({
  text: word.punctuated_word ?? word.word,
  startMs: ofSeconds(word.start),
  endMs: ofSeconds(word.end),
  confidence: word.confidence,
  label: word.speaker,
})

const phraseOf = (utterance: z.infer<typeof Utterance>): SaidPhrase => ({
  startMs: ofSeconds(utterance.start),
  endMs: ofSeconds(utterance.end),
  text: utterance.transcript,
  label: utterance.speaker,
  channel: utterance.channel,
  confidence: utterance.confidence,
  words: (utterance.words ?? []).map(wordOf),
})

export const isDeepgram = (json: JsonObject): boolean =>
  isObject(json.results) && (Array.isArray(json.results.channels) || Array.isArray(json.results.utterances))

/** One channel's best reading alone, as conversation servers keep it in a vCon. */
export const isDeepgramAlternative = (json: JsonObject): boolean =>
  typeof json.transcript === 'string' && Array.isArray(json.words)

/**
 * Reads Deepgram's answer: its utterances where asked for, else its words. The hash it states is of the bytes it was
 * sent. Throws RecordingUnreadable `transcript-damaged` naming the place.
 */
export function readDeepgram(json: JsonObject): RawTranscript {
  const { metadata, results } = checked(DeepgramJson, json, 'Deepgram')
  const channels = results.channels ?? []
  const best = channels.map(({ alternatives }) => alternatives[0])
  const heard = best.flatMap((alternative, channel) =>
    (alternative?.words ?? []).map((word) => ({ ...wordOf(word), channel })),
  )
  return transcriptOf(
    {
      format: 'deepgram-json',
      engine: 'deepgram',
      model: Object.values(metadata?.model_info ?? {})[0]?.name,
      language: channels[0]?.detected_language ?? best[0]?.languages?.[0],
      durationMs: ofSeconds(metadata?.duration),
      audioSha256: metadata?.sha256,
      channels: metadata?.channels ?? channels.length,
    },
    results.utterances ? results.utterances.map(phraseOf) : cutPhrases(heard),
  )
}

/** Reads one alternative of a Deepgram answer. */
export const readDeepgramAlternative = (json: JsonObject): RawTranscript =>
  readDeepgram({ results: { channels: [{ alternatives: [json], detected_language: json.detected_language }] } })
