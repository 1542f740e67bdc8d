import { z } from 'zod'
import { checked, isListWith, type JsonObject } from './json-shape.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { TimeNumber, wholeMs } from './vendor-times.ts'

const CallItem = z.looseObject({
  Content: z.string(),
  Type: z.string().nullish(),
  BeginOffsetMillis: z.number().nullish(),
  EndOffsetMillis: z.number().nullish(),
  Confidence: z.union([z.string(), z.number()]).nullish(),
})

const Turn = z.looseObject({
  Content: z.string(),
  BeginOffsetMillis: TimeNumber,
  EndOffsetMillis: TimeNumber,
  ParticipantRole: z.string().nullish(),
  /** Contact Lens names a participant and lists the roles apart. */
  ParticipantId: z.string().nullish(),
  Items: z.array(CallItem).nullish(),
})

const CallAnalyticsJson = z.looseObject({
  LanguageCode: z.string().nullish(),
  Participants: z
    .array(z.looseObject({ ParticipantId: z.string().nullish(), ParticipantRole: z.string().nullish() }))
    .nullish(),
  Transcript: z.array(Turn),
})

type Participants = z.infer<typeof CallAnalyticsJson>['Participants']

const wordsOf = (items: z.infer<typeof CallItem>[]): SaidPhrase['words'] =>
  items
    .filter((item) => item.Type?.toLowerCase() !== 'punctuation')
    .map((item) => ({
      text: item.Content,
      startMs: wholeMs(item.BeginOffsetMillis),
      endMs: wholeMs(item.EndOffsetMillis),
      confidence: item.Confidence === null || item.Confidence === undefined ? null : Number(item.Confidence),
    }))

const phraseOf =
  (roles: ReadonlyMap<string, string>) =>
  (turn: z.infer<typeof Turn>): SaidPhrase => ({
    startMs: wholeMs(turn.BeginOffsetMillis),
    endMs: wholeMs(turn.EndOffsetMillis),
    text: turn.Content,
    label: turn.ParticipantRole ?? roles.get(turn.ParticipantId ?? '') ?? turn.ParticipantId,
    words: wordsOf(turn.Items ?? []),
  })

const rolesById = (participants: Participants): ReadonlyMap<string, string> =>
  new Map(
    (participants ?? []).flatMap(({ ParticipantId: id, ParticipantRole: role }) => (id && role ? [[id, role]] : [])),
  )

export const isAwsCallAnalytics = (json: JsonObject): boolean => isListWith(json.Transcript, 'BeginOffsetMillis')

/**
 * Reads Amazon Transcribe's Call Analytics and Amazon Connect's Contact Lens, which write one shape.
 * Throws RecordingUnreadable `transcript-damaged` naming the place.
 */
export function readAwsCallAnalytics(json: JsonObject): RawTranscript {
  const { LanguageCode, Participants, Transcript } = checked(CallAnalyticsJson, json, 'Call Analytics')
  return transcriptOf(
    { format: 'aws-call-analytics-json', engine: 'aws-transcribe', language: LanguageCode },
    Transcript.map(phraseOf(rolesById(Participants))),
  )
}
