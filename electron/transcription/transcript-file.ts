import { z } from 'zod'
import { SegmentFlag, SpokenWord, TimeRange } from '../../shared/contract/ingest-recording.ts'
import { Milliseconds, Sha256 } from '../../shared/units.ts'
import { maskSegments } from '../transcripts/mask-segments.ts'
import type { TranscriptSegment } from '../transcripts/transcript-text.ts'
import { TranscriptionRefused } from './transcription-refused.ts'

/** The schema's name and version: readers of another program can tell what they hold. */
const SCHEMA = 'said-and-signed-transcript/1'

const Segment = z.strictObject({
  startMs: Milliseconds,
  endMs: Milliseconds,
  /** Null for a call in one channel: it may be the sum of both people. */
  channel: z.number().int().nonnegative().nullable(),
  text: z.string(),
  confidence: z.number().min(0).max(1).nullable(),
  flags: z.array(SegmentFlag),
  words: z.array(SpokenWord),
})

const Facts = z.strictObject({
  /** Lower-case SHA-256 of the recording's files as they were taken in; two where each side has its own. */
  audioSha256: z.array(Sha256).min(1).readonly(),
  /** Of the recording. */
  durationMs: Milliseconds,
  /** `whisper.cpp 1.9.1` */
  engine: z.string(),
  model: z.strictObject({ name: z.string(), sha256: Sha256 }),
  /** What the engine was asked for: `he`, `en` or `auto`. */
  asked: z.string(),
  /** BCP 47: what it heard; null where nobody speaks. */
  language: z.string().nullable(),
  /** The engine's options that shape the words. */
  parameters: z.array(z.string()).readonly(),
  /** For each channel where somebody speaks: nothing else was heard. */
  voiced: z.array(z.array(TimeRange).readonly()).readonly(),
})

const OwnTranscript = Facts.extend({ segments: z.array(Segment) })

/** What a transcript made here says of itself. */
export type TranscriptFacts = z.infer<typeof Facts>
export type OwnTranscript = z.infer<typeof OwnTranscript>

/** Enough to judge a word by, and the same digits on every machine. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

const line = (value: unknown): string => JSON.stringify(value)

/**
 * A transcript made here as the file that is kept as evidence: JSON in UTF-8, one segment a line, fields always in the same
 * order, so that the same words have the same bytes. Numbers that nobody may read are masked in it: it is kept for ever.
 */
export function transcriptFile(segments: readonly TranscriptSegment[], facts: TranscriptFacts): Uint8Array {
  // Parsed by the schemas, fields come in the schemas' order whatever the order they were given in.
  const head = Object.entries(Facts.parse(facts)).map(([name, value]) => `${line(name)}:${line(value)}`)
  const rows = maskSegments(segments).segments.map(({ startMs, endMs, channel, text, confidence, flags, words }) =>
    line(
      Segment.parse({
        ...{ startMs, endMs, channel, text, flags, words },
        confidence: confidence === null ? null : rounded(confidence),
      }),
    ),
  )
  const text = `{${[`"schema":${line(SCHEMA)}`, ...head].join(',\n')},\n"segments":[\n${rows.join(',\n')}\n]}\n`
  return new TextEncoder().encode(text)
}

/** Whether parsed JSON is a transcript made here, of whatever version. */
export const isOwnTranscript = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'schema' in json &&
  typeof json.schema === 'string' &&
  json.schema.startsWith('said-and-signed-transcript/')

const unreadable = (what: string): TranscriptionRefused =>
  new TranscriptionRefused('transcript-damaged', `${what}. Transcribe the call again.`)

/**
 * Reads a transcript made here, from its parsed JSON.
 * Throws TranscriptionRefused `transcript-damaged`, naming the place that is damaged or the version it doesn't know.
 */
export function readOwnTranscript(json: unknown): OwnTranscript {
  const { schema, ...rest } = isOwnTranscript(json) ? (json as { schema: string }) : { schema: '' }
  if (schema !== SCHEMA)
    throw unreadable(`This is no transcript of this version of the program (${schema || 'no schema'})`)
  const parsed = OwnTranscript.safeParse(rest)
  if (parsed.success) return parsed.data
  throw unreadable(`The transcript is damaged at ${parsed.error.issues[0]?.path.join('.') || 'its beginning'}`)
}
