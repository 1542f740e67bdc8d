import { z } from 'zod'
import { checked, isListWith, isObject, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds, TimeNumber, wholeMs } from './vendor-times.ts'

const VibeSegment = z.looseObject({
  start: TimeNumber,
  stop: TimeNumber,
  text: z.string(),
  speaker: z.union([z.string(), z.number()]).nullish(),
})
type VibeSegment = z.infer<typeof VibeSegment>

/** What Vibe keeps and its first versions export: whole hundredths of a second. */
const KeptSegments = z.array(VibeSegment)
const Kept = z.looseObject({ segments: KeptSegments })
/** What its window exports since: seconds. */
const Exported = z.looseObject({ transcript: z.array(VibeSegment) })
/** A line of what its server streams. */
const StreamedSegment = z.looseObject({
  type: z.literal('segment'),
  start: TimeNumber,
  end: TimeNumber,
  text: z.string(),
  speaker: z.number().nullish(),
})

const ofHundredths = (time: number | null): number | null => (time === null ? null : wholeMs(time * 10))

const phraseOf =
  (ms: (time: number | null) => number | null) =>
  ({ start, stop, text, speaker }: VibeSegment): SaidPhrase => ({
    startMs: ms(start),
    endMs: ms(stop),
    text,
    label: speaker,
  })

function phrasesOf(json: unknown): SaidPhrase[] {
  if (isStream(json)) {
    const segments = checked(z.array(StreamedSegment), json.filter(isStreamedSegment), 'Vibe')
    return segments.map(({ end, ...segment }) => phraseOf(ofSeconds)({ ...segment, stop: end }))
  }
  if (Array.isArray(json)) return checked(KeptSegments, json, 'Vibe').map(phraseOf(ofHundredths))
  if (isObject(json) && 'transcript' in json) {
    return checked(Exported, json, 'Vibe').transcript.map(phraseOf(ofSeconds))
  }
  return checked(Kept, json, 'Vibe').segments.map(phraseOf(ofHundredths))
}

const isStreamedSegment = (event: unknown): boolean => isObject(event) && event.type === 'segment'

/** The server's lines: progress, segments, the result. */
const isStream = (json: unknown): json is readonly JsonObject[] =>
  isListWith(json, 'type') && json.some(isStreamedSegment)

const hasSegments = (json: unknown): boolean => isListWith(json, 'start', 'stop', 'text')

export const isVibe = (json: unknown): boolean =>
  hasSegments(json) ||
  isStream(json) ||
  (isObject(json) && (hasSegments(json.segments) || hasSegments(json.transcript)))

/** Reads the JSON of Vibe's app or server. Throws RecordingUnreadable `transcript-damaged` naming the place. */
export function readVibe(json: unknown): RawTranscript {
  return transcriptOf({ format: 'vibe-json', engine: 'vibe' }, phrasesOf(json))
}
