import { z } from 'zod'
import { cutPhrases, type HeardWord } from './cut-phrases.ts'
import { checked, isObject, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSecondsText } from './vendor-times.ts'

/** Times and confidences are strings; punctuation has no time. */
const AwsItem = z.looseObject({
  id: z.number().nullish(),
  type: z.string(),
  start_time: z.string().nullish(),
  end_time: z.string().nullish(),
  alternatives: z.array(z.looseObject({ content: z.string(), confidence: z.string().nullish() })),
  speaker_label: z.string().nullish(),
  channel_label: z.string().nullish(),
})

const SpeakerSegment = z.looseObject({
  items: z.array(z.looseObject({ start_time: z.string(), speaker_label: z.string() })),
})

const AudioSegment = z.looseObject({
  start_time: z.string(),
  end_time: z.string(),
  transcript: z.string(),
  speaker_label: z.string().nullish(),
  channel_label: z.string().nullish(),
  items: z.array(z.number()),
})

const AwsJson = z.looseObject({
  results: z.looseObject({
    language_code: z.string().nullish(),
    items: z.array(AwsItem),
    speaker_labels: z.looseObject({ segments: z.array(SpeakerSegment) }).nullish(),
    channel_labels: z
      .looseObject({ channels: z.array(z.looseObject({ channel_label: z.string(), items: z.array(AwsItem) })) })
      .nullish(),
    audio_segments: z.array(AudioSegment).nullish(),
  }),
})

type Results = z.infer<typeof AwsJson>['results']
type Item = z.infer<typeof AwsItem>

/** `ch_1` → 1. */
function channelOf(label: string | null | undefined): number | null {
  const digits = /^ch_(\d{1,2})$/.exec(label ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Who said the word that starts at a time, in exports older than `speaker_label` on each item. */
const speakersByStart = ({ speaker_labels }: Results): ReadonlyMap<string, string> =>
  new Map(
    (speaker_labels?.segments ?? []).flatMap(({ items }) => items.map((item) => [item.start_time, item.speaker_label])),
  )

function wordOf(item: Item, speakers: ReadonlyMap<string, string>, channel: number | null): HeardWord {
  const best = item.alternatives[0]
  return {
    text: best?.content ?? '',
    startMs: ofSecondsText(item.start_time),
    endMs: ofSecondsText(item.end_time),
    // It says 0 of every punctuation mark, which is no doubt about the words around it.
    confidence: item.type === 'pronunciation' && best?.confidence ? Number(best.confidence) : null,
    label: item.speaker_label ?? speakers.get(item.start_time ?? ''),
    channel,
    isPunctuation: item.type === 'punctuation',
  }
}

/** The words, by channel where the channels were transcribed each on its own. */
function wordsOf(results: Results): HeardWord[] {
  const speakers = speakersByStart(results)
  const channels = results.channel_labels?.channels
  if (!channels) return results.items.map((item) => wordOf(item, speakers, channelOf(item.channel_label)))
  return channels.flatMap(({ channel_label, items }) =>
    items.map((item) => wordOf(item, speakers, channelOf(channel_label))),
  )
}

/** The engine's own phrases, in exports that list them. */
function phrasesOf(results: Results, segments: NonNullable<Results['audio_segments']>): SaidPhrase[] {
  const speakers = speakersByStart(results)
  const items = new Map(results.items.map((item, index) => [item.id ?? index, item]))
  return segments.map((segment) => ({
    startMs: ofSecondsText(segment.start_time),
    endMs: ofSecondsText(segment.end_time),
    text: segment.transcript,
    label: segment.speaker_label,
    channel: channelOf(segment.channel_label),
    words: segment.items.flatMap((id) => {
      const item = items.get(id)
      return item ? [wordOf(item, speakers, null)] : []
    }),
  }))
}

export const isAwsTranscribe = (json: JsonObject): boolean =>
  isObject(json.results) && Array.isArray(json.results.items) && !('channels' in json.results)

/** Reads Amazon Transcribe's output. Throws RecordingUnreadable `transcript-damaged` naming the place. */
export function readAwsTranscribe(json: JsonObject): RawTranscript {
  const { results } = checked(AwsJson, json, 'Amazon Transcribe')
  const segments = results.audio_segments ?? []
  return transcriptOf(
    { format: 'aws-transcribe-json', engine: 'aws-transcribe', language: results.language_code },
    segments.length > 0 ? phrasesOf(results, segments) : cutPhrases(wordsOf(results)),
  )
}
