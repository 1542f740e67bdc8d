import { z } from 'zod'
import { checked, isListWith, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { wholeMs } from './vendor-times.ts'
import type { SaidWord } from './word-spans.ts'

const Milliseconds = z.number().nullish()

/** Milliseconds, by the REST name, the preview's and the JavaScript client's. */
const Times = {
  offsetMilliseconds: Milliseconds,
  offset: Milliseconds,
  offsetInMs: Milliseconds,
  durationMilliseconds: Milliseconds,
  duration: Milliseconds,
  durationInMs: Milliseconds,
}
const Timed = z.looseObject(Times)

const FastPhrase = z.looseObject({
  ...Times,
  text: z.string(),
  words: z.array(z.looseObject({ ...Times, text: z.string() })).nullish(),
  channel: z.number().nullish(),
  speaker: z.number().nullish(),
  locale: z.string().nullish(),
  confidence: z.number().nullish(),
})

const AzureFastJson = z.looseObject({ ...Times, phrases: z.array(FastPhrase) })

type Timed = z.infer<typeof Timed>

const durationOf = (timed: Timed): number | null =>
  wholeMs(timed.durationMilliseconds ?? timed.duration ?? timed.durationInMs)

function rangeOf(timed: Timed): Pick<SaidWord, 'startMs' | 'endMs'> {
  const startMs = wholeMs(timed.offsetMilliseconds ?? timed.offset ?? timed.offsetInMs)
  const length = durationOf(timed)
  return { startMs, endMs: startMs === null || length === null ? null : startMs + length }
}

const phraseOf = (phrase: z.infer<typeof FastPhrase>): SaidPhrase => ({
  ...rangeOf(phrase),
  text: phrase.text,
  label: phrase.speaker,
  channel: phrase.channel,
  confidence: phrase.confidence,
  words: (phrase.words ?? []).map((word) => ({ text: word.text, ...rangeOf(word) })),
})

export const isAzureFast = (json: JsonObject): boolean => isListWith(json.phrases, 'text')

/** Reads the answer of Azure's fast transcription. Throws RecordingUnreadable `transcript-damaged` with the place. */
export function readAzureFast(json: JsonObject): RawTranscript {
  const { phrases, ...file } = checked(AzureFastJson, json, 'Azure')
  return transcriptOf(
    {
      format: 'azure-fast-json',
      engine: 'azure-speech',
      language: phrases.find(({ locale }) => locale)?.locale,
      durationMs: durationOf(file),
    },
    phrases.map(phraseOf),
  )
}
