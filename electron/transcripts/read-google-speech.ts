import { z } from 'zod'
import { cutPhrases, type HeardWord } from './cut-phrases.ts'
import { checked, isListWith, isObject, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofProtobufDuration, ProtobufDuration } from './vendor-times.ts'

const Duration = ProtobufDuration.nullish()

/** v1 speaks of times and tags, v2 of offsets and labels. */
const GoogleWord = z.looseObject({
  word: z.string(),
  startTime: Duration,
  endTime: Duration,
  startOffset: Duration,
  endOffset: Duration,
  speakerTag: z.number().nullish(),
  speakerLabel: z.string().nullish(),
  confidence: z.number().nullish(),
})

const Alternative = z.looseObject({
  transcript: z.string().nullish(),
  confidence: z.number().nullish(),
  words: z.array(GoogleWord).nullish(),
})

const Result = z.looseObject({
  /** Missing for a stretch in which nothing was understood. */
  alternatives: z.array(Alternative).nullish(),
  channelTag: z.number().nullish(),
  resultEndTime: Duration,
  resultEndOffset: Duration,
  languageCode: z.string().nullish(),
})

const GoogleJson = z.looseObject({ results: z.array(Result) })

type GoogleWord = z.infer<typeof GoogleWord>
type Result = z.infer<typeof Result>

/** Protobuf leaves a time of zero out. */
const startOf = (word: GoogleWord): number | null => ofProtobufDuration(word.startTime ?? word.startOffset ?? '0s')
const endOf = (word: GoogleWord): number | null => ofProtobufDuration(word.endTime ?? word.endOffset)
const wordsOf = (result: Result): readonly GoogleWord[] => result.alternatives?.[0]?.words ?? []
/** From 1 in the file; 0 and nothing both mean that the channels were not told apart. */
const channelOf = ({ channelTag }: Result): number | null => (channelTag ? channelTag - 1 : null)
/** Tag 0 stands for "nobody yet". */
const speakerOf = (word: GoogleWord): string | number | null => word.speakerLabel || word.speakerTag || null

const heard = (word: GoogleWord, channel: number | null): HeardWord => ({
  text: word.word,
  startMs: startOf(word),
  endMs: endOf(word),
  confidence: word.confidence,
  label: speakerOf(word),
  channel,
})

/** v1 with diarization repeats every word once more in the last result, and only there with its speaker. */
function withoutRepeats(results: readonly Result[]): readonly Result[] {
  const last = results.at(-1)
  if (!last) return results
  const before = results.slice(0, -1)
  const earlier = before.flatMap(wordsOf)
  const words = wordsOf(last)
  const repeats = words.length >= earlier.length && words.some(speakerOf) && !earlier.some(speakerOf)
  return repeats && before.length > 0 ? [last] : results
}

/** The results as the engine cut them. One without words begins where the one before it on its channel ended. */
function phrasesOf(results: readonly Result[]): SaidPhrase[] {
  const ends = new Map<number | null, number>()
  return results.flatMap((result) => {
    const best = result.alternatives?.[0]
    if (!best) return []
    const words = wordsOf(result)
    const channel = channelOf(result)
    const [first, last] = [words[0], words.at(-1)]
    const startMs = first ? startOf(first) : (ends.get(channel) ?? 0)
    const endMs = last ? endOf(last) : ofProtobufDuration(result.resultEndTime ?? result.resultEndOffset)
    if (endMs !== null) ends.set(channel, endMs)
    const text = best.transcript ?? words.map(({ word }) => word).join(' ')
    return [
      { startMs, endMs, text, channel, confidence: best.confidence, words: words.map((word) => heard(word, null)) },
    ]
  })
}

/** The part of an answer that holds results: of a finished operation, or of one file of a batch. */
function unwrapped(json: JsonObject): JsonObject {
  const { response, results } = json
  if (isObject(response)) return unwrapped({ results: response.results })
  const files = isObject(results) ? Object.values(results) : []
  const [file] = files
  if (files.length !== 1 || !isObject(file)) return json
  const inline = isObject(file.inlineResult) ? file.inlineResult.transcript : undefined
  const transcript = inline ?? file.transcript
  return isObject(transcript) ? transcript : json
}

export const isGoogleSpeech = (json: JsonObject): boolean => {
  const { results } = unwrapped(json)
  // Speechmatics has results with alternatives, too: one a word, each of a type.
  if (isListWith(results, 'type')) return false
  return ['alternatives', 'resultEndTime', 'resultEndOffset'].some((field) => isListWith(results, field))
}

/**
 * Reads Google Speech-to-Text v1 and v2: an answer, a finished operation, or the file of a batch.
 * Throws RecordingUnreadable `transcript-damaged` naming the place.
 */
export function readGoogleSpeech(json: JsonObject): RawTranscript {
  const { results: all } = checked(GoogleJson, unwrapped(json), 'Google Speech')
  const results = withoutRepeats(all)
  const isBySpeaker = results.some((result) => wordsOf(result).some(speakerOf))
  const words = results.flatMap((result) => wordsOf(result).map((word) => heard(word, channelOf(result))))
  return transcriptOf(
    {
      format: 'google-speech-json',
      engine: 'google-speech',
      language: all.find(({ languageCode }) => languageCode)?.languageCode,
    },
    isBySpeaker ? cutPhrases(words) : phrasesOf(results),
  )
}
