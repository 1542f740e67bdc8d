import { z } from 'zod'
import { checked, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofIsoDuration, ofTicks, wholeMs } from './vendor-times.ts'
import type { SaidWord } from './word-spans.ts'

/** One time in three notations, of which versions of the service write one or more. */
const Times = {
  offset: z.string().nullish(),
  duration: z.string().nullish(),
  offsetInTicks: z.number().nullish(),
  durationInTicks: z.number().nullish(),
  offsetMilliseconds: z.number().nullish(),
  durationMilliseconds: z.number().nullish(),
}
const Timed = z.looseObject(Times)

const BatchWord = z.looseObject({ word: z.string(), confidence: z.number().nullish(), ...Times })
const DisplayWord = z.looseObject({ displayText: z.string(), ...Times })

const Best = z.looseObject({
  confidence: z.number().nullish(),
  display: z.string().nullish(),
  lexical: z.string().nullish(),
  words: z.array(BatchWord).nullish(),
  displayWords: z.array(DisplayWord).nullish(),
})

const BatchPhrase = z.looseObject({
  ...Times,
  channel: z.number().nullish(),
  speaker: z.number().nullish(),
  locale: z.string().nullish(),
  nBest: z.array(Best).nullish(),
})

const AzureBatchJson = z.looseObject({ ...Times, recognizedPhrases: z.array(BatchPhrase) })

type Timed = z.infer<typeof Timed>

const offsetOf = (timed: Timed): number | null =>
  ofTicks(timed.offsetInTicks) ?? wholeMs(timed.offsetMilliseconds) ?? ofIsoDuration(timed.offset)

const durationOf = (timed: Timed): number | null =>
  ofTicks(timed.durationInTicks) ?? wholeMs(timed.durationMilliseconds) ?? ofIsoDuration(timed.duration)

function rangeOf(timed: Timed): Pick<SaidWord, 'startMs' | 'endMs'> {
  const startMs = offsetOf(timed)
  const length = durationOf(timed)
  return { startMs, endMs: startMs === null || length === null ? null : startMs + length }
}

/** Words as displayed where the file has them: the others are lexical ("twenty") and often not in the text ("20"). */
const wordsOf = ({ displayWords, words }: z.infer<typeof Best>): SaidWord[] =>
  displayWords && displayWords.length > 0
    ? displayWords.map((word) => ({ text: word.displayText, ...rangeOf(word) }))
    : (words ?? []).map((word) => ({ text: word.word, ...rangeOf(word), confidence: word.confidence }))

function phrasesOf(phrase: z.infer<typeof BatchPhrase>): SaidPhrase[] {
  const best = phrase.nBest?.[0]
  // A stretch that wasn't understood has a status and no readings.
  if (!best) return []
  return [
    {
      ...rangeOf(phrase),
      text: best.display ?? best.lexical ?? '',
      label: phrase.speaker,
      channel: phrase.channel,
      confidence: best.confidence,
      words: wordsOf(best),
    },
  ]
}

export const isAzureBatch = (json: JsonObject): boolean => Array.isArray(json.recognizedPhrases)

/** Reads a result file of Azure's batch transcription. Throws RecordingUnreadable `transcript-damaged` with the place. */
export function readAzureBatch(json: JsonObject): RawTranscript {
  const { recognizedPhrases, ...file } = checked(AzureBatchJson, json, 'Azure')
  return transcriptOf(
    {
      format: 'azure-batch-json',
      engine: 'azure-speech',
      language: recognizedPhrases.find(({ locale }) => locale)?.locale,
      durationMs: durationOf(file),
    },
    recognizedPhrases.flatMap(phrasesOf),
  )
}
